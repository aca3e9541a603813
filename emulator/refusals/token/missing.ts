import { emptyRefusal } from '../../envelopes.ts';
import type { TokenRefusal } from '../rule.ts';

/** A1. Not 401: the service answers a missing token with 403. Asked before it looks at the path. */
export const tokenMissing: TokenRefusal = {
  id: 'A1',
  title: 'No Authorization header',
  certainty: 'measured',
  source: 'probes of the live service without a token',
  refuse: ({ token }) => (token.state === 'missing' ? emptyRefusal(403) : undefined),
};
