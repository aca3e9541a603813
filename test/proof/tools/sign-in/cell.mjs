import { request } from 'node:https';
import { withEmulator } from '../emulator.mjs';
import { filledEnvironment } from '../environment.mjs';
import { startConnectProxy } from '../connect-proxy.mjs';
import { findLeaks, findLeaksIn, needlesOf } from '../leak-search.mjs';
import { built } from '../project.mjs';
import { CLOUDS } from './clouds.mjs';
import { secretsAmong, tenantIn } from './credentials.mjs';
import { isGiven, isOwnHost, RUNNERS } from './runners.mjs';

const { standardTenant } = await built('catalogue/powerbi/index.js');
const OPERATION = 'Groups_GetGroups';
/** Bruno's sandbox keeps the body of a refused answer from the scripts: they cannot know why, and may say only that it was refused. */
const SAID_BY_BRUNO = /Access token[\s\S]*ERR_BAD_REQUEST|answered 4\d\d|refused/;

/**
 * One cell: a runner signs in to a cloud by one credential and reads the list of workspaces.
 * @param {Cell} cell
 * @param {Bench} bench
 * @returns {Promise<Seen>}
 *
 * @typedef {object} Cell
 * @property {import('./runners.mjs').Runner} runner
 * @property {import('./credentials.mjs').Cloud} cloud
 * @property {import('./credentials.mjs').Kind & { says?: RegExp }} kind
 * @property {Record<string, string>} [settings] what else is filled in
 *
 * @typedef {object} Bench what all cells share
 * @property {import('./credentials.mjs').Credentials} credentials
 * @property {{ pem: string, file: string }} ca
 * @property {{ key: string, cert: string }} tls
 * @property {import('../../../../emulator/index.ts').SigningKey} signingKey
 *
 * @typedef {object} Seen
 * @property {number | null} code
 * @property {string} said what the runner said
 * @property {string[]} leaks where a secret was found
 * @property {import('../emulator.mjs').Received[]} requests what the emulator answered
 * @property {string[]} reached hosts
 * @property {string[]} refused hosts
 */
export async function runCell({ runner, cloud, kind, settings = {} }, { credentials, ca, tls, signingKey }) {
  const { login, api, resource } = CLOUDS[cloud];
  return withEmulator(
    async (emulator) => {
      const proxy = await startConnectProxy([login, api], new URL(emulator.url).port);
      try {
        const token = await tokenOf(emulator, resource, ca.pem);
        const values = kind.values(credentials, cloud, token, standardTenant.profileId);
        const environment = filledEnvironment(cloud, {
          tenantId: emulator.tenantId,
          clientId: emulator.clientId,
          ...values,
          ...settings,
        });
        emulator.requests.splice(0);
        const { code, folder, said } = await RUNNERS[runner]({ environment, ca: ca.file, proxy: proxy.url });
        const needles = needlesOf(secretsAmong(values));
        const leaks = [
          ...findLeaks(said, needles).map((what) => `what it says holds ${what}`),
          ...findLeaksIn(folder, needles, isGiven),
        ];
        return {
          code,
          said,
          leaks,
          requests: [...emulator.requests],
          reached: [...proxy.reached].sort(),
          refused: [...proxy.refused].filter((host) => !isOwnHost(runner, host)),
        };
      } finally {
        await proxy.close();
      }
    },
    { tenant: await tenantIn(cloud, credentials), tls, signingKey },
  );
}

/** What is wrong about a cell that is to be green. @param {Cell} cell @param {Seen} seen */
export function faultsOfGood({ cloud, kind }, { code, said, leaks, requests, reached, refused }) {
  const { login, api } = CLOUDS[cloud];
  const expected = kind.pasted ? [api] : [login, api].sort();
  const read = requests.filter(({ operation }) => operation === OPERATION);
  const profileId = kind.profile ? standardTenant.profileId : undefined;
  const right =
    read.length === 1 && read[0].status === 200 && read[0].caller === 'app' && read[0].profileId === profileId;
  const tokens = requests.filter(({ path }) => path.endsWith('/oauth2/v2.0/token')).map(({ status }) => status);
  return [
    ...(code === 0 ? [] : [`ends with ${code}: ${shortened(said)}`]),
    ...(right ? [] : [`the read is ${JSON.stringify(read)}`]),
    ...(String(tokens) === (kind.pasted ? '' : '200')
      ? []
      : [`the token endpoint answered ${tokens.join(', ') || 'nothing'}`]),
    ...(String(reached) === String(expected)
      ? []
      : [`reached ${reached.join(', ') || 'nobody'} instead of ${expected.join(', ')}`]),
    ...refused.map((host) => `wanted to reach ${host}`),
    ...leaks,
  ];
}

/**
 * What is wrong about a cell that is to be red, with the diagnosis.
 * @param {Cell & { kind: { says: RegExp } }} cell
 * @param {Seen} seen
 */
export function faultsOfBad({ kind, runner }, { code, said, leaks, requests, refused }) {
  const answered = requests.some(({ operation, status }) => operation === OPERATION && status === 200);
  const refusedToken = requests.some(({ path, status }) => path.endsWith('/oauth2/v2.0/token') && status >= 400);
  const says = runner === 'Bruno' && refusedToken ? SAID_BY_BRUNO : kind.says;
  return [
    ...faultsOfEnd(runner, code, said),
    ...(answered ? ['the read was answered'] : []),
    ...(says.test(said) ? [] : [`does not say ${says.source}: ${shortened(said)}`]),
    ...refused.map((host) => `wanted to reach ${host}`),
    ...leaks,
  ];
}

/**
 * Nothing may be sent, not even a connection opened.
 * @param {string} right what is to be named
 * @param {string} runner
 * @param {Seen} seen
 */
export function faultsOfMix(right, runner, { code, said, leaks, requests, reached, refused }) {
  return [
    ...faultsOfEnd(runner, code, said),
    ...(reached.length + refused.length + requests.length === 0
      ? []
      : [`reached ${[...reached, ...refused].join(', ')}`]),
    ...(said.includes(right) ? [] : [`does not name ${right}: ${shortened(said)}`]),
    ...leaks,
  ];
}

/** Bruno ends with 0 when a request is not sent because of a failed test before it: it counts only the tests behind a request. Its report has the test. */
function faultsOfEnd(runner, code, said) {
  const isRed = code !== 0 && code !== null;
  const isUncounted =
    runner === 'Bruno' && code === 0 && /"description": "Access token",\s+"status": "fail"/.test(said);
  return isRed || isUncounted ? [] : [`ends with ${code}`];
}

function shortened(text) {
  return text.replace(/\s+/g, ' ').slice(-300);
}

/** A token of the app for this cloud, as somebody copies one from elsewhere. */
function tokenOf({ url, tenantId, clientId, clientSecret }, resource, ca) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${resource}/.default`,
  }).toString();
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const sent = request(
      `${url}/${tenantId}/oauth2/v2.0/token`,
      { method: 'POST', ca, headers, agent: false },
      (answer) => {
        const parts = [];
        answer
          .on('data', (part) => parts.push(part))
          .on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8')).access_token));
      },
    );
    sent.on('error', reject).end(body);
  });
}
