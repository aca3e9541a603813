import type { Effect } from './types.ts';

/**
 * What must be allowed before an operation is sent, in this order: each level includes the ones before it.
 * Plain reads always are; heavy reads (scans, queries, exports) cost capacity; a change stays.
 */
export type Level = 'plain read' | 'heavy read' | 'change';

const ORDER: readonly Level[] = ['plain read', 'heavy read', 'change'];

/** The level of an effect. Whatever is not known to read is a change. */
export function levelOf(effect: Effect | 'unknown'): Level {
  if (effect === 'reads') return 'plain read';
  return effect === 'heavy read' ? 'heavy read' : 'change';
}

/** Whether an effect leaves everything as it is, whatever it costs: a credential is issued beside what is there. */
export function leavesAsIs(effect: Effect | null): boolean {
  return effect === 'reads' || effect === 'heavy read' || effect === 'credential';
}

/** Whether what is allowed is enough. */
export function isAllowed(needed: Level, allowed: Level): boolean {
  return ORDER.indexOf(needed) <= ORDER.indexOf(allowed);
}

/** What an address that no operation has can do, by its method: only GET and HEAD read. */
export function effectOfUnknown(method: string): 'reads' | 'unknown' {
  return /^(GET|HEAD)$/i.test(method) ? 'reads' : 'unknown';
}

/** Headers that make another method out of a request: the service may obey them, so the method alone says nothing. */
export const methodOverrides: readonly string[] = ['x-http-method-override', 'x-http-method', 'x-method-override'];
