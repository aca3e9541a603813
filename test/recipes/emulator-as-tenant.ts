import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from '../../emulator/index.ts';
import { parseEnvironment, withValues } from '../../runner/index.ts';
import type { Project } from '../cli/fixtures/terminal.ts';

/**
 * Writes an environment that reaches an emulator under a name by which nobody knows that it is one: as with a real tenant, everything must be
 * allowed.
 * @param url where it is, if something stands in front of it
 */
export async function environmentOf(
  { clientValues, url: own }: Pick<Emulator, 'clientValues' | 'url'>,
  project: Project,
  url = own,
): Promise<string> {
  const path = join(project.root, 'environments', 'emulator.postman_environment.json');
  const values = { loginUrl: url, apiUrl: url, fabricUrl: url, ...(await clientValues()) };
  const environment = withValues(parseEnvironment(readFileSync(path, 'utf8'), path), values);
  project.write('tenant.json', JSON.stringify(environment));
  return 'tenant.json';
}
