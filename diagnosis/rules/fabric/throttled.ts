import { fabricBody } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { waitOf } from '../powerbi/throttled.ts';

/** Does not apply to other services. */
export const fabricThrottled: Rule = {
  code: 'FABRIC_THROTTLED',
  title: 'Too many requests to Fabric',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricTroubleshoot,
  source: 'the code is reported; Retry-After is documented',
  evidence: '429 or RequestBlocked from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces', status: 429, body: fabricBody('RequestBlocked') },
  nearMiss: { path: '/v1.0/myorg/groups', status: 429, body: fabricBody('RequestBlocked') },
  explain(view) {
    const { service, status, says } = view;
    if (service !== 'fabric' || (status !== 429 && !says('RequestBlocked'))) return null;
    const wait = waitOf(view);
    return { why: `Fabric limits this caller${wait ? ` for ${wait} more` : ''}.`, fix: [wait ? `Wait ${wait} (Retry-After), then send it once.` : 'Wait a minute, then send it once.', 'The limit counts by caller: spread the calls, and keep answers.'] };
  },
};
