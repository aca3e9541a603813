// Nothing that is written holds a secret: every fault, output, flag, collection and source of the secrets, each with each; every byte is scanned.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertNone } from '../tools/problems.mjs';
import { runToEnd } from '../tools/process.mjs';
import { inRoot, root } from '../tools/project.mjs';
import { temporaryFolder } from '../tools/temporary.mjs';

const FEWEST = 500;

export async function prove() {
  const file = join(temporaryFolder(), 'leaks.json');
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, 'test/leaks', 'test/runner/redaction', '--json', `--outputFile=${file}`, '--testTimeout=120000'];
  const { output } = await runToEnd(process.execPath, args, { cwd: root, env: { LEAKS: 'all' } });
  const { numPassedTests, testResults } = readResults(file, output);
  const failed = testResults.flatMap(({ assertionResults, message }) => {
    const names = assertionResults.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName);
    return assertionResults.length === 0 ? [message] : names;
  });
  assertNone('nothing leaks', failed);
  if (numPassedTests < FEWEST) throw new Error(`only ${numPassedTests} combinations were tried`);
  return `${numPassedTests} combinations of faults, outputs, flags and encodings: no secret in any byte that was written`;
}

function readResults(file, output) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`the tests did not end: ${output.slice(-2_000)}`);
  }
}
