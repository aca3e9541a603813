import { NO_ID } from '../../catalogue/model/guid.ts';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { matchAt } from '../../catalogue/model/operation-at.ts';
import { pathSent } from '../record/path-sent.ts';
import { reachOf, kept } from '../record/reach.ts';
import type { RunEntry } from '../record/record.ts';
import type { Pins } from './reads.ts';

/**
 * Which requests of one side must be sent again with the ids that the other found, so that like is compared with like: those that had no
 * id to be sent with, and those that were refused for another item than the one that the other was answered for.
 * @param samePerson both are the same caller, so that what is in My workspace is the same, too
 * @returns ids by request
 */
export function idsToBorrow(
  own: readonly RunEntry[],
  others: readonly RunEntry[],
  { catalogues, samePerson = false }: { readonly catalogues: Catalogues; readonly samePerson?: boolean },
): Map<string, Pins> {
  const byId = new Map(others.map((entry) => [entry.id, entry]));
  const found = own.flatMap((entry): [string, Pins][] => {
    const other = byId.get(entry.id);
    if (other === undefined || !isWanted(entry, other)) return [];
    const pins = idsOf(other, samePerson, catalogues);
    return pins === undefined ? [] : [[entry.id, pins]];
  });
  return new Map(found);
}

function isWanted(own: RunEntry, other: RunEntry): boolean {
  const path = pathSent(other);
  if (path === undefined) return false;
  if (own.outcome === 'skipped' || (own.outcome === 'refused' && own.status === null)) return true;
  return other.outcome === 'answered' && reachOf(kept(own)) === 'refused' && pathSent(own) !== path;
}

/** The ids in the path of a request that was sent; undefined when it has none that name anything for another: My workspace is everybody's own. */
function idsOf(entry: RunEntry, samePerson: boolean, catalogues: Catalogues): Pins | undefined {
  const method = entry.attempts.findLast(({ purpose }) => purpose === 'request')?.method ?? 'GET';
  const matched = matchAt(catalogues, method, `https://api${pathSent(entry) ?? ''}`);
  if (matched === undefined || (matched.operation.closedReason === 'my-workspace' && !samePerson)) return undefined;
  const ids = Object.entries(matched.parameters).map(
    ([name, value]) => [matched.operation.variables[name] ?? name, value] as const,
  );
  return ids.length === 0 || ids.some(([, value]) => value === NO_ID) ? undefined : Object.fromEntries(ids);
}
