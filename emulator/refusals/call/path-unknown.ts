import { emptyRefusal } from '../../envelopes.ts';
import type { CallRefusal } from '../rule.ts';

/** A24: asked last, for the service looks at the token before it looks at the path. */
export const pathUnknown: CallRefusal = {
  id: 'A24',
  title: 'No operation has this method and path',
  certainty: 'reported',
  source: 'one weak report has the header; that a wrong method gets the same is inferred',
  refuse: ({ operation }) => (operation === undefined ? emptyRefusal(404, 'ResourceNotFound') : undefined),
};
