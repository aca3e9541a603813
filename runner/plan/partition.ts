/**
 * Deals units out to so many parts that the largest is as small as may be: the longest unit first, each to the part that has least.
 * The same units give the same parts, wherever that is computed; a part keeps the order of its units.
 * @returns as many parts as asked for, some of them empty when there are fewer units
 */
export function partition<T>(units: readonly (readonly T[])[], parts: number): (readonly T[])[][] {
  const dealt = Array.from({ length: parts }, () => ({ size: 0, indexes: [] as number[] }));
  const longestFirst = units
    .map((unit, index) => ({ size: unit.length, index }))
    .sort((a, b) => b.size - a.size || a.index - b.index);
  for (const { size, index } of longestFirst) {
    const least = dealt.reduce((best, part) => (part.size < best.size ? part : best));
    least.size += size;
    least.indexes.push(index);
  }
  return dealt.map(({ indexes }) => indexes.sort((a, b) => a - b).map((index) => units[index]!));
}
