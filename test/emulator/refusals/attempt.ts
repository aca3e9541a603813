import { findOperation, standardTenant } from '../../../catalogue/powerbi/index.ts';
import { refuseCall, type Attempt } from '../../../emulator/refusals/index.ts';
import { createThrottle } from '../../../emulator/refusals/throttle.ts';
import type { TenantDefinition } from '../../../emulator/tenant/definition.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';

const standard = standardTenantDefinition();

/** What differs from a call that nobody refuses. */
export interface Variation {
  readonly operation?: string;
  readonly as?: 'app' | 'administrator' | 'colleague';
  readonly roles?: string[];
  readonly scp?: string;
  readonly alongside?: number;
  readonly role?: Attempt['role'] | 'none';
  readonly path?: Record<string, string>;
  readonly body?: unknown;
  readonly personalWorkspace?: boolean;
  readonly capacityPaused?: boolean;
  readonly foreignProfile?: boolean;
  readonly foreignModel?: boolean;
  readonly ownerLeft?: boolean;
  readonly premiumPerUser?: boolean;
  /** Of a request with a body. */
  readonly contentType?: string;
  readonly profileId?: string;
  readonly settings?: TenantDefinition['settings'];
  readonly switches?: Partial<TenantDefinition['switches']>;
  readonly tenant?: Partial<TenantDefinition>;
  /** Calls that came before. */
  readonly calls?: number;
}

/** The call that nobody refuses, varied: the app reads, as an admin of the workspace. */
export function attempt(variation: Variation = {}): Attempt {
  const {
    operation = 'Groups_GetGroups',
    as = 'app',
    role = 'Admin',
    path = {},
    roles,
    scp = 'Tenant.Read.All',
  } = variation;
  const tenant: TenantDefinition = {
    ...standard,
    ...variation.tenant,
    settings: { ...standard.settings, ...variation.settings },
    switches: { ...standard.switches, ...variation.switches },
  };
  const objectId = {
    app: standardTenant.servicePrincipalId,
    administrator: standardTenant.userId,
    colleague: standardTenant.colleagueId,
  }[as];
  const kind = as === 'app' ? 'app' : 'user';
  const claims = {
    oid: objectId,
    appid: standardTenant.clientId,
    tid: tenant.tenantId,
    ...(roles ? { roles } : {}),
    ...(kind === 'user' ? { scp } : {}),
  };
  const built: Attempt = {
    operation: findOperation(operation),
    path,
    body: variation.body,
    caller: {
      kind,
      objectId,
      name: as,
      appId: standardTenant.clientId,
      tenantId: tenant.tenantId,
      ...(variation.profileId === undefined ? {} : { profileId: variation.profileId }),
    },
    claims,
    tenant,
    role: role === 'none' ? undefined : role,
    personalWorkspace: variation.personalWorkspace ?? false,
    capacityPaused: variation.capacityPaused ?? false,
    foreignProfile: variation.foreignProfile ?? false,
    foreignModel: variation.foreignModel ?? false,
    ownerLeft: variation.ownerLeft ?? false,
    premiumPerUser: variation.premiumPerUser ?? false,
    contentType: variation.contentType ?? '',
    hasBody: variation.contentType !== undefined,
    throttle: createThrottle(() => 0),
    alongside: variation.alongside ?? 1,
  };
  for (let call = 0; call < (variation.calls ?? 0); call += 1) refuseCall(built);
  return built;
}
