// `npm run bench`: our runner beside others on the same requests. Writes docs/bench/bench.md and bench.json.
//   --rounds N (5)   --latency 0,50,150   --only NAME,NAME   --short: without the 10,000 requests   --quick: one round of few requests at 0 ms, nothing is written
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { endProcesses } from '../proof/tools/process.mjs';
import { inRoot } from '../proof/tools/project.mjs';
import { removeTemporary } from '../proof/tools/temporary.mjs';
import { doors } from './door.mjs';
import { measure, median } from './measure.mjs';
import { profile } from './profile.mjs';
import { record } from './recording.mjs';
import { markdown } from './report.mjs';
import { runners } from './runners.mjs';
import { startService } from './service.mjs';
import { targets } from './targets.mjs';
import { workload } from './workload.mjs';

/** What takes longer in its first round gets no other in that setting: a whole bench must not take hours. The table says how many each got. */
const SLOW_S = 12;
/** A command that sends nothing takes so little that chance counts for more. */
const DOOR_ROUNDS = 3;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    latency: { type: 'string', default: '0,50,150' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
  },
});
const rounds = values.quick ? 1 : Number(values.rounds);
const names = values.only?.split(',') ?? Object.keys(runners).filter((name) => !values.quick || name !== 'bruno safe');
const unknown = names.filter((name) => !(name in runners));
if (unknown.length || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`--only takes ${Object.keys(runners).join(', ')}; --rounds a whole number.`);
  process.exit(2);
}

process.on('exit', () => {
  endProcesses();
  removeTemporary();
});
const slow = new Set();
const results = new Map();
const loadBefore = loadavg()[0].toFixed(2);
const service = await startService();
const all = values.quick ? 40 : 300;

for (const latency of values.quick ? [0] : values.latency.split(',').map(Number)) {
  // Anew each time: a token that is older than an hour would be judged by the scripts.
  const recording = await record();
  await run(recording, { latency, requests: all, runs: names, times: rounds });
  if (latency !== 0) continue;
  await run(recording, { latency, requests: 1, runs: names, times: rounds });
  if (!values.quick && !values.short)
    await run(recording, {
      latency,
      requests: 10_000,
      runs: names.filter((name) => name === 'ours 1' || name === 'ours 16'),
      times: 1,
    });
}

const rows = [...results.values()].map(({ runner, latency, requests, measured }) => ({
  runner,
  latency,
  requests,
  n: measured.length,
  ...Object.fromEntries(
    ['wall', 'cpu', 'memory', 'seen', 'tokens', 'connections', 'assertions'].map((key) => [
      key,
      median(measured.map((one) => one[key])),
    ]),
  ),
}));
const opened = await doors(rounds * DOOR_ROUNDS);
const judged = targets(
  (runner, latency, requests) =>
    rows.find(
      (one) => one.runner === runner && one.latency === latency && one.requests === (requests === 300 ? all : requests),
    ),
  opened,
);
const profiles = await profileMissed();
service.close();
write();

/** Rounds of every runner, one after the other, so that what disturbs the machine disturbs all. */
async function run(recording, { latency, requests, runs, times }) {
  const job = await prepare(recording, requests);
  for (let round = 0; round < times; round += 1) {
    for (const runner of runs) {
      const key = `${runner} ${latency} ${requests}`;
      if (slow.has(key)) continue;
      const program = await runners[runner](job);
      await service.ask({ latency });
      const { code, output, wall, cpu, memory } = await measure(program);
      const { requests: seen, tokens, connections, unknown: strange } = await service.ask();
      const assertions = program.assertions?.(output) ?? null;
      console.error(
        `${requests} requests, ${latency} ms, round ${round + 1}: ${runner} ${wall.toFixed(2)} s, ${memory === null ? 'n/a' : Math.round(memory)} MB`,
      );
      check({ runner, requests, latency, code, seen, strange, assertions, output });
      if (wall > SLOW_S) slow.add(key);
      if (!results.has(key)) results.set(key, { runner, latency, requests, measured: [] });
      results.get(key).measured.push({ wall, cpu, memory, seen, tokens, connections, assertions });
    }
  }
}

async function prepare({ environment, answers, requests }, count) {
  const { url } = await service.ask({ answers: [...answers] });
  const collection = workload(
    requests.map(({ name }) => name),
    count,
  );
  const paths = new Map(requests.map(({ name, path }) => [name, path]));
  const filled = environment.values.map((value) =>
    ['loginUrl', 'apiUrl'].includes(value.key) ? { ...value, value: url } : value,
  );
  return {
    collection,
    environment: { ...environment, values: filled },
    url,
    paths: collection.item.flatMap(({ item }) => item.map(({ name }) => paths.get(name))),
  };
}

/** All runners do the same work, or the bench is void. */
function check({ runner, requests, latency, code, seen, strange, assertions, output }) {
  const others = [...results.values()].find((one) => one.requests === requests && one.measured[0].assertions !== null)
    ?.measured[0].assertions;
  const problems = [
    ...(code === 0 ? [] : [`it ended with ${code}`]),
    ...(seen === requests ? [] : [`the service saw ${seen} requests`]),
    ...(assertions === null || others === undefined || assertions === others
      ? []
      : [`it counts ${assertions} assertions, others ${others}`]),
    ...(assertions === 0 ? ['it counts no assertions'] : []),
  ];
  if (problems.length === 0) return;
  console.error(
    `${runner}, ${requests} requests, ${latency} ms: ${problems.join('; ')} (${strange} requests to other addresses)\n${output.slice(-1500)}`,
  );
  process.exit(1);
}

async function profileMissed() {
  const missed = judged.filter(({ value, limit }) => value !== null && value > limit);
  const found = [];
  for (const { name, profile: wanted } of values.quick ? [] : missed) {
    if (!wanted) continue;
    const { runner, latency, requests } = wanted;
    const job = await prepare(await record(), requests);
    await service.ask({ latency });
    found.push({ target: name, places: await profile(await runners[runner](job)) });
  }
  return found;
}

function write() {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: cpus().length,
    model: cpus()[0].model,
    memory: Math.round(totalmem() / 2 ** 30),
    loadBefore,
    loadAfter: loadavg()[0].toFixed(2),
  };
  const result = { machine, options: { rounds }, rows, doors: opened, targets: judged, profiles };
  const text = markdown(result);
  console.log(text);
  if (values.quick) return;
  const folder = inRoot('docs', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/bench.md`, text);
  writeFileSync(`${folder}/bench.json`, `${JSON.stringify(result, undefined, 2)}\n`);
}
