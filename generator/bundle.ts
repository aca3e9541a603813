import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { PackedFacts } from '../catalogue/model/packed-facts.ts';
import type { Plan } from '../scripts/shared/plan.ts';
import { carriedDiagnosis, checkModule } from './bundle-diagnosis.ts';
import { bundleSigning } from './bundle-signing.ts';
import { bundleModules, printRows } from './esbuild.ts';
import { compactFacts } from './facts.ts';
import { buildPlan } from './plan.ts';

/** The scripts that stand at collection level, by the event they listen to. */
export type CollectionScript = 'prerequest' | 'test';

/**
 * Bundles one of the Postman scripts into readable lines. The pre-request script is preceded by the plan, one request a line:
 * data crosses as JSON, never as pieces of code. Signing follows; behind the test script stand the facts of the requests.
 */
export async function bundleScript(
  name: CollectionScript,
  catalogue: Catalogue,
  plan: Plan = buildPlan(catalogue),
): Promise<string[]> {
  const header = [
    `// scripts/${name}/collection.ts and what it imports, bundled. Generated: edit the source, not this.`,
  ];
  const data = name === 'prerequest' ? printPlan(plan) : [];
  const signing = name === 'prerequest' ? await bundleSigning() : [];
  const modules = await bundleModules(`scripts/${name}/collection.ts`, {
    format: 'esm',
    plugins: [carriedDiagnosis(name)],
  });
  modules.forEach(checkModule);
  return [
    ...header,
    ...data,
    // In a function of their own, so that no name of theirs meets one of another script; not indented, which is a twentieth of the text.
    '(() => {',
    ...modules,
    '})();',
    ...signing,
    ...(name === 'test' ? printFacts(compactFacts(catalogue)) : []),
  ];
}

function printPlan(plan: Plan): string[] {
  return [
    'const PLAN = {',
    '  requests: {',
    ...printRows(plan.requests),
    '  },',
    '  resources: {',
    ...printRows(plan.resources),
    '  },',
    `  aliases: ${JSON.stringify(plan.aliases)},`,
    '};',
  ];
}

function printFacts({ words, scopes, rows }: PackedFacts): string[] {
  return [
    'function loadFacts() {',
    'return {',
    `  words: ${JSON.stringify(words)},`,
    '  scopes: [',
    ...scopes.map((scope) => `    ${JSON.stringify(scope)},`),
    '  ],',
    '  rows: {',
    ...printRows(rows),
    '  },',
    '};',
    '}',
  ];
}
