import { GUID } from '../model/guid.ts';

const GUID_FOR_MYORG = new RegExp(String.raw`^/v1\.0/${GUID}/`, 'i');

/** What people and programs join without a look: a host, `v1.0/myorg`, a path. */
const DOUBLED = /^\/+(v1\.0)\/+([^/]+)\/+/i;

/** Without doubled slashes at the beginning and around `v1.0/myorg`: clients send them, and the service takes them. */
export function withoutDoubledSlashes(path: string): string {
  return path.replace(DOUBLED, '/$1/$2/').replace(/^\/{2,}/, '/');
}

/** A path in the form of the templates: without doubled slashes, and `myorg` for the tenant's own id. */
export function canonicalPath(path: string): string {
  return withoutDoubledSlashes(path).replace(GUID_FOR_MYORG, '/v1.0/myorg/');
}
