import type { View } from '../../view.ts';

/**
 * Whether the token can be why the answer is as it is: always when it was refused, whatever else is said; and when another 4xx gives no
 * reason. An answer that names an unknown id or a wrong date has got past the token, and what a proxy says is not about it.
 */
export function mayBeTheToken({ service, refused, status, answer, says }: View): boolean {
  if (
    (service !== 'powerbi' && service !== 'fabric') ||
    status < 400 ||
    status >= 500 ||
    status === 429 ||
    status === 407
  )
    return false;
  if (answer.html && !answer.requestId) return false;
  return (
    refused ||
    says('InvalidToken', 'TokenExpired') ||
    (answer.info === '' && (answer.envelope === 'empty' || answer.envelope === 'html'))
  );
}

/** A claim's time for people. @param seconds since 1970 */
export function timeOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s since 1970` : date.toISOString().replace('.000', '');
}

/** A length of time for people. @param milliseconds may be negative */
export function lengthOf(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes === 0) return 'less than a minute';
  return minutes < 120
    ? `${minutes} min`
    : minutes < 48 * 60
      ? `${Math.round(minutes / 60)} h`
      : `${Math.round(minutes / 1440)} days`;
}
