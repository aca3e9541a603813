import type { Detect, Hit } from '../finding.ts';
import { describeClaims } from '../claims.ts';

/** Each is looked at once: a token begins somewhere in it. */
const RUN = /[\w.-]{20,}/g;
const TOKEN = /eyJ[\w-]{6,8000}\.[\w-]{10,}(?:\.[\w-]*){0,3}/y;
/** So many beginnings are tried in one run. */
const TRIES = 8;

/** JSON web tokens: something counts as one when its header says how it is signed or encrypted. */
export const findTokens: Detect = (text, now) => {
  if (!text.includes('eyJ')) return [];
  const found: Hit[] = [];
  for (const run of text.matchAll(RUN)) {
    let at = run[0].indexOf('eyJ');
    for (let tries = 0; at >= 0 && tries < TRIES; tries += 1) {
      const hit = tokenAt(run[0], at, run.index, now);
      if (hit !== undefined) found.push(hit);
      at = run[0].indexOf('eyJ', hit === undefined ? at + 3 : hit.to - run.index);
    }
  }
  return found;
};

function tokenAt(run: string, at: number, offset: number, now: number): Hit | undefined {
  TOKEN.lastIndex = at;
  const secret = TOKEN.exec(run)?.[0];
  if (secret === undefined) return undefined;
  const parts = secret.split('.');
  const header = objectIn(parts[0]!);
  if (header === undefined || typeof header['alg'] !== 'string') return undefined;
  return {
    rule: 'token',
    from: offset + at,
    to: offset + at + secret.length,
    secret,
    what: describe(parts, header, now),
    place: [],
  };
}

function describe(parts: readonly string[], header: Readonly<Record<string, unknown>>, now: number): string {
  if (header['enc'] !== undefined) return 'an encrypted token: its owner cannot be seen';
  const claims = objectIn(parts[1]!);
  if (claims === undefined) return 'the beginning of a token';
  return describeClaims(claims, now) + (parts.length > 2 && parts[2] !== '' ? '' : '; its signature is missing here');
}

function objectIn(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
