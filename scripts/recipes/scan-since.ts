const MINUTE = 60_000;

/** Changes of the last minutes are not known yet, those of long ago no longer. */
const LATEST = 30 * MINUTE;
const EARLIEST = 30 * 24 * 60 * MINUTE;

/** What is wrong with the moment since when changes are asked for, in words; undefined when nothing is, and when none is typed. */
export function problemOfSince(text: string, now: number = Date.now()): string | undefined {
  if (text === '') return undefined;
  const since = sinceOf(text);
  if (since === undefined) return `since is "${text}": type a moment in UTC, as in 2026-01-31T08:00:00Z`;
  const age = now - Date.parse(since);
  if (age < LATEST) return `since is ${since}, and the service knows no changes of the last 30 minutes`;
  return age > EARLIEST
    ? `since is ${since}, and the service knows the changes of 30 days only: empty it to scan all workspaces`
    : undefined;
}

/** The moment as the service wants it; undefined where the text is none. It is in UTC, whether or not it says so. */
export function sinceOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return undefined;
  const time = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}
