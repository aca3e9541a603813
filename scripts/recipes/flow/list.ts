import { readJson } from '../../shared/response.ts';
import { goOn } from './next.ts';
import { give, keep, kept } from './state.ts';

/** Something of a list, with an id and a name. */
export type Thing = Readonly<Record<string, unknown>>;

/** How much of a list is asked at a time where a request has `$top={{top}}&$skip={{skip}}`. */
const PAGE = 5000;

/** The list in the answer's body: `value`, or the body itself; empty where there is none. */
export function listIn(body: unknown = readJson()): Thing[] {
  const list = Array.isArray(body) ? body : ((body ?? {}) as { value?: unknown }).value;
  return Array.isArray(list) ? (list as Thing[]) : [];
}

/** A list inside of something: empty where it is none. */
export function listOf(value: unknown): Thing[] {
  return Array.isArray(value) ? (value as Thing[]) : [];
}

/**
 * Asks for the next page of a list by `skip`, as long as pages are full.
 * @param size how many things a page may have
 * @returns whether there is more
 */
export function nextPage(things: readonly Thing[], size: number = PAGE): boolean {
  const behind = (kept<number>('skip') ?? 0) + things.length;
  const more = things.length >= size;
  keep('skip', more ? behind : 0);
  give('skip', more ? String(behind) : '');
  if (more) goOn();
  return more;
}
