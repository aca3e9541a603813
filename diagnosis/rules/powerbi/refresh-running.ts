import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to conflicts elsewhere. */
export const refreshRunning: Rule = {
  code: 'PBI_REFRESH_RUNNING',
  title: 'A refresh is already running',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.restApi,
  source: 'the documentation of the enhanced refresh has the status',
  evidence: '409 on POST …/refreshes',
  example: { path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/refreshes', method: 'POST', status: 409 },
  nearMiss: { path: '/v1.0/myorg/groups/{groupId}/users', method: 'POST', status: 409 },
  explain({ service, status, path, evidence }) {
    if (service !== 'powerbi' || status !== 409 || evidence.method !== 'POST' || !/\/refreshes\/?$/i.test(path)) return null;
    return { why: 'One refresh at a time: the service answers 409 while another goes on.', fix: ['Wait for it: Get Refresh History In Group with $top=1 shows its status, where Unknown means running.', 'Cancel Refresh In Group ends an enhanced refresh.'] };
  },
};
