import type { Hit } from './finding.ts';
import { ruleIds } from './rules.ts';

/** Of hits that share a part of the text, the most telling alone; in the order of the text. */
export function withoutOverlap(hits: readonly Hit[]): Hit[] {
  if (hits.length < 2) return [...hits];
  const rank = (hit: Hit): number => ruleIds.indexOf(hit.rule);
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => rank(a) - rank(b) || a.place.length - b.place.length || b.to - b.from - (a.to - a.from))) {
    if (!kept.some((other) => hides(other, hit))) kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** Whether one hit speaks for another, too: at the same place, or, within what was decoded, when it is the same secret or holds it. */
function hides(one: Hit, other: Hit): boolean {
  if (other.from >= one.to || one.from >= other.to) return false;
  if (one.place.length === 0 || other.place.length === 0) return true;
  return one.place.join() === other.place.join() || one.secret.includes(other.secret) || other.secret.includes(one.secret);
}
