import { baselineOf, parseBaseline, saveBaseline } from '../../../reporting/baseline/baseline.ts';
import { compareBaseline } from '../../../reporting/baseline/compare.ts';
import { ownersOf, refuseForeign, type Owners } from '../../../reporting/baseline/owner.ts';
import type { Caller, RunEntry } from '../../../runner/record/record.ts';
import { signedInAs } from '../../../runner/record/identity.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { entry, record } from '../../runner/record/records.ts';

const id = (digit: number): string => `${String(digit).repeat(8)}-2222-4333-8444-555555555555`;
const caller = (app: number, tenant = 9): Caller => ({ app: id(app), tenant: id(tenant) });
const of = (...callers: (Caller | undefined)[]): RunEntry[] =>
  callers.map((each, iteration) => entry('A', 'answered', { iteration, ...(each ? { caller: each } : {}) }));

// prettier-ignore
test.each<[name: string, claims: Record<string, unknown>, caller: Caller | undefined]>([
  ['an app, version 1', { appid: id(1), tid: id(9) }, caller(1)],
  ['an app, version 2', { appid: undefined, azp: id(1), tid: id(9) }, caller(1)],
  ['no tenant', { appid: id(1) }, { app: id(1), tenant: '' }],
  ['in capitals', { appid: 'ABCDEFAB-2222-4333-8444-555555555555', tid: id(9) }, { app: 'abcdefab-2222-4333-8444-555555555555', tenant: id(9) }],
  ['neither', { appid: undefined }, undefined],
  ['what is no id is not kept', { appid: 'Zk3 something secret', tid: ['x'] }, undefined],
])('the caller of a token: %s', (_name, claims, expected) => expect(signedInAs(`Bearer ${makeToken(claims)}`)).toEqual(expected));

test.each<[name: string, entries: RunEntry[], owners: Owners]>([
  ['one', of(caller(1)), [caller(1)]],
  ['the same in all rows', of(caller(1), caller(1)), [caller(1)]],
  ['another in each row', of(caller(1), caller(2)), [caller(1), caller(2)]],
  ['not known in one row', of(caller(1), undefined), [caller(1), null]],
  ['not known at all', of(undefined), []],
  ['two in one row', [...of(caller(1)), entry('B', 'answered', { caller: caller(2) })], []],
])('whose a record is: %s', (_name, entries, owners) => {
  expect(ownersOf(record(entries, { iterations: Math.max(...entries.map(({ iteration }) => iteration)) + 1 }))).toEqual(
    owners,
  );
});

test('a baseline names them, a line for each, and nothing when they are not known', () => {
  const two = saveBaseline(record(of(caller(1), caller(2)), { iterations: 2 }));
  expect(two).toContain(
    `  "owners": [\n    {"app":"${id(1)}","tenant":"${id(9)}"},\n    {"app":"${id(2)}","tenant":"${id(9)}"}\n  ],\n`,
  );
  expect(parseBaseline(two, 'file').owners).toEqual([caller(1), caller(2)]);
  expect(saveBaseline(record(of(undefined)))).not.toContain('owners');
});

// prettier-ignore
test.each<[name: string, then: Owners, now: Owners, says: RegExp | undefined]>([
  ['the same', [caller(1)], [caller(1)], undefined],
  ['the same in capitals', [caller(1)], [{ app: id(1).toUpperCase(), tenant: id(9) }], undefined],
  ['another app', [caller(1)], [caller(2)], /^The baseline is of the app 1{8}-\S+ in the tenant 9{8}-\S+; this run is of the app 2{8}-\S+ in the tenant 9{8}-\S+$/],
  ['another tenant', [caller(1)], [caller(1, 8)], /this run is of the app 1{8}-\S+ in the tenant 8{8}-/],
  ['another row', [caller(1), caller(2)], [caller(1), caller(3)], /^Row 2: The baseline is of the app 2{8}/],
  ['one app then, another in a row now', [caller(1)], [caller(1), caller(3)], /^Row 2: /],
  ['nobody knows whose it was', [], [caller(1)], undefined],
  ['nobody knows whose it is now', [caller(1)], [null], undefined],
  ['only the tenant is known', [caller(1)], [{ app: '', tenant: id(9) }], undefined],
  ['only the tenant is known, and it is another', [caller(1)], [{ app: '', tenant: id(8) }], /of the tenant 8{8}/],
  ['rows of which one is not known', [caller(1), null], [caller(1), caller(2)], undefined],
])('a baseline of somebody else: %s', (_name, owners, now, says) => {
  const refuse = (): void => refuseForeign({ owners }, now, 'access.json');
  if (says === undefined) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(expect.objectContaining({ code: 'E_BASELINE_FOREIGN', subject: 'access.json', cause: expect.objectContaining({ message: expect.stringMatching(says) as string }) as Error }) as Error);
});

test('an older baseline is taken, with a note', () => {
  const older = { ...baselineOf(record(of(caller(1)))), owners: [] };
  expect(compareBaseline(older, record(of(caller(1)))).differences).toEqual([
    expect.stringContaining('does not say which app'),
  ]);
  expect(compareBaseline(baselineOf(record(of(caller(1)))), record(of(caller(1)))).differences).toEqual([]);
});
