/** Longer than any service says: what is longer is no wait but a mistake. In seconds. */
const LONGEST = 7 * 86_400;
const DATE = /^[A-Z][a-z]{2}, \d/;

/**
 * The seconds that `Retry-After` says to wait, a number or a date; 0 when it is absent, past, negative, or makes no sense.
 * @param now when the answer came, in milliseconds since 1970
 */
export function secondsToWait(header: string, now: number): number {
  const text = header.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : DATE.test(text) ? Math.ceil((Date.parse(text) - now) / 1000) : 0;
  return seconds > 0 && seconds <= LONGEST ? seconds : 0;
}

/** `1 second`, `57 seconds`. */
export function inSeconds(seconds: number): string {
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}

/** A moment as support asks for it. @param time milliseconds since 1970, from an answer that may say anything */
export function momentOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'of the answer' : date.toISOString();
}
