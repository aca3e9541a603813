import type { Catalogue } from './model/catalogue.ts';
import { operationAt as operationIn } from './model/operation-at.ts';
import type { Operation } from './model/types.ts';
import { powerBi } from './powerbi/catalogue.ts';

/** Every API that is known here. */
export const catalogues: readonly Catalogue[] = [powerBi];

/** The operation of a known API that a request calls; see `model/operation-at.ts`. */
export function operationAt(method: string, url: string): Operation | undefined {
  return operationIn(catalogues, method, url);
}
