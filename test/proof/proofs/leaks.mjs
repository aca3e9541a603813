// Nothing that is written holds a secret: every fault, output, flag, collection and source of the secrets, each with each; every byte is scanned.
import { runTests } from '../tools/jest.mjs';

const FEWEST = 500;

export async function prove() {
  const passed = await runTests('nothing leaks', ['test/leaks', 'test/runner/redaction'], FEWEST);
  return `${passed} combinations of faults, outputs, flags and encodings: no secret in any byte that was written`;
}
