import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';

const RESOURCE = 'resource=https://analysis.windows.net/powerbi/api';
/** Where a virtual machine gets its token. */
export const IMDS = `http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&${RESOURCE}`;
/** An answer of the identity endpoint; by its body alone it looks like Entra's. */
const SERVICES = ['azure', 'entra', 'other'] as const;
const SERVER = { server: 'IMDS/150.870.65.476' };
const THEN_ROLE =
  'Then add the identity to the workspace (Manage access) as Viewer if reading is enough. It needs the same tenant setting and role as any service principal.';

/** Refusals of a managed identity's token. */
export const identityRows: readonly Row[] = [
  {
    code: 'AZURE_IDENTITY_AMBIGUOUS',
    title: 'The machine has several managed identities, and the request does not name one',
    certainty: 'reported',
    docs: pages.managedIdentity,
    source: 'three reports with the whole body',
    when: { service: SERVICES, words: /multiple user.assigned identities exist/i },
    why: 'More than one user-assigned managed identity is assigned to this machine, and Azure does not choose.',
    fix: [
      'Add client_id={Client ID} of the identity that you mean to the request (its Overview page has it), or mi_res_id={resource id}.',
      'In code, give ManagedIdentityCredential its client id, or set AZURE_CLIENT_ID. With Azure CLI, give az login --identity the option --client-id.',
    ],
    example: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: {
        error: 'invalid_request',
        error_description:
          'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
      },
    },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
  },
  {
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
    title: 'This machine or app has no such managed identity',
    certainty: 'reported',
    docs: pages.managedIdentity,
    source: "users' captures; the cure is in the troubleshooting guides of the Azure SDKs",
    when: {
      service: SERVICES,
      words:
        /\bidentity not found|no msi found for specified|no user.assigned or delegated managed identity|requested identity (?:has not been|hasn.t been|isn.t) assigned/i,
    },
    why: (view) =>
      `Azure finds no managed identity here${named(view) ? ` with ${named(view)}` : ''}: none is assigned to this resource, or the request names another one.`,
    fix: (view) => [
      'In the Azure portal, open the machine or app, Identity: set "System assigned" to On, or assign the identity under "User assigned".',
      named(view)
        ? `Compare ${named(view)} with the identity's own Client ID on its Overview page. For the system-assigned identity leave the parameter out.`
        : 'If client_id, object_id, mi_res_id or AZURE_CLIENT_ID is set, it must be that of an assigned identity, not of an app registration. For the system-assigned one leave it out.',
      THEN_ROLE,
    ],
    example: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Required audience parameter not specified' },
    },
  },
  {
    code: 'AZURE_METADATA_HEADER',
    title: 'The header Metadata: true is missing',
    certainty: 'documented',
    docs: pages.managedIdentity,
    source: 'the table of answers in the documentation of managed identities',
    when: { service: SERVICES, words: /required metadata header not specified|bad_request_102/i },
    why: 'The identity endpoint answers only requests that have this header: it protects against requests through a redirect.',
    fix: [
      'Send the header Metadata: true, in small letters, and no X-Forwarded-For.',
      `The whole request: GET ${IMDS} with this header.`,
    ],
    example: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'bad_request_102', error_description: 'Required metadata header not specified' },
    },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
  },
  {
    code: 'AZURE_IDENTITY_PARAMETER',
    title: "The request for a managed identity's token lacks a parameter",
    certainty: 'inferred',
    docs: pages.managedIdentity,
    source: 'the parameters are documented; the words of the answer are from memory',
    when: {
      service: 'azure',
      words:
        /required (?:audience|resource|query) (?:parameter|variable)|api.version.*(?:missing|not specified|invalid)/i,
      status: [400],
    },
    why: 'resource and api-version must both be in the address, by these names.',
    fix: [
      `Send GET ${IMDS}, with the header Metadata: true.`,
      "The parameter is resource, without /.default at its end: scope is Entra's own.",
    ],
    example: {
      path: 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01',
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Required audience parameter not specified' },
    },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
  },
  {
    code: 'AZURE_IDENTITY_HEADER',
    title: 'The identity endpoint of App Service does not accept the header',
    certainty: 'inferred',
    docs: pages.appServiceIdentity,
    source: 'the header is documented; the answer without it is inferred',
    when: { service: 'azure', path: /\/msi\/token\/?$/i, status: [401, 403] },
    why: (view) =>
      `The identity endpoint answers ${view.status}: X-IDENTITY-HEADER is missing or old, or the app has no identity.`,
    fix: [
      'Send the header X-IDENTITY-HEADER with the value of the environment variable IDENTITY_HEADER, to the address in IDENTITY_ENDPOINT. Both change when the app restarts.',
      `Send ${RESOURCE} and api-version=2019-08-01 as parameters.`,
      'If both variables are absent, the app has no managed identity: in the Azure portal, Identity, set "System assigned" to On.',
    ],
    example: { path: `http://127.0.0.1:41056/msi/token?api-version=2019-08-01&${RESOURCE}`, status: 401, claims: null },
    nearMiss: { path: IMDS, status: 401, headers: SERVER, claims: null },
  },
  {
    code: 'AZURE_IDENTITY_UNAVAILABLE',
    title: 'The identity endpoint is busy or being updated',
    certainty: 'documented',
    docs: pages.managedIdentity,
    source: 'the retry guidance in the documentation of managed identities',
    when: { service: 'azure', path: /\/metadata\/identity\//i, status: [404, 410, 429, 500, 503] },
    why: (view) =>
      `The identity endpoint answers ${view.status}. It also does so during an update, or after too many requests.`,
    fix: [
      'Send it again after some seconds, for up to 70 seconds, with a longer pause each time.',
      'Keep a token until five minutes before its end.',
      'If it is still 404, compare the path with /metadata/identity/oauth2/token.',
    ],
    example: { path: IMDS, status: 410, headers: SERVER, claims: null },
    nearMiss: {
      path: IMDS,
      status: 400,
      headers: SERVER,
      claims: null,
      body: { error: 'invalid_request', error_description: 'Identity not found' },
    },
  },
];

/** The identity that the address asks for, as `name=value`; empty when it names none. */
function named({ evidence }: View): string {
  const [, name = '', value = ''] =
    /[?&](client_id|object_id|principal_id|mi_res_id|msi_res_id)=([^&\s]{1,90})/i.exec(evidence.url) ?? [];
  return name && `${name}=${value}`;
}
