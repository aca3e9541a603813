import type { View } from '../../view.ts';

/** Whether the call reads activity events, which want their dates in a form of their own, and was sent back as a bad request. */
export function isBadActivityCall({ service, status, path }: View): boolean {
  return service === 'powerbi' && status === 400 && /\/admin\/activityevents\/?$/i.test(path);
}

/** A date of the query as it was sent, with its quotes; empty when it is missing. */
export function dateOf(url: string, name: 'startDateTime' | 'endDateTime'): string {
  return (new RegExp(`[?&]${name}=([^&#]*)`, 'i').exec(url)?.[1] ?? '').replace(/%27/g, "'");
}
