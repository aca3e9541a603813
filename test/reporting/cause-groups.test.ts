import { triage } from '../../reporting/cause-groups.ts';
import { cause, entry } from './page/sample.ts';

const refused = (id: string, ...codes: string[]) =>
  entry(id, { outcome: 'refused', causes: codes.map((code) => cause(code)) });
const ids = (groups: readonly { readonly entries: readonly { readonly id: string }[] }[]) =>
  groups.map(({ entries }) => entries.map(({ id }) => id).join(' '));

test('one cause stands once, before those that explain less', () => {
  const { causes } = triage([refused('a', 'RARE'), refused('b', 'OFTEN'), refused('c', 'OFTEN')]);
  expect(causes.map(({ code }) => code)).toEqual(['OFTEN', 'RARE']);
  expect(ids(causes)).toEqual(['b c', 'a']);
});

test('what keeps everything from being reached comes first, however little it explains', () => {
  const token = entry('t', { outcome: 'not-reached', causes: [cause('ENTRA_SECRET_WRONG')] });
  expect(triage([refused('a', 'X'), refused('b', 'X'), token]).causes.map(({ code }) => code)).toEqual([
    'ENTRA_SECRET_WRONG',
    'X',
  ]);
});

test('only the most likely cause takes a request; others are named beside it', () => {
  const { causes } = triage([refused('a', 'X', 'Y'), refused('b', 'X', 'Z', 'X')]);
  expect(causes).toHaveLength(1);
  expect(causes[0]!.alternatives).toEqual(['Y', 'Z']);
});

test('where the steps differ, each remedy stands with its requests, most first', () => {
  const other = entry('a', { outcome: 'refused', causes: [cause('X', { fix: ['Mend another workspace'] })] });
  const { remedies } = triage([other, refused('b', 'X'), refused('c', 'X')]).causes[0]!;
  expect(remedies.map(({ fix }) => fix)).toEqual([['Mend X'], ['Mend another workspace']]);
  expect(ids(remedies)).toEqual(['b c', 'a']);
});

test('an answer that only looks like success is told apart', () => {
  const fixes = triage([entry('a', { causes: [cause('PBI_NO_WORKSPACE')] }), entry('b')]);
  expect(fixes.causes).toEqual([]);
  expect(ids(fixes.deceptive)).toEqual(['a']);
});

const requestIds = { a: '41fc3fd6-a891-4ca8-84be-b27505e84a41', b: '5b0f2f1e-0000-4ca8-84be-b27505e84a41' };

test('without a cause, equal reasons stand once, whatever the request is called and whatever id its answer had', () => {
  const failed = (id: 'a' | 'b') =>
    entry(id, {
      outcome: 'failed',
      reason: `Get ${id} should answer 200 and answered 500 (RequestId ${requestIds[id]})`,
    });
  const { unexplained } = triage([
    failed('a'),
    failed('b'),
    entry('c', { outcome: 'failed' }),
    entry('d', { outcome: 'refused' }),
  ]);
  expect(unexplained.map(({ reason, entries }) => [reason, entries.length])).toEqual([
    ['It should answer 200 and answered 500 (RequestId …)', 2],
    ['no reason given', 1],
    ['no reason given', 1],
  ]);
  expect(triage([failed('a')]).unexplained[0]!.reason).toBe(
    `Get a should answer 200 and answered 500 (RequestId ${requestIds.a})`,
  );
});

test('what was left out stands apart, by reason and outcome', () => {
  const { leftOut, unexplained } = triage([
    entry('a', { outcome: 'skipped', reason: 'it changes something' }),
    entry('b', { outcome: 'not-reached', reason: 'interrupted' }),
    entry('c', { outcome: 'skipped', reason: 'it changes something' }),
    entry('d', { outcome: 'refused-as-documented' }),
  ]);
  expect(ids(leftOut)).toEqual(['a c', 'b']);
  expect(unexplained).toEqual([]);
});
