import { randomBytes, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { EmulatedApi } from '../emulated-api.ts';
import { cloudOf } from '../tenant/cloud.ts';
import type { AppDefinition, TenantDefinition, UserDefinition } from '../tenant/definition.ts';
import { powerBiAudience, resourceKind } from './resources.ts';

/** How an app proved who it is: `1` by a secret, `2` by a certificate or a federated token. */
export type AppCredentialKind = '1' | '2';

/** The client that a signed-in user's token was issued to: a public client, invented. */
export const USER_CLIENT_ID = '6f3b21d8-0c47-4e9a-b5d2-81e7a9c4f036';

/** Role template id of "Fabric Administrator" in every Entra directory. */
const FABRIC_ADMINISTRATOR_ROLE = 'a9ea8996-122f-4c74-9520-8edcd192826c';

/** What the description asks of users, all of it: the scopes of a token that may call everything. */
export function allScopes({ operations }: Pick<EmulatedApi, 'operations'>): string[] {
  return [...new Set(operations.flatMap(({ scopes }) => scopes.flatMap(({ anyOf }) => anyOf)))].sort();
}

/**
 * The claims of an app-only token. Entra issues one to an app without any permission; `roles` appears only with admin-consented
 * application permissions, and `scp` never. The version is 1.0 on both endpoints, for the resource decides it.
 * @param issuedAt seconds since 1970
 */
export function appClaims(
  tenant: TenantDefinition,
  app: AppDefinition,
  resource: string,
  credential: AppCredentialKind,
  issuedAt: number,
): JWTPayload {
  const roles = resourceKind(resource, tenant) === 'foreign' ? [] : [...app.applicationPermissions];
  return {
    ...commonClaims(tenant, resource, issuedAt),
    appid: app.clientId,
    appidacr: credential,
    app_displayname: app.name,
    idp: issuer(tenant),
    idtyp: 'app',
    oid: app.servicePrincipalId,
    sub: app.servicePrincipalId,
    ...(roles.length > 0 ? { roles } : {}),
  };
}

/**
 * The claims of a signed-in user's token for Power BI.
 * @param issuedAt seconds since 1970
 */
export function userClaims(
  tenant: TenantDefinition,
  user: UserDefinition,
  scopes: readonly string[],
  issuedAt: number,
): JWTPayload {
  return {
    ...commonClaims(tenant, powerBiAudience(tenant), issuedAt),
    amr: ['pwd', 'mfa'],
    appid: USER_CLIENT_ID,
    appidacr: '0',
    ipaddr: '127.0.0.1',
    name: user.name,
    oid: user.objectId,
    puid: user.objectId.replaceAll('-', '').slice(0, 16).toUpperCase(),
    scp: scopes.join(' '),
    // A user's subject is made for each pair of user and client, so it is never the object id.
    sub: randomBytes(32).toString('base64url'),
    unique_name: user.email,
    upn: user.email,
    wids: user.fabricAdministrator ? [FABRIC_ADMINISTRATOR_ROLE] : [],
  };
}

/** The issuer of every version 1.0 token of a tenant. The clouds of the US government share that of the commercial one; reported, as is China's. */
export function issuer(tenant: TenantDefinition): string {
  const host = cloudOf(tenant).file === 'china' ? 'sts.chinacloudapi.cn' : 'sts.windows.net';
  return `https://${host}/${tenant.tenantId}/`;
}

/** Where a challenge sends a caller: measured in the commercial cloud, which GCC signs in to; inferred in the others. */
export function authorizationUrl(tenant: TenantDefinition): string {
  const { logins, loginUrl } = cloudOf(tenant);
  const host = 'login.windows.net';
  return `${logins.includes(host) ? `https://${host}` : loginUrl}/common/oauth2/authorize`;
}

/** Seconds that a token of this tenant lives: what the documentation's sample and real logs show. */
export function tokenLifetime(tenant: TenantDefinition): number {
  return tenant.tokenLifetime ?? 3599;
}

function commonClaims(tenant: TenantDefinition, audience: string, issuedAt: number): JWTPayload {
  // Entra's clock stamps the token. One that has expired when it arrives was issued before that.
  const stamped = issuedAt + (tenant.clockAhead ?? 0);
  const start = Math.min(stamped, stamped + tokenLifetime(tenant) - 1);
  return {
    aud: audience,
    iss: issuer(tenant),
    iat: start,
    nbf: start,
    exp: stamped + tokenLifetime(tenant),
    aio: randomBytes(27).toString('base64'),
    rh: `1.${randomBytes(24).toString('base64url')}.`,
    tid: tenant.tenantId,
    uti: randomUUID().replaceAll('-', '').slice(0, 22),
    ver: '1.0',
  };
}
