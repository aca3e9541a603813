import nodePath from 'node:path';
import { pathInside } from '../../../cli/pipelines/package-spec.ts';

test.each([
  ['vendor\\x.tgz', 'C:\\work\\theirs', 'C:\\work\\theirs', './vendor/x.tgz'],
  ['.\\x.tgz', 'C:\\work\\theirs\\below', 'C:\\work\\theirs', './below/x.tgz'],
  ['..\\x.tgz', 'C:\\work\\theirs\\below', 'C:/work/theirs', './x.tgz'], // git writes the top with slashes
  ['C:/work/theirs/x.tgz', 'C:\\work\\theirs', 'C:/work/theirs', './x.tgz'],
  ['c:\\WORK\\theirs\\x.tgz', 'C:\\work\\theirs', 'C:/work/theirs', './x.tgz'],
  ['..\\x.tgz', 'C:\\work\\theirs', 'C:\\work\\theirs', undefined],
  ['D:\\x.tgz', 'C:\\work\\theirs', 'C:\\work\\theirs', undefined],
  ['\\\\server\\share\\x.tgz', 'C:\\work\\theirs', 'C:\\work\\theirs', undefined],
  ['..x.tgz', 'C:\\work\\theirs', 'C:\\work\\theirs', './..x.tgz'],
])('on Windows %s in %s', (given, cwd, top, expected) => {
  expect(pathInside(given, cwd, top, nodePath.win32)).toBe(expected);
});

test.each([
  ['vendor/x.tgz', '/work/theirs', './vendor/x.tgz'],
  ['../x.tgz', '/work/theirs/below', './x.tgz'],
  ['/work/theirs/x.tgz', '/work/theirs', './x.tgz'],
  ['../x.tgz', '/work/theirs', undefined],
  ['/tmp/x.tgz', '/work/theirs', undefined],
])('elsewhere %s in %s', (given, cwd, expected) => {
  expect(pathInside(given, cwd, '/work/theirs', nodePath.posix)).toBe(expected);
});
