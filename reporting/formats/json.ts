import type { RunRecord } from '../../runner/record/record.ts';
import type { ExchangeOf } from '../exchange-of.ts';

/**
 * The record as JSON, as `docs/run-record.schema.json` describes it, entry by entry: 10,000 of them with their exchanges are more than
 * one text should hold.
 * @param exchangeOf asked for each entry that carries no exchange itself, once, in order
 */
export function* jsonChunks(
  { entries, ...head }: RunRecord,
  exchangeOf: ExchangeOf = () => undefined,
): Generator<string> {
  const opening = JSON.stringify(head, null, 2).slice(0, -'\n}'.length);
  if (entries.length === 0) {
    yield `${opening},\n  "entries": []\n}\n`;
    return;
  }
  yield `${opening},\n  "entries": [\n`;
  for (const [place, entry] of entries.entries()) {
    const exchange = entry.exchange ?? exchangeOf(entry);
    const text = JSON.stringify(exchange === undefined ? entry : { ...entry, exchange }, null, 2).replaceAll(
      '\n',
      '\n    ',
    );
    yield `    ${text}${place < entries.length - 1 ? ',' : ''}\n`;
  }
  yield '  ]\n}\n';
}
