// `npm start`: installs, builds, generates and runs against the emulator, and says which of these it is doing.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist', 'cli', 'main.js');

const STEPS = [
  {
    says: 'Installing the dependencies, if they are missing (up to a minute)',
    script: join(root, 'build', 'install.mjs'),
    args: [],
  },
  { says: 'Building, if a source changed (up to a minute)', script: join(root, 'build', 'build.mjs'), args: [] },
  { says: 'Generating the collection (some seconds)', script: main, args: ['generate'] },
  { says: 'Running it against the emulator', script: main, args: ['run', '--emulator', ...process.argv.slice(2)] },
];

for (const [index, { says, script, args }] of STEPS.entries()) {
  console.error(`${index + 1}/${STEPS.length} ${says}`);
  const code = await run(script, args);
  if (code !== 0) {
    process.exitCode = code;
    break;
  }
}

/** Runs a script with the terminal as it is; a signal reaches it, and it says how all of this ends. */
function run(script, args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  process.on('SIGTERM', forward).on('SIGINT', ignore);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Node could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', forward).off('SIGINT', ignore);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Ctrl-C reaches the child by itself: the second one that a forward would make ends a run at once. */
function ignore() {}
