const DAY = 86_400_000;

/** A day in UTC, such as `2026-01-31`, from a time in milliseconds. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The same day, a number of days before. */
export function daysBefore(day: string, number: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) - number * DAY);
}

/** How many days back a day is; negative for one to come. */
export function daysBack(day: string, now: number = Date.now()): number {
  return Math.round((Date.parse(`${dayOf(now)}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY);
}

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(time) && dayOf(time) === text;
}
