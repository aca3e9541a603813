import { emptyRefusal } from '../../envelopes.ts';
import type { TokenRefusal } from '../rule.ts';

/** A2: an unresolved variable, a truncated token, another scheme than Bearer. */
export const tokenMalformed: TokenRefusal = {
  id: 'A2',
  title: 'The bearer token is not a JWT',
  certainty: 'measured',
  source: 'two probes of the live service with a junk bearer',
  refuse: ({ token }) => (token.state === 'malformed' ? emptyRefusal(403, 'InvalidToken') : undefined),
};
