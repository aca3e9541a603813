import type { Catalogue } from './catalogue.ts';
import { compilePaths, type PathMatch, type PathMatcher } from './match.ts';
import type { Operation } from './types.ts';

/** Of a catalogue, what it takes to find an operation by its address. */
type Addresses = Pick<Catalogue, 'operations' | 'canonicalPath'>;

const MATCHERS = new WeakMap<readonly Operation[], PathMatcher>();

/**
 * The operation that a request calls, on whatever host: one API may have the addresses of another also.
 * @param catalogues the first that has such an operation is taken
 * @param url absolute address. Of its query counts what belongs to the address of an operation. Each catalogue brings the path to the form of
 * its templates. A doubled slash that is left stands for an id that is empty
 * @returns undefined when no operation of the catalogues has that method and path
 */
export function operationAt(catalogues: readonly Addresses[], method: string, url: string): Operation | undefined {
  return matchAt(catalogues, method, url)?.operation;
}

/** What {@link operationAt} finds, with the values that the path carries, and the catalogue that the operation is of. */
export function matchAt<C extends Addresses>(
  catalogues: readonly C[],
  method: string,
  url: string,
): (PathMatch & { readonly catalogue: C }) | undefined {
  const [, path, query = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  if (path === undefined) return undefined;
  for (const catalogue of catalogues) {
    const { operations, canonicalPath = same } = catalogue;
    const match = matcherOf(operations)(method.toUpperCase(), canonicalPath(path) + query);
    if (match !== undefined) return { ...match, catalogue };
  }
  return undefined;
}

function matcherOf(operations: readonly Operation[]): PathMatcher {
  const known = MATCHERS.get(operations);
  if (known !== undefined) return known;
  const matcher = compilePaths(operations);
  MATCHERS.set(operations, matcher);
  return matcher;
}

function same(path: string): string {
  return path;
}
