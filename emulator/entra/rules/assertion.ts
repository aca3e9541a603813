import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importX509,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';
import { certificateWithThumbprint } from '../certificate.ts';
import type { EntraRefusal } from '../error-answer.ts';
import type { TokenRequest } from '../token-request.ts';
import type { TokenRule } from './rule.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** An assertion comes with its type. */
export const assertionTypeMissing: TokenRule = {
  id: 'T9a',
  title: 'An assertion was sent without client_assertion_type',
  certainty: 'inferred',
  source: "Entra's client credentials page names the parameter as required",
  refuse({ form, clientAssertion }) {
    if (clientAssertion === '' || form.get('client_assertion_type') === ASSERTION_TYPE) return undefined;
    return { code: 900144, subject: 'client_assertion_type' };
  },
};

/** Not a JWT at all. */
export const assertionMalformed: TokenRule = {
  id: 'T9b',
  title: 'The assertion is not a JWT',
  certainty: 'reported',
  source: "users' logs",
  refuse({ clientAssertion }) {
    if (clientAssertion === '' || readAssertion(clientAssertion) !== undefined) return undefined;
    return { code: 50027, subject: 'The token is not in JWS compact format.' };
  },
};

/** T9: signed with the app's certificate, PS256 with `x5t#S256` or the older RS256 with `x5t`. Does not apply to another issuer's token. */
export const certificateAssertion: TokenRule = {
  id: 'T9',
  title: "The assertion's certificate, signature, audience or time is wrong",
  certainty: 'reported',
  source: "users' logs; format: Entra's certificate credentials page",
  async refuse(request) {
    const assertion = ownAssertion(request);
    if (assertion === undefined) return undefined;
    const { header, claims } = assertion;
    const pem = certificateWithThumbprint(request.app?.certificates ?? [], header);
    if (pem === undefined) return { code: 700027, subject: 'The key was not found.' };
    if (header.alg !== 'PS256' && header.alg !== 'RS256')
      return { code: 700027, subject: 'The algorithm is not supported.' };
    if (claims.sub !== request.clientId || !isTokenUrl(claims.aud, request))
      return { code: 50027, subject: 'The audience or the subject is wrong.' };
    const key = await importX509(pem, header.alg);
    return verified(request, () => Promise.resolve(key));
  },
};

/** T14: another identity provider's token, which a federated credential must match exactly. */
export const federatedAssertion: TokenRule = {
  id: 'T14',
  title: 'No federated credential matches issuer, audience and subject',
  certainty: 'reported',
  source: "users' logs of workload identity federation; the status is inferred",
  refuse(request) {
    const assertion = readAssertion(request.clientAssertion);
    if (assertion === undefined || ownAssertion(request) !== undefined) return undefined;
    const { iss = '', aud, sub = '' } = assertion.claims;
    const audience = typeof aud === 'string' ? aud : (aud?.join(' ') ?? '');
    const byIssuer = (request.app?.federatedCredentials ?? []).filter((credential) => credential.issuer === iss);
    if (byIssuer.length === 0) return { code: 700211, subject: iss };
    const byAudience = byIssuer.filter((credential) => credential.audience === audience);
    if (byAudience.length === 0) return { code: 700212, subject: audience };
    const match = byAudience.find((credential) => credential.subject === sub);
    if (match === undefined) return { code: 700213, subject: sub };
    return verified(request, createLocalJWKSet({ keys: match.keys as JSONWebKeySet['keys'] }));
  },
};

function readAssertion(
  text: string,
): { readonly header: ProtectedHeaderParameters; readonly claims: JWTPayload } | undefined {
  try {
    return { header: decodeProtectedHeader(text), claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

/** An assertion that the app issued for itself. */
function ownAssertion({ clientAssertion, clientId }: TokenRequest): ReturnType<typeof readAssertion> {
  const assertion = readAssertion(clientAssertion);
  return assertion?.claims.iss === clientId ? assertion : undefined;
}

function isTokenUrl(audience: JWTPayload['aud'], { origin, tenantName }: TokenRequest): boolean {
  const tenantUrl = `${origin}/${tenantName}`;
  return [`${tenantUrl}/oauth2/v2.0/token`, `${tenantUrl}/oauth2/token`, `${tenantUrl}/v2.0`].some(
    (url) => audience === url,
  );
}

async function verified(
  { clientAssertion, now }: TokenRequest,
  key: JWTVerifyGetKey,
): Promise<EntraRefusal | undefined> {
  try {
    await jwtVerify(clientAssertion, key, { currentDate: now, requiredClaims: ['exp'], clockTolerance: 300 });
    return undefined;
  } catch (error) {
    const outOfTime = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
    if (outOfTime) return { code: 700024, subject: `Current time: ${now.toISOString()}.` };
    return { code: 700027, subject: 'The key was found, but the signature does not match it.' };
  }
}
