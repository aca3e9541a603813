import leven from 'leven';

/**
 * The known name that a mistyped one most likely means.
 * @returns undefined when nothing is near enough to be worth suggesting
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const inside = known.filter((each) => wanted.length >= 3 && each.toLowerCase().includes(wanted));
  if (inside.length === 1) return inside[0];
  const ranked = known
    .map((each) => ({ each, distance: leven(wanted, each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, Math.floor(wanted.length / 3)) ? best.each : undefined;
}
