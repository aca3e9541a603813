import type { Cause } from './cause.ts';
import { hostOf } from './clouds.ts';
import type { Evidence, Settings } from './evidence.ts';
import { cleanToken, readClaims } from './jwt.ts';
import { causeOf, type Rule } from './rule.ts';
import { claimsRules } from './rules/claims/index.ts';
import { userToken } from './rules/claims/user.ts';
import { adminConsent, applicationPermissions, removePermissions } from './rules/powerbi/admin-consent.ts';
import { viewOf, type View } from './view.ts';

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
  const view = viewOf(refusal(claims, cleaned, now, settings));
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

/** A call that was refused without a reason: what the rules of the claims find then, the token alone is to blame for. */
function refusal(claims: Evidence['claims'], token: string, now: number, settings: Partial<Settings>): Evidence {
  return {
    method: 'GET',
    url: `https://${hostOf(settings.apiUrl ?? '') || 'any-cloud.invalid'}/v1.0/myorg/groups`,
    status: 403,
    headers: {},
    body: '',
    claims,
    token: claims ? 'jwt' : token ? 'no jwt' : 'none',
    operation: null,
    settings,
    neighbours: [],
    now,
  };
}

function problemsOf(view: View): Cause[] {
  const surely = claimsRules.filter(({ stage }) => stage === 'claims').map((rule) => causeOf(rule, view));
  const permissions = applicationPermissions(view);
  return [
    ...surely.filter((cause) => cause !== null),
    ...(permissions.length > 0
      ? [
          causeFrom(
            adminConsent,
            `The roles claim has ${permissions.join(', ')}; it does not affect the rest of the API.`,
            removePermissions(permissions, view.claims?.appid),
          ),
        ]
      : []),
    ...(view.caller === 'user' ? [ofUser(view)] : []),
  ];
}

function ofUser({ claims }: View): Cause {
  const why = `The token is ${claims?.upn ? `of ${claims.upn}` : "a user's"}: what it may do says nothing about the service principal.`;
  return {
    ...causeFrom(userToken, why, [
      'For the app, empty accessToken, so that the token is got with clientId and clientSecret.',
      "For My workspace and Apps, a user's token is right.",
    ]),
    title: "It is a user's token",
  };
}

function causeFrom({ code, title, docs, certainty }: Rule, why: string, fix: readonly string[]): Cause {
  return { code, title, why, fix, docs, certainty };
}
