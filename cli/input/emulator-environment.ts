import type { Emulator } from '../../emulator/index.ts';
import { withValues, type Environment } from '../../runner/index.ts';
import type { Terminal } from '../output/terminal.ts';
import { readEnvironment } from './environment-file.ts';
import { noteSecrets } from './values.ts';

/**
 * The environment that reaches a started emulator, with what its scenario's client has in its settings; its tenant may be changed. What is
 * set for a real tenant must not get mixed in, so nothing else is laid over it.
 * @param asUser brings the token of its signed-in user
 * @param given values from the command line
 */
export async function emulatorEnvironment(
  emulator: Emulator,
  asUser: boolean,
  given: Readonly<Record<string, string>>,
  terminal: Terminal,
): Promise<Environment> {
  const client = await emulator.clientValues();
  const values = {
    ...given,
    loginUrl: emulator.url,
    apiUrl: emulator.url,
    fabricUrl: emulator.fabricUrl,
    allowWrite: emulator.tenantId,
    ...client,
    ...(asUser ? { accessToken: await emulator.userToken() } : {}),
  };
  return noteSecrets(withValues(await readEnvironment('emulator', terminal), values), terminal);
}
