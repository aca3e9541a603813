import { printAzure } from '../../../reporting/formats/azure.ts';
import { exitCodeOf } from '../../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the agent does: the first command in it, up to the first bracket; properties between semicolons. */
function parse(line: string): Command {
  const [, before, name, properties = '', message = ''] =
    /^(.*?)##vso\[([\w.]+)(?: ([^\]]*))?\](.*)$/s.exec(line) ?? [];
  expect(before).toBe('');
  const decode = (text: string): string =>
    text
      .replace(/%3B/g, ';')
      .replace(/%0D/g, '\r')
      .replace(/%0A/g, '\n')
      .replace(/%5D/g, ']')
      .replace(/%AZP25/g, '%');
  const pairs = properties
    .split(';')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]);
  return {
    name: name ?? '',
    properties: Object.fromEntries(pairs) as Record<string, string>,
    message: decode(message),
  };
}

describe('every line is one command of ours, errors exactly when the exit code is not 0', () => {
  test.each(strangeRecords)('%s', (_name, given) => {
    const lines = printAzure(given, { complete: true, summary: '/reports/summary.md' });
    const commands = lines.map(parse);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    expect(new Set(commands.map(({ name }) => name))).toEqual(
      new Set([...(commands.length > 2 ? ['task.logissue'] : []), 'task.uploadsummary', 'task.complete']),
    );
    expect(commands.some(({ properties }) => properties['type'] === 'error')).toBe(exitCodeOf(given) !== 0);
    expect(commands.at(-1)?.properties['result'] === 'Failed').toBe(exitCodeOf(given) !== 0);
    expect(commands.length).toBeLessThan(50);
  });
});

test('one cause is one issue, with its code, its steps and the requests', () => {
  const broken = ['Get A', 'Get B'].map((name) =>
    entry(name, 'refused', { causes: [cause('PBI_X', { title: 'No role; [none]' })] }),
  );
  expect(printAzure(record([...broken, entry('Fine', 'answered')])).map(parse)).toEqual([
    {
      name: 'task.logissue',
      properties: { type: 'error' },
      message: '2 of 3 requests were refused or failed. Fixture, plain reads only, 2.5 s.',
    },
    {
      name: 'task.logissue',
      properties: { type: 'error', code: 'PBI_X' },
      message:
        '2 requests: No role; [none]. (1) Do the first thing. (2) Then the second. https://example.org/docs Groups, Get A (401); Groups, Get B (401)',
    },
  ]);
});

test.each([
  ['good', [entry('A', 'answered')], 'Succeeded'],
  ['doubtful', everyCase.slice(0, 2), 'SucceededWithIssues'],
  ['bad', everyCase, 'Failed'],
] as const)('the result of the task is set only when it was asked for: %s', (_name, entries, result) => {
  expect(printAzure(record(entries)).join('\n')).not.toContain('task.complete');
  expect(parse(printAzure(record(entries), { complete: true }).at(-1)!)).toMatchObject({
    name: 'task.complete',
    properties: { result },
  });
});

test('a summary is shown on the page of the build', () => {
  expect(printAzure(record([entry('A', 'answered')]), { summary: '/a b/100%/summary.md' })).toEqual([
    '##vso[task.uploadsummary]/a b/100%AZP25/summary.md',
  ]);
});

test('properties and messages are escaped as the task library does', () => {
  const [, line] = printAzure(record([entry('A', 'failed', { causes: [cause('A;B]%')] })]));
  expect(line).toMatch(/^##vso\[task\.logissue type=error;code=A%3BB%5D%AZP25;\]1 request: /);
});
