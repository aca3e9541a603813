import nodePath from 'node:path';
import { pathWithin, withSlashes } from '../../cli/input/within.ts';

test.each([
  ['C:\\work\\theirs', 'vendor\\x.tgz', 'vendor/x.tgz'],
  ['C:\\work\\theirs', 'vendor/x.tgz', 'vendor/x.tgz'],
  ['C:\\work\\theirs', '.\\below\\..\\x.tgz', 'x.tgz'],
  ['C:/work/theirs', 'C:\\work\\theirs\\x.tgz', 'x.tgz'], // git writes folders with slashes
  ['C:\\work\\theirs', 'c:\\WORK\\Theirs\\x.tgz', 'x.tgz'],
  ['C:\\work\\theirs', 'C:\\work\\theirs', ''],
  ['C:\\', 'C:\\x\\y.json', 'x/y.json'],
  ['\\\\server\\share\\a', '\\\\server\\share\\a\\b.json', 'b.json'],
  ['C:\\work\\theirs', '..x.json', '..x.json'],
  ['C:\\work\\theirs', '..\\x.tgz', undefined],
  ['C:\\work\\theirs', 'C:\\work\\theirs-too\\x.tgz', undefined],
  ['C:\\work\\theirs', 'D:\\x.tgz', undefined],
  ['C:\\work\\theirs', '\\\\server\\share\\x.tgz', undefined],
])('Windows: in %s, %s', (folder, path, expected) => {
  expect(pathWithin(folder, path, nodePath.win32)).toBe(expected);
});

test.each([
  ['/work/theirs', 'vendor/x.tgz', 'vendor/x.tgz'],
  ['/work/theirs', '/work/theirs/a b.json', 'a b.json'],
  ['/work/theirs', 'a\\b.json', 'a\\b.json'], // a name like any other
  ['/work/theirs', '/work/theirs/', ''],
  ['/', '/etc/x.json', 'etc/x.json'],
  ['/work/theirs', '..x.json', '..x.json'],
  ['/work/theirs', '../x.tgz', undefined],
  ['/work/theirs', '/work/theirs-too/x.tgz', undefined],
])('elsewhere: in %s, %s', (folder, path, expected) => {
  expect(pathWithin(folder, path, nodePath.posix)).toBe(expected);
});

test('slashes, as links and patterns have them', () => {
  expect(withSlashes('D:\\a\\b c.json', nodePath.win32)).toBe('D:/a/b c.json');
  expect(withSlashes('/a/b\\c.json', nodePath.posix)).toBe('/a/b\\c.json');
});
