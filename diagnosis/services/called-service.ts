import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';
import type { Answer } from '../answer.ts';
import { serviceOfAnswer, type Service } from './service.ts';

/** The path decides before the host: `/v1.0/myorg` is Power BI on the Fabric host, and `/v1/` is Fabric on api.powerbi.com. */
export function serviceOf(host: string, path: string, answer: Answer, body: string): Service {
  if (isAzure(host, path)) return 'azure';
  if (isTokenEndpoint(path) || /^login\./.test(host)) return 'entra';
  if (/^\/v1\.0\/myorg(\/|$)/i.test(path)) return 'powerbi';
  if (/^\/v1\//i.test(path) || /\.fabric\.microsoft\./.test(host)) return 'fabric';
  if (/powerbi|analysis\.windows\.net/.test(host) || answer.header('x-powerbi-error-info')) return 'powerbi';
  return serviceOfAnswer(answer, body);
}

/** Whether a path is one of the admin APIs of Power BI or Fabric. */
export function isAdminPath(path: string): boolean {
  return /^\/v1(\.0\/myorg)?\/admin\//i.test(path);
}

/** The path of the call that everybody sends first, and that a good token is answered for. */
export const FIRST_CALL = '/v1.0/myorg/groups';

/** Azure's own endpoints: its resource manager, and where a machine gets the token of its managed identity. */
function isAzure(host: string, path: string): boolean {
  return (
    /^management\.|\.management\.|^169\.254\.169\.254$/.test(host) ||
    /\/metadata\/identity\/oauth2\/token$|\/msi\/token\/?$/i.test(path)
  );
}
