import type { Caller, RunRecord } from '../../runner/record/record.ts';
import { RunError } from '../../runner/run-error.ts';

/** Whose something is, for each row of the data file; one for all rows where they have the same. Null where that is not known; empty where nothing is known. */
export type Owners = readonly (Caller | null)[];

/** Whose record it is, as its tokens say. A row whose calls were not all of one caller has none. */
export function ownersOf({ entries, iterations }: Pick<RunRecord, 'entries' | 'iterations'>): Owners {
  const rows = Array.from({ length: Math.max(iterations, 1) }, () => new Map<string, Caller>());
  for (const { iteration, caller } of entries)
    if (caller) rows[iteration]?.set(`${caller.app} ${caller.tenant}`.toLowerCase(), caller);
  return sameForAll(rows.map((callers) => (callers.size === 1 ? [...callers.values()][0]! : null)));
}

/** A list of one where all rows have the same, and none where nothing is known. */
export function sameForAll(owners: Owners): Owners {
  if (!owners.some(Boolean)) return [];
  return new Set(owners.map((owner) => owner && `${owner.app} ${owner.tenant}`.toLowerCase())).size === 1
    ? owners.slice(0, 1)
    : owners;
}

/**
 * Refuses a baseline that names another app or another tenant for a row. What one of the two does not know is no difference.
 * @param subject what to call the baseline in an error, such as its path
 * @throws RunError E_BASELINE_FOREIGN
 */
export function refuseForeign({ owners: then }: { readonly owners: Owners }, now: Owners, subject: string): void {
  const rows = Math.max(then.length, now.length);
  for (let row = 0; row < rows; row += 1) {
    const [one, other] = [ownerOfRow(then, row), ownerOfRow(now, row)];
    if (!one || !other || (isSame(one.app, other.app) && isSame(one.tenant, other.tenant))) continue;
    const where = rows === 1 ? '' : `Row ${row + 1}: `;
    throw new RunError('E_BASELINE_FOREIGN', subject, {
      cause: new Error(`${where}The baseline is of ${describe(one)}; this run is of ${describe(other)}`),
    });
  }
}

function ownerOfRow(owners: Owners, row: number): Caller | null {
  return (owners.length === 1 ? owners[0] : owners[row]) ?? null;
}

function isSame(one: string, other: string): boolean {
  return one === '' || other === '' || one.toLowerCase() === other.toLowerCase();
}

function describe({ app, tenant }: Caller): string {
  return [app && `the app ${app}`, tenant && `the tenant ${tenant}`].filter(Boolean).join(' in ');
}
