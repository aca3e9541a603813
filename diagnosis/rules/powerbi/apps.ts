import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { hasNoReason, saysClosedToApps } from './refusal.ts';

/** The eight Apps operations. Does not apply to users, nor where another reason is named. */
export const appsUnsupported: Rule = {
  code: 'PBI_APPS_UNSUPPORTED',
  title: 'The Apps operations are closed to service principals',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.apps,
  source: "the description of all eight: service principal authentication isn't supported",
  evidence: '401 or 403, "API is not accessible for application" or an app\'s good token, on /apps',
  example: { path: '/v1.0/myorg/apps', body: { Message: 'API is not accessible for application' } },
  nearMiss: { path: '/v1.0/myorg/apps', claims: ofUser },
  explain(view) {
    if (view.operation?.closedReason !== 'unsupported' || view.service !== 'powerbi') return null;
    if (!saysClosedToApps(view) && !(view.caller === 'app' && hasNoReason(view))) return null;
    return {
      why: `${view.operation.title} is documented as not supported for service principals; no setting or permission opens it.`,
      fix: [
        "Call it with a user's token.",
        'As an app, read the workspace behind the app: Get Reports In Group, Get Dashboards In Group.',
      ],
    };
  },
};
