import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { PlannedRequest } from '../plan/run-plan.ts';
import { RunError } from '../run-error.ts';
import type { Ending, RecordedExchange, RunEntry, RunHead } from './record.ts';

/**
 * The record of a run on disk while it runs: one line of JSON for its beginning, for each request that ended, and for its end. Each line
 * is with the operating system before the next request begins, so that nothing of it is lost when the process is.
 */
export class RecordFile {
  readonly #path: string;
  readonly #file: number;
  readonly #places = new Map<string, { readonly at: number; readonly length: number }>();
  #length = 0;

  /** @throws RunError E_REPORTS_UNWRITABLE */
  constructor(path: string) {
    this.#path = path;
    this.#file = this.#try(() => openSync(path, 'w+', 0o644));
  }

  /** @throws RunError E_REPORTS_UNWRITABLE */
  begin(head: RunHead, plan: readonly PlannedRequest[]): void {
    const requests = plan.map(({ id, order, name, operation, area, effect }) => ({ id, order, request: name, operation: operation?.id ?? null, area, effect }));
    this.#write({ kind: 'head', version: 1, ...head, plan: requests });
  }

  /** @throws RunError E_REPORTS_UNWRITABLE */
  add(entry: RunEntry): void {
    this.#places.set(keyOf(entry), this.#write({ kind: 'entry', ...entry }));
  }

  /** @throws RunError E_REPORTS_UNWRITABLE */
  end(ending: Ending, finishedAt: string): void {
    this.#write({ kind: 'end', finishedAt, ending });
  }

  /** The exchange of an entry that was added; in memory none is kept. */
  exchangeOf(entry: RunEntry): RecordedExchange | undefined {
    const place = this.#places.get(keyOf(entry));
    if (!place) return undefined;
    const line = Buffer.alloc(place.length);
    readSync(this.#file, line, 0, place.length, place.at);
    return (JSON.parse(line.toString('utf8')) as RunEntry).exchange;
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: object): { at: number; length: number } {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    const at = this.#length;
    this.#try(() => {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written, bytes.length - written, at + written);
    });
    this.#length += bytes.length;
    return { at, length: bytes.length };
  }

  #try<T>(action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw new RunError('E_REPORTS_UNWRITABLE', this.#path, { cause });
    }
  }
}

function keyOf({ iteration, id }: RunEntry): string {
  return `${iteration} ${id}`;
}
