import { accessSync, constants, statSync } from 'node:fs';
import { CliError } from '../errors/cli-error.ts';

/**
 * Before anything is sent: the answer to a request without its file would not say so.
 * @throws CliError E_FILE_UNREADABLE
 */
export function checkReadable(path: string): void {
  try {
    if (!statSync(path).isFile()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    accessSync(path, constants.R_OK);
  } catch (cause) {
    throw new CliError('E_FILE_UNREADABLE', path, { cause });
  }
}
