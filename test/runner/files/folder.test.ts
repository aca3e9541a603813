import { existsSync } from 'node:fs';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../runner/files/folder.ts';

test('makes a folder and those around it, also twice at once', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'folder-')), 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path)]);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test('fails where a file stands in the way', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'folder-')), 'file');
  await writeFile(file, '');
  await expect(makeFolder(join(file, 'below'))).rejects.toThrow();
});

(existsSync('/proc/self') ? test : test.skip)(
  'fails, and does not try for ever, where a folder takes no others',
  async () => {
    await expect(makeFolder('/proc/no-folders-here')).rejects.toThrow();
  },
);
