import { closeSync, openSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { textOf } from './cell.ts';

/** Takes in rows as they come, so that nothing is lost when the recipe breaks off. */
export interface SavedRows {
  readonly path: string;
  add(rows: readonly unknown[]): void;
  /** Ends the file: a list of JSON is whole only then. */
  end(): void;
}

type Row = Readonly<Record<string, unknown>>;

/** What stands in front of the rows, between them and after them, and a row as text. */
interface Form {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly print: (row: Row) => string;
}

/** The endings of files that rows are saved in. */
const savedEndings: readonly string[] = ['.json', '.ndjson', '.csv'];

/** Whether a file is for rows, by its ending. */
export function takesRows(path: string): boolean {
  return savedEndings.includes(extname(path).toLowerCase());
}

/**
 * Opens a file for rows, in the form that its ending says. What it held is gone.
 * @param columns of a CSV
 * @throws CliError E_OUT_UNWRITABLE
 */
export function saveRows(path: string, columns: readonly string[]): SavedRows {
  const { after, before, between, print } = formOf(extname(path).toLowerCase(), columns);
  const file = guarded(path, () => openSync(path, 'w', 0o600));
  const write = (text: string): void => guarded(path, () => void writeSync(file, text));
  let count = 0;
  write(before);
  return {
    path,
    add(rows) {
      for (const row of rows) write(`${count++ > 0 ? between : ''}${print(row as Row)}`);
    },
    end() {
      write(after);
      closeSync(file);
    },
  };
}

function formOf(ending: string, columns: readonly string[]): Form {
  if (ending === '.csv') {
    const line = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;
    return { before: line(columns), between: '', after: '', print: (row) => line(columns.map((name) => row[name])) };
  }
  if (ending === '.ndjson') return { before: '', between: '', after: '', print: (row) => `${JSON.stringify(row)}\n` };
  return { before: '[\n', between: ',\n', after: '\n]\n', print: (row) => JSON.stringify(row) };
}

/** A cell as RFC 4180 has it. What a spreadsheet would take for a formula begins with an apostrophe. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : textOf(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw new CliError('E_OUT_UNWRITABLE', path, { cause });
  }
}
