import type { Answer } from '../call.ts';
import type { Evidence } from '../certainty.ts';
import { managerAudiences } from '../entra/resources.ts';
import { messageRefusal } from '../envelopes.ts';
import type { TokenState } from '../refusals/verified-token.ts';
import { cloudOf } from '../tenant/cloud.ts';
import type { TenantDefinition } from '../tenant/definition.ts';

/** Why Azure Resource Manager refuses a token. */
export interface ManagerRefusal extends Evidence {
  /** @returns undefined when the rule has nothing against the token */
  readonly refuse: (token: TokenState, tenant: TenantDefinition) => Answer | undefined;
}

/** 401 with where to sign in: the header of a mock of the real answer; that the other refusals carry it alike is inferred. */
function unauthorized(code: string, message: string, tenant: TenantDefinition, description = message): Answer {
  const { logins, loginUrl } = cloudOf(tenant);
  const login = logins.includes('login.windows.net') ? 'https://login.windows.net' : loginUrl;
  const challenge = `Bearer authorization_uri="${login}/${tenant.tenantId}", error="invalid_token", error_description="${description}"`;
  return { ...messageRefusal(401, code, message), headers: { 'WWW-Authenticate': challenge } };
}

const tokenMissing: ManagerRefusal = {
  id: 'M1',
  title: 'No token was sent to Azure Resource Manager',
  certainty: 'reported',
  source: "users' captures of the whole body; clients' mocks have the header",
  refuse: ({ state }, tenant) =>
    state === 'missing'
      ? unauthorized(
          'AuthenticationFailed',
          "Authentication failed. The 'Authorization' header is missing.",
          tenant,
          "The authentication failed because of missing 'Authorization' header.",
        )
      : undefined,
};

const tokenExpired: ManagerRefusal = {
  id: 'M2a',
  title: 'The token for Azure Resource Manager has expired',
  certainty: 'reported',
  source: 'clients that fetch a new token at this code; documentation and an issue quote the sentence',
  refuse: (token, tenant) =>
    token.state === 'rejected' && token.expired !== undefined
      ? unauthorized(
          'ExpiredAuthenticationToken',
          `The access token expiry UTC time '${written(token.expired)}' is earlier than current UTC time '${written(new Date())}'.`,
          tenant,
        )
      : undefined,
};

/** As Azure writes a moment: `8/21/2018 3:22:00 PM`, in UTC. */
function written(moment: Date): string {
  return moment.toLocaleString('en-US', { timeZone: 'UTC' }).replace(',', '').replace(/\s/g, ' ');
}

const tokenInvalid: ManagerRefusal = {
  id: 'M2',
  title: 'The token for Azure Resource Manager is malformed, or was changed',
  certainty: 'inferred',
  source: 'code and text are documented by Azure services',
  refuse: ({ state }, tenant) =>
    state === 'malformed' || state === 'rejected'
      ? unauthorized('InvalidAuthenticationToken', 'The access token is invalid.', tenant)
      : undefined,
};

const audienceForeign: ManagerRefusal = {
  id: 'M3',
  title: 'The token is for another resource than Azure Resource Manager',
  certainty: 'reported',
  source: "users' captures of the text, in two clouds",
  refuse(token, tenant) {
    if (token.state !== 'genuine') return undefined;
    const { aud } = token.claims;
    const audiences = managerAudiences(tenant);
    if (typeof aud === 'string' && audiences.includes(aud)) return undefined;
    return unauthorized(
      'InvalidAuthenticationTokenAudience',
      `The access token has been obtained for wrong audience or resource '${String(aud)}'. It should exactly match with one of the allowed audiences ${audiences.map((audience) => `'${audience}'`).join(',')}.`,
      tenant,
    );
  },
};

/** In the order in which they are asked. */
export const managerRefusals: readonly ManagerRefusal[] = [tokenMissing, tokenExpired, tokenInvalid, audienceForeign];
