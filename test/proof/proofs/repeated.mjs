// Ten whole runs, one after the other, on one emulator and with the environment that it wrote, are green and come to the same counts; so are
// runs of plain Newman after them, as the app and as a user.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AS_SERVICE_PRINCIPAL, AS_USER, findMiscounts } from '../tools/expected-counts.mjs';
import { runCollection } from '../tools/newman.mjs';
import { assertNone } from '../tools/problems.mjs';
import { endProcesses, runToEnd } from '../tools/process.mjs';
import { inRoot } from '../tools/project.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const RUNS = 10;
const IN_NEWMAN = 2;
const main = inRoot('dist', 'cli', 'main.js');
/** What the record calls a verdict. */
const OUTCOMES = { answered: 'answered', 'refused as documented': 'refused-as-documented', 'not sent': 'skipped' };

export async function prove() {
  const folder = temporaryFolder();
  try {
    const [asApp, asUser] = await Promise.all([emulate(folder, 'app.json'), emulate(folder, 'user.json', '--as-user')]);
    const problems = [];
    for (let run = 1; run <= RUNS; run += 1)
      problems.push(...(await runOnce(folder, `run ${run}`, run % 2 === 0 ? ['--concurrency', '8'] : [])));
    for (let run = 1; run <= IN_NEWMAN; run += 1) {
      problems.push(...(await runInNewman(asApp, AS_SERVICE_PRINCIPAL, `plain Newman as the app, ${run}`)));
      problems.push(...(await runInNewman(asUser, AS_USER, `plain Newman as a user, ${run}`)));
    }
    assertNone('whole runs can be repeated on one emulator', problems);
    return `${RUNS} runs one after the other, then ${IN_NEWMAN} of plain Newman as the app and as a user: each green, ${JSON.stringify(AS_SERVICE_PRINCIPAL.counts)} and ${JSON.stringify(AS_USER.counts)}`;
  } finally {
    endProcesses();
  }
}

/** Starts an emulator of its own process. Gives the file that it wrote. */
async function emulate(folder, name, ...args) {
  const file = join(folder, name);
  const ended = runToEnd(process.execPath, [main, 'emulate', '--port', '0', '--write-env', file, ...args], {
    cwd: folder,
  });
  for (;;) {
    if (existsSync(file)) return file;
    const end = await Promise.race([ended, wait(50)]);
    if (end !== undefined) throw new Error(`emulate ended with ${end.code}: ${end.output}`);
  }
}

async function runOnce(folder, what, args) {
  const { code, output } = await runToEnd(process.execPath, [main, 'run', '--env', 'app.json', ...args], {
    cwd: folder,
  });
  if (code !== 0) return [`${what}: ended with ${code}: ${output.slice(-600)}`];
  const { counts, entries } = JSON.parse(readFileSync(join(folder, 'reports', 'record.json'), 'utf8'));
  const left = entries.filter(({ outcome }) => outcome === 'skipped').map(({ request }) => request);
  return [
    ...Object.entries(AS_SERVICE_PRINCIPAL.counts)
      .filter(([verdict, count]) => counts[OUTCOMES[verdict]] !== count)
      .map(([verdict, count]) => `${what}: ${counts[OUTCOMES[verdict]]} ${verdict} instead of ${count}`),
    ...(String(left) === String(AS_SERVICE_PRINCIPAL.notSent) ? [] : [`${what}: left out ${left.join(', ')}`]),
  ];
}

async function runInNewman(file, expected, what) {
  const { verdicts, failures } = await runCollection({
    environment: JSON.parse(readFileSync(file, 'utf8')),
    operationsOnly: true,
  });
  return [
    ...findMiscounts(verdicts, expected, what),
    ...failures.map(({ item, message }) => `${what}, ${item}: ${message}`),
  ];
}
