import fs from 'node:fs';
import { openNew, removeFile } from '../files/new-file.ts';
import { RunError, type RunErrorCode } from '../run-error.ts';
import type { PlannedEntry } from './record-lines.ts';
import { keyOf, type Ending, type RecordedExchange, type RunEntry, type RunHead } from './record.ts';

/**
 * The record of a run on disk while it runs: one line of JSON for its beginning, for each request that ended, and for its end. Each line
 * is with the operating system before the next request begins, so that nothing of it is lost when the process is.
 */
export class RecordFile {
  readonly #path: string;
  readonly #replaces: readonly string[];
  #file: number | undefined;
  readonly #places = new Map<string, { readonly at: number; readonly length: number }>();
  #length = 0;

  /** @param replaces files of an earlier run, which are taken away when this one begins: a green report beside a red record misleads */
  constructor(path: string, replaces: readonly string[] = []) {
    this.#path = path;
    this.#replaces = replaces;
  }

  /** @throws RunError E_REPORTS_UNWRITABLE; nothing was sent then */
  begin(head: RunHead, plan: readonly PlannedEntry[]): void {
    try {
      for (const file of this.#replaces) removeFile(file);
      this.#file = openNew(this.#path, 0o644);
    } catch (cause) {
      throw new RunError('E_REPORTS_UNWRITABLE', this.#path, { cause });
    }
    this.#write({ kind: 'head', version: 1, ...head, plan }, 'E_REPORTS_UNWRITABLE');
  }

  /** @throws RunError E_REPORTS_LOST */
  add(entry: RunEntry): void {
    this.#places.set(keyOf(entry), this.#write({ kind: 'entry', ...entry }));
  }

  /** @throws RunError E_REPORTS_LOST */
  end(ending: Ending, finishedAt: string): void {
    this.#write({ kind: 'end', finishedAt, ending });
  }

  /** The exchange of an entry that was added; in memory none is kept. */
  exchangeOf(entry: RunEntry): RecordedExchange | undefined {
    const place = this.#places.get(keyOf(entry));
    if (!place || this.#file === undefined) return undefined;
    const line = Buffer.alloc(place.length);
    fs.readSync(this.#file, line, 0, place.length, place.at);
    return (JSON.parse(line.toString('utf8')) as RunEntry).exchange;
  }

  close(): void {
    if (this.#file !== undefined) fs.closeSync(this.#file);
    this.#file = undefined;
  }

  #write(line: object, fault: RunErrorCode = 'E_REPORTS_LOST'): { at: number; length: number } {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    const at = this.#length;
    try {
      for (let written = 0; written < bytes.length;)
        written += fs.writeSync(this.#file!, bytes, written, bytes.length - written, at + written);
    } catch (cause) {
      throw new RunError(fault, this.#path, { cause });
    }
    this.#length += bytes.length;
    return { at, length: bytes.length };
  }
}
