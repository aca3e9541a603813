import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** Does not apply unless the answer names it, nor to an app whose workspace is Premium Per User: that is a row of its own. */
export const notLicensed: Rule = {
  code: 'PBI_NOT_LICENSED',
  title: 'The caller has no Power BI licence',
  stage: 'reason',
  certainty: 'measured',
  docs: pages.restApi,
  source: 'UserNotLicensed is measured, PowerBINotLicensedException reported',
  evidence: 'UserNotLicensed or PowerBINotLicensedException in header or body',
  example: { path: '/v1.0/myorg/groups', claims: ofUser, headers: { 'x-powerbi-error-info': 'UserNotLicensed' } },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    claims: ofUser,
    headers: { 'x-powerbi-error-info': 'PowerBINotAuthorizedException' },
  },
  explain({ says, caller, claims, assumed }) {
    if (!says('UserNotLicensed', 'PowerBINotLicensedException')) return null;
    if (caller === 'app' && !assumed && !says('UserNotLicensed')) return null;
    return {
      why: `The answer says that ${claims?.upn ?? 'the caller'} has no licence for this.`,
      fix: [
        caller === 'app' && !assumed
          ? 'A service principal needs no licence where the workspace is on a capacity: assign the workspace to one.'
          : 'Give the user a Power BI Pro or Premium Per User licence (or Free, for My workspace). Then the user must sign in to the portal once.',
      ],
    };
  },
};
