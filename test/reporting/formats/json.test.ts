import type { RecordedExchange } from '../../../runner/record/record.ts';
import { jsonChunks } from '../../../reporting/formats/json.ts';
import { entry, everyCase, record } from '../../runner/record/records.ts';
import { strangeRecords } from '../strange-records.ts';

test.each(strangeRecords)('the record as JSON, pretty, entry by entry: %s', (_name, given) => {
  const { entries, ...head } = given;
  const text = [...jsonChunks(given)].join('');
  expect(JSON.parse(text)).toEqual(given);
  expect(text === `${JSON.stringify({ ...head, entries }, null, 2)}\n`).toBe(true);
});

test('exchanges come from elsewhere, once for each entry that carries none', () => {
  const exchange: RecordedExchange = { request: { headers: {}, bytes: 0 } };
  const asked: string[] = [];
  const text = [
    ...jsonChunks(record([entry('A', 'answered'), everyCase[3]!]), ({ request }) => (asked.push(request), exchange)),
  ].join('');
  expect(asked).toEqual(['A']);
  const { entries } = JSON.parse(text) as { entries: { exchange: unknown }[] };
  expect(entries.map((each) => each.exchange)).toEqual([exchange, everyCase[3]!.exchange]);
});

test('a piece holds one entry at most', () => {
  const pieces = [...jsonChunks(record(Array.from({ length: 500 }, (_, index) => entry(`R${index}`, 'answered'))))];
  expect(pieces).toHaveLength(502);
});
