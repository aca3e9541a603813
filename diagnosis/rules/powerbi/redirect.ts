import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply to other redirects: this one keeps method and body. */
export const clusterRedirect: Rule = {
  code: 'PBI_CLUSTER_REDIRECT',
  title: 'Another cluster must be asked',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.troubleshoot,
  source: 'documented with preferClientRouting; that clients drop the token is inferred',
  evidence: '307 from Power BI',
  explain({ service, status, answer }) {
    if (service !== 'powerbi' || status !== 307) return null;
    const host = /^https?:\/\/([^/?#]+)/i.exec(answer.header('location'))?.[1];
    return {
      why: `The service sends the call to ${host ?? 'another host'}, and the client did not follow, or not with the token.`,
      fix: ['Send the same request to the address in Location, with the Authorization header: many clients drop it on another host.', 'In Postman: Settings, Follow Authorization header.', 'For imports and exports add preferClientRouting=true to the query.'],
    };
  },
};
