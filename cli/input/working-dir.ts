import { readdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';
import { pathWithin } from './within.ts';

/**
 * The folder whose files the requests of a collection may carry. Newman keeps to a folder by the text of a path alone, so no link in it may
 * lead out.
 * @throws CliError E_WORKING_DIR_INVALID
 */
export async function checkedWorkingDir(folder: string, terminal: Terminal): Promise<string> {
  const path = resolve(terminal.cwd, folder);
  const fail = (cause: unknown): never => {
    throw new CliError('E_WORKING_DIR_INVALID', `${path} cannot be read`, { cause });
  };
  const root = await realpath(path).catch(fail);
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(fail);
  for (const entry of entries.filter((each) => each.isSymbolicLink())) {
    const link = join(entry.parentPath, entry.name);
    const target = await realpath(link).catch(() => undefined);
    if (target === undefined || pathWithin(root, target) === undefined)
      throw new CliError('E_WORKING_DIR_INVALID', `${link} is a link that leads out of the folder`);
  }
  return root;
}
