import { askForMarker } from './emulator-marker.ts';
import { valueOf, withValues, type Environment } from './environment.ts';
import { withRow, type DataRow } from './data-rows.ts';
import type { NewmanEmitter } from './newman/newman.ts';
import { applyPatches } from './newman/patches.ts';
import { planRun, type PlanOptions, type RunPlan } from './plan/plan-run.ts';
import { requestsOf } from './plan/work.ts';
import type { RecordFile } from './record/record-file.ts';
import { countOutcomes, type RunHead, type RunRecord } from './record/record.ts';
import type { Redact } from './redaction/redact.ts';
import { RunError } from './run-error.ts';
import { runLanes, type Progress } from './run-lanes.ts';
import type { TokensOf } from './sign-in/run-tokens.ts';
import type { Transport } from './wire/transport.ts';

/** What to run, as whom, against what. */
export interface RunOptions extends PlanOptions {
  /** How many requests may be on their way at a time; 1 when absent. */
  readonly concurrency?: number;
  /** Allows requests that change something, issue a credential or cost capacity. An emulator always allows them. */
  readonly allowWrite?: boolean;
  /** Changes are not allowed, not even in an emulator. */
  readonly readsOnly?: boolean;
  /** The service is an emulator that the caller started. Without it the service is asked for its marker. */
  readonly emulator?: boolean;
  /** Stop at the first request that is refused or fails. */
  readonly bail?: boolean;
  /** How requests go out. */
  readonly transport?: Partial<Transport>;
  /** Where the tokens come from, when the collection is not to sign in by itself. They are renewed as long as the run goes on. */
  readonly tokens?: TokensOf;
  /** Ends the run early: the rest is not reached. */
  readonly signal?: AbortSignal;
  /** Takes in each entry as soon as it is made. The caller closes it. */
  readonly file?: RecordFile;
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the emitter of each Newman run, before anything happens. What it tells holds secrets: `redact` takes them out. */
  readonly onEmitter?: (emitter: NewmanEmitter, redact: Redact) => void;
  /** What scripts write to the console, without secrets. */
  readonly onConsole?: (level: string, text: string) => void;
}

/**
 * Runs the collection with Newman and records what became of each request.
 * `allowWrite` in the environment is decided here: against anything but an emulator it is empty unless the caller allows it.
 * @param plan what {@link planRun} made of the same options, where the caller has it already
 * @throws RunError before anything is sent, when the selection or an address is no good; later only when the record cannot be written
 */
export async function runCollection(options: RunOptions, plan: RunPlan = planRun(options)): Promise<RunRecord> {
  const startedAt = new Date().toISOString();
  if (!options.transport?.plain) applyPatches();
  const signal = options.signal ?? new AbortController().signal;
  const emulator = options.emulator ?? (await isEmulator(options.environment, plan.rows, signal, options.transport));
  const allowWrite = options.readsOnly !== true && (emulator || options.allowWrite === true);
  checkInsecure(options, emulator);
  const concurrency = options.concurrency ?? 1;
  const head: RunHead = {
    collection: options.collection.info.name,
    environment: options.environment.name,
    startedAt,
    emulator,
    allowWrite,
    concurrency,
    shard: options.shard ?? null,
    iterations: plan.rows.length,
  };
  options.file?.begin(head, requestsOf(plan.work));
  const environment = withValues(options.environment, { allowWrite: allowWrite ? valueOf(options.environment, 'tenantId') : '', allowHeavyReads: allowWrite ? 'true' : '' });
  const { entries, ending } = await runLanes({ ...options, environment, plan, concurrency, signal });
  const finishedAt = new Date().toISOString();
  options.file?.end(ending, finishedAt);
  return { version: 1, ...head, finishedAt, ending, counts: countOutcomes(entries), entries };
}

/** Whether every service that the run turns to shows the emulator's marker. */
async function isEmulator(environment: Environment, rows: readonly DataRow[], signal: AbortSignal, transport: Partial<Transport> = {}): Promise<boolean> {
  const services = new Map(rows.map((row) => withRow(environment, row)).map((each) => [valueOf(each, 'apiUrl'), each]));
  for (const service of services.values()) {
    if ((await askForMarker(service, signal, transport)) !== 'emulator') return false;
  }
  return true;
}

function checkInsecure({ transport, environment }: RunOptions, emulator: boolean): void {
  if (transport?.insecure && !emulator) throw new RunError('E_INSECURE_REFUSED', valueOf(environment, 'apiUrl'));
}
