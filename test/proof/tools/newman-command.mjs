import { runToEnd } from './process.mjs';
import { collectionFile, fromProject, inRoot } from './project.mjs';
import { temporaryJson } from './temporary.mjs';
import { verdictOf } from './verdict.mjs';

const program = fromProject.resolve('newman/bin/newman.js');

/**
 * Runs Newman's own command line on the committed collection, as a person would in a pipeline.
 * @param {object} environment kept in a file that only this user can read, and removed
 * @param {string[] | { collection?: object | undefined, folder?: string }} [options] such as `--folder`, `Groups`; or another collection,
 *   one folder
 * @returns {Promise<import('./verdict.mjs').ToolRun>} the verdicts are read from what it printed
 */
export async function runNewman(environment, options = []) {
  const file = temporaryJson('environment.json', environment);
  const { collection, folder } = Array.isArray(options) ? {} : options;
  const given = collection ? temporaryJson('collection.json', collection) : collectionFile;
  const only = Array.isArray(options) ? options : folder === undefined ? [] : ['--folder', folder];
  const args = [program, 'run', given, '-e', file, '--color', 'off', '--reporters', 'cli', ...only];
  const { code, output } = await runToEnd(process.execPath, args, { cwd: inRoot() });
  const verdicts = new Map([...readLines(output)].map(([name, lines]) => [name, verdictOf(lines)]));
  return { code, output, verdicts };
}

/** Newman's json reporter leaves out what was not sent, its text does not: `↳ name`, then `✓  test`, `-  [skipped] test` or `1. test`. */
function readLines(output) {
  /** @type {Map<string, import('./newman.mjs').Line[]>} */
  const byName = new Map();
  /** @type {import('./newman.mjs').Line[] | undefined} */
  let lines;
  for (const line of output.split(/\r?\n/)) {
    if (/^┌/.test(line)) break; // the totals, and after them the failures once more
    const [, name] = /^↳ (.*)$/.exec(line) ?? [];
    const [, passed] = /^ {2}[✓√] {2}(.*)$/.exec(line) ?? [];
    const [, skipped] = /^ {2}- {2}\[skipped\] (.*)$/.exec(line) ?? [];
    const [, failed] = /^ {0,2}\d+\. (.*)$/.exec(line) ?? [];
    if (name !== undefined) byName.set(name, (lines = []));
    else if (passed !== undefined) lines?.push({ name: passed, passed: true });
    else if (skipped !== undefined) lines?.push({ name: skipped, passed: true, skipped: true });
    else if (failed !== undefined) lines?.push({ name: failed.trim(), passed: false });
  }
  return byName;
}
