import type { Catalogue, Catalogues } from '../../catalogue/model/catalogue.ts';
import { matchAt } from '../../catalogue/model/operation-at.ts';
import type { Operation } from '../../catalogue/model/types.ts';

/** The verb of a request of a collection. */
export function methodOf(request: unknown): string {
  const method = typeof request === 'object' && request !== null ? (request as { method?: unknown }).method : undefined;
  return typeof method === 'string' && method !== '' ? method : 'GET';
}

/** The operation that a request of a collection calls, by its verb and its address: what it is called by says nothing. */
export function operationOf(catalogues: Catalogues, request: unknown): Operation | undefined {
  return knownAs(catalogues, request)?.operation;
}

/** The operation that a request calls, with the catalogue that it is of. */
export function knownAs(
  catalogues: Catalogues,
  request: unknown,
): { readonly operation: Operation; readonly catalogue: Catalogue } | undefined {
  return matchAt(catalogues, methodOf(request), `https://api${pathOf(request)}`);
}

/** The path and query of a request as they stand in the collection, with something in the place of each variable. */
function pathOf(request: unknown): string {
  const url = typeof request === 'string' ? request : (request as { url?: unknown } | null)?.url;
  const { raw = '', path }: { readonly raw?: string; readonly path?: unknown } =
    typeof url === 'object' && url !== null ? url : { raw: typeof url === 'string' ? url : '' };
  const written = Array.isArray(path)
    ? `/${path.map(String).join('/')}`
    : (/^(?:\{\{[^}]*\}\}|[a-z]+:\/\/[^/]*)([^?#]*)/i.exec(raw)?.[1] ?? '');
  const query = /\?[^#]*/.exec(raw)?.[0] ?? '';
  return written.replace(/\{\{[^}]*\}\}/g, 'x').replace(/\/:[^/]+/g, '/x') + query;
}
