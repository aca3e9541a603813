// The committed collection comes to the same verdict for each request, whoever runs it: Newman's command line, Postman CLI, and our own
// run one after another, side by side, without changes to Newman, and in three shards whose records are merged. As app, as user, and where
// the service is faulty. What our run does otherwise on purpose is listed, and has to come out otherwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { runNewman } from '../tools/newman-command.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { built, inRoot, readCollection } from '../tools/project.mjs';
import { requestsOf } from '../tools/requests.mjs';
import { findDifferences } from '../tools/same-verdicts.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder, temporaryJson } from '../tools/temporary.mjs';
import { countVerdicts, verdictOf } from '../tools/verdict.mjs';
import { runPostman } from '../tools/postman.mjs';

const { operations } = await built('catalogue/powerbi/index.js');
const { START_FOLDER } = await built('catalogue/powerbi/start-here.js');
const { powerBi } = await built('catalogue/powerbi/catalogue.js');
const SHARDS = 3;

/** Newman and Postman CLI send everything once, so for the comparison our run does as well. */
const ONCE = ['--retries', '0'];
const WAYS = {
  'our run': (environment) => runOurs(environment, ONCE),
  'our run, 8 at a time': (environment) => runOurs(environment, [...ONCE, '--concurrency', '8']),
  'our run, 16 at a time': (environment) => runOurs(environment, [...ONCE, '--concurrency', '16']),
  'our run with plain Newman': (environment) => runOurs(environment, [...ONCE, '--plain-newman']),
  [`our run in ${SHARDS} shards`]: (environment) => runShards(environment, [...ONCE, '--concurrency', '4']),
  'Postman CLI': async (environment) => (await runPostman(environment)).verdicts,
};

const APART = [START_FOLDER, ...(powerBi.jobs ?? []).map(({ name }) => name)];
const LEFT_OUT = new Map(
  requestsOf(readCollection()).flatMap(({ name, folders }) =>
    APART.filter((folder) => folders.includes(folder)).map((folder) => [
      name,
      `our run leaves out the folder ${folder} unless it is named`,
    ]),
  ),
);

/** Reads that no other request takes its ids from. */
const FAULTS = [
  { operation: 'Groups_GetGroupUsers', kind: 'status', status: 500 },
  { operation: 'Datasets_GetRefreshScheduleInGroup', kind: 'status', status: 500 },
  { operation: 'Datasets_GetDatasetUsersInGroup', kind: 'status', status: 401 },
  { operation: 'Datasets_GetParametersInGroup', kind: 'shape' },
];
const PASSING = { operation: 'Datasets_GetRefreshScheduleInGroup', kind: 'status', status: 503, times: 1 };
const LIMITED = 'Users_RefreshUserPermissions';

const CASES = {
  'as app': () => ({}),
  'as user': async (emulator) => ({ accessToken: await emulator.userToken() }),
  'where the service is faulty': (emulator) => {
    for (const fault of FAULTS) emulator.addFault(fault);
    return {};
  },
};

export async function prove() {
  const problems = [];
  const said = [];
  for (const [name, prepare] of Object.entries(CASES)) {
    await withEmulator(async (emulator) => {
      const { newman, differences } = await compareAll(emulator, await prepare(emulator));
      problems.push(...differences.map((difference) => `${name}: ${difference}`));
      said.push(`${name} ${JSON.stringify(countVerdicts(newman.values()))}`);
      if (name === 'where the service is faulty')
        problems.push(
          ...FAULTS.map(titleOf)
            .filter((title) => newman.get(title) !== 'failed')
            .map((title) => `${title} is to fail, and is ${newman.get(title)}`),
        );
    });
  }
  problems.push(
    ...(await withEmulator(proveStart)),
    ...(await withEmulator(proveRetry)),
    ...(await withEmulator(proveLimit)),
  );
  assertNone('the same collection gives the same verdicts whoever runs it', problems);
  return `${Object.keys(WAYS).length} ways as Newman's command line: ${said.join(', ')}`;
}

async function compareAll(emulator, values) {
  const environment = emulatorEnvironment(emulator, values);
  const { verdicts: newman } = await runNewman(environment);
  const differences = newman.size > 0 ? [] : ["Newman's command line says nothing"];
  for (const [way, run] of Object.entries(WAYS)) {
    await reset(emulator);
    try {
      differences.push(
        ...findDifferences(way, await run(environment), newman, way.startsWith('our run') ? LEFT_OUT : undefined),
      );
    } catch (error) {
      if (!(error instanceof Skip)) throw error;
      console.error(`same-verdicts: without ${way}: ${error.message}`);
    }
  }
  return { newman, differences };
}

/** The folder that our run leaves out, when it is named: as app, and as user, to whom it says so. */
async function proveStart(emulator) {
  const problems = [];
  for (const values of [{}, { accessToken: await emulator.userToken() }]) {
    const environment = emulatorEnvironment(emulator, values);
    const { verdicts: newman } = await runNewman(environment, ['--folder', START_FOLDER]);
    await reset(emulator);
    problems.push(
      ...findDifferences(
        `our run of ${START_FOLDER}`,
        await runOurs(environment, [...ONCE, '--folder', START_FOLDER]),
        newman,
      ),
    );
  }
  return problems;
}

/** A fault that passes: our run asks again, Newman does not. */
async function proveRetry(emulator) {
  const title = titleOf(PASSING);
  const environment = emulatorEnvironment(emulator);
  emulator.addFault(PASSING);
  const { verdicts: newman } = await runNewman(environment, ['--folder', title]);
  emulator.addFault(PASSING);
  const ours = await runOurs(environment, ['--operation', PASSING.operation, '--retries', '1']);
  return findDifferences('our run', ours, newman, new Map([[title, 'our run sends a read again after 503']]));
}

/** A documented limit: our run does not send a second time in an hour what may go out once. */
async function proveLimit(emulator) {
  const title = titleOf({ operation: LIMITED });
  const environment = emulatorEnvironment(emulator);
  const { verdicts: newman } = await runNewman(environment, ['--folder', title, '-n', '2']);
  const options = [
    '--operation',
    LIMITED,
    '--data',
    temporaryJson('rows.json', [{ groupId: '' }, { groupId: '' }]),
    ...ONCE,
  ];
  const kept = await runOurs(environment, options);
  const unkept = await runOurs(environment, [...options, '--no-limits']);
  return [
    ...findDifferences('our run', kept, newman, new Map([[title, 'our run keeps the limit of one an hour']])),
    ...findDifferences('our run without limits', unkept, newman),
  ];
}

async function runOurs(environment, options) {
  return verdictsOf(await record(environment, options));
}

async function runShards(environment, options) {
  const records = [];
  for (let index = 1; index <= SHARDS; index += 1)
    records.push(await run(environment, [...options, '--shard', `${index}/${SHARDS}`]));
  const merged = join(temporaryFolder(), 'record.json');
  const { code, output } = await command(['report', ...records, '--format', 'json', '--out', merged]);
  if (code !== 0) throw new Error(`the merging report ends with ${code}: ${output}`);
  return verdictsOf(JSON.parse(readFileSync(merged, 'utf8')));
}

async function record(environment, options) {
  return JSON.parse(readFileSync(await run(environment, options), 'utf8'));
}

/** @returns the path of the record */
async function run(environment, options) {
  const folder = temporaryFolder();
  const { code, output } = await command([
    'run',
    '--env',
    temporaryJson('environment.json', environment),
    '--reports',
    folder,
    '--format',
    'json',
    ...options,
  ]);
  if (code !== 0 && code !== 1) throw new Error(`our run ends with ${code}: ${output.slice(-400)}`);
  return join(folder, 'record.json');
}

/** The environment file says who it is; what lies in the environment of the process must not. */
function command(args) {
  const env = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^(?:AZURE|POWERBI)_/.test(name))
      .map((name) => [name, '']),
  );
  return runToEnd(process.execPath, [inRoot('dist', 'cli', 'main.js'), ...args], { cwd: temporaryFolder(), env });
}

/** Told from the tests, as with the other tools; what was held back has none. Of several rows the last counts, as with Newman's text. */
function verdictsOf({ entries }) {
  return new Map(
    entries.map(({ request, assertions, outcome }) => [
      request,
      assertions.length > 0 ? verdictOf(assertions) : outcome,
    ]),
  );
}

function titleOf({ operation }) {
  const found = operations.find(({ id }) => id === operation);
  return present(found, operation).title;
}
