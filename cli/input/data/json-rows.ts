import { JSONParser } from '@streamparser/json';
import { textLines } from '../../../runner/index.ts';
import { DataFault, type ReadRow } from './read-row.ts';

/** So many rows are given together. */
const TOGETHER = 1_000;

/** The rows of a JSON list of objects, as they come. @throws DataFault with the number of the row */
export async function* listRows(pieces: AsyncIterable<string>): AsyncGenerator<readonly ReadRow[]> {
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  let ready: unknown[] = [];
  let count = 0;
  let broken = false;
  parser.onValue = ({ value }) => void ready.push(value);
  // Its message would quote the text, which may hold a secret.
  parser.onError = () => void (broken = true);
  for await (const piece of pieces) {
    // After the list there may be blanks and line ends.
    if (parser.isEnded ? piece.trim() !== '' : false) broken = true;
    else if (!parser.isEnded) parser.write(piece);
    const values = ready;
    ready = [];
    yield values.map((value) => rowOf(value, `row ${(count += 1)}`));
    if (broken) break;
  }
  if (broken || !parser.isEnded)
    throw new DataFault(
      `it is not JSON; ${count === 0 ? 'the first row cannot be read' : `row ${count} is the last readable row`}`,
    );
  if (count === 0) throw new DataFault('it has no rows');
}

/** The rows of a text with one JSON object a line. @throws DataFault with the line */
export async function* lineRows(pieces: AsyncIterable<string>): AsyncGenerator<readonly ReadRow[]> {
  let line = 0;
  let rows: ReadRow[] = [];
  for await (const text of textLines(pieces)) {
    line += 1;
    if (text.trim() !== '') rows.push(rowOf(parsed(text, line), `line ${line}`));
    if (rows.length < TOGETHER) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DataFault(`line ${line} is not JSON`);
  }
}

function rowOf(value: unknown, at: string): ReadRow {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new DataFault(`${at} is not an object`);
  try {
    return { names: Object.keys(value), values: Object.values(value as Record<string, unknown>).map(textOf), at };
  } catch {
    throw new DataFault(`${at} is nested too deeply`);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
