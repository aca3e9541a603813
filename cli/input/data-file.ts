import { resolve } from 'node:path';
import { decodedPieces, isHeldName, SECRET_VARIABLES, type DataRow } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { problemOfColumn, problemOfColumns } from './data/columns.ts';
import { csvRows } from './data/csv-rows.ts';
import { lineRows, listRows } from './data/json-rows.ts';
import { DataFault, joined, type ReadRow } from './data/read-row.ts';
import { namingColumn } from './data/row-name.ts';
import { KnownNames } from './known-names.ts';
import { inputBytes, STANDARD_INPUT } from './text.ts';
import type { Terminal } from '../output/terminal.ts';

/** More runs nobody waits for. */
const MOST_ROWS = 1_000_000;
/** In characters. */
const LONGEST_FILE = 512 * 1_048_576;
/** The first line of CSV is not longer. */
const LONGEST_HEAD = 1_048_576;

/** The rows of a data file. */
export interface Data {
  readonly rows: readonly DataRow[];
  /** What people call each; null for one that has no name. */
  readonly rowNames: readonly (string | null)[];
}

/**
 * Reads the rows of a data file as they come: CSV with a line of names, a JSON list of objects, or one JSON object a line.
 * @param known the names that somebody reads: others do no harm beside one of them
 * @param most so many rows are read; each is kept until the end
 * @throws CliError E_FILE_UNREADABLE, E_DATA_INVALID with the line that is wrong
 */
export async function readData(
  file: string,
  terminal: Terminal,
  known = new KnownNames(),
  most = MOST_ROWS,
): Promise<Data> {
  const path = file === '-' ? STANDARD_INPUT : resolve(terminal.cwd, file);
  const rows: DataRow[] = [];
  const rowNames: (string | null)[] = [];
  const columns = new Columns(known);
  const pieces = bounded(decodedPieces(inputBytes(file, terminal)));
  try {
    for await (const some of rowsOf(pieces, known)) {
      for (const { names, values, at } of some) {
        columns.add(names, at);
        if (values === undefined) continue;
        rows.push(rowOf(names, values, terminal));
        rowNames.push(nameIn(values, columns.naming));
      }
      if (rows.length > most) throw new DataFault(`it has more than ${most.toLocaleString('en')} rows; split the file`);
    }
    columns.check(rows.length);
  } catch (error) {
    if (error instanceof DataFault) throw new CliError('E_DATA_INVALID', `${path}: ${error.message}`);
    throw error;
  } finally {
    // Whoever reads them may not have begun when it was refused; the file is closed all the same.
    await pieces.return(undefined);
  }
  return { rows, rowNames };
}

function nameIn(values: readonly string[], column: number | undefined): string | null {
  return (column === undefined ? undefined : values[column]?.trim()) || null;
}

/** Each in the same order of columns, so that the objects share what they look like and stay small. */
function rowOf(names: readonly string[], values: readonly string[], { secrets }: Terminal): DataRow {
  const row: Record<string, string> = {};
  names.forEach((name, index) => {
    if (isHeldName(name)) row[name] = values[index]!;
  });
  for (const name of SECRET_VARIABLES) if (row[name]) secrets.add(row[name]);
  return row;
}

/** Which columns there were. Names are checked when they first come, and together at the end: JSON may have others in each row. */
class Columns {
  readonly #known: KnownNames;
  readonly #names = new Set<string>();
  #last: readonly string[] | undefined;
  #first = '';
  /** Of the names that came last: the column that names a row. */
  naming: number | undefined;

  constructor(known: KnownNames) {
    this.#known = known;
  }

  add(names: readonly string[], at: string): void {
    if (names === this.#last) return;
    if (this.#last === undefined) this.#first = at;
    this.#last = names;
    this.naming = namingColumn(names, this.#known);
    if (new Set(names).size < names.length) refuse(problemOfColumns(names, this.#known), at);
    for (const name of names) {
      if (this.#names.has(name)) continue;
      refuse(problemOfColumn(name, this.#known), at);
      this.#names.add(name);
    }
  }

  check(rows: number): void {
    if (this.#last === undefined) throw new DataFault('it is empty');
    refuse(problemOfColumns([...this.#names], this.#known), this.#first);
    if (rows === 0) throw new DataFault('it has names in its first line, but no rows');
  }
}

function refuse(problem: string | undefined, at: string): void {
  if (problem !== undefined) throw new DataFault(`${at}: ${problem}`);
}

async function* rowsOf(pieces: AsyncGenerator<string>, known: KnownNames): AsyncGenerator<readonly ReadRow[]> {
  const head = await headOf(pieces);
  const begin = head.trimStart()[0];
  if (begin === undefined) return;
  if (begin === '[') yield* listRows(joined(head, pieces));
  else if (begin === '{') yield* lineRows(joined(head, pieces));
  else yield* csvRows(head, pieces, known);
}

/** The beginning of a text: for JSON its first character is enough, of CSV it has two lines that are not empty. */
async function headOf(pieces: AsyncGenerator<string>): Promise<string> {
  const isEnough = (head: string): boolean =>
    /^\s*[[{]/.test(head) || head.split(/[\r\n]+/).filter((line) => line.trim() !== '').length > 2;
  let head = '';
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    head += next.value;
    if (head.length >= LONGEST_HEAD || isEnough(head)) break;
  }
  return head.replace(/^\uFEFF/, '');
}

async function* bounded(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > LONGEST_FILE) throw new DataFault(`it is longer than ${LONGEST_FILE / 1_048_576} MiB; split the file`);
    yield piece;
  }
}
