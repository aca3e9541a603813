import { lstat, readFile } from 'node:fs/promises';
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

/**
 * Writes one file, unless another is there that somebody may have changed.
 * @param force overwrites it
 * @throws CliError E_FILE_EXISTS, E_OUT_UNWRITABLE
 */
export async function writeNew(
  path: string,
  content: Content,
  force: boolean,
): Promise<'Written' | 'Already up to date'> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isFile() && (await isSame(path, content))) return 'Already up to date';
  if (there && !there.isDirectory() && !force) throw new CliError('E_FILE_EXISTS', path);
  await writeOut(path, content);
  return 'Written';
}

async function isSame(path: string, content: Content): Promise<boolean> {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return false;
  const now = await readFile(path).catch(() => undefined);
  return now !== undefined && now.equals(Buffer.from(content));
}
