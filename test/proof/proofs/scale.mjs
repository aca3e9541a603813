// The examples of docs/examples for running on many machines are valid, and do what they say: each one's own commands are carried out,
// shard by shard, and its report is that of a run that was not split.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { exampleText, like, MOUNTED, readExamples, VOLUME } from '../tools/ci-examples.mjs';
import { judges } from '../tools/ci-schemas.mjs';
import { withEmulator } from '../tools/emulator.mjs';
import { assertNone, present } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { built, inRoot, root } from '../tools/project.mjs';
import { startRecordingServer } from '../tools/recording-server.mjs';
import { Skip } from '../tools/skip.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const DATA = join('docs', 'examples', 'workspaces.csv');

/** A slip in each example that its judge has to find. */
const SLIPS = {
  'github-actions.yml': [
    ['${{ matrix.shard }}', '${{ matrix.part }}'],
    ['overwrite: true', 'overwite: true'],
    ['needs: shard', 'needs: shards'],
  ],
  'gitlab-ci.yml': [
    ['parallel: 4', 'parallel: four'],
    ['artifacts:', 'artefacts:'],
  ],
  'azure-pipelines.yml': [
    ['  - job: report', ' - job: report'],
    ['displayName: Run', 'displayName: Run\n        displayName: Run'],
  ],
  'circleci.yml': [
    ['command: >-', 'comand: >-'],
    ['- shard:\n', '- shards:\n'],
  ],
  'kubernetes.yaml': [
    ['backoffLimitPerIndex: 2', 'backoffLimitPerIndexes: 2'],
    ['completions: 8', 'completions: "8"'],
    ['storage: 2Gi', 'storage: much'],
  ],
};

/** What a system of parallel jobs may have set around this proof itself. */
const NOT_INHERITED = [
  'SHARD_INDEX',
  'SHARD_TOTAL',
  'CI_NODE_INDEX',
  'CI_NODE_TOTAL',
  'CIRCLE_NODE_INDEX',
  'CIRCLE_NODE_TOTAL',
  'BUILDKITE_PARALLEL_JOB',
  'BUILDKITE_PARALLEL_JOB_COUNT',
  'SYSTEM_JOBPOSITIONINPHASE',
  'SYSTEM_TOTALJOBSINPHASE',
  'JOB_COMPLETION_INDEX',
];

/** @param {{ short?: boolean }} [options] `short`: every example is judged, the first is carried out */
export async function prove({ short = false } = {}) {
  const problems = await proveValid();
  if (process.platform === 'win32') {
    assertNone('the examples for many machines are valid', problems);
    throw new Skip('the examples are valid; carrying them out takes sh');
  }
  await withEmulator(async (emulator) => {
    // Without the emulator's marker only plain reads are sent, as to a tenant.
    const service = await startRecordingServer(emulator.url);
    try {
      const world = makeWorld(emulator, service.url);
      const whole = await runWhole(world);
      for (const example of examplesFor(short))
        problems.push(...(await proveExample(example, world, whole)).map((problem) => `${example.file}: ${problem}`));
    } finally {
      await service.close();
    }
  });
  assertNone('the examples for many machines are valid and work', problems);
  const shards = examplesFor(short).map(({ total }) => total);
  return `${readExamples().length} examples valid (Azure Pipelines: as YAML only), ${shards.length} carried out with ${[...new Set(shards)].join(' or ')} shards: the same record as of one run`;
}

function examplesFor(short) {
  return short ? readExamples().slice(0, 1) : readExamples();
}

async function proveValid() {
  const problems = [];
  for (const file of readdirSync(inRoot('docs', 'examples')).filter((name) => /\.ya?ml$/.test(name))) {
    const judge = judges[file];
    if (!judge) problems.push(`nobody judges ${file}`);
    else problems.push(...(await judge(exampleText(file))).map((problem) => `${file}: ${problem}`));
  }
  for (const [file, slips] of Object.entries(SLIPS)) {
    for (const [right, wrong] of slips) {
      const text = exampleText(file);
      if (!text.includes(right)) problems.push(`${file} has no "${right}" to spoil`);
      else if ((await judges[file](text.replace(right, wrong))).length === 0)
        problems.push(`${file} would pass with "${wrong}"`);
    }
  }
  return problems;
}

/** Programs of the name that the examples call, the tenant, and a data file with workspaces that it has. */
function makeWorld(emulator, url) {
  const bin = temporaryFolder();
  const main = inRoot('dist', 'cli', 'main.js');
  const programs = {
    npm: 'exit 0',
    git: `for last; do :; done\nmkdir -p "$(dirname "$last")"\nln -s "${root.replace(/\/$/, '')}" "$last"`,
    // In a clone the program lies below the folder that the commands are run in; here it is the one that was built.
    node: `if test "$1" = dist/cli/main.js; then shift; set -- "${main}" "$@"; fi\nexec "${process.execPath}" "$@"`,
  };
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const env = {
    ...Object.fromEntries(NOT_INHERITED.map((name) => [name, ''])),
    PATH: `${bin}:${process.env.PATH}`,
    POWERBI_API_URL: url,
    POWERBI_LOGIN_URL: url,
    AZURE_TENANT_ID: emulator.tenantId,
    AZURE_CLIENT_ID: emulator.clientId,
    AZURE_CLIENT_SECRET: emulator.clientSecret,
  };
  return { env };
}

/** An empty folder but for the data file: as many rows as the example has, all of them workspaces of the tenant. */
async function checkOut() {
  const folder = temporaryFolder();
  const { standardTenantDefinition } = await built('emulator/index.js');
  const ids = Object.values(standardTenantDefinition().workspaces).flatMap(({ id, deleted }) => (deleted ? [] : [id]));
  const [head, ...rows] = readFileSync(inRoot(DATA), 'utf8').trim().split('\n');
  mkdirSync(join(folder, dirname(DATA)), { recursive: true });
  writeFileSync(
    join(folder, DATA),
    [head, ...rows.map((row, index) => row.replace(/[\da-f-]{36}/, ids[index % ids.length]))].join('\n'),
  );
  return folder;
}

/** What the examples run, in one piece. */
async function runWhole(world) {
  const folder = await checkOut();
  const text = exampleText('github-actions.yml').replace(/\s+/g, ' ');
  const [, command] = present(/main\.js (run .*?) --shard/.exec(text), 'the command of the example');
  const { code, output } = await sh(
    `node dist/cli/main.js ${command} --concurrency 8 --reports whole`,
    folder,
    {},
    world,
  );
  if (code !== 0) throw new Error(`the run in one piece ends with ${code}: ${output.slice(-400)}`);
  return readRecord(join(folder, 'whole', 'record.json'));
}

/** @returns {Promise<string[]>} what is wrong */
async function proveExample(example, world, whole) {
  const [complete, broken] = [await checkOut(), await checkOut()];
  const problems = [];
  const failed = ({ code, output }, what) => (code === 0 ? [] : [`${what} ends with ${code}: ${output.slice(-400)}`]);
  for (const step of example.before?.(complete) ?? [])
    problems.push(...failed(await carryOut(step, complete, complete, world), 'what comes before'));
  for (let index = 1; index <= example.total; index += 1) {
    const folder = example.handOver ? await checkOut() : complete;
    problems.push(...failed(await carryOut(example.shard(index), folder, complete, world), `shard ${index}`));
    if (example.handOver)
      for (const to of index === 2 ? [complete] : [complete, broken]) handOver(example.handOver(index), folder, to);
  }
  problems.push(...failed(await carryOut(example.report, complete, complete, world), 'the report'));
  for (const step of example.after?.(complete) ?? [])
    problems.push(...failed(await carryOut(step, complete, complete, world), 'what comes after'));
  problems.push(...compare(readRecord(join(complete, 'reports', 'record.json')), whole));
  return [...problems, ...(await proveMissing(example, complete, broken, world))];
}

/** Without the record of shard 2 the report's own command ends badly, and names it. */
async function proveMissing(example, complete, broken, world) {
  const volume = example.handOver ? broken : temporaryFolder();
  if (!example.handOver)
    cpSync(complete, volume, {
      recursive: true,
      filter: (path) => !/records\/1(?:\/|$)/.test(path) && !/\/reports(?:\/|$)/.test(path),
      verbatimSymlinks: true,
    });
  const { code } = await carryOut(example.report, volume, volume, world);
  const { merged } = readRecord(join(volume, 'reports', 'record.json'));
  return [
    ...(code === 0 ? ['the report of a run without shard 2 ends with 0'] : []),
    ...(merged?.missing?.join() === '2'
      ? []
      : [`without shard 2 the report misses ${merged?.missing?.join() || 'nothing'}`]),
  ];
}

function carryOut({ script, env }, folder, volume, world) {
  return sh(script.replaceAll(VOLUME, volume).replaceAll(MOUNTED, join(folder, dirname(DATA))), folder, env, world);
}

function sh(script, cwd, env, world) {
  return runToEnd('sh', ['-ec', script], { cwd, env: { ...world.env, ...env } });
}

/** As the systems do it: every file that the pattern names, to the place where the report looks. */
function handOver({ from, to }, source, target) {
  const wanted = like(from.replace(/^\.\//, ''));
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = relative(source, join(entry.parentPath, entry.name));
    if (!entry.isFile() || !wanted.test(path)) continue;
    cpSync(join(source, path), join(target, to.includes('*') ? path : to));
  }
}

function compare(merged, whole) {
  const lines = ({ entries }) =>
    entries.map(({ iteration, request, outcome }) => `row ${iteration}, ${request}: ${outcome}`);
  const [here, there] = [lines(merged), lines(whole)];
  const differences = there.flatMap((line, index) =>
    here[index] === line ? [] : [`${here[index] ?? 'nothing'} instead of ${line}`],
  );
  return [
    ...(here.length === there.length ? [] : [`${here.length} entries instead of ${there.length}`]),
    ...differences.slice(0, 5),
  ];
}

function readRecord(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { entries: [] };
}
