import { Cron } from 'croner';

const FIELDS = ['minute', 'hour', 'day of the month', 'month', 'day of the week'];
const BOUNDS = ['0 to 59', '0 to 23', '1 to 31', '1 to 12', '0 to 6'];
/** What both systems read: of what the library can do besides, neither knows a word. */
const NUMBER = /(?:\d{1,2}|[A-Z]{3})/.source;
const PART = new RegExp(`^(?:(?:\\*|${NUMBER}-${NUMBER})(?:/\\d+)?|${NUMBER})$`);
const SUNDAY_AS_SEVEN = /(?:^|[,-])0?7/;
/** GitHub starts nothing more often, and no run is through any sooner. */
const LEAST_MINUTES = 5;
const MS_PER_MINUTE = 60_000;
/** Enough starts to see every step from one to the next within an hour, from a fixed moment on. */
const STARTS = 61;
const FROM = new Date('2024-01-01T00:00:00Z');

/**
 * What is wrong with a schedule, as both systems read it: five fields of numbers, names, ranges, lists and steps.
 * @returns undefined when nothing is
 */
export function cronProblem(text: string): string | undefined {
  const parts = text.split(/\s+/);
  if (parts.length !== FIELDS.length || text !== text.trim())
    return `it takes five fields (${FIELDS.join(', ')}), such as '17 4 * * *'`;
  const wrong = parts.findIndex((part, index) => !isField(part.toUpperCase(), index));
  if (wrong >= 0)
    return `"${parts[wrong]!}" is not a valid ${FIELDS[wrong]!}: use numbers from ${BOUNDS[wrong]!}, also as in 1-5, 1,3 or */2`;
  const starts = scheduleOf(text).nextRuns(STARTS, FROM);
  if (starts.length === 0) return 'none of its months has such a day';
  const gaps = starts.slice(1).map((start, index) => start.getTime() - starts[index]!.getTime());
  return gaps.some((gap) => gap < LEAST_MINUTES * MS_PER_MINUTE)
    ? `it must not run more often than every ${LEAST_MINUTES} minutes`
    : undefined;
}

/** Whether the field is right by itself: the others then stand for every time. */
function isField(text: string, index: number): boolean {
  if (!text.split(',').every((part) => PART.test(part))) return false;
  if (index === FIELDS.length - 1 && SUNDAY_AS_SEVEN.test(text)) return false;
  try {
    return Boolean(scheduleOf(FIELDS.map((_name, at) => (at === index ? text : '*')).join(' ')));
  } catch {
    return false;
  }
}

function scheduleOf(text: string): Cron {
  return new Cron(text, { mode: '5-part', timezone: 'UTC', paused: true });
}
