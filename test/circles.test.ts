import { circlesIn, importedBy, importsOf } from './circles.ts';
import { projectFolder } from './cli/fixtures/built.ts';

const rooms = ['catalogue', 'generator', 'emulator', 'runner', 'reporting', 'diagnosis', 'scripts', 'sharing', 'cli'];

test('nothing in the source imports what imports it: neither files nor folders, not even for a type', () => {
  expect(circlesIn(importsOf(projectFolder, rooms))).toEqual([]);
});

describe('a circle is found', () => {
  const found = (files: Readonly<Record<string, readonly string[]>>): unknown =>
    circlesIn(new Map(Object.entries(files))).map(({ within, members }) => [within, ...members]);

  // prettier-ignore
  test.each<[string, Record<string, string[]>, string[][]]>([
    ['of two files', { 'a/x.ts': ['a/y.ts'], 'a/y.ts': ['a/x.ts'] }, [['a', 'x.ts', 'y.ts']]],
    ['of three', { 'a/x.ts': ['a/y.ts'], 'a/y.ts': ['a/z.ts'], 'a/z.ts': ['a/x.ts'], 'a/w.ts': ['a/x.ts'] }, [['a', 'x.ts', 'y.ts', 'z.ts']]],
    ['of two folders, though of no files', { 'a/b/x.ts': ['a/c/y.ts'], 'a/c/z.ts': ['a/b/w.ts'] }, [['a', 'b', 'c']]],
    ['of a folder and a file beside it', { 'a/b/x.ts': ['a/y.ts'], 'a/y.ts': ['a/b/z.ts'] }, [['a', 'b', 'y.ts']]],
    ['of two rooms', { 'a/x.ts': ['b/y.ts'], 'b/c/z.ts': ['a/w.ts'] }, [['', 'a', 'b']]],
    ['and two of them apart', { 'a/x.ts': ['a/y.ts'], 'a/y.ts': ['a/x.ts'], 'b/x.ts': ['b/y.ts'], 'b/y.ts': ['b/x.ts'] }, [['a', 'x.ts', 'y.ts'], ['b', 'x.ts', 'y.ts']]],
    ['but none where arrows only meet', { 'a/x.ts': ['a/y.ts', 'a/b/z.ts'], 'a/y.ts': ['a/b/z.ts'], 'a/b/z.ts': [] }, []],
  ])('%s', (_name, files, expected) => expect(found(files)).toEqual(expected));

  test.each([
    ["import { y } from './y.ts';"],
    ["import type { Y } from './y.ts';"],
    ["import { type Y } from './y.ts';"],
    ["export { y } from './y.ts';"],
    ["export * from './y.ts';"],
    ["import './y.ts';"],
    ["type Y = import('./y.ts').Y;"],
    ["const y = () => import('./y.ts');"],
  ])('by %s', (source) => expect(importedBy('a/x.ts', source)).toEqual(['a/y.ts']));

  test('what is not ours does not count, nor what only looks like an import', () => {
    const source = "import fs from 'node:fs';\n// import './y.ts'\nconst text = \"import './z.ts';\";\n";
    expect(importedBy('a/x.ts', source)).toEqual([]);
  });
});
