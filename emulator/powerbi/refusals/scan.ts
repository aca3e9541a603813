import { tooManyRequests } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A45: beside the limits of an hour, which A22 has. */
export const tooManyScans: ContentRefusal = {
  id: 'A45',
  title: 'More scans are started than may run at a time',
  certainty: 'inferred',
  source: 'the description has the number, 16; that the answer is as for other limits is inferred',
  answer: () => tooManyRequests(1),
};
