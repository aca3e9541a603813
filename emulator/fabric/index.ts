import { defined } from '../../catalogue/model/defined.ts';
import type { Answer } from '../call.ts';
import { isOnPausedCapacity, roleOf, type Content } from '../powerbi/index.ts';
import type { TokenState } from '../refusals/verified-token.ts';
import { fabricError, fabricRefusals, TENANT_SETTINGS_PATH, WORKSPACE_PATH } from './refusals.ts';

export { fabricError, fabricRefusals } from './refusals.ts';

/** A few reads of the Fabric API: those that help to find out why Power BI refuses. */
// prettier-ignore
const routes: readonly { readonly template: string; readonly pattern: RegExp; readonly answer: (content: Content, objectId: string, workspaceId: string) => unknown }[] = [
  { template: '/v1/workspaces', pattern: /^\/v1\/workspaces\/?$/i, answer: (content, objectId) => ({ value: content.workspaces.list(({ id }) => roleOf(content, id, { objectId }) !== undefined).map(shown) }) },
  { template: WORKSPACE_PATH, pattern: /^\/v1\/workspaces\/([^/]+)\/?$/i, answer: (content, _objectId, id) => shown(content.workspaces.get(id)) },
  { template: `${WORKSPACE_PATH}/items`, pattern: /^\/v1\/workspaces\/([^/]+)\/items\/?$/i, answer: (content, _objectId, id) => ({ value: itemsOf(content, id) }) },
  { template: TENANT_SETTINGS_PATH, pattern: /^\/v1\/admin\/tenantsettings\/?$/i, answer: (content) => ({ tenantSettings: settingsOf(content) }) },
];

/** Whether a path is the Fabric API's. */
export function isFabric(path: string): boolean {
  return /^\/v1(\/|$)/i.test(path);
}

/** Answers a call of the Fabric API. */
export function fabricAnswer(method: string, path: string, token: TokenState, content: Content): Answer {
  const route = routes.find(({ pattern }) => method === 'GET' && pattern.test(path));
  const workspaceId = route?.pattern.exec(path)?.[1];
  const caller = token.state === 'genuine' ? token.caller : undefined;
  const role = caller === undefined || workspaceId === undefined ? undefined : roleOf(content, workspaceId, caller);
  const template = route?.template ?? path;
  const capacityPaused = workspaceId !== undefined && isOnPausedCapacity(content, { groupId: workspaceId });
  const isThere = workspaceId === undefined || content.workspaces.find(workspaceId) !== undefined;
  for (const { id, refuse } of fabricRefusals) {
    // That a workspace does not exist is told before that there is no role in it.
    if (id === 'F2' && !isThere) return fabricError(404, 'WorkspaceNotFound', 'The workspace could not be found');
    const refusal = refuse({ template, token, tenant: content.tenant, role, capacityPaused });
    if (refusal !== undefined) return refusal;
  }
  if (route === undefined || caller === undefined)
    return fabricError(404, 'EntityNotFound', 'The requested resource could not be found');
  return { status: 200, body: route.answer(content, caller.objectId, workspaceId ?? '') };
}

function shown({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): unknown {
  const { id, name, description = '', capacityId } = fields;
  return { id, displayName: name, description, type: 'Workspace', ...defined({ capacityId }) };
}

function itemsOf(content: Content, workspaceId: string): unknown[] {
  const kinds = [
    ['SemanticModel', content.datasets],
    ['Report', content.reports],
    ['Dashboard', content.dashboards],
  ] as const;
  return kinds.flatMap(([type, collection]) =>
    collection
      .in(workspaceId)
      .map(({ id, fields }) => ({ id, type, displayName: fields['name'] ?? fields['displayName'], workspaceId })),
  );
}

function settingsOf({ tenant }: Content): unknown[] {
  return Object.entries(tenant.settings).map(([settingName, { enabled, securityGroups }]) => ({
    settingName,
    enabled,
    canSpecifySecurityGroups: true,
    ...(securityGroups === undefined
      ? {}
      : {
          enabledSecurityGroups: tenant.securityGroups
            .filter(({ id }) => securityGroups.includes(id))
            .map(({ id: graphId, name }) => ({ graphId, name })),
        }),
  }));
}
