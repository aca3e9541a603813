import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';

/** How long to wait, in seconds, as header or text say it; empty when neither does. */
export function waitOf(header: string, body: string): string {
  return /^\d+$/.test(header) ? header : (/Retry in (\d+) seconds/i.exec(body.slice(0, 1000))?.[1] ?? '');
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
  explain({ service, status, answer, evidence, isAdmin, operation }) {
    if (service !== 'powerbi' || status !== 429) return null;
    const seconds = waitOf(answer.header('retry-after'), evidence.body);
    return {
      why: `The limit of ${operation?.title ?? 'this operation'} is used up${seconds ? `; the service says to wait ${seconds} seconds` : ''}.`,
      fix: [
        seconds ? `Wait ${seconds} seconds (Retry-After) and send it once; repeating it sooner does not help.` : 'Wait a minute, on admin operations an hour, and send it once.',
        isAdmin ? 'Others may use it up: some admin limits are shared by the whole tenant. Call once, keep the answer, or use the scanner (Post Workspace Info).' : 'Ask less often: keep answers, and ask for lists in place of single objects.',
      ],
    };
  },
};
