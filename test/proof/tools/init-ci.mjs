// What the proofs of init-ci have in common: a repository that it writes into, the trust that it prints, a world in which each system carries
// a pipeline out, and what is looked for in what a run leaves.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carryOutPipeline } from './azure-pipeline.mjs';
import { makeAuthority, makeServerCertificate } from './certificates.mjs';
import { withEmulator } from './emulator.mjs';
import { carryOutWorkflow } from './github-workflow.mjs';
import { carryOutGitlab } from './gitlab-pipeline.mjs';
import { startMarkerless } from './markerless.mjs';
import { present } from './problems.mjs';
import { runToEnd } from './process.mjs';
import { built, inRoot } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';
import { makeIssuerKey, startTokenService } from './token-service.mjs';

export const MAIN = inRoot('dist', 'cli', 'main.js');
export const SYSTEMS = /** @type {const} */ (['github', 'azure', 'gitlab']);
const SECRET = 'pL48Q~a-secret-that-nobody-may-see-in-any-log';
const CONNECTION = '9f0c8a52-5c1b-4d52-9d0a-0f4a1c6e7b21';
const ORIGINS = {
  github: 'https://github.com/northwind/reports.git',
  azure: 'https://dev.azure.com/northwind/Sales%20BI/_git/reports',
  gitlab: 'https://gitlab.com/northwind/bi/reports.git',
};
const FILES = {
  github: join('.github', 'workflows', 'power-bi-access.yml'),
  azure: 'azure-pipelines-power-bi.yml',
  gitlab: '.gitlab-ci.yml',
};
const NUMBERS = { OWNER_ID: '41230', REPOSITORY_ID: '9911223' };
/** How many subjects init-ci prints: of an older and of a newer repository; GitLab has one form. */
const SUBJECTS = { github: 2, azure: 2, gitlab: 1 };

/**
 * `env`: of every machine; `changes`: what was sent that is no read.
 * @typedef {'github' | 'azure' | 'gitlab'} System
 * @typedef {{ emulator: import('./emulator.mjs').Emulator, tokens: import('./token-service.mjs').TokenService, env: Record<string, string | undefined>, changes: () => string[] }} World
 */

/**
 * Runs something in a world: an emulator of Entra and Power BI that trusts what init-ci prints, behind addresses of the machine's environment.
 * @template T
 * @param {Trust[]} trust
 * @param {(world: World) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withWorld(trust, use) {
  const authority = await makeAuthority();
  const tls = await makeServerCertificate(authority);
  const issuerKey = makeIssuerKey();
  const tokens = await startTokenService(issuerKey, tls);
  const file = join(temporaryFolder(), 'ca.pem');
  // npm of the machine itself may need an authority of its own, too.
  const own = process.env['NODE_EXTRA_CA_CERTS'];
  writeFileSync(file, own ? `${authority.pem}\n${readFileSync(own, 'utf8')}` : authority.pem);
  return withEmulator(
    async (emulator) => {
      const api = await startMarkerless(emulator.url, tls, authority.pem);
      const env = { NODE_EXTRA_CA_CERTS: file, POWERBI_LOGIN_URL: emulator.url, POWERBI_API_URL: api.url };
      const changes = () =>
        api.received.filter((line) => !/^(?:GET|HEAD) /.test(line) && !/^POST .*\/oauth2\//.test(line));
      try {
        return await use({ emulator, tokens, env, changes });
      } finally {
        await api.close();
        await tokens.close();
      }
    },
    { tls, clientSecret: SECRET, tenant: await tenantOf(trust, issuerKey) },
  );
}

/**
 * Makes a repository as somebody has it, and lets `init-ci` write into it.
 * @param {System} system
 * @param {string[]} choice
 * @param {Record<string, string>} files what is there before: a copy of a file by its name in the repository, or its text
 */
export async function initCi(system, choice, files = { 'package.json': '{ "name": "powerbi-postman" }' }) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files))
    if (existsSync(content)) cpSync(content, join(folder, name));
    else writeFileSync(join(folder, name), content);
  for (const args of [
    ['init', '-q'],
    ['remote', 'add', 'origin', ORIGINS[system]],
  ]) {
    const { code, output } = await runToEnd('git', args, { cwd: folder });
    if (code !== 0) throw new Error(`git ${args.join(' ')} ends with ${code}: ${output}`);
  }
  const { code, output } = await runToEnd(process.execPath, [MAIN, 'init-ci', system, ...choice], {
    cwd: folder,
  });
  if (code !== 0) throw new Error(`init-ci ${system} ends with ${code}: ${output}`);
  return { folder, out: output, text: readFileSync(join(folder, FILES[system]), 'utf8') };
}

/**
 * The federated credentials of the printed steps, with what only the service itself knows filled in.
 * @param {string} out
 * @param {System} system
 * @returns {Trust[]}
 *
 * @typedef {{ system: System, issuer: string, subject: string, audience: string }} Trust
 */
export function readTrust(out, system) {
  const [, audience] = present(/Audience: (\S+)$/m.exec(out), 'the audience');
  const found = [];
  let issuer;
  for (const [, word, value] of out.matchAll(/^\s*(Issuer:|Subject:|or:)\s+(.+?)(?: \((?:only|by) .*)?$/gm)) {
    if (word === 'Issuer:') issuer = filled(value);
    else found.push({ system, issuer, subject: filled(value), audience });
  }
  if (found.length !== SUBJECTS[system])
    throw new Error(`init-ci ${system} prints ${found.length} subjects instead of ${SUBJECTS[system]}`);
  return found;
}

function filled(text) {
  const known = {
    ...NUMBERS,
    TENANT_ID: '8d4f5a4c-4c0b-4b6a-8a3a-2d6f6a1b7c11',
    ORGANIZATION_ID: '1f6c2f0a-94c0-4a0a-9a39-8a3e1a0b2c3d',
    '…': 'abc',
  };
  return Object.entries(known).reduce((whole, [name, value]) => whole.replaceAll(name, value), text);
}

async function tenantOf(trust, { keys }) {
  const { standardTenantDefinition } = await built('emulator/index.js');
  const tenant = standardTenantDefinition();
  const [app, ...others] = tenant.apps;
  return {
    ...tenant,
    apps: [
      {
        ...app,
        federatedCredentials: trust.map(({ issuer, subject, audience }) => ({ issuer, subject, audience, keys })),
      },
      ...others,
    ],
  };
}

/** Programs of the names that a pipeline in a clone calls, so that nothing is installed and built for each job. */
export function clonePath() {
  const bin = temporaryFolder();
  const programs = {
    node: `test "$1" = dist/cli/main.js || exit 97\nshift\nexec "${process.execPath}" "${MAIN}" "$@"`,
    npm: 'test -f package.json || exit 96\ncase "$*" in ci|"run build") ;; *) exit 95 ;; esac',
  };
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return { PATH: `${bin}:${process.env.PATH}` };
}

/**
 * @param {System} system
 * @param {{ folder: string, text: string }} repository
 * @param {Omit<World, 'changes'>} world
 * @param {{ action?: string }} [more]
 * @returns {Promise<any>}
 */
export function carryOut(system, { folder, text }, { emulator, tokens, env }, { action } = {}) {
  const checkOut = (target) => {
    for (const name of readdirSync(folder))
      if (name !== '.git') cpSync(join(folder, name), join(target, name), { recursive: true });
  };
  const ids = { AZURE_TENANT_ID: emulator.tenantId, AZURE_CLIENT_ID: emulator.clientId };
  const secrets = { AZURE_CLIENT_SECRET: emulator.clientSecret };
  if (system === 'github')
    return carryOutWorkflow(text, { env, vars: ids, secrets, oidc: tokens.github, checkOut, action });
  if (system === 'gitlab')
    return carryOutGitlab(text, { env, variables: { ...ids, ...secrets }, idToken: tokens.gitlab, checkOut });
  const connections = { 'power-bi': { id: CONNECTION, clientId: emulator.clientId, tenantId: emulator.tenantId } };
  return carryOutPipeline(text, {
    env,
    groups: { 'power-bi': { variables: ids, secrets } },
    connections,
    oidc: tokens.azure,
    allow: tokens.allow,
    checkOut,
  });
}

/** The folder of the report; an empty one when there is none. */
export function reportOf({ artifacts }) {
  for (const name of artifacts.names())
    for (const folder of [artifacts.folder(name), join(artifacts.folder(name), 'reports')])
      if (existsSync(join(folder, 'report.html'))) return folder;
  return temporaryFolder();
}

/**
 * What a green run leaves: one report of all shards, in every form, where the system looks for it.
 * @param {System} system
 * @param {any} result
 * @param {number} [shards] those that leave a record of their own: none for one job. Absent: the report is of the run itself
 */
export function judgeReport(system, result, shards) {
  const folder = reportOf(result);
  const missing = ['report.html', 'summary.md', 'junit.xml', 'record.json', 'access.json'].filter(
    (name) => !existsSync(join(folder, name)),
  );
  if (missing.length > 0) return [`the report lacks ${missing.join(', ')}`];
  const { entries, merged } = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'));
  const shown = {
    github: () => result.summary,
    azure: () => result.summaries.length > 0 && result.tests.length > 0,
    gitlab: () => result.tests.length > 0,
  }[system]();
  return [
    ...(shards === undefined || merged?.missing?.length === 0 ? [] : ['the report is not of all shards']),
    ...(entries.filter(({ outcome }) => outcome === 'answered').length > 50 ? [] : ['hardly anything was answered']),
    ...(shown ? [] : ['there is no summary']),
    ...(result.artifacts.names().filter((name) => /^record-|^power-bi-shard /.test(name)).length === (shards ?? 0)
      ? []
      : ['not each shard left its record']),
  ];
}

/** The lines of a log that each system shows as errors; GitLab shows the log as it is. */
const ANNOTATIONS = { github: /::error /, azure: /##vso\[task\.logissue type=error;/, gitlab: /./ };

/** The jobs that are red are those that should be, and the log says what is wrong, as the system reads it. */
export function judgeRed(system, { jobs, output }, { red, annotation, what }) {
  const wrong = jobs
    .filter(({ name, ok }) => ok === red.includes(name.replace(/^power-bi-/, '').split(' ')[0]))
    .map(({ name, ok }) => `when ${what}, ${name} is ${ok ? 'green' : 'red'}`);
  const lines = output.split('\n').filter((line) => ANNOTATIONS[system].test(line));
  return [
    ...wrong,
    ...(lines.some((line) => annotation.test(line))
      ? []
      : [`when ${what}, no annotation says ${annotation}: ${lines.join(' | ').slice(0, 600) || output.slice(-600)}`]),
  ];
}

/**
 * No secret in what was printed, or in what was kept.
 * @param {any} result
 * @param {string} output
 * @param {import('./token-service.mjs').TokenService} tokens
 */
export function leaks({ artifacts }, output, { secrets }) {
  const files = artifacts
    .names()
    .flatMap((name) =>
      readdirSync(artifacts.folder(name), { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [[`${name}/${entry.name}`, readFileSync(join(entry.parentPath, entry.name), 'utf8')]] : [],
      ),
    );
  return [['the log', output], ...files].flatMap(([where, text]) =>
    [SECRET, ...secrets].some((secret) => text.includes(secret)) ? [`a secret is in ${where}`] : [],
  );
}
