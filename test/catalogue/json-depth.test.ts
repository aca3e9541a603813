import { isTooDeep } from '../../catalogue/model/json-depth.ts';

const lists = (depth: number, inner = ''): string => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test.each<[string, string, boolean]>([
  ['lists as deep as allowed', lists(200), false],
  ['lists one deeper', lists(201), true],
  ['objects as deep as allowed', objects(200), false],
  ['objects one deeper', objects(201), true],
  ['very deep', objects(100_000), true],
  ['very deep, and never closed', '['.repeat(100_000), true],
  ['many side by side', `[${Array.from({ length: 1_000 }, () => '[{}]').join()}]`, false],
  ['brackets in a string', JSON.stringify('['.repeat(1_000)), false],
  ['brackets in a string with quotes and backslashes', JSON.stringify([`\\"\\\\"${'['.repeat(1_000)}`, '\\']), false],
  ['deep behind such a string', `[${JSON.stringify('a\\"b\\\\')},${lists(201)}]`, true],
  ['a string that never ends', `"${'['.repeat(1_000)}`, false],
  ['nothing', '', false],
])('%s', (_name, text, expected) => expect(isTooDeep(text)).toBe(expected));
