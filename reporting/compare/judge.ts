import { REFUSED_AS_DOCUMENTED } from '../../catalogue/model/vocabulary.ts';
import { withoutCure } from '../../runner/record/not-reached.ts';
import { pathSent } from '../../runner/record/path-sent.ts';
import { kept, reachOf } from '../../runner/record/reach.ts';
import type { RunEntry } from '../../runner/record/record.ts';
import type { SideEntry } from '../../runner/record/two-identities.ts';
import type { Ability, Group, OperationComparison, SideResult } from './comparison.ts';

/** Holds what two sides made of the same request side by side. */
export function judgeOperation(a: SideEntry, b: SideEntry): OperationComparison {
  const { id, area, request, operation } = a.entry;
  const [one, other] = [resultOf(a), resultOf(b)];
  const paths = [pathSent(a.entry), pathSent(b.entry)];
  const sameIds = paths.includes(undefined) ? null : paths[0] === paths[1];
  return { id, area, request, operation, group: groupOf(one.ability, other.ability), sameIds, a: one, b: other };
}

/** An empty list is none where the other sees something; where the other is refused, both have nothing. */
export function groupOf(a: Ability, b: Ability): Group {
  if (a === 'unknown' || b === 'unknown') return 'not-comparable';
  if (a === b) return a === 'refused' ? 'neither' : 'both';
  if (a === 'answered') return 'only-a';
  return b === 'answered' ? 'only-b' : 'neither';
}

function resultOf({ entry, causes, borrowedIds }: SideEntry): SideResult {
  const ability = abilityOf(entry);
  const [first] = causes;
  const explained = ability === 'refused' || ability === 'hollow' || entry.outcome === 'failed';
  // Of a refusal that the documentation foretells, it says the reason itself.
  const cause =
    !explained || first === undefined || (first.code === 'UNKNOWN' && entry.outcome === 'refused-as-documented')
      ? null
      : first;
  return { ability, outcome: entry.outcome, status: entry.status, reason: reasonOf(entry), cause, borrowedIds };
}

/** What was not sent says nothing of the right to send it: a list of ids that is refused is another call. */
function abilityOf(entry: RunEntry): Ability {
  if (entry.outcome === 'skipped' || entry.status === null) return 'unknown';
  const reach = reachOf(kept(entry));
  return reach === 'answered' && (entry.causes?.length ?? 0) > 0 ? 'hollow' : reach;
}

function reasonOf({ outcome, reason, assertions }: RunEntry): string | null {
  if (outcome === 'refused-as-documented') {
    const said = assertions.find(({ name }) => name.includes(REFUSED_AS_DOCUMENTED))?.name;
    return said === undefined ? REFUSED_AS_DOCUMENTED : said.slice(said.indexOf(REFUSED_AS_DOCUMENTED));
  }
  return reason === undefined ? null : withoutCure(reason);
}
