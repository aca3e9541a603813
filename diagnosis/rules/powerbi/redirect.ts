import * as pages from '../../pages.ts';
import { namesCluster, targetOf } from '../../redirect-target.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to other redirects: this one keeps method and body. Nor to hosts outside the cloud: nobody should be sent there. */
export const clusterRedirect: Rule = {
  code: 'PBI_CLUSTER_REDIRECT',
  title: 'The request must go to another cluster',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.troubleshoot,
  source: 'documented with preferClientRouting; that clients drop the token is inferred',
  evidence: '307 from Power BI to a host of the same cloud, or without an address',
  example: {
    path: '/v1.0/myorg/groups',
    status: 307,
    headers: { location: 'https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups' },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    status: 308,
    headers: { location: 'https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups' },
  },
  explain(view) {
    if (view.service !== 'powerbi' || view.status !== 307) return null;
    const target = targetOf(view);
    if (target !== null && !namesCluster(view, target)) return null;
    return {
      why: `The service sends the call to ${target?.name.slice(0, 90) ?? 'another host'}, and the client did not follow, or not with the token.`,
      fix: [
        'Send the same request to the address in Location, with the Authorization header: many clients drop it on another host.',
        'In Postman: Settings, Follow Authorization header.',
        'For imports and exports add preferClientRouting=true to the query.',
      ],
    };
  },
};
