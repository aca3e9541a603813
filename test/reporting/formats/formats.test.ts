import {
  fileFormats,
  formats,
  isFileFormat,
  isResult,
  printLines,
  printReport,
} from '../../../reporting/formats/index.ts';
import { formatNames } from '../../../reporting/formats/names.ts';
import { everyCase, record } from '../../runner/record/records.ts';

const material = { exchangeOf: () => undefined, assets: () => ({ script: 'run()', style: '' }) };
const given = record(everyCase);

test('every format is a file of its own name, or lines', () => {
  const files = fileFormats.map((format) => formats[format].file);
  expect(new Set(files).size).toBe(files.length);
  expect(formatNames.filter((format) => !isFileFormat(format))).toEqual(['terminal', 'github', 'azure']);
});

test('what a pipeline takes for the result is held against a baseline', () => {
  expect(formatNames.filter(isResult)).toEqual(['junit', 'github', 'azure']);
});

test.each(formatNames)('%s tells of a run that was refused', (format) => {
  const text = [...printReport(given, format, material)].join('');
  expect(text).toMatch(format === 'json' ? /"outcome": "refused"/ : /refused/);
  expect(text.endsWith('\n')).toBe(true);
});

test('lines are the same one by one and as a text', () => {
  const lines = printLines(given, 'azure', { ...material, complete: true });
  expect(lines.at(-1)).toContain('task.complete');
  expect(printReport(given, 'azure', { ...material, complete: true })).toBe(lines.map((line) => `${line}\n`).join(''));
});
