import { rightScope } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { foreignAudience } from './audience.ts';
import { expired } from './expired.ts';
import { mayBeTheToken, timeOf } from './judged.ts';
import { notYetValid } from './not-yet-valid.ts';

const CLAIMS = [foreignAudience, expired, notYetValid];
const SEND_WHOLE =
  'Send it whole, once "Bearer " in front, without quotes, spaces, line breaks or an unresolved {{variable}}.';
const NEW = 'Get a new token.';

/** What is wrong with the token itself. Does not apply where its claims already say why. */
export const malformed: Rule = {
  code: 'TOKEN_MALFORMED',
  title: 'The service cannot accept the token as it was sent',
  stage: 'claims',
  certainty: 'measured',
  docs: pages.troubleshoot,
  source: 'junk bearers: 403 InvalidToken; a well-formed JWT that is not valid: 403 TokenExpired',
  evidence: 'the value sent is not a JWT; or InvalidToken, or TokenExpired before its time, and the claims look right',
  example: {
    path: '/v1.0/myorg/groups',
    claims: null,
    token: 'no jwt',
    headers: { 'x-powerbi-error-info': 'InvalidToken' },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    claims: { aud: 'https://graph.microsoft.com' },
    headers: { 'x-powerbi-error-info': 'InvalidToken' },
  },
  explain(view) {
    const { token } = view.evidence;
    if (token === 'none' || !mayBeTheToken(view)) return null;
    if (token === 'no jwt')
      return view.refused
        ? {
            why: 'The value sent as the token is not a JWT: it does not have three parts, or they cannot be read.',
            fix: [SEND_WHOLE, NEW],
          }
        : null;
    if (view.service !== 'powerbi' || CLAIMS.some((rule) => rule.explain(view))) return null;
    if (view.says('InvalidToken')) return view.claims ? garbled : unseen(view);
    return view.says('TokenExpired') && view.claims ? early(view) : null;
  },
};

const garbled = {
  why: 'The service says InvalidToken, but audience and time are right: so it was cut off or changed on the way.',
  fix: [SEND_WHOLE, NEW],
};

/** Without claims a garbled token and a foreign one look alike. */
function unseen({ host, evidence }: View): { why: string; fix: string[] } {
  return {
    why: "The service says InvalidToken: garbled, or for another resource. The token's claims are not known here.",
    fix: [
      `To find out which, decode the token: if aud is not ${rightScope(host, evidence.settings).replace('/.default', '')}, ask for scope ${rightScope(host, evidence.settings)}.`,
      `If it is: ${SEND_WHOLE}`,
    ],
  };
}

function early({ claims, time }: View): ReturnType<Rule['explain']> {
  return {
    why: `The service says TokenExpired, but exp ${claims?.exp === undefined ? 'is missing' : `is ${timeOf(claims.exp)}, after the answer`}.`,
    fix: [
      `${NEW} ${SEND_WHOLE}`,
      `Compare this machine's clock with the time: its time is ${timeOf(Math.floor(time / 1000))}.`,
    ],
    certainty: 'measured',
  };
}
