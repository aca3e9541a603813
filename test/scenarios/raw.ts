import type { Evidence } from '../../diagnosis/evidence.ts';
import { call, tokenAnswer } from '../diagnosis/evidence.ts';

/** What no emulator here produces, as raw answers for `explain`: a name, the evidence, the code of the first cause. */
export const rawAnswers: readonly (readonly [name: string, evidence: Evidence, first: string])[] = [
  ['an assertion that is too old', tokenAnswer({ code: 700024, text: 'Client assertion is not within its valid time range.', error: 'invalid_client', status: 401 }), 'ENTRA_ASSERTION_TIME'],
  ['the older umbrella of federation', tokenAnswer({ code: 70021, text: 'No matching federated identity record found.', error: 'invalid_client', status: 401 }), 'ENTRA_FEDERATION_SUBJECT'],
  ['a loop of requests', tokenAnswer({ code: 50196, text: 'The server terminated an operation because it encountered a client request loop.' }), 'ENTRA_THROTTLED'],
  ['a parameter that is malformed', tokenAnswer({ code: 90014, text: 'The required field is missing from the credential.' }), 'ENTRA_REQUEST_MALFORMED'],
  [
    'a feature of Fabric that is not there',
    call({ path: '/v1/workspaces', status: 403, headers: { 'x-ms-public-api-error-code': 'FeatureNotAvailable' }, body: { errorCode: 'FeatureNotAvailable', message: 'The feature is not available', isRetriable: false } }),
    'FABRIC_FEATURE',
  ],
  ['a proxy that wants a sign-in', call({ path: '/groups', status: 0, failure: { kind: 'proxy refused', proxy: 'proxy.example:8080', host: 'api.powerbi.com', status: 407 } }), 'PROXY_REFUSED'],
  ['a proxy that is not there', call({ path: '/groups', status: 0, failure: { kind: 'proxy unreachable', proxy: 'proxy.example:8080', host: 'api.powerbi.com' } }), 'PROXY_UNREACHABLE'],
  ['a guest network that sends to its sign-in', call({ path: '/groups', status: 302, headers: { location: 'https://portal.example/sign-in' } }), 'REDIRECT_NOT_FOLLOWED'],
  ['a code that nobody knows', call({ path: '/groups', status: 418, body: { error: { code: 'Teapot' } } }), 'UNKNOWN'],
];
