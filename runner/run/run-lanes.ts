import { TOKEN_TEST } from '../../catalogue/model/vocabulary.ts';
import { addressNames } from '../../diagnosis/settings/base-address.ts';
import { tlsOf } from '../ask-once.ts';
import { settingsOf } from '../causes/evidence.ts';
import { Explainer } from '../causes/explainer.ts';
import { withRow, type DataRow } from '../data-rows.ts';
import { secretsOf, type Environment } from '../environment.ts';
import { runNewman, type NewmanEmitter } from '../newman/newman.ts';
import { renewToken } from '../newman/renewed-token.ts';
import { SharedMemory } from '../newman/shared-memory.ts';
import type { RunEvent } from '../newman/run-event.ts';
import { keepRequests } from '../plan/collection.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { requestsOf, workOfLanes, type Work } from '../plan/work.ts';
import { NOT_REACHED } from '../record/not-reached.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { Ending, Outcome, RunEntry, Shard } from '../record/record.ts';
import { sharerOf } from '../record/shard-rows.ts';
import { LONGEST_TEXT, RunLog } from './run-log.ts';
import { recordedExchange } from '../redaction/recorded-exchange.ts';
import { redactedBeginning, redactor, type Redact } from '../redaction/redact.ts';
import { RunTokens, type TokensOf } from '../sign-in/run-tokens.ts';
import { TokenRefused } from '../sign-in/token-source.ts';
import { Destinations } from '../wire/destinations.ts';
import { Gate, type Permission } from '../wire/gate.ts';
import { LimitKeeper } from '../wire/limit-keeper.ts';
import { Lane } from '../wire/lane.ts';
import { defaultTransport, longestScript, type Transport } from '../wire/transport.ts';
import { Wire } from '../wire/wire.ts';

/** How far a run has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The request that just ended. */
  readonly entry: RunEntry;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** What {@link runLanes} needs to know. */
export interface LanesOptions {
  readonly plan: RunPlan;
  readonly environment: Environment;
  /** What may be sent besides plain reads. */
  readonly permission: Permission;
  readonly concurrency: number;
  readonly shard?: Shard;
  readonly bail?: boolean;
  readonly transport?: Partial<Transport>;
  /** Where the tokens come from, when the collection is not to sign in by itself. */
  readonly tokens?: TokensOf;
  /** What is secret besides what the environment and the rows hold. What is met on the way is added. */
  readonly secrets?: Set<string>;
  readonly signal: AbortSignal;
  readonly file?: RecordFile;
  readonly onProgress?: (progress: Progress) => void;
  readonly onConsole?: (level: string, text: string) => void;
  /** Called with each of Newman's own emitters, before anything happens. */
  readonly onEmitter?: (emitter: NewmanEmitter, redact: Redact) => void;
}

/** Runs the work of a plan in several Newman runs side by side, and keeps one log of all of them. */
export async function runLanes(options: LanesOptions): Promise<{ entries: RunEntry[]; ending: Ending }> {
  return new LanesRun(options).run();
}

class LanesRun {
  readonly #options: LanesOptions;
  readonly #transport: Transport;
  readonly #secrets: Set<string>;
  readonly #redact: Redact;
  readonly #log: RunLog;
  readonly #tokens: RunTokens;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #total: number;
  #bailed = false;
  #failure: Error | undefined;

  constructor(options: LanesOptions) {
    const { plan, environment, shard } = options;
    this.#options = options;
    this.#transport = { ...defaultTransport, ...options.transport };
    this.#secrets = options.secrets ?? new Set();
    for (const secret of plan.rows.flatMap((row) => secretsOf(withRow(environment, row)))) this.#secrets.add(secret);
    this.#redact = redactor(this.#secrets);
    this.#tokens = new RunTokens(
      plan.rows.map((row) => withRow(environment, row)),
      options.tokens,
    );
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    const explainers = new Map<DataRow, Explainer>();
    const explainerOf = (iteration: number): Explainer => {
      const row = plan.rows[iteration]!;
      const known = explainers.get(row) ?? new Explainer(settingsOf(withRow(environment, row)), this.#redact);
      explainers.set(row, known);
      return known;
    };
    const own = new Set(requestsOf(plan.work).map(({ id }) => id));
    const rows = new Set(plan.work.rows);
    this.#total = own.size * rows.size;
    this.#log = new RunLog({
      plan: plan.requests,
      iterations: plan.rows.length,
      foreign: (iteration, { id }) => !rows.has(iteration) || !own.has(id),
      shard: shard?.index ?? null,
      redact: this.#redact,
      learnSecret: (secret) => this.#secrets.add(secret),
      recordExchange: (raw) => recordedExchange(raw, this.#redact),
      explainerOf,
    });
  }

  async run(): Promise<{ entries: RunEntry[]; ending: Ending }> {
    const { plan, concurrency, signal } = this.#options;
    const wire = new Wire({
      timeout: this.#transport.timeout,
      retry: this.#transport.retry,
      ...(this.#transport.limits
        ? { limits: new LimitKeeper(sharerOf(plan.rows.length, this.#options.shard ?? null)) }
        : {}),
      signal: this.#signal,
    });
    const memories = new Map<string, SharedMemory>();
    const memoryOf = ({ rows }: Work): SharedMemory => {
      const known = memories.get(rows.join()) ?? new SharedMemory();
      memories.set(rows.join(), known);
      return known;
    };
    await Promise.all(workOfLanes(plan.work, concurrency).map((work) => this.#runLane(work, wire, memoryOf(work))));
    for (const entry of this.#log.underWay()) this.#keep(entry);
    if (this.#failure !== undefined) throw this.#failure;
    const ending = signal.aborted
      ? 'interrupted'
      : this.#log.noToken
        ? 'no-token'
        : this.#bailed
          ? 'stopped-at-failure'
          : 'complete';
    return { entries: this.#log.entries(NOT_REACHED[ending]), ending };
  }

  async #runLane(work: Work, wire: Wire, memory: SharedMemory): Promise<void> {
    const { plan, environment, permission } = this.#options;
    const {
      timeout,
      scriptTimeout = longestScript(this.#transport),
      delay,
      insecure,
      proxyOf,
      trustedHosts,
      workingDir,
    } = this.#transport;
    const ids = new Set(requestsOf(work).map(({ id }) => id));
    const rows = work.rows.map((row) => plan.rows[row]!);
    const gate = new Gate(permission, destinationsOf(environment, rows, trustedHosts));
    const lane = new Lane(gate, { tls: tlsOf(this.#transport), proxyOf });
    wire.add(lane);
    await runNewman({
      collection: keepRequests(plan.collection, ({ id }) => ids.has(id)),
      environment,
      rows,
      timeout,
      scriptTimeout,
      delay,
      insecure,
      workingDir,
      lane,
      signal: this.#signal,
      onEvent: (event) => this.#take({ ...event, iteration: work.rows[event.iteration] ?? 0 }),
      onEmitter: (emitter) => {
        // Runs of the same row know the same ids; one that goes from row to row is alone, and keeps its own.
        if (work.rows.length === 1) memory.join(emitter);
        const row = (iteration: number): number => work.rows[iteration] ?? 0;
        renewToken(emitter, {
          tokenOf: (iteration) => this.#tokens.of(row(iteration)),
          learnSecret: (token) => this.#secrets.add(token),
          onFailure: (error, { item, iteration }) => this.#endWithoutToken(error, { item, iteration: row(iteration) }),
        });
        this.#options.onEmitter?.(emitter, this.#redact);
      },
    }).finally(() => {
      wire.remove(lane);
      lane.close();
    });
  }

  /** Tells that there is no token for a request. Where all that follows would have none either, the run ends. */
  #endWithoutToken(error: unknown, about: Pick<RunEvent, 'item' | 'iteration'>): void {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof TokenRefused)
      this.#take({ ...about, kind: 'token-refused', exchange: { ...error.exchange, requestHeaders: {}, bytes: 0 } });
    this.#take({ ...about, kind: 'assertion', name: TOKEN_TEST, passed: false, message });
    if (!this.#tokens.isShared) return;
    this.#take({ ...about, kind: 'done' });
    this.#stop.abort();
  }

  #take(event: RunEvent): void {
    if (this.#failure !== undefined) return;
    if (this.#signal.aborted && this.#isCutOff(event)) return;
    if (event.kind === 'console')
      return this.#options.onConsole?.(event.level, redactedBeginning(event.text, LONGEST_TEXT, this.#redact).text);
    if (event.kind === 'changing') return this.#announce(event);
    const entry = this.#log.note(event);
    if (!entry || !this.#keep(entry)) return;
    this.#options.onProgress?.({ done: this.#log.done, total: this.#total, entry, counts: this.#log.counts });
    if (this.#options.bail && (entry.outcome === 'failed' || entry.outcome === 'refused')) {
      this.#bailed = true;
      this.#stop.abort();
    }
  }

  /** What may change something stands in the record before it is sent: a run that is killed must not look as if it had not been. */
  #announce(event: RunEvent): void {
    const entry = this.#log.announced(event);
    if (entry) this.#keep(entry);
  }

  /** Writes an entry down. @returns whether that went well; if not, the run ends */
  #keep(entry: RunEntry): boolean {
    try {
      this.#options.file?.add(entry);
      return true;
    } catch (error) {
      // Newman must not see it: it belongs to whoever started the run, once everything has come to an end.
      this.#failure ??= error as Error;
      this.#stop.abort();
      return false;
    }
  }

  /** The end of the run ends what a script waits for: a token that did not come is none refused, and what was not sent was not reached. */
  #isCutOff(event: RunEvent): boolean {
    return (
      (event.kind === 'assertion' && event.name === TOKEN_TEST) || (event.kind === 'done' && this.#log.isUnsent(event))
    );
  }
}

/** Where each row may send. Rows with the same addresses in the same tenant share one. */
function destinationsOf(
  environment: Environment,
  rows: readonly DataRow[],
  trusted: readonly string[],
): Destinations[] {
  const known = new Map<string, Destinations>();
  return rows.map((row) => {
    const key = JSON.stringify([...addressNames, 'tenantId'].map((name) => row[name] ?? null));
    const one = known.get(key) ?? new Destinations(withRow(environment, row), trusted);
    known.set(key, one);
    return one;
  });
}
