import { resolve } from 'node:path';
import { isTooDeep } from '../catalogue/json-depth.ts';
import { SECRET_VARIABLES, type DataRow } from '../runner/index.ts';
import { CliError } from './cli-error.ts';
import { readInput } from './input.ts';
import type { Terminal } from './terminal.ts';

/**
 * Reads the rows of a data file: CSV with a line of names, a JSON list of objects, or one JSON object a line.
 * @throws CliError E_FILE_UNREADABLE, E_DATA_INVALID with the line that is wrong
 */
export async function readRows(file: string, terminal: Terminal): Promise<DataRow[]> {
  const text = (await readInput(file, terminal)).replace(/^\uFEFF/, '');
  const path = resolve(terminal.cwd, file);
  const rows = /^\s*[[{]/.test(text) ? readJson(text, path) : await readCsv(text, path);
  for (const row of rows) for (const name of SECRET_VARIABLES) if (row[name]) terminal.secrets.add(row[name]);
  return rows;
}

function readJson(text: string, path: string): DataRow[] {
  const list = text.trimStart().startsWith('[') ? parseOne(text, path) : text.split('\n').filter((line) => line.trim() !== '').map((line) => parseOne(line, path));
  if (!Array.isArray(list)) throw invalid(path, 'it is no list');
  return list.map((row: unknown, index) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) throw invalid(path, `row ${index + 1} is no object`);
    return textual(row as Record<string, unknown>);
  });
}

function parseOne(text: string, path: string): unknown {
  if (isTooDeep(text)) throw invalid(path, 'it is nested too deeply');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message would quote the text, which may hold a secret.
    throw invalid(path, 'it is no JSON');
  }
}

async function readCsv(text: string, path: string): Promise<DataRow[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    return parse<Record<string, string>>(text, { columns: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    // The parser's own message would quote the line, and a line may hold a secret.
    const { lines } = cause as { lines?: number };
    throw invalid(path, lines === undefined ? 'it is no CSV' : `line ${lines} does not fit the names in the first`);
  }
}

function textual(row: Record<string, unknown>): DataRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function invalid(path: string, what: string): CliError {
  return new CliError('E_DATA_INVALID', `${path}: ${what}`);
}
