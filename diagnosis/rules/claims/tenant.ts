import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { isGuid } from '../../../catalogue/model/guid.ts';
import { mayBeTheToken } from './judged.ts';

/** Does not apply where the tenant in the settings is a domain: a claim cannot be compared with that. */
export const wrongTenant: Rule = {
  code: 'TOKEN_WRONG_TENANT',
  title: 'The token is of another tenant',
  stage: 'claims',
  certainty: 'inferred',
  docs: pages.servicePrincipal,
  source: "the claim's meaning; Power BI's answer to it was not seen",
  evidence: 'the claim tid is another GUID than tenantId',
  example: { path: '/v1.0/myorg/groups', claims: { tid: '00000000-1111-4222-8333-444444444444' } },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    claims: { tid: '00000000-1111-4222-8333-444444444444' },
    settings: { tenantId: 'northwind.example' },
  },
  explain(view) {
    const { tenantId = '' } = view.evidence.settings;
    const tid = view.claims?.tid ?? '';
    if (!isGuid(tenantId) || !isGuid(tid) || tid.toLowerCase() === tenantId.toLowerCase() || !mayBeTheToken(view))
      return null;
    return {
      why: `The claim tid is ${tid}, tenantId is ${tenantId}.`,
      fix: [
        'Get a token from the tenant that owns the workspaces: empty accessToken, or sign in to that tenant (az login --tenant).',
        `If ${tid} is the right one, put it into tenantId.`,
      ],
    };
  },
};
