import { finished } from 'node:stream/promises';
import type { KnownNames } from '../known-names.ts';
import { DataFault, joined, type ReadRow } from './read-row.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** Of a line, quoted line breaks included: a quote that nobody closed must not swallow the rest of the file. */
const LONGEST_RECORD = 1_048_576;

/** Excel's own first line, which says what separates the values. */
const SEPARATOR = /^[ \t]*"?sep=(.)"?[ \t]*(\r\n|\n|\r|$)/i;

/**
 * The rows of CSV, the first of which has the names. What separates the values is found: `,`, `;`, a tab, `|`, or what `sep=` says.
 * @param head the beginning of the text, with its first line and, where that is `sep=`, the next
 * @param rest what comes after it
 * @param known tells separators from what stands in a name
 * @throws DataFault with the line
 */
export async function* csvRows(
  head: string,
  rest: AsyncIterable<string>,
  known: KnownNames,
): AsyncGenerator<readonly ReadRow[]> {
  const [said = '', given] = SEPARATOR.exec(head) ?? [];
  const text = head.slice(said.length);
  const before = said === '' ? 0 : 1;
  let names: readonly string[] | undefined;
  for await (const records of recordsOf(joined(text, rest), given ?? findDelimiter(text, known), before)) {
    const rows: ReadRow[] = [];
    for (const { record, info } of records) {
      const line = info.lines + before;
      if (names === undefined)
        rows.push({ names: (names = withoutEmptyEnd(record)), at: `line ${line}`, values: undefined });
      // Excel leaves lines of separators behind where a table was longer.
      else if (record.some((value) => value !== ''))
        rows.push({ names, at: `line ${line}`, values: fitted(record, names, line) });
    }
    yield rows;
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The records of each piece together: one by one they would take many times as long. */
async function* recordsOf(
  pieces: AsyncIterable<string>,
  delimiter: string,
  before: number,
): AsyncGenerator<readonly CsvRecord[]> {
  const { parse } = await import('csv-parse');
  const options = {
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    max_record_size: LONGEST_RECORD,
    record_delimiter: ['\r\n', '\n', '\r'],
  };
  const parser = parse({ ...options, delimiter });
  let records: CsvRecord[] = [];
  const taken = (): CsvRecord[] => {
    const own = records;
    records = [];
    return own;
  };
  parser.on('data', (record: CsvRecord) => records.push(record));
  const over = finished(parser);
  over.catch(() => undefined); // it is waited for at the end
  try {
    for await (const piece of pieces) {
      await Promise.race([over, new Promise((done) => parser.write(piece, done))]);
      yield taken();
    }
    parser.end();
    await over;
    yield taken();
  } catch (cause) {
    throw faultOf(cause, before);
  } finally {
    parser.destroy();
  }
}

/** The separator that makes the most known names of the first line, else the most values. */
function findDelimiter(text: string, names: KnownNames): string {
  const line = text.split(/[\r\n]+/).find((each) => each.trim() !== '') ?? '';
  const unquoted = line.replace(/"[^"]*"/g, (quoted) => quoted.replace(/[,;\t|]/g, ' '));
  const ranked = DELIMITERS.map((delimiter) => {
    const cells = unquoted.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    return { delimiter, known: cells.filter((cell) => names.has(cell)).length, cells: cells.length };
  });
  return ranked.sort((a, b) => b.known - a.known || b.cells - a.cells)[0]!.delimiter;
}

function withoutEmptyEnd(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex((value) => value !== '') + 1);
}

function fitted(record: readonly string[], names: readonly string[], line: number): readonly string[] {
  const values = record.length > names.length ? withoutEmptyEnd(record) : record;
  const count = Math.max(values.length, Math.min(record.length, names.length));
  if (count === names.length) return values;
  throw new DataFault(`line ${line} has ${many(count, 'value')}, and the first line has ${many(names.length, 'name')}`);
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The parser's own message would quote the line, and a line may hold a secret. */
function faultOf(cause: unknown, before: number): unknown {
  const { code, lines } = cause as { code?: string; lines?: number };
  if (cause instanceof DataFault || !code?.startsWith('CSV_')) return cause;
  const line = lines === undefined ? 'a line' : `line ${lines + before}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new DataFault(`a quote is not closed; the file ends at ${line}`);
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new DataFault(`${line} is longer than 1 MiB; perhaps a quote is not closed`);
  if (code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE')
    return new DataFault(`${line} has text after a closing quote; write a quote within quotes twice`);
  return new DataFault(`${line} is not CSV`);
}
