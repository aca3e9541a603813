import type { Settings } from '../settings/settings.ts';
import { readClaims } from '../jwt.ts';
import { problemsOfClaims, viewOfToken } from '../token-problem.ts';
import type { CarriedCause } from './carried.ts';

/**
 * What about a token will cause trouble, whatever is called with it; null where its claims show nothing.
 * @param now milliseconds since 1970
 */
export function problemOfToken(token: string, now: number, settings: Partial<Settings>): CarriedCause | null {
  const { proven, ofUser } = problemsOfClaims(viewOfToken(readClaims(token), token, now, settings));
  return proven[0] ?? ofUser[0] ?? null;
}
