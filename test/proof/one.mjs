// Runs the one proof that its first argument names and prints its line; the reasons of a failure follow, each on a line of its own.
// Exit code 1 for a failure. A process of its own, so that one proof's programs and files end with it and not with another's.
import { ProofFailed } from './tools/problems.mjs';
import { endProcesses } from './tools/process.mjs';
import { Skip } from './tools/skip.mjs';
import { removeTemporary } from './tools/temporary.mjs';

const [name, length] = process.argv.slice(2);
const started = Date.now();
const say = (word, text) => console.log(`${word} ${name}: ${text} (${((Date.now() - started) / 1000).toFixed(1)} s)`);

// Whatever happens: no process and no file with a secret outlives this one.
process.on('exit', () => {
  endProcesses();
  removeTemporary();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

try {
  const { prove } = await import(`./proofs/${name}.mjs`);
  say('PASS', await prove({ short: length === '--short' }));
  process.exit(0);
} catch (error) {
  if (error instanceof Skip) {
    say('SKIP', error.message);
    process.exit(0);
  }
  const failed = error instanceof ProofFailed;
  say('FAIL', failed ? error.message : (error instanceof Error && error.stack) || String(error));
  for (const problem of failed ? error.problems : []) console.log(`     - ${problem}`);
  process.exit(1);
}
