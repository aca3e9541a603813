import type { Hit } from './finding.ts';
import { ruleIds } from './rules.ts';

/** Hits are looked up by the stretch of text that they stand in: a text may hold very many. */
const STRETCH = 256;

/** Of hits that share a part of the text, the most telling alone; in the order of the text. */
export function withoutOverlap(hits: readonly Hit[]): Hit[] {
  if (hits.length < 2) return [...hits];
  const rank = (hit: Hit): number => ruleIds.indexOf(hit.rule);
  const kept: Hit[] = [];
  const near = new Map<number, Hit[]>();
  for (const hit of hits.toSorted(
    (a, b) => rank(a) - rank(b) || a.place.length - b.place.length || b.to - b.from - (a.to - a.from),
  )) {
    const stretches = stretchesOf(hit);
    if (stretches.some((each) => near.get(each)?.some((other) => hides(other, hit)))) continue;
    kept.push(hit);
    for (const each of stretches) {
      const there = near.get(each);
      if (there === undefined) near.set(each, [hit]);
      else there.push(hit);
    }
  }
  return kept.sort((a, b) => a.from - b.from);
}

function stretchesOf({ from, to }: Hit): number[] {
  const first = Math.floor(from / STRETCH);
  return Array.from({ length: Math.floor(Math.max(from, to - 1) / STRETCH) - first + 1 }, (_, index) => first + index);
}

/** Whether one hit speaks for another, too: at the same place, or, within what was decoded, when it is the same secret or holds it. */
function hides(one: Hit, other: Hit): boolean {
  if (other.from >= one.to || one.from >= other.to) return false;
  if (one.place.length === 0 || other.place.length === 0) return true;
  return (
    one.place.join() === other.place.join() || one.secret.includes(other.secret) || other.secret.includes(one.secret)
  );
}
