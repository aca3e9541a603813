import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { secretsOf, type Environment } from '../environment.ts';
import { withIds, type Collection } from '../plan/collection.ts';
import { planRun, type RunPlan } from '../plan/plan-run.ts';
import type { Selection } from '../plan/selection.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { RunEntry, RunRecord } from '../record/record.ts';
import { otherThan, type SideName, type SideRun, type TwoIdentities } from '../record/two-identities.ts';
import type { Progress } from '../run/run-state.ts';
import { runCollection, type RunStart } from '../run/run.ts';
import type { TokensOf } from '../sign-in/run-tokens.ts';
import type { Transport } from '../wire/transport.ts';
import { idsToBorrow } from './borrowed-ids.ts';
import { pinnedReads, plainReads, type Pins } from './reads.ts';
import { SideWatch } from './watch.ts';

/** Which two, and what they are to send. */
export interface RunIdentitiesOptions {
  readonly collection: Collection;
  readonly catalogues: Catalogues;
  readonly select?: Selection;
  readonly a: Environment;
  readonly b: Environment;
  readonly concurrency?: number;
  /** The service of both is an emulator that the caller started. */
  readonly emulator?: boolean;
  readonly transport?: Partial<Transport>;
  /** Where the tokens of a side come from, when the collection is not to sign in by itself. */
  readonly tokens?: Partial<Record<SideName, TokensOf>>;
  readonly signal: AbortSignal;
  /** Take in what each side's own run did; the caller closes them. */
  readonly files?: Partial<Record<SideName, RecordFile>>;
  /** Called before the first request of each run of a side. */
  readonly onStart?: (side: SideName, start: RunStart) => void;
  readonly onProgress?: (side: SideName, progress: Progress) => void;
}

/** How it ended: with what both did, or with the run of the side that came to no end. */
export type IdentitiesOutcome =
  | {
      readonly ending: 'complete';
      readonly identities: TwoIdentities;
      readonly records: Readonly<Record<SideName, RunRecord>>;
    }
  | { readonly ending: 'no-token' | 'interrupted'; readonly side: SideName; readonly record: RunRecord };

/**
 * Runs the plain reads as one identity and then as the other, each by itself; then what one of them had no id for, or was refused for
 * another item, with the ids of the other. Nothing else is ever sent, against whatever service.
 * @throws RunError before anything is sent, when the selection or an address is no good
 */
export async function runIdentities(options: RunIdentitiesOptions): Promise<IdentitiesOutcome> {
  const startedAt = new Date().toISOString();
  const collection = withIds(options.collection);
  // One set for both: a service may answer one with what the other sent.
  const secrets = new Set([...secretsOf(options.a), ...secretsOf(options.b)]);
  const sides = {
    a: new Side('a', { ...options, collection }, secrets),
    b: new Side('b', { ...options, collection }, secrets),
  };
  for (const side of [sides.a, sides.b]) {
    const record = await side.run();
    if (record.ending === 'no-token' || record.ending === 'interrupted')
      return { ending: record.ending, side: side.name, record };
  }
  const [{ objectId }, other] = [sides.a.watch.identity(), sides.b.watch.identity()];
  const { catalogues } = options;
  const samePerson = objectId !== '' && objectId === other.objectId;
  for (const side of [sides.a, sides.b]) {
    const record = await side.runAgain(
      idsToBorrow(side.entries, sides[otherThan(side.name)].entries, { catalogues, samePerson }),
    );
    if (record?.ending === 'no-token' || record?.ending === 'interrupted')
      return { ending: record.ending, side: side.name, record };
  }
  const identities: TwoIdentities = {
    collection: collection.info.name,
    startedAt,
    finishedAt: new Date().toISOString(),
    a: sides.a.done(),
    b: sides.b.done(),
  };
  return { ending: 'complete', identities, records: { a: sides.a.record, b: sides.b.record } };
}

/** One of the two, with what it has done so far. */
class Side {
  readonly name: SideName;
  readonly watch: SideWatch;
  readonly #options: RunIdentitiesOptions;
  readonly #plan: RunPlan;
  readonly #secrets: Set<string>;
  readonly #again = new Map<string, RunEntry>();
  #record: RunRecord | undefined;

  constructor(name: SideName, options: RunIdentitiesOptions, secrets: Set<string>) {
    this.name = name;
    this.#options = options;
    this.#secrets = secrets;
    this.watch = new SideWatch(options[name], options.catalogues);
    this.#plan = plainReads(
      planRun({
        collection: options.collection,
        catalogues: options.catalogues,
        environment: options[name],
        ...(options.select ? { select: options.select } : {}),
      }),
    );
  }

  get record(): RunRecord {
    if (this.#record === undefined) throw new Error('the side has not run yet');
    return this.#record;
  }

  /** What it did by itself. */
  get entries(): readonly RunEntry[] {
    return this.record.entries;
  }

  async run(): Promise<RunRecord> {
    this.#record = await this.#send(this.#plan, this.#options.files?.[this.name]);
    return this.#record;
  }

  async runAgain(pins: ReadonlyMap<string, Pins>): Promise<RunRecord | undefined> {
    if (pins.size === 0) return undefined;
    const record = await this.#send(pinnedReads(this.#plan, pins));
    for (const entry of record.entries) if (entry.status !== null) this.#again.set(entry.id, entry);
    return record;
  }

  /** Who it is, and what it did in the end: every cause is found knowing how all its calls ended. */
  done(): SideRun {
    const last = this.entries.map((entry) => this.#again.get(entry.id) ?? entry);
    this.watch.remember(last);
    const entries = last.map((entry) => ({
      entry,
      causes: this.watch.explain(entry),
      borrowedIds: this.#again.has(entry.id),
    }));
    return { identity: this.watch.identity(), entries };
  }

  #send(plan: RunPlan, file?: RecordFile): Promise<RunRecord> {
    const { collection, catalogues, select, concurrency, emulator, transport, signal, onStart, onProgress } =
      this.#options;
    return runCollection(
      {
        collection,
        catalogues,
        environment: this.#options[this.name],
        readsOnly: true,
        secrets: this.#secrets,
        signal,
        ...defined({
          select,
          concurrency,
          emulator: emulator || undefined,
          transport,
          tokens: this.#options.tokens?.[this.name],
          file,
          onStart: onStart && ((start: RunStart) => onStart(this.name, start)),
          onProgress: onProgress && ((progress: Progress) => onProgress(this.name, progress)),
        }),
        onEmitter: this.watch.listen,
      },
      plan,
    );
  }
}
