// The built command line signs in by each kind of --auth in a process of its own, renews its tokens, and leaks nothing.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer, request } from 'node:https';
import { join } from 'node:path';
import { makeAppCertificate, makeAuthority, makeServerCertificate } from '../tools/certificates.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { end, listen } from '../tools/listen.mjs';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { built, inRoot, readEnvironment } from '../tools/project.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const SCOPE = 'https://analysis.windows.net/powerbi/api/.default';
const TRUSTED = {
  issuer: 'https://vstoken.dev.azure.com/northwind',
  subject: 'sc://northwind/reports/power-bi',
  audience: 'api://AzureADTokenExchange',
};
/** Seconds that a token lives. A run takes longer. */
const LIFETIME = 4;

export async function prove() {
  const authority = await makeAuthority();
  const tls = await makeServerCertificate(authority);
  const app = await makeAppCertificate();
  const provider = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { standardTenantDefinition } = await built('emulator/index.js');
  const standard = standardTenantDefinition();
  const [first, ...others] = standard.apps;
  const trust = { ...TRUSTED, keys: [{ ...provider.publicKey.export({ format: 'jwk' }), alg: 'RS256' }] };
  const tenant = {
    ...standard,
    tokenLifetime: LIFETIME,
    apps: [{ ...first, certificates: [app.certificate], federatedCredentials: [trust] }, ...others],
  };
  return withEmulator((emulator) => proveOn({ emulator, authority, tls, app, provider }), { tls, tenant });
}

async function proveOn(world) {
  const folder = temporaryFolder();
  const { emulator, authority, tls } = world;
  writeFileSync(join(folder, 'ca.pem'), authority.pem);
  writeEnvironment(folder, emulator);
  const state = {
    ...world,
    folder,
    secrets: new Set([emulator.clientSecret, ...linesOf(world.app.key)]),
    handedOut: 0,
  };
  const servers = [
    createTlsServer(tls, (incoming, answer) => handOut(state, incoming, answer)),
    createHttpServer((incoming, answer) => handOut(state, incoming, answer)),
  ];
  try {
    const [secure, plain] = await Promise.all(servers.map(listen));
    const problems = [];
    const good = goodKinds(state, `https://localhost:${secure}`, `http://127.0.0.1:${plain}`);
    for (const kind of good) problems.push(...(await works(state, kind)));
    const bad = badKinds(state);
    for (const kind of bad) problems.push(...(await fails(state, kind)));
    assertNone('The command line signs in by each kind of --auth, and leaks nothing', problems);
    return `the command line signed in by ${good.map(({ name }) => name).join(', ')}, renewed its tokens while it ran, failed in ${bad.length} cases with the right code, and left none of ${state.secrets.size} secrets anywhere`;
  } finally {
    await Promise.all(servers.map(end));
  }
}

/**
 * @returns {Kind[]}
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {string} auth the value of --auth
 * @property {NodeJS.ProcessEnv | (() => NodeJS.ProcessEnv)} [env]
 * @property {string[]} [args]
 * @property {() => void | Promise<NodeJS.Timeout>} [before] gives the timer that is to be cleared afterwards, if there is one
 * @property {boolean} [handsOut] whether our servers are to be asked for something
 */
function goodKinds(state, secure, plain) {
  const { emulator, app, folder } = state;
  const pem = join(folder, 'app.pem');
  writeFileSync(pem, `${app.key}\n${app.certificate}\n`, { mode: 0o600 });
  const bin = fakeAz(folder, 'az-good', `cat "${join(folder, 'az-token.json')}"`);
  const own = { AZURE_CLIENT_SECRET: emulator.clientSecret };
  return [
    { name: 'secret', auth: 'secret', env: own },
    { name: 'certificate', auth: 'certificate', env: { AZURE_CLIENT_CERTIFICATE_PATH: pem } },
    {
      name: 'GitHub Actions',
      auth: 'federated',
      env: {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${plain}/github?v=1`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-request-token-of-github',
      },
      handsOut: true,
    },
    {
      name: 'Azure Pipelines',
      auth: 'federated',
      env: {
        SYSTEM_OIDCREQUESTURI: `${secure}/pipelines`,
        SYSTEM_ACCESSTOKEN: 'an-access-token-of-pipelines',
        AZURE_SERVICE_CONNECTION_ID: randomUUID(),
      },
      handsOut: true,
    },
    {
      name: 'Kubernetes',
      auth: 'federated',
      env: { AZURE_FEDERATED_TOKEN_FILE: join(folder, 'federated') },
      before: () => writeFileSync(join(folder, 'federated'), assertion(state)),
    },
    { name: 'a ready assertion', auth: 'federated', env: () => ({ POWERBI_CLIENT_ASSERTION: assertion(state) }) },
    {
      name: 'managed identity',
      auth: 'managed-identity',
      env: { IDENTITY_ENDPOINT: `${plain}/msi`, IDENTITY_HEADER: 'a-header-of-the-identity' },
      handsOut: true,
    },
    {
      name: 'Azure CLI',
      auth: 'azure-cli',
      env: { PATH: `${bin}:/usr/bin:/bin` },
      before: () =>
        keepWriting(state, join(folder, 'az-token.json'), (token, ends) =>
          JSON.stringify({ accessToken: token, expires_on: ends }),
        ),
    },
    {
      name: 'the default chain',
      auth: 'default',
      env: { ...own, AZURE_TENANT_ID: emulator.tenantId, AZURE_CLIENT_ID: emulator.clientId },
    },
    {
      name: 'a token file',
      auth: 'token',
      args: ['--token-file', join(folder, 'token')],
      before: () => keepWriting(state, join(folder, 'token'), (token) => token),
    },
  ];
}

/**
 * Signs in for a run that is longer than a token lives, for the checklist, and for a look at the token.
 * @param {any} state
 * @param {Kind} kind
 */
async function works(state, { name, auth, env = {}, args = [], before, handsOut }) {
  const { emulator } = state;
  const done = await before?.();
  const given = typeof env === 'function' ? env() : env;
  for (const [key, value] of Object.entries(given))
    if (/TOKEN$|HEADER$|ASSERTION$|SECRET$/.test(key)) state.secrets.add(value);
  state.handedOut = 0;
  const asked = () => emulator.requests.filter(({ path, status }) => path.endsWith('/token') && status === 200).length;
  const at = asked();
  const common = ['--env', 'file.json', '--ca', 'ca.pem', '--auth', auth, ...args];
  const run = await command(
    state,
    [
      'run',
      ...common,
      '--folder',
      'Groups',
      '--delay',
      '750',
      '--format',
      'json',
      'html',
      'markdown',
      'junit',
      '--export-environment',
      'left.json',
      '--reports',
      `reports of ${name}`,
    ],
    given,
  );
  const times = asked() - at;
  // Of a token that is there, the environment says nothing more.
  const look = await command(state, ['token', ...(auth === 'token' ? args : common), '--json'], given);
  const doctor = await command(state, ['doctor', ...common, '--debug'], given);
  if (done) clearInterval(done);
  return [
    ...(run.code === 0 ? [] : [`${name}: run ended with ${run.code}: ${run.text.slice(0, 600)}`]),
    ...(times > 1 ? [] : [`${name}: ${times} tokens were asked for while it ran, so that none was renewed`]),
    ...(handsOut && state.handedOut < 2 ? [`${name}: nothing was fetched anew for the renewal`] : []),
    ...(look.code === 0 && /"kind": "app"/.test(look.text)
      ? []
      : [`${name}: token ended with ${look.code}: ${look.text.slice(0, 300)}`]),
    ...(doctor.code === 0 ? [] : [`${name}: doctor ended with ${doctor.code}: ${doctor.text.slice(0, 300)}`]),
    ...leaks(state, name, [run, look, doctor].map(({ text }) => text).join('\n')),
  ];
}

function badKinds({ folder }) {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  return [
    { name: 'no Azure CLI', auth: 'azure-cli', env: { PATH: empty }, code: 'E_SIGN_IN_AZ_MISSING' },
    {
      name: 'an Azure CLI that nobody signed in to',
      auth: 'azure-cli',
      env: {
        PATH: `${fakeAz(folder, 'az-out', 'echo "ERROR: Please run \'az login\' to setup account." >&2; exit 1')}:/bin`,
      },
      code: 'E_SIGN_IN_AZ_LOGGED_OUT',
    },
    {
      name: 'an Azure CLI that says something else',
      auth: 'azure-cli',
      env: { PATH: `${fakeAz(folder, 'az-odd', 'echo hello')}:/bin` },
      code: 'E_SIGN_IN_AZ_FAILED',
    },
    { name: 'no managed identity', auth: 'managed-identity', env: {}, code: 'E_SIGN_IN_NO_MANAGED_IDENTITY' },
    {
      name: 'an identity endpoint that refuses',
      auth: 'managed-identity',
      env: { IDENTITY_ENDPOINT: 'http://127.0.0.1:1/msi', IDENTITY_HEADER: 'x' },
      code: 'E_SIGN_IN_NO_MANAGED_IDENTITY',
    },
    { name: 'nothing for the default chain', auth: 'default', env: { PATH: empty }, code: 'E_SIGN_IN_NO_DEFAULT' },
    { name: 'no CI', auth: 'federated', env: {}, code: 'E_SIGN_IN_NO_FEDERATION' },
  ];
}

async function fails(state, { name, auth, env, code }) {
  const {
    code: exit,
    text,
    seconds,
  } = await command(state, ['run', '--env', 'file.json', '--ca', 'ca.pem', '--auth', auth, '--debug'], env);
  return [
    ...(exit === 3 && text.startsWith(`${code}: `)
      ? []
      : [`${name}: ended with ${exit}, not with ${code}: ${text.slice(0, 400)}`]),
    ...(seconds < 60 ? [] : [`${name}: it took ${seconds} s to say so`]),
    ...leaks(state, name, text),
  ];
}

async function command({ folder }, args, env) {
  const started = Date.now();
  const { code, output } = await runToEnd(process.execPath, [inRoot('dist', 'cli', 'main.js'), ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  return { code, text: output, seconds: (Date.now() - started) / 1000 };
}

/** Looks for what must not be anywhere: in what was printed, and in every file but those that were given. */
function leaks({ folder, secrets }, name, printed) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.parentPath.includes('reports of') || entry.name === 'left.json'))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = [
    ['what was printed', printed],
    ...files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  ];
  return texts.flatMap(([where, text]) => [
    ...[...secrets]
      .filter((secret) => text.includes(secret))
      .map((secret) => `${name}: ${where} has ${secret.slice(0, 6)}…`),
    ...(/eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/.test(text) ? [`${name}: ${where} has a JWT`] : []),
  ]);
}

/** GitHub, Azure Pipelines, and the identity endpoint of an App Service. */
async function handOut(state, incoming, answer) {
  const url = new URL(incoming.url, 'http://localhost');
  state.handedOut += 1;
  const send = (body) => answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (url.pathname === '/github') return send({ value: assertion(state) });
  if (url.pathname.startsWith('/pipelines')) return send({ oidcToken: assertion(state) });
  const { token, ends } = await tokenOfApp(state);
  return send({
    access_token: token,
    expires_on: String(ends),
    resource: url.searchParams.get('resource'),
    token_type: 'Bearer',
  });
}

/** A token of the other identity provider. */
function assertion({ provider, secrets }) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: TRUSTED.issuer, sub: TRUSTED.subject, aud: TRUSTED.audience, iat: now, nbf: now, exp: now + 300, jti: randomUUID() })}`;
  const text = `${content}.${sign('sha256', Buffer.from(content), provider.privateKey).toString('base64url')}`;
  secrets.add(text);
  return text;
}

async function tokenOfApp({ emulator, authority, secrets }) {
  const { tenantId, clientId, clientSecret, url } = emulator;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: SCOPE,
  }).toString();
  const text = await new Promise((resolve, reject) => {
    const sent = request(
      `${url}/${tenantId}/oauth2/v2.0/token`,
      {
        method: 'POST',
        ca: authority.pem,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
      },
      (answer) => {
        let gathered = '';
        answer.on('data', (chunk) => (gathered += chunk)).on('end', () => resolve(gathered));
      },
    );
    sent.on('error', reject).end(body);
  });
  const { access_token: token, expires_in: seconds } = JSON.parse(text);
  secrets.add(token);
  return { token, ends: Math.floor(Date.now() / 1000) + seconds };
}

/** Keeps a file with a fresh token, as those do who hand them out. */
async function keepWriting(state, file, print) {
  const write = async () => {
    const { token, ends } = await tokenOfApp(state);
    // As a whole: a program may read it right now.
    writeFileSync(`${file}.new`, print(token, ends), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  await write();
  return setInterval(() => void write(), 700);
}

function fakeAz(folder, name, script) {
  const bin = join(folder, name);
  mkdirSync(bin);
  writeFileSync(join(bin, 'az'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'az'), 0o755);
  return bin;
}

function writeEnvironment(folder, { url, tenantId, clientId }) {
  const environment = readEnvironment('commercial');
  const values = { loginUrl: url, apiUrl: url, tenantId, clientId };
  for (const entry of environment.values) entry.value = values[entry.key] ?? entry.value;
  writeFileSync(join(folder, 'file.json'), JSON.stringify(environment));
}

function linesOf(pem) {
  return pem.split('\n').filter((line) => line.length > 40);
}
