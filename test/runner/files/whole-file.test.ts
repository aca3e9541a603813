import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../../runner/files/whole-file.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function* pieces(fail: boolean): Generator<string> {
  yield 'half';
  if (fail) throw new Error('no more');
  yield ' and half';
}

describe('writeWhole', () => {
  test('all or nothing: when one cannot be written, the others stay as they were', async () => {
    writeFileSync(join(folder, 'old'), 'old');
    writeFileSync(join(folder, 'file'), '');
    const files = new Map([
      [join(folder, 'old'), 'new'],
      [join(folder, 'file', 'below'), 'x'],
    ]);
    await expect(writeWhole(files)).rejects.toThrow();
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['file', 'old']);
  });

  test.each([
    [false, 'half and half', ['new']],
    [true, 'before', ['new']],
  ])('in pieces; when they break off (%s) the file is %s', async (fail, text, names) => {
    writeFileSync(join(folder, 'new'), 'before');
    await writeWhole(new Map([[join(folder, 'new'), pieces(fail)]])).catch(() => undefined);
    expect(readFileSync(join(folder, 'new'), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(names);
  });

  test('makes folders and replaces what is there', async () => {
    const path = join(folder, 'x', 'y.txt');
    await writeWhole(new Map([[path, '1']]));
    await writeWhole(new Map([[path, '2']]));
    expect(readFileSync(path, 'utf8')).toBe('2');
  });

  (process.platform === 'win32' ? test.skip : test)('what holds a secret is for its owner alone', async () => {
    const path = join(folder, 'secret');
    await writeWhole(new Map([[path, 'x']]), 0o600);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
