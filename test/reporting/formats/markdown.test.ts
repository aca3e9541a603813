import { printSummary } from '../../../reporting/formats/markdown.ts';
import { outcomes } from '../../../runner/record/record.ts';
import { cause, entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

const LIMIT = 1024 * 1024;

describe('within what GitHub takes, and no text of others is markup', () => {
  test.each(strangeRecords)('%s', (_name, given) => {
    const text = printSummary(given);
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT);
    expect(text.replaceAll(/<\/?(?:details|summary)>/g, '')).not.toMatch(/<\w|<!/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    const columns = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(columns)).toEqual(new Set([outcomes.length + 4]));
  });
});

test('what is too long is cut between two parts, and says so', () => {
  const own = (index: number) => entry(`Request ${index}`, 'failed', { reason: `${index} ${'ü'.repeat(500)}` });
  const text = printSummary(record(Array.from({ length: 3000 }, (_, index) => own(index))));
  expect(Buffer.byteLength(text)).toBeLessThan(LIMIT);
  expect(Buffer.byteLength(text)).toBeGreaterThan(LIMIT * 0.9);
  expect(text).toMatch(/… cut here: \d+ more parts, all in the record\. A job's summary takes no more than 1 MiB\.\n$/);
  expect(printSummary(record([own(1)]))).not.toContain('cut here');
});

test('verdict, areas, then what to mend: a cause once, and the requests under it', () => {
  const broken = ['Get A', 'Get B', 'Get C', 'Get D'].map((name) =>
    entry(name, 'refused', { causes: [cause('PBI_X', { title: 'No role' })] }),
  );
  expect(printSummary(record([...broken, entry('Skipped', 'skipped', { area: 'Reports', reason: 'it deletes' })])))
    .toBe(`# Power BI

❌ **4 of 5 requests were refused or failed.**

Fixture, plain reads only, 2.5 s

| Area | Requests | answered | refused as documented | refused | failed | skipped | not reached |
|---|--:|--:|--:|--:|--:|--:|--:|
| Groups | 4 |  |  | 4 |  |  |  |
| Reports | 1 |  |  |  |  | 1 |  |
| **All** | 5 |  |  | 4 |  | 1 |  |

## Fix these first

### No role (4 requests)

The answer says so.

1. Do the first thing.
2. Then the second.

[Read on](https://example.org/docs), \`PBI_X\`

<details><summary>4 requests</summary>

- Groups, Get A (401)
- Groups, Get B (401)
- Groups, Get C (401)
- Groups, Get D (401)

</details>

## Skipped

### it deletes (1 request)

- Reports, Skipped
`);
});

test('a good run is told as one', () => {
  expect(printSummary(record(everyCase.slice(0, 3)))).toContain(
    '✅ **All is as expected: 2 answered, 1 refused as documented.**',
  );
});

test('what would be a formula, a list, a mention of code or emphasis is text', () => {
  const text = printSummary(
    record([entry('$top and $skip', 'failed', { reason: '*a* _b_ `c` [d](e) ~f~ ![g](h) &lt; <i>' })]),
  );
  expect(text).toContain('\\$top and \\$skip');
  expect(text).toContain('### \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\!\\[g\\](h) &amp;lt; &lt;i&gt; (1 request)');
});

test.each(['javascript:alert(1)', 'https://x/) [y](z', 'http://plain'])(
  'an address that is none is no link: %s',
  (docs) => {
    expect(printSummary(record([entry('A', 'failed', { causes: [cause('C', { docs })] })]))).not.toContain('](');
  },
);
