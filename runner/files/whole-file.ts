import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './folder.ts';

/** What a file is to hold: a text, bytes, or pieces of text that are made one after the other. */
export type Content = string | Uint8Array | Iterable<string>;

/**
 * Writes files whole or not at all: each beside its place first, and only when all are there, each into it.
 * Folders are made as needed. Nobody ever reads half a file, and a full disk leaves the old ones.
 * @param files path -> content
 * @param mode permissions, such as 0o600 for what holds a secret
 * @throws the file system's error; the old files are then still there
 */
export async function writeWhole(files: ReadonlyMap<string, Content>, mode?: number): Promise<void> {
  const written: { temporary: string; path: string }[] = [];
  try {
    for (const [path, content] of files) {
      await makeFolder(dirname(path));
      const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
      written.push({ temporary, path });
      await writeNew(temporary, content, mode);
    }
    for (const { temporary, path } of written) await rename(temporary, path);
  } catch (error) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    throw error;
  }
}

async function writeNew(path: string, content: Content, mode: number | undefined): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    if (content instanceof Uint8Array) return await file.writeFile(content);
    for (const piece of typeof content === 'string' ? [content] : content) await file.write(piece);
  } finally {
    await file.close();
  }
}
