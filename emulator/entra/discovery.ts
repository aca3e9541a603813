import type { Answer } from '../call.ts';
import type { TenantDefinition } from '../tenant/definition.ts';
import { issuer } from './claims.ts';
import type { SigningKey } from './keys.ts';
import type { EndpointVersion } from './token-request.ts';

/** The OpenID Connect discovery document of a tenant, with the addresses that this emulator serves. */
export function discoveryAnswer(tenant: TenantDefinition, origin: string, version: EndpointVersion): Answer {
  const base = `${origin}/${tenant.tenantId}`;
  const versionPath = version === 2 ? '/v2.0' : '';
  return {
    status: 200,
    body: {
      issuer: version === 2 ? `${base}/v2.0` : issuer(tenant),
      // Nobody can sign in there; sign-in libraries take a document without it for none at all.
      authorization_endpoint: `${base}/oauth2${versionPath}/authorize`,
      token_endpoint: `${base}/oauth2${versionPath}/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery${versionPath}/keys`,
      response_types_supported: ['token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
  };
}

/** The tenant's public signing keys. */
export function keysAnswer(key: SigningKey): Answer {
  return { status: 200, body: { keys: [key.publicJwk] } };
}
