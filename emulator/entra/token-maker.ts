import type { EmulatedApi } from '../emulated-api.ts';
import { firstApp, userNamed } from '../tenant/identities.ts';
import type { LiveTenant } from '../tenant/live.ts';
import { allScopes, appClaims, userClaims } from './claims.ts';
import { sign, type SigningKey } from './keys.ts';
import { powerBiAudience } from './resources.ts';

/** Whose token, and what it may do. */
export interface UserTokenOptions {
  /** The tenant's first Fabric administrator when absent. */
  readonly email?: string;
  /** Every scope that the description knows when absent. */
  readonly scopes?: readonly string[];
}

/** Makes good tokens for Power BI, as the token endpoint and a sign-in would. */
export interface TokenMaker {
  /** Of the tenant's first app. */
  readonly app: () => Promise<string>;
  /** Of a signed-in user. @throws Error when there is no such user */
  readonly user: (options?: UserTokenOptions) => Promise<string>;
}

/** Tokens of the tenant as it is at the time. */
export function tokenMaker(tenant: LiveTenant, key: SigningKey, api: Pick<EmulatedApi, 'operations'>): TokenMaker {
  const now = (): number => Math.floor(Date.now() / 1000);
  const everything = allScopes(api);
  return {
    app: () => {
      const { definition } = tenant;
      return sign(appClaims(definition, firstApp(definition), powerBiAudience(definition), '1', now()), key);
    },
    user: ({ email, scopes = everything } = {}) => {
      const { definition } = tenant;
      return sign(userClaims(definition, userNamed(definition, email), scopes, now()), key);
    },
  };
}
