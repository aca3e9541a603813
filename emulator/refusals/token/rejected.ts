import { emptyRefusal } from '../../envelopes.ts';
import type { TokenRefusal } from '../rule.ts';

/** A3: the service says "expired" of every well-formed JWT that it does not accept, also of one with a wrong signature. */
export const tokenRejected: TokenRefusal = {
  id: 'A3',
  title: 'The token has expired, was changed, or comes from another issuer',
  certainty: 'measured',
  source: 'a probe of the live service; the body of older clusters: troubleshooting page for the REST API',
  refuse({ token: { state }, tenant: { switches } }) {
    if (state !== 'rejected') return undefined;
    const refusal = emptyRefusal(403, 'TokenExpired');
    if (switches.expiredToken === 'headers') return refusal;
    const message = 'Access token has expired, resubmit with a new access token';
    return { ...refusal, body: { error: { code: 'TokenExpired', message } } };
  },
};
