import { authorizationUrl } from '../../entra/claims.ts';
import type { CallRefusal } from '../rule.ts';

/** Continuous access evaluation sends the caller back to Entra with the claims that it wants. Does not apply to users here. */
export const conditionalAccessChallenge: CallRefusal = {
  id: 'A4a',
  title: 'Conditional Access wants another token',
  certainty: 'measured',
  source: "a probe of the live service with a user's token has the header; the body is inferred",
  refuse({ caller, tenant }) {
    if (
      !tenant.apps.some(
        ({ servicePrincipalId, challenged }) => servicePrincipalId === caller.objectId && challenged === true,
      )
    )
      return undefined;
    const claims = Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString('base64');
    return {
      status: 401,
      headers: {
        'WWW-Authenticate': `Bearer authorization_uri="${authorizationUrl(tenant)}", error="insufficient_claims", claims="${claims}"`,
      },
    };
  },
};
