import { randomUUID } from 'node:crypto';
import type { Answer } from '../call.ts';
import type { Evidence } from '../certainty.ts';
import { resourceKind } from '../entra/resources.ts';
import type { TokenState } from '../refusals/verified-token.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { isEnabledFor } from '../tenant/enabled-for.ts';
import type { Role } from '../tenant/role.ts';

/** A call of the Fabric API. */
export interface FabricAttempt {
  /** Template, such as `/v1/workspaces/{workspaceId}`. */
  readonly template: string;
  readonly token: TokenState;
  readonly tenant: TenantDefinition;
  /** In the workspace that the path names. */
  readonly role: Role | undefined;
  /** Whether the capacity of the workspace that the path names is paused. */
  readonly capacityPaused: boolean;
}

/** Why the Fabric API refuses. It has its statuses the right way round. */
export interface FabricRefusal extends Evidence {
  readonly refuse: (attempt: FabricAttempt) => Answer | undefined;
}

export const TENANT_SETTINGS_PATH = '/v1/admin/tenantsettings';
export const WORKSPACE_PATH = '/v1/workspaces/{workspaceId}';

/** The body and the headers that carry a Fabric error code. */
export function fabricError(
  status: number,
  errorCode: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const requestId = randomUUID();
  const body = { requestId, errorCode, message, moreDetails: [], isRetriable: status === 429 };
  return { status, headers: { 'x-ms-public-api-error-code': errorCode, RequestId: requestId, ...headers }, body };
}

const tokenBad: FabricRefusal = {
  id: 'F1',
  title: 'The token is missing, expired, or for somebody else',
  certainty: 'inferred',
  source: 'the two codes are reported, which comes when is inferred',
  refuse({ token, tenant }) {
    if (token.state === 'rejected')
      return fabricError(401, 'TokenExpired', 'Access token has expired, resubmit with a new access token');
    const audience = token.state === 'genuine' ? token.claims.aud : undefined;
    const kind = typeof audience === 'string' ? resourceKind(audience, tenant) : undefined;
    return kind === 'power-bi' || kind === 'fabric'
      ? undefined
      : fabricError(401, 'Unauthorized', 'The caller is not authenticated');
  },
};

const principalUnsupported: FabricRefusal = {
  id: 'F3',
  title: 'The API does not support service principals',
  certainty: 'reported',
  source: "users' reports; some have 403",
  refuse({ token, template, tenant }) {
    if (
      token.state !== 'genuine' ||
      token.caller.kind === 'user' ||
      !tenant.fabricPathsClosedToApps?.includes(template)
    )
      return undefined;
    return fabricError(
      tenant.switches.fabricPrincipalType,
      'PrincipalTypeNotSupported',
      'The operation is not supported for the principal type',
    );
  },
};

const scopeMissing: FabricRefusal = {
  id: 'F2a',
  title: "The user's token lacks a scope",
  certainty: 'reported',
  source: "a user's capture of the tenant settings",
  refuse({ token, template }) {
    if (token.state !== 'genuine' || token.caller.kind === 'app' || template !== TENANT_SETTINGS_PATH) return undefined;
    if (
      (token.claims.scp ?? '')
        .split(' ')
        .some((scope) => scope === 'Tenant.Read.All' || scope === 'Tenant.ReadWrite.All')
    )
      return undefined;
    return fabricError(
      403,
      'InsufficientScopes',
      'The caller does not have sufficient scopes to perform this operation',
    );
  },
};

const rightMissing: FabricRefusal = {
  id: 'F2',
  title: 'The caller has no right: switch off, no administrator, no role',
  certainty: 'reported',
  source:
    "Fabric's troubleshooting page has the sentence, reports the code; that the switches show like this is inferred",
  refuse({ token, template, tenant, role }) {
    if (token.state !== 'genuine') return undefined;
    const { kind, objectId } = token.caller;
    const isApp = kind === 'app';
    const switches = [
      isApp && 'ServicePrincipalAccessPermissionAPIs',
      isApp && template === TENANT_SETTINGS_PATH && 'AllowServicePrincipalsUseReadAdminAPIs',
    ] as const;
    const closed = switches.some((name) => name !== false && !isEnabledFor(tenant, name, objectId));
    const notAdministrator =
      template === TENANT_SETTINGS_PATH &&
      !isApp &&
      !tenant.users.some((user) => user.objectId === objectId && user.fabricAdministrator);
    if (!closed && !notAdministrator && (role !== undefined || !template.includes('{workspaceId}'))) return undefined;
    return fabricError(
      403,
      'InsufficientPrivileges',
      'The caller does not have sufficient permissions to perform this operation',
    );
  },
};

const capacityPaused: FabricRefusal = {
  id: 'F4',
  title: 'The capacity is paused',
  certainty: 'reported',
  source: 'repositories that met it; the statuses differ, and that a list of items is refused is inferred',
  refuse({ template, tenant, capacityPaused: paused }) {
    if (!paused || !template.startsWith(`${WORKSPACE_PATH}/`)) return undefined;
    return fabricError(tenant.switches.fabricCapacityPaused, 'CapacityNotActive', 'The capacity is not active.');
  },
};

/** In the order in which they are asked. */
export const fabricRefusals: readonly FabricRefusal[] = [
  tokenBad,
  principalUnsupported,
  scopeMissing,
  rightMissing,
  capacityPaused,
];
