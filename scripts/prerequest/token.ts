import { TOKEN_CACHE } from '../../catalogue/model/vocabulary.ts';
import { bodyOf, codeOf, reasonOf } from '../shared/answer.ts';
import { causeOfTokenRequest } from '../../diagnosis/carried/of-token-requests.ts';
import { cleanToken, readClaims } from '../../diagnosis/jwt.ts';
import { causeOf, tellCause } from '../shared/explain.ts';
import { keepFoundBy } from '../shared/memory.ts';
import { recall, valueOf } from '../shared/value.ts';
import { problemOfSandbox } from './bruno.ts';
import { profileToCallAs } from './profile.ts';
import { proofOf, type Proof } from './proof.ts';
import { checkTokenInputs, credentialOf, readTokenInputs, type TokenInputs } from './token-inputs.ts';
import { sendTokenRequest } from './token-request.ts';

/** A token kept for the run. It stands in a run-wide variable only: those are never exported, saved or synced. */
interface CachedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whom the token is for, and with which credential. When one of them changes, it is not used any more. */
  readonly fingerprint: string;
}

type Done = (failure: string | null, token: string) => void;

/** A token is renewed this long before it ends, in milliseconds. */
const MARGIN = 300_000;

/** Hands a token to `done`: the pasted one, the one of this run, or a new one. */
export function acquireToken(now: number, done: Done): void {
  const pasted = cleanToken(valueOf('accessToken'));
  if (pasted) return usePasted(pasted, now, done);
  const inputs = readTokenInputs();
  const kind = credentialOf(inputs);
  const problem = checkTokenInputs(inputs);
  if (problem !== null || kind === null) return done(problem ?? 'nothing to sign in with', '');
  const identity = [inputs.loginUrl, inputs.tenantId, inputs.clientId, inputs.scope].join(' ').toLowerCase();
  const fingerprint = `${identity} ${kind} ${markOf(inputs)}`;
  keepFoundBy(`${identity} ${profileToCallAs().toLowerCase()}`);
  const cached = recall<CachedToken>(TOKEN_CACHE);
  if (cached && cached.fingerprint === fingerprint && cached.expiresAt - MARGIN > now) return done(null, cached.token);
  const unfit = problemOfSandbox();
  if (unfit !== null) return done(unfit, '');
  // Only now: a ready assertion may be over, and the token that came of it still good.
  const url = `${inputs.loginUrl}/${inputs.tenantId}/oauth2/v2.0/token`;
  const { fields, problem: unproven } = proofOf(kind, inputs, url, now);
  if (fields === null) return done(unproven, '');
  requestToken(url, inputs, fields, (failure, token, seconds) => {
    if (!failure) {
      const kept: CachedToken = { token, expiresAt: now + seconds * 1000, fingerprint };
      pm.variables.set(TOKEN_CACHE, JSON.stringify(kept));
    }
    done(failure, token);
  });
}

/** A number that changes with the credential, and tells nothing of it: 32 bits (FNV-1a). */
function markOf({ clientSecret, privateKey, certificate, clientAssertion }: TokenInputs): number {
  const text = [clientSecret, privateKey, certificate, clientAssertion].join(' ');
  let mark = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) mark = Math.imul(mark ^ text.charCodeAt(place), 0x01000193);
  return mark >>> 0;
}

function usePasted(token: string, now: number, done: Done): void {
  const { exp, tid = '', oid = '' } = readClaims(token) ?? {};
  keepFoundBy(`${tid} ${oid} ${profileToCallAs().toLowerCase()}`);
  if (exp !== undefined && exp * 1000 <= now) {
    return done(
      `accessToken expired at ${new Date(exp * 1000).toISOString()}. Paste a new one, or empty it so that the collection signs in by itself.`,
      '',
    );
  }
  done(null, token);
}

function requestToken(
  url: string,
  inputs: TokenInputs,
  proof: NonNullable<Proof['fields']>,
  done: (failure: string | null, token: string, seconds: number) => void,
): void {
  const fields = [
    ['grant_type', 'client_credentials'],
    ['client_id', inputs.clientId],
    ...proof,
    ['scope', inputs.scope],
  ] as const;
  void sendTokenRequest(url, fields, (error, answer) => {
    const body = bodyOf(answer) as { access_token?: string; expires_in?: number | string } | undefined;
    if (body?.access_token) return done(null, body.access_token, Number(body.expires_in) || 3599);
    done(explainRefusal(error, codeOf(answer), body, url), '', 0);
  });
}

/** What the token endpoint said, without the ids of the exchange and without the secret; and what is likely to be the cause. */
function explainRefusal(error: unknown, code: number, body: unknown, url: string): string {
  const answer = body as { error?: string; error_description?: string } | undefined;
  const host = url.replace(/^(https?:\/\/[^/]+).*$/, '$1');
  const cause = causeOf(causeOfTokenRequest, {
    operation: null,
    method: 'POST',
    url,
    status: code,
    headers: {},
    body: body === undefined ? '' : JSON.stringify(body),
    token: '',
  });
  // What Entra said stands in the same line already.
  const advice = cause ? `. ${tellCause({ ...cause, said: '' })}` : '';
  if (!code) return `${host} did not answer: ${reasonOf(error)}${advice}`;
  const text = (answer?.error_description ?? '').split(/\r?\n| Trace ID:/)[0]!.replace(/\.$/, '');
  const said = answer?.error
    ? `${answer.error}: ${text}`
    : 'not with JSON, so this is not Entra: check loginUrl and any proxy in between';
  return `${host} answered ${code}, ${said}${advice}`;
}
