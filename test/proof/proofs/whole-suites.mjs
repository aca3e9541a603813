// What `npm test` tries some cases of, with every case there is: signals at each moment, every verb of every request, the whole
// collection with the changes to Newman and without, recipes that read 50 pages or are interrupted at any step.
import { runTests } from '../tools/jest.mjs';

const FEWEST = 60;
const SUITES = [
  'test/faults/process',
  'test/faults/interruption',
  'test/scripts/verbs',
  'test/diagnosis/wire',
  'test/diagnosis/mutations',
  'test/runner/newman/patches.collection',
  'test/recipes/conditions-of-tenants',
  'test/recipes/interrupted',
];

export async function prove() {
  const passed = await runTests('long tables hold in every case', SUITES, FEWEST);
  return `${passed} tests with every case: faults, interruptions, verbs, patches, recipes`;
}
