import type { Cause } from './cause.ts';
import type { Settings } from './settings/settings.ts';
import { cleanToken, readClaims } from './jwt.ts';
import { adminConsent, applicationPermissions, removePermissions } from './rules/powerbi/admin-consent.ts';
import { causeFrom, problemsOfClaims, viewOfToken } from './token-problem.ts';
import type { View } from './view.ts';

/** What a token is, as far as its claims tell. Texts are empty where they do not. */
export interface TokenReport {
  /** What about it will cause trouble, surest first. */
  readonly problems: readonly Cause[];
  /** `none`: it is no JWT. */
  readonly kind: 'app' | 'user' | 'unknown' | 'none';
  readonly audience: string;
  readonly tenant: string;
  /** Client id of the app that asked for it. */
  readonly app: string;
  /** Object id of the service principal, or of the user. */
  readonly objectId: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** How the app proved itself; Entra does not tell a certificate from a federated credential. */
  readonly authenticatedBy: '' | 'nothing (a public client)' | 'secret' | 'certificate or federated credential';
  /** Negative when it is over; null when it does not say. */
  readonly secondsLeft: number | null;
  /** The token without what was pasted around it. */
  readonly cleaned: string;
}

const PROOFS: Readonly<Record<string, TokenReport['authenticatedBy']>> = {
  0: 'nothing (a public client)',
  1: 'secret',
  2: 'certificate or federated credential',
};

/**
 * Describes a token as it was pasted. Pure; it never throws.
 * @param now milliseconds since 1970
 * @param settings what it is meant for: with them, another tenant or another cloud is a problem too
 */
export function describeToken(text: string, now: number, settings: Partial<Settings> = {}): TokenReport {
  const cleaned = cleanToken(text);
  const claims = readClaims(cleaned);
  const view = viewOfToken(claims, cleaned, now, settings);
  const { exp, aud, tid = '', appid, azp, oid = '', roles = [], scp = '', appidacr = '' } = view.claims ?? {};
  return {
    problems: problemsOf(view),
    kind: claims ? view.caller : 'none',
    audience: [aud ?? []].flat()[0] ?? '',
    tenant: tid,
    app: appid ?? azp ?? '',
    objectId: oid,
    roles,
    scopes: scp.split(' ').filter(Boolean),
    authenticatedBy: PROOFS[appidacr] ?? '',
    secondsLeft: exp === undefined ? null : Math.round(exp - now / 1000),
    cleaned,
  };
}

function problemsOf(view: View): Cause[] {
  const { proven, ofUser } = problemsOfClaims(view);
  const permissions = applicationPermissions(view);
  return [
    ...proven,
    ...(permissions.length > 0
      ? [
          causeFrom(
            adminConsent,
            `The roles claim has ${permissions.join(', ')}; it does not affect the rest of the API.`,
            removePermissions(permissions, view.claims?.appid),
          ),
        ]
      : []),
    ...ofUser,
  ];
}
