import { GUID } from '../../catalogue/model/guid.ts';
import type { Range } from './view.ts';

/**
 * What may stand in a secret without being one: the id of a workspace in an address with a key, the service's host in it, the frame of
 * a private key, a word. A part that is nothing else is left in what is shown, or ordinary ids and words would be blotted out.
 */
const OPEN: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\da-z])${GUID}(?![\da-z])`, 'gi'),
  /-----(?:BEGIN|END)[A-Z ]*-----/g,
  /\b[a-z][a-z\d+.-]*:\/\/[^\s/?#@\\]*(?=[/?#\s]|$)/gi,
  /(?<![\w.~-])(?:[a-z\d-]+\.)+(?:com|net|org|io|us|cn|de|eu|uk|gov|mil|example)(?![\w~-])/gi,
  /(?<![A-Za-z])(?:[A-Z]?[a-z]{11,}|[A-Z]{12,})(?![A-Za-z])/g,
];

/** Where in a secret something stands that everybody may know, in order and without overlaps. A secret that is nothing else has none. */
export function openRanges(secret: string): Range[] {
  const ranges = OPEN.flatMap((pattern) =>
    [...secret.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length })),
  );
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) merged.splice(-1, 1, { from: last.from, to: Math.max(last.to, range.to) });
    else merged.push(range);
  }
  return merged.filter(({ from, to }) => to - from < secret.trim().length);
}

/** How many letters of a range are not open. */
export function letterCount({ from, to }: Range, open: readonly Range[] = []): number {
  return open.reduce(
    (count, range) => count - Math.max(0, Math.min(to, range.to) - Math.max(from, range.from)),
    to - from,
  );
}
