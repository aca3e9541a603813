import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { inSeconds, secondsToWait } from '../../wait.ts';

/** How long to wait, as header or text say it; empty when neither does. */
export function waitOf({ answer, evidence, time }: View): string {
  const said = /Retry in (\d+) seconds/i.exec(evidence.body.slice(0, 1000))?.[1] ?? '';
  const seconds = secondsToWait(answer.header('retry-after'), time) || secondsToWait(said, time);
  return seconds > 0 ? inSeconds(seconds) : '';
}

/** Does not apply to other services. */
export const throttled: Rule = {
  code: 'PBI_THROTTLED',
  title: 'Too many requests',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.throttling,
  source: 'a full capture of an answer; limits by operation are documented',
  evidence: '429 from Power BI',
  example: { path: '/v1.0/myorg/groups', status: 429, headers: { 'retry-after': '57' } },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces', status: 429, headers: { 'retry-after': '57' } },
  explain(view) {
    const { service, status, isAdmin, operation } = view;
    if (service !== 'powerbi' || status !== 429) return null;
    const wait = waitOf(view);
    return {
      why: `The limit of ${operation?.title ?? 'this operation'} is used up${wait ? `; the service says to wait ${wait}` : ''}.`,
      fix: [
        wait
          ? `Wait ${wait} (Retry-After) and send it once; repeating it sooner does not help.`
          : 'Wait a minute, on admin operations an hour, and send it once.',
        isAdmin
          ? 'Others may use it up: some admin limits are shared by the whole tenant. Call once, keep the answer, or use the scanner (Post Workspace Info).'
          : 'Ask less often: keep answers, and ask for lists instead of single objects.',
      ],
    };
  },
};
