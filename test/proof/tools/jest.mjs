import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertNone } from './problems.mjs';
import { runToEnd } from './process.mjs';
import { inRoot, root } from './project.mjs';
import { temporaryFolder } from './temporary.mjs';

/**
 * Runs tests of the project whole, of whose cases `npm test` tries only some (test/cases.ts).
 * @param {string} what they show, for the message of a failure
 * @param {string[]} places folders or files of tests
 * @param {number} fewest that must have passed
 * @returns how many passed
 */
export async function runTests(what, places, fewest) {
  const file = join(temporaryFolder(), 'tests.json');
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, ...places, '--json', `--outputFile=${file}`, '--testTimeout=120000'];
  const { output } = await runToEnd(process.execPath, args, { cwd: root, env: { CASES: 'all' } });
  const { numPassedTests, testResults } = readResults(file, output);
  const failed = testResults.flatMap(({ assertionResults, message }) => {
    const names = assertionResults.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName);
    return assertionResults.length === 0 ? [message] : names;
  });
  assertNone(what, failed);
  if (numPassedTests < fewest) throw new Error(`only ${numPassedTests} tests ran`);
  return numPassedTests;
}

function readResults(file, output) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`the tests did not end: ${output.slice(-2_000)}`);
  }
}
