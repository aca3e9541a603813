import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to conflicts elsewhere, nor to other faults of a refresh request. */
export const refreshRunning: Rule = {
  code: 'PBI_REFRESH_RUNNING',
  title: 'A refresh is already running',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.restApi,
  source: 'the documentation of the enhanced refresh has 409; users quote the message that comes with 400',
  evidence:
    '409 on POST …/refreshes, or the message "Another refresh request is already executing", also without an address',
  example: { path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}/refreshes', method: 'POST', status: 409 },
  nearMiss: { path: '/v1.0/myorg/groups/{groupId}/users', method: 'POST', status: 409 },
  explain({ service, status, path, evidence, answer }) {
    if (service !== 'powerbi' || status < 400 || (path !== '' && !/\/refreshes\/?$/i.test(path))) return null;
    const said = /another refresh request is already|refresh.{0,90}already (running|in progress|executing)/i.test(
      answer.message,
    );
    if (!said && (status !== 409 || evidence.method !== 'POST' || path === '')) return null;
    return {
      why: `One refresh at a time: the service answers ${status} while another one is executing.`,
      fix: [
        'Wait for it: Get Refresh History In Group with $top=1 shows its status, where Unknown means running. Then send the request again.',
        'An enhanced refresh can be ended with Cancel Refresh In Group.',
        'Let a script treat this answer as "already started", and run it at other times than the schedule.',
      ],
      certainty: status === 409 ? 'documented' : 'reported',
    };
  },
};
