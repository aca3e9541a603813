import { operations } from '../powerbi/index.ts';
import { GUID } from './guid.ts';
import { compilePaths, type PathMatcher } from './match.ts';
import type { Operation } from './types.ts';

const GUID_FOR_MYORG = new RegExp(String.raw`^/v1\.0/${GUID}/`, 'i');

/** What people and programs join without a look: a host, `v1.0/myorg`, a path. */
const DOUBLED = /^\/+(v1\.0)\/+([^/]+)\/+/i;

let matcher: PathMatcher | undefined;

/**
 * The operation that a request calls, on whatever host: Fabric's has the paths of Power BI also.
 * @param url absolute address; its query does not matter, nor do doubled slashes around `v1.0/myorg`, which clients send and services take.
 * Further on one stands for an id that is empty. The tenant's own id may stand for `myorg`
 * @returns undefined when no operation of the catalogue has that method and path
 */
export function operationAt(method: string, url: string): Operation | undefined {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1];
  if (path === undefined) return undefined;
  matcher ??= compilePaths(operations);
  return matcher(
    method.toUpperCase(),
    path
      .replace(DOUBLED, '/$1/$2/')
      .replace(/^\/{2,}/, '/')
      .replace(GUID_FOR_MYORG, '/v1.0/myorg/'),
  )?.operation;
}
