import type { Catalogue } from '../catalogue/model/catalogue.ts';
import type { Plan } from '../catalogue/model/plan.ts';
import { printPlan } from '../catalogue/model/plan-text.ts';
import { carriedDiagnosis, checkModule } from './bundle-diagnosis.ts';
import { bundleSigning } from './bundle-signing.ts';
import type { CollectionScript } from './collection-script.ts';
import { bundleModules } from './esbuild.ts';
import { buildPlan } from './plan.ts';

/**
 * Bundles one of the Postman scripts into readable lines. The pre-request script is preceded by the plan, one request a line:
 * data crosses as JSON, never as pieces of code. Signing follows.
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
  ];
}
