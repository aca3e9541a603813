import { runCollection, withValues, type RunEntry, type RunOptions } from '../../runner/index.ts';
import type { EventEmitter } from 'node:events';
import type { Leftover } from './leftovers.ts';

/** What came of one request; without a status none was answered. */
export interface Asked {
  readonly entry: RunEntry | undefined;
  readonly status: number | undefined;
  readonly body: unknown;
}

interface Told {
  readonly response?: { json(): unknown };
}

/** Sends one request of the collection about something that a run left, as whom it was made. */
export async function askFor(
  options: RunOptions,
  { values }: Pick<Leftover, 'values'>,
  operation: string,
): Promise<Asked> {
  let body: unknown;
  const { rows: _rows, rowNames: _names, shard: _shard, file: _file, signal: _signal, ...same } = options;
  const record = await runCollection({
    ...same,
    environment: withValues(options.environment, values),
    select: { folders: [], operations: [operation] },
    concurrency: 1,
    onEmitter: (emitter: EventEmitter) =>
      void emitter.on('request', (_error: unknown, { response }: Told) => {
        try {
          body = response?.json();
        } catch {
          body = undefined;
        }
      }),
  });
  const [entry] = record.entries;
  return { entry, status: entry?.status ?? undefined, body };
}
