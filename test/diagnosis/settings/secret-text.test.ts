import { problemOfSecretText } from '../../../diagnosis/settings/secret-text.ts';

const SECRET = 'abc~Def.ghi-Jkl_mno';

const cases: readonly (readonly [what: string, value: string, problem: 'quotes' | 'invisible' | null])[] = [
  ['as it is', SECRET, null],
  ['empty', '', null],
  ['one quote, which may be its own', `"${SECRET}`, null],
  ['a quote inside', 'abc"def', null],
  ['two kinds of quotes', `'${SECRET}"`, null],
  ['only a quote', '"', null],
  ['double quotes', `"${SECRET}"`, 'quotes'],
  ['double quotes and a line break after them', `"${SECRET}"\n`, 'quotes'],
  ['single quotes', `'${SECRET}'`, 'quotes'],
  ['backticks', `\`${SECRET}\``, 'quotes'],
  ['typographic quotes', `\u201c${SECRET}\u201d`, 'quotes'],
  ['low and high quotes', `\u201e${SECRET}\u201c`, 'quotes'],
  ['typographic single quotes', `\u2018${SECRET}\u2019`, 'quotes'],
  ['guillemets', `\u00ab${SECRET}\u00bb`, 'quotes'],
  ['one typographic quote', `${SECRET}\u201d`, 'quotes'],
  ['a space of width zero before it', `\u200b${SECRET}`, 'invisible'],
  ['a joiner inside', `abc\u200ddef`, 'invisible'],
  ['a word joiner after it', `${SECRET}\u2060`, 'invisible'],
  ['a byte order mark', `\ufeff${SECRET}`, 'invisible'],
  ['a blank that does not break', `${SECRET}\u00a0`, 'invisible'],
  ['a soft hyphen', `abc\u00addef`, 'invisible'],
  ['quotes and a space of width zero', `"\u200b${SECRET}"`, 'invisible'],
];

it.each(cases)('a secret with %s', (_, value, problem) => {
  expect(problemOfSecretText(value)).toBe(problem);
});
