import { plain, short } from '../../reporting/plain.ts';
import { HOSTILE } from './strange-records.ts';

test.each([
  ['a\n  b\tc', 'a b c'],
  ['\u001b[31mred\u001b[0m', '[31mred [0m'],
  ['over\rwritten', 'over written'],
  ['a\u202Egnp.exe', 'a gnp.exe'],
  ['::error title=x::y', ': :error title=x::y'],
  ['see ::add-mask::x', 'see : :add-mask::x'],
  ['a ##vso[task.setvariable variable=x]y', 'a # #vso[task.setvariable variable=x]y'],
  ['##VSO[task.complete]', '# #VSO[task.complete]'],
  ['##[error]x', '# #[error]x'],
  ['# title, ## title, a::b', '# title, ## title, a::b'],
  ['Über 中文 😀', 'Über 中文 😀'],
  [undefined, ''],
])('%j is shown as %j', (text, shown) => expect(plain(text)).toBe(shown));

test.each(HOSTILE)('nothing in it acts on a terminal or a log: %j', (text) => {
  // What a terminal obeys begins with a control character; what a CI system obeys, with one of its marks.
  expect(plain(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|##vso\[|##\[|^::[\w-]+/i);
});

test('a cut never halves a character', () => {
  expect(short('😀😀😀😀', 3)).toBe('😀😀…');
  expect(short('abc', 3)).toBe('abc');
  expect(short('ab cd', 4)).toBe('ab…');
});
