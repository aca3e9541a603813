import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './folder.ts';

/**
 * Writes files whole or not at all: each beside its place first, and only when all are there, each into it.
 * Folders are made as needed. Nobody ever reads half a file, and a full disk leaves the old ones.
 * @param files path -> text
 * @param mode permissions, such as 0o600 for what holds a secret
 * @throws the file system's error; the old files are then still there
 */
export async function writeWhole(files: ReadonlyMap<string, string>, mode?: number): Promise<void> {
  const written: { temporary: string; path: string }[] = [];
  try {
    for (const [path, text] of files) {
      await makeFolder(dirname(path));
      const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
      written.push({ temporary, path });
      await writeFile(temporary, text, mode === undefined ? { flag: 'wx' } : { flag: 'wx', mode });
    }
    for (const { temporary, path } of written) await rename(temporary, path);
  } catch (error) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    throw error;
  }
}
