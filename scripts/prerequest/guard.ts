import { levelOf } from '../../catalogue/model/permission.ts';
import type { Effect } from '../../catalogue/model/types.ts';
import { readClaims } from '../../diagnosis/jwt.ts';
import { consentTo, describeConsent } from '../../diagnosis/settings/consent.ts';
import { isGuid } from '../../catalogue/model/guid.ts';
import { environmentValueOf, valueOf } from '../shared/value.ts';
import type { RequestText } from './request.ts';

/** What each effect does, in words for the reader. */
const WORDS: Readonly<Record<Effect | 'unknown', string>> = {
  reads: 'reads',
  'heavy read': 'exports, scans or queries, which costs capacity',
  credential: 'issues a credential',
  creates: 'creates something',
  changes: 'changes something',
  deletes: 'deletes something',
  starts: 'starts a job',
  unknown: 'may change something',
};

/**
 * Why a request must not be sent; null when it may: a plain read always, a heavy read with `allowHeavyReads` or consent to changes,
 * everything else with consent. Both are read from the environment alone, and raw: a reference, a row or a run-wide variable is no consent.
 * @param token the token that it would carry; undefined before there is one: then only what is certain already refuses
 */
export function guard(effect: Effect | 'unknown', request: RequestText, token?: string): string | null {
  const level = levelOf(effect);
  if (level === 'plain read') return null;
  if (level === 'heavy read' && environmentValueOf('allowHeavyReads').trim().toLowerCase() === 'true') return null;
  const allowWrite = environmentValueOf('allowWrite');
  const tenant = tenantOf(token);
  const consent = consentTo(allowWrite, tenant);
  if (consent === 'given' || (consent === 'unknown tenant' && token === undefined)) return null;
  const does = `it ${WORDS[effect]}${because(effect, request)}. `;
  const heavy = level === 'heavy read' ? 'To allow that, set allowHeavyReads to true in the environment. ' : '';
  return (does + heavy + (heavy && consent === 'none' ? '' : describeConsent(consent, allowWrite, tenant))).trim();
}

/** The tenant that a token is for; `tenantId` only where the token does not tell. */
function tenantOf(token: string | undefined): string {
  const claimed = readClaims(token ?? valueOf('accessToken'))?.tid;
  if (claimed) return claimed;
  const tenantId = valueOf('tenantId');
  return isGuid(tenantId) && (token !== undefined || valueOf('accessToken') === '') ? tenantId : '';
}

function because(effect: Effect | 'unknown', { method, override }: RequestText): string {
  if (effect !== 'unknown') return '';
  return override === ''
    ? `: this collection has no ${method} request with its address`
    : `: its header ${override} changes its method`;
}
