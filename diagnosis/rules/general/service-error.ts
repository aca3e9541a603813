import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { inSeconds, momentOf, secondsToWait } from '../../wait.ts';

/** The service itself failed: nothing that the caller lacks. */
export const serviceError: Rule = {
  code: 'SERVICE_ERROR',
  title: 'The service failed',
  stage: 'shape',
  certainty: 'documented',
  docs: pages.troubleshoot,
  source: 'the meaning of 5xx',
  evidence: 'a status of 500 or more',
  example: { path: '/v1.0/myorg/groups', status: 503 },
  nearMiss: { path: '/v1.0/myorg/groups', status: 499 },
  explain({ status, answer, time }) {
    if (status < 500) return null;
    const wait = secondsToWait(answer.header('retry-after'), time);
    const named = (answer.code || answer.info).slice(0, 60);
    return {
      why: `The answer is ${status}${named ? `, ${named}` : ''}: the fault is not in the token or in a right.`,
      fix: [
        `Send it again ${wait ? `after ${inSeconds(wait)}` : 'in a minute'}.`,
        ...(status === 504 || status === 500 ? ['If it asks for much, ask for less: a smaller $top, no $expand.'] : []),
        `If it fails again, open a support ticket with ${answer.requestId ? `RequestId ${answer.requestId.slice(0, 60)}` : 'the address'} and the time ${momentOf(time)}.`,
      ],
    };
  },
};
