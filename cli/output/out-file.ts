import { writeWhole, type Content } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';

/**
 * Writes one file that somebody asked for, whole or not at all.
 * @param mode permissions, such as 0o600 for what holds a secret
 * @throws CliError E_OUT_UNWRITABLE
 */
export async function writeOut(path: string, content: Content, mode?: number): Promise<void> {
  await writeWhole(new Map([[path, content]]), mode).catch((cause: unknown) => {
    throw new CliError('E_OUT_UNWRITABLE', path, { cause });
  });
}
