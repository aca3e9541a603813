// The pipelines that `init-ci` writes are valid, and do what they say: every step of theirs is carried out in empty folders, as the CI
// would, against the emulator. The federated credentials are those that `init-ci` itself prints.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carryOutPipeline } from '../tools/azure-pipeline.mjs';
import { judgeAzure } from '../tools/azure-format.mjs';
import { makeAuthority, makeServerCertificate } from '../tools/certificates.mjs';
import { judges } from '../tools/ci-schemas.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { carryOutWorkflow } from '../tools/github-workflow.mjs';
import { startMarkerless } from '../tools/markerless.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { built, inRoot } from '../tools/project.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';
import { makeIssuerKey, startTokenService } from '../tools/token-service.mjs';

const MAIN = inRoot('dist', 'cli', 'main.js');
const SETTING = 'AllowServicePrincipalsUseReadAdminAPIs';
const SECRET = 'pL48Q~a-secret-that-nobody-may-see-in-any-log';
const CONNECTION = '9f0c8a52-5c1b-4d52-9d0a-0f4a1c6e7b21';
const SYSTEMS = /** @type {const} */ (['github', 'azure']);
const ORIGINS = {
  github: 'https://github.com/northwind/reports.git',
  azure: 'https://dev.azure.com/northwind/Sales%20BI/_git/reports',
};
const NUMBERS = { OWNER_ID: '41230', REPOSITORY_ID: '9911223' };

/** A slip in each pipeline that its judge has to find. */
const SLIPS = {
  github: [
    ['${{ matrix.shard }}', '${{ matrix.part }}'],
    ['needs: shard', 'needs: shards'],
    ['id-token: write', 'id-tokens: write'],
    ["cron: '17 4 * * *'", "cron: '17 4 * *'"],
    ['timeout-minutes: 60', 'timeout-minutes: long'],
    ['contents: read', 'contents: reed'],
  ],
  azure: [
    ['dependsOn: shard', 'dependsOn: shards'],
    ['scriptType: bash', 'scriptType: sh'],
    ['  - job: report', ' - job: report'],
    ['lockBehavior: sequential', 'lockBehavior: one'],
    ['azureSubscription:', 'azureSubscripton:'],
    ['timeoutInMinutes: 60', 'timeoutInMinutes: long'],
    ['pr: none', 'pr: none\npr: none'],
  ],
};
const judgeOf = { github: judges['github-actions.yml'], azure: judgeAzure };

/** @param {{ short?: boolean }} [options] `short`: only what is particular to these pipelines, the sign-in without a secret and the baseline */
export async function prove({ short = false } = {}) {
  if (process.platform === 'win32') throw new Skip('carrying the pipelines out takes bash');
  const { valid, problems } = await proveValid();
  const authority = await makeAuthority();
  const tls = await makeServerCertificate(authority);
  const issuerKey = makeIssuerKey();
  const printed = { github: await initCi('github'), azure: await initCi('azure') };
  const trust = [...readTrust(printed.github.out, 'github'), ...readTrust(printed.azure.out, 'azure')];
  const tokens = await startTokenService(issuerKey, tls);
  let runs = 0;
  await withEmulator(
    async (emulator) => {
      const api = await startMarkerless(emulator.url, tls, authority.pem);
      try {
        const world = makeWorld(emulator, api, authority.pem, tokens);
        for (const system of SYSTEMS) {
          const found = await proveSystem(
            system,
            trust.filter((each) => each.system === system),
            world,
            short,
          );
          runs += found.runs;
          problems.push(...found.problems.map((problem) => `${system}: ${problem}`));
        }
        const writes = api.received.filter((line) => !/^(?:GET|HEAD) /.test(line) && !/^POST .*\/oauth2\//.test(line));
        problems.push(...writes.map((line) => `something was changed: ${line}`));
      } finally {
        await api.close();
        await tokens.close();
      }
    },
    { tls, clientSecret: SECRET, tenant: await tenantOf(trust, issuerKey) },
  );
  assertNone('the pipelines of init-ci are valid and work', problems);
  return `${valid} pipelines valid (GitHub by actionlint, Azure by a schema of our own of what the documentation says), and every step of theirs carried out in ${runs} runs: signed in without a secret by the credentials that init-ci prints, green as it should be, red with the cause when access was lost${short ? '' : " or the trust is another's"}`;
}

async function proveValid() {
  const problems = [];
  let valid = 0;
  const choices = [
    ['--auth', 'federated', '--shards', '1'],
    ['--auth', 'secret', '--schedule', '*/30 6-18 * * MON-FRI'],
    ['--auth', 'certificate', '--env', 'china', '--branch', 'release/2026'],
    ['--auth', 'managed-identity', '--shards', '40'],
  ];
  for (const system of SYSTEMS) {
    for (const choice of choices) {
      const found = await judgeOf[system](await pipelineText(system, choice));
      problems.push(...found.map((problem) => `${system} ${choice.join(' ')}: ${problem}`));
      if (found.length === 0) valid += 1;
    }
    const text = await pipelineText(system, []);
    for (const [right, wrong] of SLIPS[system]) {
      if (!text.includes(right)) problems.push(`${system} has no "${right}" to spoil`);
      else if ((await judgeOf[system](text.replace(right, wrong))).length === 0)
        problems.push(`${system} would pass with "${wrong}"`);
    }
  }
  return { valid, problems };
}

async function pipelineText(system, choice) {
  const folder = temporaryFolder();
  const { code, output } = await runToEnd(
    process.execPath,
    [MAIN, 'init-ci', system, '--out', 'pipeline.yml', ...choice],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(`init-ci ends with ${code}: ${output}`);
  return readFileSync(join(folder, 'pipeline.yml'), 'utf8');
}

/** Makes a repository as somebody has it, and lets `init-ci` write into it. */
async function initCi(system, ...choice) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "name": "powerbi-postman" }');
  for (const args of [
    ['init', '-q'],
    ['remote', 'add', 'origin', ORIGINS[system]],
  ]) {
    const { code, output } = await runToEnd('git', args, { cwd: folder });
    if (code !== 0) throw new Error(`git ${args.join(' ')} ends with ${code}: ${output}`);
  }
  const { code, output } = await runToEnd(process.execPath, [MAIN, 'init-ci', system, '--shards', '2', ...choice], {
    cwd: folder,
  });
  if (code !== 0) throw new Error(`init-ci ${system} ends with ${code}: ${output}`);
  const file =
    system === 'github' ? join('.github', 'workflows', 'power-bi-access.yml') : 'azure-pipelines-power-bi.yml';
  return { folder, out: output, text: readFileSync(join(folder, file), 'utf8') };
}

/**
 * The federated credentials of the printed steps, with what only the service itself knows filled in.
 * @param {string} out
 * @param {string} system
 * @returns {Trust[]}
 *
 * @typedef {{ system: string, issuer: string, subject: string, audience: string }} Trust
 */
function readTrust(out, system) {
  const [, audience] = present(/Audience: (\S+)$/m.exec(out), 'the audience');
  const found = [];
  let issuer;
  for (const [, word, value] of out.matchAll(/^\s*(Issuer:|Subject:|or:)\s+(.+?)(?: \((?:only|by) .*)?$/gm)) {
    if (word === 'Issuer:') issuer = filled(value);
    else found.push({ system, issuer, subject: filled(value), audience });
  }
  if (found.length !== 2) throw new Error(`init-ci ${system} prints ${found.length} subjects instead of 2`);
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

/** Programs of the name that the pipelines call, and the machine's environment: the addresses stand for those of the cloud. */
function makeWorld(emulator, api, ca, tokens) {
  const bin = temporaryFolder();
  const authority = join(temporaryFolder(), 'ca.pem');
  writeFileSync(authority, ca);
  const programs = {
    node: `test "$1" = dist/cli/main.js || exit 97\nshift\nexec "${process.execPath}" "${MAIN}" "$@"`,
    npm: 'test -f package.json || exit 96\ncase "$*" in ci|"run build") ;; *) exit 95 ;; esac',
  };
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    NODE_EXTRA_CA_CERTS: authority,
    POWERBI_LOGIN_URL: emulator.url,
    POWERBI_API_URL: api.url,
  };
  return { emulator, api, tokens, env };
}

/**
 * @param {'github' | 'azure'} system
 * @param {Trust[]} trust one of an older and one of a newer repository
 * @returns {Promise<{ runs: number, problems: string[] }>}
 */
async function proveSystem(system, [older, newer], { emulator, tokens, env }, short) {
  const problems = [];
  let runs = 0;
  const run = async (what, repository, expected, say) => {
    tokens.says[system] = say;
    runs += 1;
    const result = await carryOut(system, repository, { emulator, tokens, env });
    const output = result.jobs.map((job) => job.output).join('\n');
    if (result.ok !== expected) problems.push(`${what} is ${result.ok ? 'green' : 'red'}: ${output.slice(-1500)}`);
    problems.push(...leaks(result, output, [SECRET, ...tokens.secrets]).map((leak) => `${what}: ${leak}`));
    return { ...result, output };
  };
  const repository = await initCi(system);
  const first = await run('the first run', repository, true, older);
  problems.push(...judgeReport(system, first));
  if (problems.length > 0) return { runs, problems }; // the others stand on it
  cpSync(join(reportOf(first), 'access.json'), join(repository.folder, 'access.json'));
  const second = await run('the run with a baseline', repository, true, newer);
  if (!/baseline/i.test(second.output)) problems.push('the run with a baseline says nothing of it');

  emulator.change({ settings: { [SETTING]: { enabled: false } } });
  const lost = await run('the run after access was lost', repository, false, newer);
  emulator.change({ settings: { [SETTING]: { enabled: true } } });
  problems.push(
    ...judgeRed(system, lost, { red: ['report'], annotation: /read-only admin APIs/i, what: 'access was lost' }),
  );

  if (short) return { runs, problems };
  const stranger = await run('the run of another branch', repository, false, {
    ...older,
    subject: `${older.subject}-of-another`,
  });
  problems.push(
    ...judgeRed(system, stranger, {
      red: ['shard', 'report'],
      annotation: /AADSTS700213|federated/i,
      what: 'the trust is another’s',
    }),
  );

  await run('the run with a secret', await initCi(system, '--auth', 'secret'), true, {});
  return { runs, problems };
}

function carryOut(system, { folder, text }, { emulator, tokens, env }) {
  const checkOut = (target) => {
    for (const name of readdirSync(folder))
      if (name !== '.git') cpSync(join(folder, name), join(target, name), { recursive: true });
  };
  const ids = { AZURE_TENANT_ID: emulator.tenantId, AZURE_CLIENT_ID: emulator.clientId };
  const secrets = { AZURE_CLIENT_SECRET: emulator.clientSecret };
  if (system === 'github') return carryOutWorkflow(text, { env, vars: ids, secrets, oidc: tokens.github, checkOut });
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
function reportOf({ artifacts }) {
  const name = artifacts.names().find((each) => each.startsWith('report'));
  return name === undefined ? temporaryFolder() : artifacts.folder(name);
}

/** What a green run leaves: one report of both shards, in every form, where the system looks for it. */
function judgeReport(system, result) {
  const folder = reportOf(result);
  const missing = ['report.html', 'summary.md', 'junit.xml', 'record.json', 'access.json'].filter(
    (name) => !existsSync(join(folder, name)),
  );
  if (missing.length > 0) return [`the report lacks ${missing.join(', ')}`];
  const { entries, merged } = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'));
  const shown = system === 'github' ? result.summary : result.summaries.length > 0 && result.tests.length > 0;
  return [
    ...(merged?.missing?.length === 0 ? [] : ['the report is not of all shards']),
    ...(entries.filter(({ outcome }) => outcome === 'answered').length > 50 ? [] : ['hardly anything was answered']),
    ...(shown ? [] : ['there is no summary']),
    ...(result.artifacts.names().filter((name) => name.startsWith('record-')).length === 2
      ? []
      : ['not each shard left its record']),
  ];
}

/** The jobs that are red are those that should be, and the log says what is wrong, as the system reads it. */
function judgeRed(system, { jobs, output }, { red, annotation, what }) {
  const wrong = jobs
    .filter(({ name, ok }) => ok === red.includes(name.split(' ')[0]))
    .map(({ name, ok }) => `when ${what}, ${name} is ${ok ? 'green' : 'red'}`);
  const lines = output
    .split('\n')
    .filter((line) => (system === 'github' ? /::error /.test(line) : /##vso\[task\.logissue type=error;/.test(line)));
  return [
    ...wrong,
    ...(lines.some((line) => annotation.test(line))
      ? []
      : [`when ${what}, no annotation says ${annotation}: ${lines.join(' | ').slice(0, 600) || output.slice(-600)}`]),
  ];
}

/** No secret in what was printed, or in what was kept. */
function leaks({ artifacts }, output, secrets) {
  const files = artifacts
    .names()
    .flatMap((name) =>
      readdirSync(artifacts.folder(name), { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [[`${name}/${entry.name}`, readFileSync(join(entry.parentPath, entry.name), 'utf8')]] : [],
      ),
    );
  return [['the log', output], ...files].flatMap(([where, text]) =>
    secrets.some((secret) => text.includes(secret)) ? [`a secret is in ${where}`] : [],
  );
}
