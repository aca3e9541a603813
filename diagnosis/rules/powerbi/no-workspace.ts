import { roleToRead } from '../../access/least-role.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';

/** No error, but it looks like a success. Does not apply to users, nor to a filtered or skipped list. */
export const noWorkspace: Rule = {
  code: 'PBI_NO_WORKSPACE',
  title: 'The service principal is in no workspace',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.servicePrincipal,
  source: 'an app sees its own workspaces only; the empty answer is inferred',
  evidence: 'GET /groups answers 200 with an empty list, without $filter and $skip',
  example: { path: '/v1.0/myorg/groups', status: 200, body: { value: [] } },
  nearMiss: { path: "/v1.0/myorg/groups?$filter=name eq 'Sales'", status: 200, body: { value: [] } },
  explain(view) {
    const { service, status, caller, path, answer, evidence } = view;
    if (
      service !== 'powerbi' ||
      status !== 200 ||
      caller === 'user' ||
      evidence.method !== 'GET' ||
      !/\/myorg\/groups\/?$/i.test(path)
    )
      return null;
    if (/[?&](\$|%24)(filter|skip)=/i.test(evidence.url) || !isEmptyList(answer.json)) return null;
    return {
      why: 'The list of workspaces is empty: the API accepts the app, but an app sees only workspaces in which it has a role. A role of a user who owns the app does not count.',
      fix: [
        `In a workspace, open Manage access. Add ${enterpriseApp(view)} as ${roleToRead()}. To write, it needs Contributor; to embed, Member.`,
      ],
    };
  },
};

/** Whether a body is the service's empty list. */
export function isEmptyList(json: unknown): boolean {
  const value = json !== null && typeof json === 'object' && 'value' in json ? json.value : undefined;
  return Array.isArray(value) && value.length === 0;
}
