import { open, readFile } from 'node:fs/promises';
import { decodeText } from '../files/decode-text.ts';
import { RunError } from '../run-error.ts';
import { checkEnd, checkEntry, checkHead, checkRecord, RecordFault } from './check-record.ts';
import { linesOf } from './lines-of.ts';
import { RecordLines } from './gather-lines.ts';
import { countOutcomes, type RunRecord } from './record.ts';

/**
 * Reads a run record in either form, whichever its content is: `record.json`, or the lines of `record.ndjson`.
 * Of the lines a torn last one is ignored; without an end the run died. Requests without an entry were not reached.
 * @throws RunError E_RECORD_UNREADABLE when the file cannot be read, E_RECORD_INVALID when it is no run record
 */
export async function readRecord(path: string): Promise<RunRecord> {
  try {
    return (await readLines(path)) ?? readWhole(decodeText(await readFile(path)));
  } catch (cause) {
    throw new RunError(cause instanceof RecordFault ? 'E_RECORD_INVALID' : 'E_RECORD_UNREADABLE', path, { cause });
  }
}

/** The record that lines tell of; undefined when the first is no head, so that the file is of the other form or of none. */
async function readLines(path: string): Promise<RunRecord | undefined> {
  const file = await open(path);
  try {
    let lines: RecordLines | undefined;
    /** A line that is no JSON may be the last, cut off; once another follows it is a fault. */
    let torn: number | undefined;
    let number = 0;
    for await (const line of linesOf(file.createReadStream({ autoClose: false }))) {
      number += 1;
      if (line.trim() === '') continue;
      if (torn !== undefined) throw new RecordFault(`line ${torn} is not JSON`);
      const parsed = parse(line);
      if (lines === undefined) {
        if (!isKind(parsed, 'head')) return undefined;
        lines = new RecordLines(checkHead(parsed));
      } else if (parsed === undefined) torn = number;
      else takeIn(lines, parsed, number);
    }
    return lines?.record();
  } finally {
    await file.close();
  }
}

function takeIn(lines: RecordLines, parsed: unknown, number: number): void {
  try {
    if (isKind(parsed, 'entry')) lines.add(checkEntry(parsed));
    else if (isKind(parsed, 'end')) lines.end(checkEnd(parsed));
    else throw new RecordFault('it is neither an entry nor the end');
  } catch (error) {
    throw error instanceof RecordFault ? new RecordFault(`line ${number}: ${error.message}`) : error;
  }
}

function readWhole(text: string): RunRecord {
  const parsed = parse(text.replace(/^\uFEFF/, ''));
  if (text.trim() === '') throw new RecordFault('it is empty');
  if (parsed === undefined)
    throw new RecordFault(
      /^\s*\{"kind":"head"/.test(text)
        ? 'its first line is incomplete: the run ended unexpectedly before it sent anything'
        : 'it is not JSON',
    );
  const record = checkRecord(parsed);
  // Entries may have been taken out of the file, by hand or by a filter; the counts are those of what is there.
  return { ...record, counts: countOutcomes(record.entries) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isKind(parsed: unknown, kind: string): boolean {
  return typeof parsed === 'object' && parsed !== null && 'kind' in parsed && parsed.kind === kind;
}
