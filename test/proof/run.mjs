// Runs the proofs by other people's tools, one after another: `npm run proof`, or `npm run proof -- prism bruno` for some of them.
// One line each on stdout. Exit code 1 when one fails. Works on a bare machine: it installs and builds what is missing first.
import { existsSync } from 'node:fs';
import { install } from './install.mjs';
import { endProcesses, runToEnd } from './tools/process.mjs';
import { Skip } from './tools/skip.mjs';
import { inRoot, root } from './tools/project.mjs';
import { removeTemporary } from './tools/temporary.mjs';

/** In the order in which they run: the quick ones first. Each is a file of its own in proofs/. */
const PROOFS = ['dry', 'check', 'schema', 'azure-identity', 'command-line-sign-in', 'sign-in', 'share', 'page', 'compare', 'compare-pairs', 'prism', 'newman-cli', 'repeated', 'postman-cli', 'same-verdicts', 'bruno', 'scale', 'init-ci', 'safety', 'refused', 'every-test-can-fail', 'faults', 'leaks'];

/** Too long for each change: `--short` leaves them out. Of most of them `npm test` has a part. */
const LONG = ['repeated', 'same-verdicts', 'command-line-sign-in', 'init-ci', 'compare-pairs', 'refused', 'faults', 'leaks'];

const asked = process.argv.slice(2);
const short = asked.includes('--short');
const named = asked.filter((word) => word !== '--short');
const wanted = short && !named.length ? PROOFS.filter((name) => !LONG.includes(name)) : named;
const unknown = wanted.filter((name) => !PROOFS.includes(name));
if (unknown.length) {
  console.error(`There is no proof called ${unknown.join(', ')}. There are: ${PROOFS.join(', ')}.`);
  process.exit(2);
}

// Whatever happens: no process and no file with a secret outlives this one.
process.on('exit', () => {
  endProcesses();
  removeTemporary();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

await prepare();
let failed = 0;
for (const name of PROOFS) if (!wanted.length || wanted.includes(name)) failed += await run(name);
process.exit(failed ? 1 : 0);

async function prepare() {
  try {
    if (existsSync(inRoot('cli', 'install.mjs'))) await step([inRoot('cli', 'install.mjs')], 'The installation of the project');
    await install();
    await step([inRoot('cli', 'build.mjs')], 'The build');
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/** Its output goes to stderr: stdout is for the lines about the proofs. */
async function step(args, what) {
  const { code } = await runToEnd(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}

/** Runs one proof and prints its line; the reasons of a failure follow, each on a line of its own. Gives 1 for a failure. */
async function run(name) {
  const started = Date.now();
  const say = (word, text) => console.log(`${word} ${name}: ${text} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  try {
    const { prove } = await import(`./proofs/${name}.mjs`);
    say('PASS', await prove({ short }));
    return 0;
  } catch (error) {
    if (error instanceof Skip) {
      say('SKIP', error.message);
      return 0;
    }
    say('FAIL', error.problems ? error.message : (error.stack ?? String(error)));
    for (const problem of error.problems ?? []) console.log(`     - ${problem}`);
    return 1;
  } finally {
    endProcesses();
    removeTemporary();
  }
}
