import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { lengthOf, mayBeTheToken, timeOf } from './judged.ts';

/** By the service's clock where the answer has a Date, else by ours. Does not apply where `exp` is still to come. */
export const expired: Rule = {
  code: 'TOKEN_EXPIRED',
  title: 'The token has expired',
  stage: 'claims',
  certainty: 'documented',
  docs: pages.troubleshoot,
  source: 'troubleshooting page for the code; 403 with the header is measured',
  evidence: 'the claim exp is past; or TokenExpired and the claims are not known',
  example: { path: '/v1.0/myorg/groups', claims: { exp: Date.UTC(2026, 0, 15, 11) / 1000 } },
  nearMiss: { path: '/v1.0/myorg/groups', claims: { exp: Date.UTC(2026, 0, 15, 12, 0, 1) / 1000 } },
  explain(view) {
    if (!mayBeTheToken(view)) return null;
    const exp = view.claims?.exp;
    if (exp === undefined)
      return view.claims === null && view.service === 'powerbi' && view.says('TokenExpired') ? unseen : null;
    const past = view.time - exp * 1000;
    if (past < 0) return null;
    const behind = view.evidence.now < exp * 1000 && past > 0;
    return {
      why: `The claim exp is ${timeOf(exp)}, ${lengthOf(past)} in the past.`,
      fix: [
        'Get a new token; with accessToken empty and clientId and clientSecret set, that happens by itself.',
        ...(behind
          ? [`Set this machine's clock: it is ${lengthOf(view.time - view.evidence.now)} behind the service's.`]
          : ['Keep a token no longer than until five minutes before exp.']),
      ],
    };
  },
};

/** The service says the same of a JWT that is not valid otherwise. */
const unseen = {
  why: "The service says TokenExpired; the token's claims are not known here.",
  fix: [
    'Get a new token.',
    'If a new one is refused in the same words, it is not sent as it was issued: compare both, and set the clock.',
  ],
  certainty: 'measured',
} as const;
