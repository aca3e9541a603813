// `compare` on every pair of sides names exactly the operations that differ, and what keeps the one side out of each.
import { runTests } from '../tools/jest.mjs';

const FEWEST = 10;

export async function prove() {
  const passed = await runTests('each pair differs as it should', ['test/runner/compare/pairs'], FEWEST);
  return `${passed} pairs of identities, each over the whole collection`;
}
