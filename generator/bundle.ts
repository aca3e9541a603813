import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleDiagnosis } from './bundle-diagnosis.ts';
import type { Plan } from '../scripts/shared/plan.ts';

/** The scripts that stand at collection level, by the event they listen to. */
export type CollectionScript = 'prerequest' | 'test';

/**
 * Bundles one of the Postman scripts into readable lines. The pre-request script is preceded by the plan, one request a line:
 * data crosses as JSON, never as pieces of code. The diagnosis follows.
 */
export async function bundleScript(name: CollectionScript, plan: Plan): Promise<string[]> {
  const root = projectRoot();
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`scripts/${name}/collection.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    target: 'es2020',
    charset: 'utf8',
    minify: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = result.outputFiles[0]!.text.trimEnd().split('\n');
  const header = [`// scripts/${name}/collection.ts and what it imports, bundled. Generated: edit the source, not this.`];
  const data = name === 'prerequest' ? printPlan(plan) : [];
  return [...header, ...data, ...code, ...(await bundleDiagnosis(name))];
}

function printPlan(plan: Plan): string[] {
  const rows = (record: Readonly<Record<string, unknown>>): string[] => Object.entries(record).map(([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)},`);
  return [
    'const PLAN = {',
    '  requests: {',
    ...rows(plan.requests),
    '  },',
    '  resources: {',
    ...rows(plan.resources),
    '  },',
    `  aliases: ${JSON.stringify(plan.aliases)},`,
    '};',
  ];
}

/** The folder with package.json, from the sources and from `dist` alike. */
export function projectRoot(): string {
  const here = fileURLToPath(new URL('..', import.meta.url));
  return here.replace(/dist[\\/]$/, '');
}
