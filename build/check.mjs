// What `npm test` runs: types and lint side by side, then one step after the other; the first that fails ends it with its exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = (...path) => join(root, 'node_modules', ...path);

const steps = [
  ['types', [script('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']],
  // One program for each event: a pre-request script has no response, and its types say so.
  ['types of the pre-request script', [script('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'scripts/prerequest']],
  ['types of the test script', [script('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'scripts/test']],
  // The page runs in a browser: other globals.
  ['types of the page', [script('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'reporting/page/client']],
  ['lint', [script('eslint', 'bin', 'eslint.js'), '.']],
  ['build', ['build/build.mjs']], // before the tests: some of them start the built command line
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

const types = steps.filter(([name]) => name.startsWith('types'));
const lint = steps.filter(([name]) => name === 'lint');
await Promise.all([inTurn(types), inTurn(lint)]);
await inTurn(steps.filter((step) => !types.includes(step) && !lint.includes(step)));

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
