// The two public Postman collections as files that Newman reads, built from what they send: each as it is, and filled in as a person would.
import { built } from '../project.mjs';
import { K_BORCHERT_FORM, K_BORCHERT_REQUESTS, NANPUHAHA_REQUESTS } from './public-requests.mjs';

const { standardTenant: ids } = await built('catalogue/powerbi/index.js');
const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** The token is a variable of the run, so it is in no file. */
const OWN_TOKEN = '{{accessToken}}';

/** The words in braces, and what a person types over them: what the emulator's tenant has. A name in braces that is not here stays. */
const FILLED = {
  ...Object.fromEntries(Object.entries(ids).filter(([, value]) => typeof value === 'string')),
  datasourceId: ids.gatewayDatasourceId,
  refreshableId: ids.datasetId,
  featureName: 'embedTrial',
  workloadName: 'Dataflows',
  pageName: 'ReportSection',
};
const filled = (url) => url.replace(/\{(\w+)\}/g, (word, name) => FILLED[name] ?? word);

/** One whose bearer token is added, and one with the ids as well, of which only what reads is sent. */
export const nanpuhaha = {
  asItIs: collection(NANPUHAHA_REQUESTS.map((request) => ({ ...request, bearer: OWN_TOKEN }))),
  filled: collection(
    NANPUHAHA_REQUESTS.filter(({ method }) => method === 'GET').map(({ method, url }) => ({
      method,
      url: filled(url),
      bearer: OWN_TOKEN,
    })),
  ),
};

/** One as it is but for the tenant, and one whose token and workspace are typed in. */
export const kBorchert = {
  asItIs: collection(K_BORCHERT_REQUESTS.map((request) => ({ ...request, url: withTenant(request.url) }))),
  filled: collection(
    K_BORCHERT_REQUESTS.filter(({ bearer }) => bearer).map(({ method, url }) => ({
      method,
      url: url.replace('<Workspace-Rigth>', 'admin').replace('<WorkspaceID>', ids.groupId),
      bearer: OWN_TOKEN,
    })),
  ),
};

/** The tenant is a variable of the run. */
function withTenant(url) {
  return url.replace('<AzureTenantID>', '{{tenantId}}');
}

/** @param {import('./public-requests.mjs').PublicRequest[]} requests */
function collection(requests) {
  return { info: { name: 'A public collection', schema: SCHEMA }, item: requests.map(item) };
}

/**
 * Named `METHOD path`, so that one can be chosen. A request without a bearer token is one for a token, with a form.
 * @param {import('./public-requests.mjs').PublicRequest} request
 */
function item({ method, url, bearer }) {
  const [address, query] = url.split('?');
  const [host, ...path] = address.slice('https://'.length).split('/');
  const parameter = query?.split('=');
  return {
    name: `${method} /${path.join('/')}${query === undefined ? '' : `?${query}`}`,
    protocolProfileBehavior: { disableBodyPruning: true },
    request: {
      method,
      header: [],
      url: {
        protocol: 'https',
        host: host.split('.'),
        path,
        query: parameter ? [{ key: parameter[0], value: parameter[1] ?? null }] : [],
      },
      ...(bearer
        ? { auth: { type: 'bearer', bearer: [{ key: 'token', value: bearer, type: 'string' }] } }
        : { body: { mode: 'formdata', formdata: form() } }),
    },
  };
}

function form() {
  return Object.entries(K_BORCHERT_FORM).map(([key, value]) => ({ key, value, type: 'text' }));
}
