import type { Fields } from '../fields.ts';
import type { Placed } from './content.ts';

/** A subscription to a report or dashboard by mail. */
export interface Subscription extends Placed {
  readonly artifactId: string;
  fields: Fields;
}
