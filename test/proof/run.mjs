// Runs the proofs by other people's tools: `npm run proof`, or `npm run proof -- prism bruno` for some of them. Two at a time, where
// there are two cores. One line each on stdout. Exit code 1 when one fails. Works on a bare machine: it installs and builds what is
// missing first.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { install } from './install.mjs';
import { endProcesses, runToEnd } from './tools/process.mjs';
import { inRoot, root } from './tools/project.mjs';

/** In the order in which they start: the quick ones first, and of the others the longest, so that the two lanes end together. Each is a file of its own in proofs/. */
const PROOFS = [
  'dry',
  'schema',
  'azure-identity',
  'clients',
  'prism',
  'check',
  'postman-cli',
  'safety',
  'every-test-can-fail',
  'bruno',
  'recipes',
  'package',
  'scale',
  'sign-in',
  'share',
  'newman-cli',
  'page',
  'compare',
  'embed',
  'repeated',
  'compare-pairs',
  'whole-suites',
  'same-verdicts',
  'command-line-sign-in',
  'init-ci',
  'init-ci-elsewhere',
  'refused',
  'faults',
  'leaks',
];

/** Too long for each change: `--short` leaves them out. Of most of them `npm test` has a part. */
const LONG = [
  'repeated',
  'same-verdicts',
  'command-line-sign-in',
  'init-ci',
  'init-ci-elsewhere',
  'compare-pairs',
  'whole-suites',
  'refused',
  'faults',
  'leaks',
];

/** A proof mostly keeps one core busy. */
const AT_ONCE = Math.min(2, availableParallelism());

const asked = process.argv.slice(2);
const short = asked.includes('--short');
const named = asked.filter((word) => word !== '--short');
const unknown = named.filter((name) => !PROOFS.includes(name));
if (unknown.length) {
  console.error(`There is no proof called ${unknown.join(', ')}. There are: ${PROOFS.join(', ')}.`);
  process.exit(2);
}

/** The proofs that run now. Each ends its own programs and removes its own files when it is told to stop. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop());

await prepare();
const waiting = PROOFS.filter((name) => (named.length ? named.includes(name) : !short || !LONG.includes(name)));
let failed = 0;
await Promise.all(Array.from({ length: AT_ONCE }, lane));
process.exit(failed ? 1 : 0);

async function prepare() {
  try {
    if (existsSync(inRoot('build', 'install.mjs')))
      await step([inRoot('build', 'install.mjs')], 'The installation of the project');
    await install();
    await step([inRoot('build', 'build.mjs')], 'The build');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Its output goes to stderr: stdout is for the lines about the proofs. */
async function step(args, what) {
  const { code } = await runToEnd(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}

/** Takes one proof after the other from those that wait. */
async function lane() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const code = await run(name);
    // After the wait: the other lane counts in the meantime.
    if (code !== 0) failed += 1;
  }
}

/** Runs one proof as a process and prints its lines together when it has ended. Gives its exit code. */
function run(name) {
  const child = spawn(process.execPath, [inRoot('test', 'proof', 'one.mjs'), name, ...(short ? ['--short'] : [])], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const parts = [];
  child.stdout.on('data', (part) => parts.push(part));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      process.stdout.write(
        parts.length ? Buffer.concat(parts) : `FAIL ${name}: it ended without a word (exit code ${code})\n`,
      );
      resolve(parts.length ? code : 1);
    });
  });
}

async function stop() {
  waiting.length = 0;
  endProcesses();
  await Promise.all([...running].map((child) => new Promise((resolve) => child.on('close', resolve).kill('SIGTERM'))));
  process.exit(130);
}
