import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { present } from '../problems.mjs';
import { runToEnd } from '../process.mjs';
import { collectionFile, fromProject, fromTools, inRoot, readCollection } from '../project.mjs';
import { requestsOf } from '../requests.mjs';
import { Skip } from '../skip.mjs';
import { temporaryFolder } from '../temporary.mjs';

const OPERATION = 'Groups_GetGroups';
/** The one request that every runner sends. */
const REQUEST = 'Get Groups';
const ENVIRONMENT = 'environment.json';

/**
 * The four programs that run the collection. Each takes an environment, the authority to trust and the proxy to go through, sends one read, and
 * gives its exit code and everything that it said: what it printed and, where the print is short, its own report. `folder` is where it wrote.
 * @type {Record<Runner, (given: { environment: Environment, ca: string, proxy: string }) => Promise<{ code: number | null, folder: string, said: string }>>}
 *
 * @typedef {'ours' | 'Newman' | 'Postman CLI' | 'Bruno'} Runner
 * @typedef {import('../project.mjs').Environment} Environment
 */
export const RUNNERS = { ours: runOurs, Newman: runNewman, 'Postman CLI': runPostman, Bruno: runBruno };

/** What a program asks of its own maker: whether there is a newer version of it. The proxy refuses that as well. */
const OWN_HOSTS = { 'Postman CLI': ['dl-cli.pstmn.io:443'] };

/**
 * Whether a host that was refused is one that the runner asks for by itself, whatever it runs.
 * @param {string} runner
 * @param {string} host
 */
export function isOwnHost(runner, host) {
  return OWN_HOSTS[runner]?.includes(host) ?? false;
}

/** Whether a file is the environment that a runner was given: the only place where the secrets may be. @param {string} path */
export function isGiven(path) {
  return basename(path) === ENVIRONMENT;
}

async function runOurs({ environment, ca, proxy }) {
  const folder = temporaryFolder();
  const args = [
    inRoot('dist', 'cli', 'main.js'),
    'run',
    '--env',
    given(folder, environment),
    '--ca',
    ca,
    '--operation',
    OPERATION,
    '--reports',
    join(folder, 'reports'),
    '--format',
    'json',
    'html',
    'markdown',
    'junit',
    '--retries',
    '0',
    '--verbose',
  ];
  const { code, output } = await run(args, folder, proxy);
  return { code, folder, said: output + textOf(join(folder, 'reports', 'record.json')) };
}

async function runNewman({ environment, ca, proxy }) {
  const folder = temporaryFolder();
  const args = [
    fromProject.resolve('newman/bin/newman.js'),
    'run',
    collectionFile,
    '-e',
    given(folder, environment),
    '--ssl-extra-ca-certs',
    ca,
    '--folder',
    REQUEST,
    '--color',
    'off',
    '--reporters',
    'cli,junit',
    '--reporter-junit-export',
    join(folder, 'junit.xml'),
  ];
  const { code, output } = await run(args, folder, proxy);
  return { code, folder, said: output };
}

/** Its home is an empty folder, so that nobody is logged in and no run is published. */
async function runPostman({ environment, ca, proxy }) {
  const folder = temporaryFolder();
  const args = [
    fromTools.resolve('postman-cli/bin/postman.js'),
    'collection',
    'run',
    collectionFile,
    '-e',
    given(folder, environment),
    '--ssl-extra-ca-certs',
    ca,
    '-i',
    REQUEST,
    '--reporters',
    'cli,junit',
    '--reporter-junit-export',
    join(folder, 'junit.xml'),
  ];
  const { code, output } = await run(args, folder, proxy, {
    HOME: folder,
    USERPROFILE: folder,
    XDG_CONFIG_HOME: folder,
    POSTMAN_API_KEY: '',
  });
  if (/Unsupported platform|Binary not found/.test(output))
    throw new Skip(`Postman CLI has no program for ${process.platform} on ${process.arch}`);
  return { code, folder, said: output };
}

async function runBruno({ environment, ca, proxy }) {
  const folder = temporaryFolder();
  const collection = join(folder, 'collection');
  cpSync(await converted(), collection, { recursive: true });
  const report = join(folder, 'report.json');
  const found = requestsOf(readCollection()).find(({ name }) => name === REQUEST);
  const { folders } = present(found, REQUEST);
  const args = [
    fromTools.resolve('@usebruno/cli/bin/bru.js'),
    'run',
    join(...folders, `${REQUEST}.bru`),
    '--env-file',
    givenToBruno(folder, environment),
    '--cacert',
    ca,
    '--ignore-truststore',
    '--reporter-json',
    report,
    '--reporter-skip-all-headers',
  ];
  const { code, output } = await run(args, collection, proxy);
  return { code, folder, said: output + textOf(report) };
}

/** What lies in the environment of this process must not decide: neither a tenant nor a way around the proxy. */
function run(args, cwd, proxy, env = {}) {
  const own = Object.keys(process.env).filter((name) => /^(?:AZURE|POWERBI)_|^(?:https?|all|no)_proxy$/i.test(name));
  const cleared = Object.fromEntries(own.map((name) => [name, undefined]));
  return runToEnd(process.execPath, args, {
    cwd,
    env: { ...cleared, HTTPS_PROXY: proxy, https_proxy: proxy, HTTP_PROXY: proxy, http_proxy: proxy, ...env },
  });
}

function given(folder, environment) {
  return privateFile(join(folder, ENVIRONMENT), environment);
}

/** As Bruno's own environment, with the secrets in it: a file that only this user can read instead of the command line. */
function givenToBruno(folder, { name, values }) {
  const variables = values.map(({ key, value, type }) => ({
    name: key,
    value,
    enabled: true,
    secret: type === 'secret',
    type: 'text',
  }));
  return privateFile(join(folder, ENVIRONMENT), { name, variables });
}

function privateFile(path, value) {
  writeFileSync(path, JSON.stringify(value), { mode: 0o600 });
  return path;
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

let convertedOnce;

/** The collection as Bruno's converter makes it, with its scripts and the one request: once, as every run has its own copy. */
function converted() {
  return (convertedOnce ??= convert());
}

async function convert() {
  const { postmanToBruno } = fromTools('@usebruno/converters');
  const { createCollectionFromBrunoObject } = fromTools('@usebruno/cli/src/utils/collection');
  const { collection } = await postmanToBruno(withOneRequest(readCollection()), { useWorkers: false });
  const folder = temporaryFolder();
  await createCollectionFromBrunoObject(collection, folder, { format: 'bru' });
  return folder;
}

function withOneRequest(folder) {
  const item = folder.item
    .map((child) => (child.item ? withOneRequest(child) : child))
    .filter((child) => (child.item ? child.item.length > 0 : child.name === REQUEST));
  return { ...folder, item };
}
