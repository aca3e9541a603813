import { printTerminal } from '../../../reporting/formats/terminal.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

test('the verdict comes first; a cause is told once, with its steps, and the requests under it; empty columns are left out', () => {
  const broken = Array.from({ length: 8 }, (_, index) =>
    entry(`Get ${index}`, 'refused', {
      area: 'Reports',
      reason: `Get ${index} should answer 200. A long text. [PBI_X]`,
      causes: [cause('PBI_X', { title: 'No role' })],
    }),
  );
  const lines = printTerminal(
    record([entry('Fine', 'answered'), ...broken, entry('Left', 'skipped', { reason: 'it deletes' })]),
  );
  expect(lines).toEqual([
    '✗ 8 of 10 requests were refused or failed.',
    'Fixture, plain reads only, 2.5 s.',
    '',
    'Fix these first:',
    '  8 requests: No role [PBI_X]',
    '    Do: 1. Do the first thing.',
    '        2. Then the second.',
    '      Reports, Get 0 (401)',
    '      Reports, Get 1 (401)',
    '      Reports, Get 2 (401)',
    '      Reports, Get 3 (401)',
    '      Reports, Get 4 (401)',
    '      Reports, Get 5 (401)',
    '      … and 2 more',
    '',
    'Skipped:',
    '  1: it deletes',
    '',
    'Area     requests  answered  refused  skipped',
    'Groups          2         1                 1',
    'Reports         8                  8',
    'All            10         1        8        1',
  ]);
});

test('steps with other names are said to be', () => {
  const two = ['a', 'b'].map((name) =>
    entry(name, 'refused', { causes: [cause('PBI_X', { fix: [`Add it to ${name}.`] })] }),
  );
  expect(printTerminal(record(two)).join('\n')).toContain('For 1 of them these steps have other names');
});

test('a refusal as documented is explained where it first shows', () => {
  const explained = 'Refused, as documented: these calls are closed to apps, and the refusal is the expected result.';
  expect(printTerminal(record([entry('Closed', 'refused-as-documented')]))).toContain(explained);
  expect(printTerminal(record([entry('Fine', 'answered')]))).not.toContain(explained);
});

test('what looks like success, but is not has a part of its own', () => {
  expect(printTerminal(record(everyCase)).join('\n')).toContain(
    'Answered, but check these:\n  1 request: Title of PBI_NO_WORKSPACE [PBI_NO_WORKSPACE]',
  );
});

test.each(strangeRecords)('no line acts on a terminal or a CI system, and none is endless: %s', (_name, given) => {
  const lines = printTerminal(given);
  expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f\u202e]|##vso\[|##\[|^\s*::[\w-]+/i.test(line))).toEqual(
    [],
  );
  expect(lines.length).toBeLessThan(600);
});
