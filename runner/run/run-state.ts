import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { TOKEN_TEST } from '../../catalogue/model/vocabulary.ts';
import { settingsOf } from '../causes/evidence.ts';
import { Explainer } from '../causes/explainer.ts';
import { withRow, type DataRow } from '../data-rows.ts';
import { secretsOf, type Environment } from '../environment.ts';
import type { NewmanEmitter } from '../newman/newman.ts';
import type { RunEvent } from '../newman/run-event.ts';
import type { SharedMemory } from '../newman/shared-memory.ts';
import type { RunPlan } from '../plan/plan-run.ts';
import { requestsOf } from '../plan/work.ts';
import type { RecordFile } from '../record/record-file.ts';
import type { Outcome, RunEntry, Shard } from '../record/record.ts';
import { sharerOf } from '../record/shard-rows.ts';
import { recordedExchange } from '../redaction/recorded-exchange.ts';
import { redactedBeginning, redactor, type Redact } from '../redaction/redact.ts';
import { rowRedactor } from '../redaction/rows.ts';
import { RunTokens, type TokensOf } from '../sign-in/run-tokens.ts';
import { TokenRefused } from '../sign-in/token-source.ts';
import type { Permission } from '../wire/gate.ts';
import { LimitKeeper } from '../wire/limit-keeper.ts';
import { defaultTransport, type Transport } from '../wire/transport.ts';
import { Wire } from '../wire/wire.ts';
import { LONGEST_TEXT, RunLog } from './run-log.ts';

/** How far a run has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The request that just ended. */
  readonly entry: RunEntry;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** What a run needs to know, whatever the number of its lanes. */
export interface LanesOptions {
  readonly plan: RunPlan;
  readonly environment: Environment;
  readonly catalogues: Catalogues;
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
  readonly onTable?: (rows: readonly unknown[], columns: readonly string[]) => void;
  /** Called with each of Newman's own emitters, before anything happens. */
  readonly onEmitter?: (emitter: NewmanEmitter, redact: Redact) => void;
}

/** What all lanes of a run share. */
export interface RunState {
  readonly options: LanesOptions;
  readonly transport: Transport;
  /** Grows: what is met on the way is added. */
  readonly secrets: Set<string>;
  readonly redact: Redact;
  /** The same for rows that somebody asked for. */
  readonly redactRow: Redact;
  readonly log: RunLog;
  readonly tokens: RunTokens;
  readonly wire: Wire;
  /** By the rows that a lane runs. */
  readonly memories: Map<string, SharedMemory>;
  /** How many requests the run has. */
  readonly total: number;
  /** Ends all lanes. */
  readonly stop: AbortController;
  /** Aborted by `stop`, or by whoever started the run. */
  readonly signal: AbortSignal;
  /** Whether the run was stopped at a failure. */
  bailed: boolean;
  /** What kept the record from being written. */
  failure: Error | undefined;
}

/** The state of a run that has sent nothing so far. */
export function newRun(options: LanesOptions): RunState {
  const { plan, environment, catalogues, shard = null } = options;
  const transport = { ...defaultTransport, ...options.transport };
  const environments = plan.rows.map((row) => withRow(environment, row));
  const secrets = options.secrets ?? new Set<string>();
  for (const secret of environments.flatMap(secretsOf)) secrets.add(secret);
  const redact = redactor(secrets);
  const redactRow = rowRedactor([...secrets], secrets);
  const own = new Set(requestsOf(plan.work).map(({ id }) => id));
  const rows = new Set(plan.work.rows);
  const log = new RunLog({
    catalogues,
    plan: plan.requests,
    iterations: plan.rows.length,
    foreign: (iteration, { id }) => !rows.has(iteration) || !own.has(id),
    shard: shard?.index ?? null,
    redact,
    learnSecret: (secret) => secrets.add(secret),
    recordExchange: (raw) => recordedExchange(raw, redact, catalogues),
    explainerOf: explainers(options, redact),
  });
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const limits = transport.limits ? { limits: new LimitKeeper(sharerOf(plan.rows.length, shard)) } : {};
  const { timeout, retry } = transport;
  return {
    options,
    transport,
    secrets,
    redact,
    redactRow,
    log,
    tokens: new RunTokens(environments, options.tokens),
    wire: new Wire({ timeout, retry, ...limits, signal }),
    memories: new Map(),
    total: own.size * rows.size,
    stop,
    signal,
    bailed: false,
    failure: undefined,
  };
}

/** One explainer for each row: what one identity is refused tells nothing of another. */
function explainers({ plan, environment, catalogues }: LanesOptions, redact: Redact): (iteration: number) => Explainer {
  const known = new Map<DataRow, Explainer>();
  return (iteration) => {
    const row = plan.rows[iteration]!;
    const explainer = known.get(row) ?? new Explainer(catalogues, settingsOf(withRow(environment, row)), redact);
    known.set(row, explainer);
    return explainer;
  };
}

/** Takes in what happened in a lane. */
export function takeEvent(state: RunState, event: RunEvent): void {
  const { options, log } = state;
  if (state.failure !== undefined) return;
  if (state.signal.aborted && isCutOff(state, event)) return;
  if (event.kind === 'console')
    return options.onConsole?.(event.level, redactedBeginning(event.text, LONGEST_TEXT, state.redact).text);
  if (event.kind === 'table')
    return options.onTable?.(
      withoutSecrets(event.rows, state.redactRow) as unknown[],
      event.columns.map(state.redactRow),
    );
  if (event.kind === 'changing') return announce(state, event);
  const entry = log.note(event);
  if (!entry || !keepEntry(state, entry)) return;
  options.onProgress?.({ done: log.done, total: state.total, entry, counts: log.counts });
  if (options.bail && (entry.outcome === 'failed' || entry.outcome === 'refused')) {
    state.bailed = true;
    state.stop.abort();
  }
}

/** Takes in that there is no token for a request. Where all that follows would have none either, the run ends. */
export function endWithoutToken(state: RunState, error: unknown, about: Pick<RunEvent, 'item' | 'iteration'>): void {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof TokenRefused)
    takeEvent(state, {
      ...about,
      kind: 'token-refused',
      exchange: { ...error.exchange, requestHeaders: {}, bytes: 0 },
    });
  takeEvent(state, { ...about, kind: 'assertion', name: TOKEN_TEST, passed: false, message });
  if (!state.tokens.isShared) return;
  takeEvent(state, { ...about, kind: 'done' });
  state.stop.abort();
}

/** Writes an entry down. @returns whether that went well; if not, the run ends */
export function keepEntry(state: RunState, entry: RunEntry): boolean {
  try {
    state.options.file?.add(entry);
    return true;
  } catch (error) {
    // Newman must not see it: it belongs to whoever started the run, once everything has come to an end.
    state.failure ??= error as Error;
    state.stop.abort();
    return false;
  }
}

/** What may change something stands in the record before it is sent: a run that is killed must not look as if it had not been. */
function announce(state: RunState, event: RunEvent): void {
  const entry = state.log.announced(event);
  if (entry) keepEntry(state, entry);
}

/** The end of the run ends what a script waits for: a token that did not come is none refused, and what was not sent was not reached. */
function isCutOff({ log }: RunState, event: RunEvent): boolean {
  return (event.kind === 'assertion' && event.name === TOKEN_TEST) || (event.kind === 'done' && log.isUnsent(event));
}

/** A value of JSON with every text in it redacted, names of members too. */
function withoutSecrets(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, redact));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [redact(name), withoutSecrets(each, redact)]));
}
