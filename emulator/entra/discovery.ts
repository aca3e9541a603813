import type { Answer } from '../call.ts';
import { cloudOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { issuer } from './claims.ts';
import type { SigningKey } from './keys.ts';
import { graphOf } from './resources.ts';
import { isSharedName } from './shared-names.ts';
import type { EndpointVersion } from './token-request.ts';

/** The tenant of personal accounts, which `consumers` stands for. */
const CONSUMERS_TENANT_ID = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** What China's Entra calls itself, by the newer of its two hosts. */
const CHINA = 'partner.microsoftonline.cn';

/** Where tenants of a cloud are, as programs tell the clouds apart by it: recorded for the commercial one, reported for those of the US. */
const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  commercial: { tenant_region_scope: 'WW' },
  gcc: { tenant_region_scope: 'NA', tenant_region_sub_scope: 'GCC' },
  'gcc-high': { tenant_region_scope: 'USGov', tenant_region_sub_scope: 'DODCON' },
  dod: { tenant_region_scope: 'USGov', tenant_region_sub_scope: 'DOD' },
};

/** What a document has whatever the tenant and the version. */
const COMMON = {
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  http_logout_supported: true,
  frontchannel_logout_supported: true,
};

/** What only the document of one version has. */
const OF_VERSION = {
  1: {
    response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
    scopes_supported: ['openid'],
    microsoft_multi_refresh_token: true,
  },
  2: {
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    request_uri_parameter_supported: false,
  },
} as const;

/**
 * The OpenID Connect discovery document, as recordings of the real one have it, with the addresses that this emulator serves.
 * Nobody can sign in at `authorize` and its like: libraries take a document without them for none at all.
 * @param name of the tenant in the path; a document for several tenants has `{tenantid}` in its issuer
 */
export function discoveryAnswer(
  tenant: TenantDefinition,
  name: string,
  origin: string,
  version: EndpointVersion,
): Answer {
  const { file, loginUrl } = cloudOf(tenant);
  const shared = isSharedName(name);
  const base = `${origin}/${shared ? name.toLowerCase() : tenant.tenantId}`;
  const versionPath = version === 2 ? '/v2.0' : '';
  const tenantId = shared ? idOf(name) : tenant.tenantId;
  return {
    status: 200,
    body: {
      ...COMMON,
      ...OF_VERSION[version],
      issuer: version === 2 ? `${origin}/${tenantId}/v2.0` : issuer({ ...tenant, tenantId }),
      authorization_endpoint: `${base}/oauth2${versionPath}/authorize`,
      token_endpoint: `${base}/oauth2${versionPath}/token`,
      device_authorization_endpoint: `${base}/oauth2${versionPath}/devicecode`,
      end_session_endpoint: `${base}/oauth2${versionPath}/logout`,
      userinfo_endpoint: version === 2 ? `${graphOf(tenant)}/oidc/userinfo` : `${base}/openid/userinfo`,
      jwks_uri: `${base}/discovery${versionPath}/keys`,
      ...(shared ? { tenant_region_scope: null } : REGIONS[file]),
      cloud_instance_name: file === 'china' ? CHINA : loginUrl.replace('https://login.', ''),
      msgraph_host: graphOf(tenant).replace('https://', ''),
    },
  };
}

function idOf(sharedName: string): string {
  return sharedName.toLowerCase() === 'consumers' ? CONSUMERS_TENANT_ID : '{tenantid}';
}

/** The tenant's public signing keys. */
export function keysAnswer(key: SigningKey): Answer {
  return { status: 200, body: { keys: [key.publicJwk] } };
}
