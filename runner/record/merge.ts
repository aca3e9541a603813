import { RunError } from '../run-error.ts';
import { countOutcomes, type Ending, type MergedShard, type RunRecord, type Shard } from './record.ts';

type ShardRecord = RunRecord & { readonly shard: Shard };

/** The better an ending, the further to the front. */
const BY_HARM: readonly Ending[] = ['complete', 'stopped-at-failure', 'no-token', 'interrupted', 'died'];

/** What all parts of one run have in common, with the words for it. */
const COMMON: readonly [(record: RunRecord) => unknown, string][] = [
  [(record) => record.collection, 'collections'],
  [(record) => record.environment, 'environments'],
  [(record) => record.emulator, 'services'],
  [(record) => record.allowWrite, 'permissions to change something'],
  [(record) => record.iterations, 'numbers of iterations'],
  [(record) => record.shard?.total, 'numbers of shards'],
];

/**
 * Makes one record of those of the shards of one run. Entries stand in the order of the data file and, in it, of the collection.
 * A shard that ran again counts as it ran last. A shard that left no record makes the run one that died: nobody knows what became of it.
 * @throws RunError E_RECORDS_MIXED when they are not shards of one run, or a record is given twice
 */
export function mergeRecords(records: readonly RunRecord[]): RunRecord {
  const shards = latestRuns(asShards(records));
  const first = shards[0]!;
  const named = shards.find(({ rowNames }) => rowNames !== undefined);
  const present = new Set(shards.map(({ shard }) => shard.index));
  const missing = Array.from({ length: first.shard.total }, (_, index) => index + 1).filter(
    (index) => !present.has(index),
  );
  const entries = shards
    .flatMap((record) => record.entries)
    .sort((a, b) => a.iteration - b.iteration || a.order - b.order);
  const endings: Ending[] = [
    ...shards.map((record) => record.ending),
    ...(missing.length > 0 ? (['died'] as const) : []),
  ];
  return {
    version: 1,
    collection: first.collection,
    environment: first.environment,
    startedAt: shards.map((record) => record.startedAt).sort()[0]!,
    emulator: first.emulator,
    allowWrite: first.allowWrite,
    concurrency: shards.reduce((sum, record) => sum + record.concurrency, 0),
    shard: null,
    iterations: first.iterations,
    ...(named?.rowNames ? { rowNames: named.rowNames } : {}),
    finishedAt: shards
      .map((record) => record.finishedAt)
      .sort()
      .at(-1)!,
    ending: endings.reduce((worst, ending) => (BY_HARM.indexOf(ending) > BY_HARM.indexOf(worst) ? ending : worst)),
    merged: { shards: shards.map(describe), missing },
    counts: countOutcomes(entries),
    entries,
  };
}

function asShards(records: readonly RunRecord[]): ShardRecord[] {
  const whole = records.find((record) => record.shard === null);
  if (whole) mixed(whole.merged ? 'one of them is already merged' : 'one of them is a whole run, not a shard');
  for (const [of, words] of COMMON)
    if (new Set(records.map(of)).size > 1)
      mixed(`they are of different ${words}: ${[...new Set(records.map(of))].join(', ')}`);
  if (records.length === 0) mixed('there is none');
  return records as ShardRecord[];
}

/** One record for each index, in order: the one that began last. */
function latestRuns(records: readonly ShardRecord[]): ShardRecord[] {
  const latest = new Map<number, ShardRecord>();
  for (const record of [...records].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))) {
    const { index, total } = record.shard;
    if (index > total) mixed(`shard ${index} is not one of ${total}`);
    if (latest.get(index)?.startedAt === record.startedAt) mixed(`shard ${index} is given twice`);
    latest.set(index, record);
  }
  return [...latest.values()].sort((a, b) => a.shard.index - b.shard.index);
}

function describe({ shard, startedAt, finishedAt, ending }: ShardRecord): MergedShard {
  return { index: shard.index, total: shard.total, startedAt, finishedAt, ending };
}

function mixed(reason: string): never {
  throw new RunError('E_RECORDS_MIXED', reason);
}
