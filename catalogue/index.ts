import type { Catalogues } from './model/catalogue.ts';
import { operationAt as operationIn } from './model/operation-at.ts';
import type { Operation } from './model/types.ts';
import { powerBi } from './powerbi/catalogue.ts';

/** Every API that the command line knows. It hands them to whatever needs one. */
export const catalogues: Catalogues = [powerBi];

/** The operation of a known API that a request calls; see `model/operation-at.ts`. */
export function operationAt(method: string, url: string): Operation | undefined {
  return operationIn(catalogues, method, url);
}
