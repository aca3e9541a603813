import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { readBaseAddresses, withBaseAddresses } from '../base-url.ts';
import { checkRows, heldRows, withRow, type DataRow } from '../data-rows.ts';
import { addressNames, type AddressName } from '../../diagnosis/settings/base-address.ts';
import type { Environment } from '../environment.ts';
import { checkPathIds } from '../path-ids.ts';
import type { Shard } from '../record/record.ts';
import type { Transport } from '../wire/transport.ts';
import { withIds, type Collection } from './collection.ts';
import { planOf, type PlannedRequest } from './run-plan.ts';
import { selectRequests, type Selection } from './selection.ts';
import { withTrustedHosts } from './trusted-hosts.ts';
import { unitsOf } from './units.ts';
import { wholeWork, workOfShard, type Work } from './work.ts';

/** What decides what a run comes by. */
export interface PlanOptions {
  readonly collection: Collection;
  readonly environment: Environment;
  /** The APIs whose operations are known. What is not in them is only known by its method. */
  readonly catalogues: Catalogues;
  /** Absent: everything. */
  readonly select?: Selection;
  /** One run for each, its values over those of the environment. Absent: one run with the environment as it is. */
  readonly rows?: readonly DataRow[];
  /** Only this part of the run. */
  readonly shard?: Shard;
  /** Of it, the hosts that may get tokens and secrets besides those of the cloud. */
  readonly transport?: Partial<Pick<Transport, 'trustedHosts'>>;
}

/** What a run is going to do: all that can be said before anything is sent. */
export interface RunPlan {
  readonly collection: Collection;
  /** The environment and the rows, with their base addresses as they are used. */
  readonly environment: Environment;
  /** Every request that was asked for, whichever shard runs it. */
  readonly requests: readonly PlannedRequest[];
  readonly rows: readonly DataRow[];
  /** What of it is run here. */
  readonly work: Work;
}

/**
 * Plans a run. Nothing is sent.
 * @throws RunError when the selection, an address or a row is no good
 */
export function planRun({
  collection,
  environment: given,
  catalogues,
  select,
  rows: givenRows = [{}],
  shard,
  transport,
}: PlanOptions): RunPlan {
  checkRows(givenRows);
  checkPathIds(given, catalogues, givenRows);
  const { environment, rows } = withUsedAddresses(given, givenRows, transport?.trustedHosts);
  const selected = withTrustedHosts(
    selectRequests(withIds(collection), select ?? { folders: [], operations: [] }, catalogues),
    transport?.trustedHosts ?? [],
  );
  const requests = planOf(selected, catalogues);
  const typed = new Set(
    environment.values.filter(({ value, enabled }) => enabled !== false && value !== '').map(({ key }) => key),
  );
  for (const row of rows) Object.keys(row).forEach((key) => typed.add(key));
  return {
    collection: selected,
    environment,
    requests,
    rows: heldRows(rows),
    work: workOfShard(wholeWork(unitsOf(requests, typed), rows.length), shard ?? null),
  };
}

/** The environment and the rows with their base addresses as they are used. Where each row brings its own, those of the environment need not be right. */
function withUsedAddresses(
  environment: Environment,
  rows: readonly DataRow[],
  trusted: readonly string[] | undefined,
): Pick<RunPlan, 'environment' | 'rows'> {
  const names = addressNames.filter((name) => rows.some((row) => name in row));
  const used = rows.map((row) =>
    names.some((name) => name in row)
      ? {
          ...row,
          ...addressesOf(
            withRow(environment, row),
            names.filter((name) => name in row),
            trusted,
          ),
        }
      : row,
  );
  const isReplaced = rows.every((row) => 'loginUrl' in row && 'apiUrl' in row);
  return { environment: isReplaced ? environment : withBaseAddresses(environment, trusted), rows: used };
}

function addressesOf(
  environment: Environment,
  names: readonly AddressName[],
  trusted: readonly string[] | undefined,
): DataRow {
  const addresses = readBaseAddresses(environment, trusted);
  return Object.fromEntries(names.map((name) => [name, addresses[name]?.url ?? '']));
}
