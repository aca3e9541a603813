import { addressNames } from '../../diagnosis/settings/base-address.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { readBaseAddresses } from '../base-url.ts';
import { askForMarker, markerCounts } from '../emulator-marker.ts';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { secretsOf, valueOf, withValues } from '../environment.ts';
import { distinctRows, withRow } from '../data-rows.ts';
import type { NewmanEmitter } from '../newman/newman.ts';
import { hookRequests } from '../newman/request-hook.ts';
import { applyPatches } from '../newman/patches.ts';
import { planRun, type PlanOptions, type RunPlan } from '../plan/plan-run.ts';
import { plannedEntry } from '../plan/run-plan.ts';
import { requestsOf } from '../plan/work.ts';
import type { RecordFile } from '../record/record-file.ts';
import { countOutcomes, type RunHead, type RunRecord } from '../record/record.ts';
import { redactor, type Redact } from '../redaction/redact.ts';
import { RunError } from '../run-error.ts';
import { recordedNames } from './row-names.ts';
import { runLanes } from './run-lanes.ts';
import type { Progress } from './run-state.ts';
import type { TokensOf } from '../sign-in/run-tokens.ts';
import { readsOnly, type Permission } from '../wire/gate.ts';
import type { Transport } from '../wire/transport.ts';

/** What to run, as whom, against what. */
export interface RunOptions extends PlanOptions {
  /** What people call each row of data, for the record. */
  readonly rowNames?: readonly (string | null)[];
  /** How many requests may be on their way at a time; 1 when absent. */
  readonly concurrency?: number;
  /** Ids of the tenants that may be changed; what an environment or a row says does not count. An emulator may always be changed. */
  readonly allowWrite?: readonly string[];
  /** Allows scans, queries and exports, which change nothing and cost capacity. */
  readonly allowHeavyReads?: boolean;
  /** Nothing but plain reads is sent, not even to an emulator. */
  readonly readsOnly?: boolean;
  /** The service is an emulator that the caller started. Without it the service is asked for its marker. */
  readonly emulator?: boolean;
  /** Stop at the first request that is refused or fails. */
  readonly bail?: boolean;
  /** How requests go out. */
  readonly transport?: Partial<Transport>;
  /** Where the tokens come from, when the collection is not to sign in by itself. They are renewed as long as the run goes on. */
  readonly tokens?: TokensOf;
  /** What is secret besides what the environment and the rows hold. What is met on the way is added. */
  readonly secrets?: Set<string>;
  /** Ends the run early: the rest is not reached. */
  readonly signal?: AbortSignal;
  /** Takes in each entry as soon as it is made. The caller closes it. */
  readonly file?: RecordFile;
  readonly onProgress?: (progress: Progress) => void;
  /** Called once, before the first request. */
  readonly onStart?: (start: RunStart) => void;
  /** Called with the emitter of each Newman run, before anything happens. What it tells holds secrets: `redact` takes them out. */
  readonly onEmitter?: (emitter: NewmanEmitter, redact: Redact) => void;
  /** What scripts write to the console, without secrets. */
  readonly onConsole?: (level: string, text: string) => void;
  /** Rows and columns of the tables that scripts show, as they come, without secrets. */
  readonly onTable?: (rows: readonly unknown[], columns: readonly string[]) => void;
}

/** Where a run signs in and where it sends, before it does. */
export interface RunStart {
  /** Origins, such as `https://login.microsoftonline.com`; several where rows differ. */
  readonly signsInAt: readonly string[];
  readonly sendsTo: readonly string[];
  /** Whether the service showed itself as the emulator: then everything is sent. */
  readonly emulator: boolean;
}

/**
 * Runs the collection with Newman and records what became of each request.
 * What may be sent is decided here and kept by the gate, whatever the collection, the environment or a row say.
 * @param plan what {@link planRun} made of the same options, where the caller has it already
 * @throws RunError before anything is sent, when the selection or an address is no good; later only when the record cannot be written
 */
export async function runCollection(options: RunOptions, plan: RunPlan = planRun(options)): Promise<RunRecord> {
  const startedAt = new Date().toISOString();
  hookRequests();
  if (!options.transport?.plain) applyPatches();
  const signal = options.signal ?? new AbortController().signal;
  const emulator =
    options.emulator === true
      ? canAllBeEmulators(plan, options.transport)
      : (options.emulator ?? (await isEmulator(plan, signal, options.transport)));
  const permission = permissionOf(options, emulator);
  checkInsecure(options, emulator);
  const concurrency = options.concurrency ?? 1;
  const head: RunHead = {
    collection: options.collection.info.name,
    environment: options.environment.name,
    startedAt,
    emulator,
    allowWrite: permission.tenants === 'any' || permission.tenants.size > 0,
    allowHeavyReads: permission.tenants === 'any' || permission.heavyReads,
    concurrency,
    shard: options.shard ?? null,
    iterations: plan.rows.length,
    ...namesIn(plan, options),
  };
  options.file?.begin(head, requestsOf(plan.work).map(plannedEntry));
  options.onStart?.(startOf(plan, emulator, options.transport?.trustedHosts));
  const environment = withValues(plan.environment, allowedIn(plan, permission, options.catalogues));
  const { entries, ending } = await runLanes({ ...options, environment, plan, permission, concurrency, signal });
  const finishedAt = new Date().toISOString();
  options.file?.end(ending, finishedAt);
  return { version: 1, ...head, finishedAt, ending, counts: countOutcomes(entries), entries };
}

/** The names of the rows, without any secret of the environment or of a row. */
function namesIn(plan: RunPlan, { rowNames, secrets }: RunOptions): Pick<RunHead, 'rowNames'> {
  if (!rowNames?.some((name) => name !== null)) return {};
  const own = plan.rows.flatMap((row) => secretsOf(withRow(plan.environment, row)));
  const names = recordedNames(rowNames, redactor([...(secrets ?? []), ...own]));
  return names === undefined ? {} : { rowNames: names };
}

function permissionOf(options: RunOptions, emulator: boolean): Permission {
  if (options.readsOnly) return readsOnly;
  if (emulator) return { heavyReads: options.allowHeavyReads === true, tenants: 'any' };
  return {
    heavyReads: options.allowHeavyReads === true,
    tenants: new Set(options.allowWrite?.map((tenant) => tenant.toLowerCase())),
  };
}

/** What the collection's own scripts are to know of it: they say why a request is left out. The gate does not look at them. */
function allowedIn(
  { environment, rows }: RunPlan,
  { heavyReads, tenants }: Permission,
  catalogues: Catalogues,
): Record<string, string> {
  const ofRows = distinctRows(rows, ['tenantId'])
    .map((row) => valueOf(withRow(environment, row), 'tenantId').trim())
    .filter(isGuid);
  const named =
    tenants === 'any'
      ? [...new Set([...ofRows, ...catalogues.flatMap(({ emulatorTenant = [] }) => emulatorTenant)])]
      : [...tenants];
  return { allowWrite: named.join(' '), allowHeavyReads: heavyReads || tenants === 'any' ? 'true' : '' };
}

function startOf({ environment, rows }: RunPlan, emulator: boolean, trusted: readonly string[] | undefined): RunStart {
  const addresses = distinctRows(rows, addressNames).map((row) =>
    readBaseAddresses(withRow(environment, row), trusted),
  );
  const unique = (origins: readonly string[]): string[] => [...new Set(origins)];
  return {
    signsInAt: unique(addresses.map(({ loginUrl }) => loginUrl.origin)),
    sendsTo: unique(addresses.map(({ apiUrl }) => apiUrl.origin)),
    emulator,
  };
}

/** Whether no row turns to a service that cannot be the emulator that the caller started. */
function canAllBeEmulators({ environment, rows }: RunPlan, transport: Partial<Transport> = {}): boolean {
  return distinctRows(rows, addressNames).every((row) =>
    markerCounts(withRow(environment, row), transport.trustedHosts),
  );
}

/** Whether every service that the run turns to shows the emulator's marker. */
async function isEmulator(
  { environment, rows }: RunPlan,
  signal: AbortSignal,
  transport: Partial<Transport> = {},
): Promise<boolean> {
  for (const row of distinctRows(rows, addressNames)) {
    if ((await askForMarker(withRow(environment, row), signal, transport)) !== 'emulator') return false;
  }
  return true;
}

function checkInsecure({ transport, environment }: RunOptions, emulator: boolean): void {
  if (transport?.insecure && !emulator) throw new RunError('E_INSECURE_REFUSED', valueOf(environment, 'apiUrl'));
}
