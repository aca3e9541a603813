import { aadstsAnswer } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { inSeconds, secondsToWait } from '../../wait.ts';

/** By number or by status. */
export const entraThrottled: Rule = {
  code: 'ENTRA_THROTTLED',
  title: 'Too many tokens were asked for',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.codes,
  source: 'the table of error codes; with 50196 the status is inferred',
  evidence: 'AADSTS90055, 50196, or the status 429, from the token endpoint',
  example: aadstsAnswer(90055, { status: 429 }),
  nearMiss: aadstsAnswer(900550),
  explain({ service, status, answer, time }) {
    if (service !== 'entra') return null;
    const number = answer.aadsts.find((one) => one === 90055 || one === 50196);
    if (status !== 429 && number === undefined) return null;
    const wait = secondsToWait(answer.header('retry-after'), time);
    return {
      why: number ? `AADSTS${number}: the same token was asked for too often.` : 'The token endpoint answers 429.',
      fix: [
        `Wait ${wait ? inSeconds(wait) : 'some minutes'}, then continue.`,
        'Keep a token until five minutes before its end, instead of asking for one with every call.',
      ],
    };
  },
};
