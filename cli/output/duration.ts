/** A time as people say it: `59 minutes`, `2 hours 5 minutes`, `3 days`. */
export function sayDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return plural(Math.floor(seconds), 'second');
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return plural(Math.floor(hours / 24), 'day');
  const rest = minutes % 60;
  return [hours > 0 ? plural(hours, 'hour') : '', rest > 0 ? plural(rest, 'minute') : ''].filter(Boolean).join(' ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
