import { hostOf } from '../../diagnosis/clouds.ts';
import { cleanToken, readClaims } from '../../diagnosis/jwt.ts';

/** Clocks may differ by so much, in seconds. */
const SKEW = 300;
const RESOURCE = /\/powerbi\/api\/?$|^https:\/\/(api\.fabric|graph|management)\.|^0{7}[0-9a-f]-0000-0000-c000-0{12}$/i;

/** The assertion without what was pasted around it, or what Entra would refuse about it. */
export type ReadyAssertion =
  { readonly assertion: string; readonly problem: null } | { readonly assertion: null; readonly problem: string };

/** Looks at an assertion that somebody else made, before it is sent. No problem shows anything of it but its claims. */
export function readAssertion(pasted: string, clientId: string, tokenUrl: string, now: number): ReadyAssertion {
  const assertion = cleanToken(pasted);
  const problem = findProblem(assertion, clientId, tokenUrl, Math.floor(now / 1000));
  return problem === null ? { assertion, problem } : { assertion: null, problem };
}

function findProblem(assertion: string, clientId: string, tokenUrl: string, seconds: number): string | null {
  const claims = readClaims(assertion);
  if (!claims)
    return `clientAssertion is not a JWT${whatElse(assertion)}. Paste it as the other identity provider issued it: three parts with dots between them.`;
  const { aud, iss, sub, exp, nbf } = claims;
  const audience = String([aud ?? ''].flat()[0]);
  if (RESOURCE.test(audience))
    return `clientAssertion is an access token for ${audience}. To use it as it is, paste it into accessToken.`;
  if (typeof exp !== 'number') return 'clientAssertion has no expiry time (claim exp), and Entra refuses that.';
  if (exp <= seconds)
    return `clientAssertion expired at ${timeOf(exp)}. Such a token lives for minutes: get a new one and paste it.`;
  if (typeof nbf === 'number' && nbf > seconds + SKEW)
    return `clientAssertion is valid only from ${timeOf(nbf)}. Check this machine's clock.`;
  if (!iss || !sub)
    return `clientAssertion has no ${iss ? 'subject (claim sub)' : 'issuer (claim iss)'}, and Entra refuses that.`;
  // An app that vouches for itself is issuer and subject at once; another identity provider never is.
  if (iss !== sub) return null;
  if (iss.toLowerCase() !== clientId.toLowerCase())
    return `clientAssertion was made for the app ${iss}, and clientId is ${clientId}. Make one for this app, or set clientId to that.`;
  return hostOf(audience) === hostOf(tokenUrl)
    ? null
    : `clientAssertion is for ${audience || 'nobody (no claim aud)'} and would go to ${tokenUrl}. Make it with that address as its claim aud.`;
}

function whatElse(text: string): string {
  if (/BEGIN/.test(text)) return ' but a key or a certificate, which belongs in privateKey or certificate';
  if (text.split('.').length === 5) return ' but an encrypted token';
  return text.split('.').length === 3 ? ': part of it is missing, or something was added' : '';
}

function timeOf(seconds: number): string {
  return Number.isFinite(new Date(seconds * 1000).getTime()) ? new Date(seconds * 1000).toISOString() : String(seconds);
}
