import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isUnexplained } from './refusal.ts';

/** The Power BI permissions of type Application that the token shows; empty for a user's token. */
export function applicationPermissions({ claims, caller }: Pick<View, 'claims' | 'caller'>): string[] {
  return caller === 'user' ? [] : [claims?.roles ?? []].flat().filter((role) => /^Tenant\./i.test(role));
}

/** How to take the permissions off. */
export function removePermissions(permissions: readonly string[], clientId: string | undefined): string[] {
  return [
    `In the app registration${clientId ? ` ${clientId}` : ''}, API permissions, Power BI Service: remove ${permissions.join(' and ')} of type Application, and revoke the admin consent. Do not grant more: an app needs none.`,
    'Wait a few minutes, then get a new token: it must have no roles claim.',
  ];
}

/** The 34 read-only admin operations refuse an app with such a permission. Does not apply to other operations: there it does no harm. */
export const adminConsent: Rule = {
  code: 'PBI_ADMIN_CONSENT',
  title: 'An application permission closes the read-only admin APIs',
  stage: 'claims',
  certainty: 'documented',
  docs: pages.adminApis,
  source: "the description of 34 operations; users' captures of the answer; the link to the claim is inferred",
  evidence: 'the claim roles has Tenant.*, and one of the 34 operations refuses without a reason of its own',
  example: { path: '/v1.0/myorg/admin/groups?$top=1', status: 401, claims: { roles: ['Tenant.Read.All'] } },
  nearMiss: { path: '/v1.0/myorg/groups?$top=1', status: 401, claims: { roles: ['Tenant.Read.All'] } },
  explain(view) {
    if (!view.operation?.noAdminConsentedPermission || !view.refused) return null;
    const permissions = applicationPermissions(view);
    if (permissions.length === 0 || !isUnexplained(view)) return null;
    return {
      why: `The token's roles claim has ${permissions.join(', ')}; ${view.operation.title} refuses an app that has an admin-consented permission.`,
      fix: [
        ...removePermissions(permissions, view.claims?.appid),
        'If it is still refused, look at the setting for read-only admin APIs.',
      ],
    };
  },
};
