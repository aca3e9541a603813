// What `npm test` runs: what looks at the sources in two lanes side by side, then the tests, then whether what is generated is up to
// date. The first step that fails ends it with its exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = (...path) => join(root, 'node_modules', ...path);

/** What a step found out the last time, so that the next takes a part of the time. */
const cache = join('node_modules', '.cache');

/** One program of the compiler; each has globals of its own. */
const types = (what, project) => [
  `types ${what}`,
  [
    ...[script('typescript', 'bin', 'tsc'), '--noEmit', '-p', project],
    ...['--incremental', '--tsBuildInfoFile', join(cache, 'types', `${project.replace(/\W/g, '-')}.tsbuildinfo`)],
  ],
];

const lint = [['lint', [script('eslint', 'bin', 'eslint.js'), '.']]];
const others = [
  types('of all rooms', '.'),
  types('of the pre-request script', 'scripts/prerequest'),
  types('of the test script', 'scripts/test'),
  types('of the page', 'reporting/page/client'),
  types('of the bench and the build', 'test/bench'),
  types('of the proofs', 'test/proof'),
  [
    'format',
    [
      ...[script('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'format')],
    ],
  ],
  ['build', ['build/build.mjs']], // before the tests: some of them start the built command line
];
const tests = [
  [
    'tests',
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      script('jest', 'bin', 'jest.js'),
      ...process.argv.slice(2),
    ],
  ],
  ['generated files', ['dist/cli/main.js', 'generate', '--check']],
];

if (!existsSync(script('typescript'))) {
  console.error('The dependencies are not installed. Run `npm ci`, then try again.');
  process.exit(2);
}

// What still runs beside a step that failed ends with it.
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

await Promise.all([inTurn(lint), inTurn(others)]);
await inTurn(tests);

async function inTurn(chain) {
  for (const [name, args] of chain) {
    console.error(`> ${name}`);
    const code = await run(args);
    if (code !== 0) {
      console.error(`x ${name} failed (exit code ${code})`);
      process.exit(code);
    }
  }
}

function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  running.add(child);
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      running.delete(child);
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
