import { readClaims } from '../../diagnosis/jwt.ts';
import type { Caller } from './limit-keeper.ts';

const NOBODY: Caller = { tenant: '', identity: '' };
let last: { readonly authorization: string; readonly caller: Caller } | undefined;

/** Who sends a request, as its token tells; requests without a readable token share one caller. */
export function callerOf(authorization: string | undefined): Caller {
  if (authorization === undefined) return NOBODY;
  if (last?.authorization === authorization) return last.caller; // one token serves hundreds of requests
  const claims = readClaims(authorization.replace(/^\s*Bearer\s+/i, ''));
  const caller = { tenant: claims?.tid ?? '', identity: claims?.oid ?? claims?.appid ?? claims?.sub ?? '' };
  last = { authorization, caller };
  return caller;
}
