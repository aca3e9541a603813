import { keep, kept } from './state.ts';

/** Counts things of a kind, over all requests of the recipe. */
export function count(noun: string, number: number): void {
  keep('counts', { ...counts(), [noun]: (counts()[noun] ?? 0) + number });
}

/** How many there were of a kind. */
export function counted(noun: string): number {
  return counts()[noun] ?? 0;
}

/** Such as `2 models`; the plural has an s. */
export function amount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function counts(): Readonly<Record<string, number>> {
  return kept<Record<string, number>>('counts') ?? {};
}
