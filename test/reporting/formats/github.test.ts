import { printGithub } from '../../../reporting/formats/github.ts';
import { exitCodeOf } from '../../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

/** Reads a line as GitHub's runner does. */
function parse(line: string): { level: string; title: string; message: string } | undefined {
  const [, level, title, message] = /^::(error|warning|notice) title=([^:,\r\n]*)::([^\r\n]*)$/.exec(line) ?? [];
  const decode = (text: string | undefined): string =>
    (text ?? '').replace(/%(25|0D|0A|3A|2C)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return level === undefined ? undefined : { level, title: decode(title), message: decode(message) };
}

describe('every line is one annotation, at most ten of each level, errors exactly when the exit code is not 0', () => {
  test.each(strangeRecords)('%s', (_name, given) => {
    const lines = printGithub(given);
    const annotations = lines.map(parse);
    expect(annotations).not.toContain(undefined);
    for (const level of ['error', 'warning', 'notice'])
      expect(annotations.filter((each) => each?.level === level).length).toBeLessThanOrEqual(10);
    expect(annotations.some((each) => each?.level === 'error')).toBe(exitCodeOf(given) !== 0);
    expect(lines.every((line) => line.length < 30_000)).toBe(true);
  });
});

test('one cause is one annotation, with its steps and the requests', () => {
  const broken = Array.from({ length: 12 }, (_, index) =>
    entry(`Get ${index}`, 'refused', { causes: [cause('PBI_X', { title: 'No role: none' })] }),
  );
  const [verdict, problem, ...rest] = printGithub(record([...broken, entry('Fine', 'answered')])).map(parse);
  expect(verdict).toMatchObject({
    level: 'error',
    message: '12 of 13 requests were refused or failed. Fixture, plain reads only, 2.5 s.',
  });
  expect(problem).toMatchObject({ level: 'error', title: '12 requests: No role: none' });
  expect(problem?.message.split('\n')).toEqual([
    'The answer says so.',
    '1. Do the first thing.',
    '2. Then the second.',
    'https://example.org/docs [PBI_X]',
    ...broken.slice(0, 10).map(({ request }) => `Groups, ${request} (401)`),
    '… and 2 more',
  ]);
  expect(rest).toEqual([]);
});

test('what cannot be shown is counted', () => {
  const errors = printGithub(
    record(
      Array.from({ length: 30 }, (_, index) => entry(`Get ${index}`, 'failed', { causes: [cause(`C_${index}`)] })),
    ),
  );
  expect(errors).toHaveLength(10);
  expect(parse(errors[9]!)).toMatchObject({ title: '22 more' });
});

test('doubts are warnings; what was left out is a notice, as is a good verdict', () => {
  const levels = printGithub(
    record(everyCase.filter(({ outcome }) => outcome !== 'failed' && outcome !== 'refused')),
  ).map(parse);
  expect(levels.map((each) => [each?.level, each?.title])).toEqual([
    ['warning', '1 request: Title of PBI_NO_WORKSPACE'],
    ['notice', 'Power BI'],
    ['notice', '1 request: Groups, Too late'],
    ['notice', '1 request: Groups, Left out'],
  ]);
});

test('percent, colon, comma and line ends are escaped as the toolkit does', () => {
  const [, line] = printGithub(
    record([entry('A', 'failed', { reason: '50%: a, b', causes: [cause('C', { title: '50%: a, b' })] })]),
  );
  expect(line).toMatch(/^::error title=1 request%3A 50%25%3A a%2C b::The answer says so\.%0A1\. Do/);
});
