import type { Fields } from '../fields.ts';
import type { Placed } from './content.ts';

/** An import of a file: publishing when it is first read, done on the second read. */
export interface Import extends Placed {
  fields: Fields;
  reads: number;
  readonly datasetIds: string[];
  readonly reportIds: string[];
}
