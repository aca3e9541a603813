import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { parse as parseCsv } from 'csv-parse/sync';
import { CliError } from '../errors/cli-error.ts';
import { saveRows, takesRows } from './saved-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes the rows of several saved files into one, in their order and in the form that its ending says. What shards saved is one again so.
 * @returns how many rows there were
 * @throws CliError E_ROWS_UNREADABLE, E_OUT_UNWRITABLE, E_USAGE
 */
export async function mergeRows(files: readonly string[], out: string): Promise<number> {
  if (!takesRows(out))
    throw new CliError('E_USAGE', `--save takes a file that ends in .json, .ndjson or .csv; not ${out}`);
  const columns = new Set<string>();
  // A table needs its columns before its first row; rows may be many, so they are read again and not kept.
  for (const file of files)
    for await (const row of rowsIn(file)) for (const name of Object.keys(row)) columns.add(name);
  const saved = saveRows(out, [...columns]);
  let count = 0;
  for (const file of files)
    for await (const row of rowsIn(file)) {
      saved.add([row]);
      count += 1;
    }
  saved.end();
  return count;
}

async function* rowsIn(file: string): AsyncGenerator<Row> {
  try {
    const ending = extname(file).toLowerCase();
    if (ending === '.ndjson') yield* linesIn(file);
    else if (ending === '.csv') yield* parseCsv<Row>(await readFile(file), { columns: true, bom: true });
    else yield* JSON.parse(await readFile(file, 'utf8')) as Row[];
  } catch (cause) {
    throw new CliError('E_ROWS_UNREADABLE', file, { cause });
  }
}

/** The last line of a file that broke off may be half of one. */
async function* linesIn(file: string): AsyncGenerator<Row> {
  let before: string | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (before !== undefined && before.trim() !== '') yield JSON.parse(before) as Row;
    before = line;
  }
  if (before === undefined || before.trim() === '') return;
  const row = whole(before);
  if (row !== undefined) yield row;
}

function whole(line: string): Row | undefined {
  try {
    return JSON.parse(line) as Row;
  } catch {
    return undefined;
  }
}
