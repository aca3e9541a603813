import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { lengthOf, mayBeTheToken, timeOf } from './judged.ts';

/** By the service's clock where the answer has a Date, else by ours. */
export const notYetValid: Rule = {
  code: 'TOKEN_NOT_YET_VALID',
  title: 'The token is not valid yet',
  stage: 'claims',
  certainty: 'inferred',
  docs: pages.troubleshoot,
  source: "the claim's meaning in RFC 7519; Power BI's answer to it was not seen",
  evidence: 'the claim nbf is in the future: a clock is wrong',
  example: {
    path: '/v1.0/myorg/groups',
    claims: { nbf: Date.UTC(2026, 0, 15, 13) / 1000, exp: Date.UTC(2026, 0, 15, 14) / 1000 },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    claims: { nbf: Date.UTC(2026, 0, 15, 12) / 1000, exp: Date.UTC(2026, 0, 15, 14) / 1000 },
  },
  explain(view) {
    const nbf = view.claims?.nbf;
    if (nbf === undefined || nbf * 1000 <= view.time || !mayBeTheToken(view)) return null;
    return {
      why: `The claim nbf is ${timeOf(nbf)}, ${lengthOf(nbf * 1000 - view.time)} in the future.`,
      fix: [
        'Set the clock of this machine by a time server, and the clock of the machine that made the token.',
        'Get a new token.',
      ],
    };
  },
};
