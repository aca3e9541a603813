import { parse } from 'csv-parse/sync';
import type { Hit } from './finding.ts';
import { judgeObject } from './judge-object.ts';
import { isFull, type Scan } from './scan.ts';
import { scanPlain } from './scan-text.ts';
import type { Steps } from './turns.ts';

/** Finds secrets in a table with a header, such as a data file: by the names of its columns, and as in any other text. */
export function* scanTable(text: string, scan: Scan): Steps<Hit[]> {
  const hits = yield* scanPlain(text, scan, 0);
  for (const { row, line, from, to } of rowsOf(text)) {
    yield;
    if (isFull(hits.length, scan)) break;
    for (const [column, hit] of judgeObject(row, [], false, 'pair')) {
      const at = text.indexOf(hit.secret, from);
      const start = at >= 0 && at < to ? at : from;
      if (!hits.some((other) => other.from < start + hit.secret.length && start < other.to))
        hits.push({ ...hit, from: start, to: start + hit.secret.length, place: [`row ${line}`, `column ${column}`] });
    }
  }
  return hits;
}

interface Row {
  readonly row: Readonly<Record<string, string>>;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

function rowsOf(text: string): Row[] {
  const [header = ''] = text.split('\n', 1);
  const delimiter = ['\t', ';', ','].find((each) => header.includes(each)) ?? ',';
  try {
    const records = parse(text, {
      columns: true,
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    let before = 1;
    return records.map(({ record, info }) => {
      const row = { row: record, line: info.lines, from: starts[before] ?? 0, to: starts[info.lines] ?? text.length };
      before = info.lines;
      return row;
    });
  } catch {
    return [];
  }
}
