// A run of the whole collection may be interrupted or killed at any moment: it ends with the right exit code and a record of all that
// was done. A body of 50 MB and a script that never returns do not stop it. What takes too long for `npm test`; the table of faults is in test/faults.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { emulatorEnvironment } from '../tools/environment.mjs';
import { reset, withEmulator } from '../tools/emulator.mjs';
import { end, listen } from '../tools/listen.mjs';
import { assertNone } from '../tools/problems.mjs';
import { built, inRoot } from '../tools/project.mjs';
import { temporaryFolder, temporaryJson } from '../tools/temporary.mjs';

const MOMENTS = 20;
const LONGEST_MS = 300_000;
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
const main = inRoot('dist', 'cli', 'main.js');

export async function prove() {
  const problems = await withEmulator(async (emulator) => {
    const found = [];
    const environment = temporaryJson('environment.json', emulatorEnvironment(emulator));
    for (const [index, moment] of moments().entries()) {
      found.push(
        ...(await interrupt(
          emulator,
          environment,
          moment,
          ['SIGINT', 'SIGTERM', 'SIGKILL'][index % 3],
          index % 2 === 0 ? 1 : 8,
        )),
      );
    }
    return found;
  });
  problems.push(...(await survive()));
  assertNone('a run ends well whenever it is interrupted', problems);
  return `${MOMENTS} moments of SIGINT, SIGTERM and SIGKILL, a body of 50 MB, a script that never returns`;
}

/** After how many requests of the run, from the first to beyond the last; seeded, so that a failure comes again. */
function moments() {
  let state = 20_261_123;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  return Array.from({ length: MOMENTS }, () => 1 + Math.floor(next() * 300));
}

async function interrupt(emulator, environment, moment, signal, concurrency) {
  await reset(emulator);
  const { readRecord } = await built('runner/index.js');
  const folder = temporaryFolder();
  const run = start(['run', '--env', environment, '--concurrency', String(concurrency), '--format', 'json'], folder);
  const { child } = run;
  while (emulator.requests.length < moment && child.exitCode === null && child.signalCode === null) await wait(1);
  child.kill(signal);
  const { code, output } = await run.ended;
  const about = `${signal} after ${moment} requests, ${concurrency} at a time`;
  const record = await readRecord(join(folder, 'reports', 'record.ndjson')).catch((error) => ({ error }));
  if ('error' in record) return [`${about}: no record: ${record.error}`];
  const expected =
    signal === 'SIGKILL' ? { died: [null], complete: [0, null] } : { interrupted: [130], complete: [0, 130] };
  const answered = emulator.requests.filter(({ operation }) => operation !== undefined).length;
  const told = record.entries.flatMap(({ attempts }) => attempts).filter(({ purpose }) => purpose !== 'token').length;
  const changes = emulator.requests
    .filter(({ method, operation }) => operation !== undefined && CHANGING.includes(method))
    .map(({ method, path }) => `${method} ${path}`);
  return [
    ...(expected[record.ending]?.includes(code)
      ? []
      : [`${about}: ${record.ending} with exit code ${code}: ${output.slice(-200)}`]),
    ...(record.entries.length === 286 ? [] : [`${about}: ${record.entries.length} entries`]),
    // What was on its way at that moment may be missing, nothing else.
    ...(answered - told <= 2 * concurrency ? [] : [`${about}: ${answered} were answered, the record has ${told}`]),
    ...changes
      .filter((change, index) => /^(?:DELETE|PATCH)/.test(change) && changes[index - 1] === change)
      .map((change) => `${about}: twice: ${change}`),
    ...(readFileSync(join(folder, 'reports', 'record.ndjson'), 'utf8').includes(emulator.clientSecret)
      ? [`${about}: the secret is in the record`]
      : []),
  ];
}

/** Requests of which one meets a body of 50 MB, and one a script that never returns: that ends the run, and its record is whole. */
async function survive() {
  const server = createServer(({ url }, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' });
    answer.end(url === '/large' ? Buffer.alloc(50_000_000, ' ') : '{"emulator":"powerbi-postman"}');
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  const values = Object.entries({ apiUrl: url, loginUrl: url, accessToken: 'none', tenantId: '', clientId: '' }).map(
    ([key, value]) => ({ key, value, enabled: true }),
  );
  const item = [
    ['large', []],
    ['usual', []],
    ['loop', ['while (true);']],
    ['rest', []],
  ].map(([name, exec]) => ({
    id: name,
    name,
    request: { method: 'GET', url: `{{apiUrl}}/${name}` },
    event: [{ listen: 'test', script: { exec } }],
  }));
  const collection = {
    info: { name: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item,
  };
  const folder = temporaryFolder();
  const { code, output } = await start(
    [
      'run',
      '--env',
      temporaryJson('environment.json', { name: 'x', values }),
      '--collection',
      temporaryJson('collection.json', collection),
      '--format',
      'json',
    ],
    folder,
  ).ended;
  await end(server);
  const { readRecord } = await built('runner/index.js');
  const { entries } = await readRecord(join(folder, 'reports', 'record.ndjson'));
  const outcomes = entries.map(({ request, outcome }) => `${request} ${outcome}`).join(', ');
  return code === 1 && outcomes === 'large answered, usual answered, loop failed, rest not-reached'
    ? []
    : [`exit code ${code}, ${outcomes}: ${output.slice(-300)}`];
}

/** The command line in a process of its own, which is killed when it does not end. */
function start(args, cwd) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, output }))) };
}
