import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselineOf, parseBaseline, readBaseline, saveBaseline } from '../../../reporting/baseline/baseline.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

test('sorted, a line for each operation, without times and without ids but those of the app and its tenant', () => {
  expect(saveBaseline(record([...everyCase].reverse()))).toBe(`{
  "version": 1,
  "collection": "Power BI",
  "environment": "Fixture",
  "identity": "app",
  "owners": [
    {"app":"11111111-2222-4333-8444-555555555555","tenant":"99999999-2222-4333-8444-555555555555"}
  ],
  "reach": {
    "Admin": {
      "As documented": "refused-as-documented",
      "Refused": "refused"
    },
    "Groups": {
      "Answered": "answered",
      "Left out": "skipped",
      "Looks like success": "answered",
      "No answer": "failed",
      "Too late": "not-reached"
    }
  }
}
`);
});

test('rows of a data file stand in one line', () => {
  const rows = [entry('A', 'answered'), entry('A', 'refused', { iteration: 1 })];
  expect(saveBaseline(record(rows, { iterations: 2 }))).toContain('      "A": ["answered","refused"]\n');
});

// prettier-ignore
test.each([
  ['a 404 that hides what is closed is a refusal', entry('A', 'failed', { status: 404, causes: [cause('PBI_ENTITY_NOT_FOUND')] }), 'refused'],
  ['a 404 that nothing explains is one, too: the request was the same before', entry('A', 'failed', { status: 404 }), 'refused'],
  ['a 400 blames the request as well', entry('A', 'failed', { status: 400 }), 'refused'],
  ['a 429 tells nothing', entry('A', 'failed', { status: 429 }), 'failed'],
  ['a 500 tells nothing', entry('A', 'failed', { status: 500 }), 'failed'],
  ['no answer tells nothing', entry('A', 'failed', { status: null }), 'failed'],
  ['a wrong shape is none', entry('A', 'failed', { status: 200 }), 'failed'],
  ['a refused list of ids is a refusal', entry('A', 'refused', { status: null, reason: 'Get Groups answered 401, so there is no workspace to use.' }), 'refused'],
  ['so is one that hides it behind a 404', entry('A', 'failed', { status: null, reason: 'Get Groups answered 404 [C], so there is no workspace to use.' }), 'refused'],
  ['a list of ids that was only busy is none', entry('A', 'failed', { status: null, reason: 'Get Groups answered 429, so there is no workspace to use.' }), 'failed'],
  ['a list of ids that failed is none', entry('A', 'failed', { status: null, reason: 'Get Groups answered 503, so there is no workspace to use.' }), 'failed'],
  ['no id to be had is a refusal', entry('A', 'skipped', { reason: 'no workspace to use: Get Groups lists none. Type groupId.' }), 'refused'],
  ['left out by choice tells nothing', entry('A', 'skipped', { reason: 'it changes something' }), 'skipped'],
])('%s', (_name, given, outcome) => expect(baselineOf(record([given])).reach.get('Groups')?.get('A')).toEqual([outcome]));

test.each(strangeRecords)('what was saved is read again: %s', (_name, given) => {
  expect(parseBaseline(saveBaseline(given), 'file')).toEqual(baselineOf(given));
});

test('the identity is null when there was none or more than one', () => {
  expect(baselineOf(record([entry('A', 'skipped')])).identity).toBeNull();
  expect(
    baselineOf(record([entry('A', 'answered'), entry('B', 'answered', { identity: 'user' })])).identity,
  ).toBeNull();
});

const valid = { version: 1, collection: 'c', environment: 'e', identity: 'app', reach: { Groups: { A: 'answered' } } };
// prettier-ignore
test.each<[string, string, RegExp]>([
  ['nothing', ' \n', /it is empty/],
  ['a conflict', '<<<<<<< HEAD\n{}', /not JSON; it may contain a merge conflict/],
  ['a list', '[]', /not a JSON object/],
  ['no version', JSON.stringify({ ...valid, version: undefined }), /version is missing/],
  ['another version', JSON.stringify({ ...valid, version: 2 }), /version is 2/],
  ['a run record', JSON.stringify(record([])), /identity|reach/],
  ['no environment', JSON.stringify({ ...valid, environment: undefined }), /does not name/],
  ['an unknown identity', JSON.stringify({ ...valid, identity: 'robot' }), /identity/],
  ['owners that are none', JSON.stringify({ ...valid, owners: ['app'] }), /owners/],
  ['no reach', JSON.stringify({ ...valid, reach: [] }), /no reach/],
  ['an area that is none', JSON.stringify({ ...valid, reach: { Groups: 'answered' } }), /in Groups there are no requests/],
  ['an unknown outcome', JSON.stringify({ ...valid, reach: { Groups: { A: 'passed' } } }), /Groups, A has no known outcome/],
  ['no outcome', JSON.stringify({ ...valid, reach: { Groups: { A: [] } } }), /Groups, A has no known outcome/],
])('no baseline: %s', (_name, text, reason) => {
  expect(() => parseBaseline(text, 'file')).toThrow(expect.objectContaining({ code: 'E_BASELINE_INVALID', subject: 'file', cause: expect.objectContaining({ message: expect.stringMatching(reason) as string }) as Error }) as Error);
});

test('it is read from a file, with or without a byte order mark', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-baseline-'));
  try {
    writeFileSync(join(folder, 'b.json'), `\uFEFF${JSON.stringify(valid)}`);
    expect((await readBaseline(join(folder, 'b.json'))).environment).toBe('e');
    await expect(readBaseline(join(folder, 'absent'))).rejects.toMatchObject({
      code: 'E_BASELINE_UNREADABLE',
      subject: join(folder, 'absent'),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
