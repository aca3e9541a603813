import type { Fields } from '../fields.ts';
import type { Placed } from './content.ts';

/** A datamart: no operation of its own, it shows in pipelines and scans. */
export interface Datamart extends Placed {
  fields: Fields;
}
