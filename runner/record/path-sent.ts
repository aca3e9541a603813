import type { RunEntry } from './record.ts';

/** The path that a request was sent to, without host and query; undefined when it was not sent. */
export function pathSent({ attempts }: Pick<RunEntry, 'attempts'>): string | undefined {
  const last = attempts.findLast(({ purpose }) => purpose === 'request');
  return last && /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(last.url)?.[1];
}
