import { publicApis } from '../../names.ts';
import * as pages from '../../pages.ts';
import { letIn } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { saysClosedToApps } from './refusal.ts';

/** Does not apply where the operation is known to be closed to apps: other rules say why. */
export const apiClosed: Rule = {
  code: 'PBI_API_CLOSED',
  title: 'The service says that this address is not for apps',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.developerSettings,
  source: 'weak reports of a closed developer setting with this body',
  evidence: '"API is not accessible for application" on a path that is not closed by its class',
  example: { path: '/v1.0/myorg/groups', body: { Message: 'API is not accessible for application' } },
  nearMiss: { path: '/v1.0/myorg/datasets', body: { Message: 'API is not accessible for application' } },
  explain(view) {
    const { service, operation } = view;
    if (service !== 'powerbi' || !saysClosedToApps(view) || operation?.closedReason) return null;
    return {
      why: `The body says "API is not accessible for application"; ${operation ? `${operation.title} is not documented as closed to apps` : 'the operation is not known here'}.`,
      fix: [
        ...(operation
          ? []
          : [
              'If the path has no /groups/{groupId}, call the same path under /groups/{groupId}: My workspace is closed to apps.',
            ]),
        `Send Get Groups: if it is also refused, it is the setting. ${letIn(publicApis, view)}`,
        "If Get Groups answers, this operation is closed to apps: call it with a user's token.",
      ],
    };
  },
};
