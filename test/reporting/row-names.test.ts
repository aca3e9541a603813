import { compareBaseline } from '../../reporting/baseline/compare.ts';
import { parseBaseline, saveBaseline } from '../../reporting/baseline/baseline.ts';
import { printComparison } from '../../reporting/baseline/print.ts';
import { printReport } from '../../reporting/formats/index.ts';
import type { Format } from '../../reporting/formats/names.ts';
import { rowName } from '../../reporting/row-name.ts';
import type { RunRecord } from '../../runner/record/record.ts';
import { entry, record } from '../runner/record/records.ts';

const material = { exchangeOf: () => undefined, assets: () => ({ script: 'run()', style: '' }) };
const entries = [entry('A', 'answered'), entry('A', 'refused', { iteration: 1 })];
const named = record(entries, { iterations: 2, rowNames: [null, 'Finance'] });
const unnamed = record(entries, { iterations: 2 });
const report = (of: RunRecord, format: Format): string => [...printReport(of, format, material)].join('');

test.each(['terminal', 'markdown', 'junit', 'github', 'azure'] as const)(
  '%s calls a row by its number and its name, and one without a name by its number',
  (format) => {
    expect(report(named, format)).toContain('A (row 2, Finance)');
    expect(report(unnamed, format)).toContain('A (row 2)');
  },
);

test('the page has the names for its list and its sheet, and shows them where a cause names requests', () => {
  expect(report(named, 'html')).toContain('<small>row 2, Finance</small>');
  expect(report(named, 'html')).toContain('"rowNames":[null,"Finance"]');
  expect(report(unnamed, 'html')).not.toContain('rowNames');
});

test('a comparison with a baseline names the row', () => {
  const before = record([entry('A', 'answered'), entry('A', 'answered', { iteration: 1 })], { iterations: 2 });
  const baseline = parseBaseline(saveBaseline(before), 'b.json');
  expect(printComparison(compareBaseline(baseline, named))[0]).toMatch(/^lost: Groups, A \(row 2, Finance\)/);
  expect(printComparison(compareBaseline(baseline, unnamed))[0]).toMatch(/^lost: Groups, A \(row 2\)/);
});

test('a name cannot act on a terminal or a log', () => {
  expect(rowName(0, { rowNames: ['a\u001b[2J\n##vso[x]b'] })).toBe('row 1, a [2J # #vso[x]b');
});
