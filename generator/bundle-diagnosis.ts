import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { PackedFacts } from '../catalogue/packed-facts.ts';
import type { CollectionScript } from './bundle.ts';
import { bundleModules, printRows } from './esbuild.ts';
import { compactFacts, factsOfLists } from './facts.ts';

const ENTRY: Readonly<Record<CollectionScript, string>> = {
  prerequest: 'diagnosis/carried/of-script.ts',
  test: 'diagnosis/carried/of-calls.ts',
};

/**
 * The lines of a function `loadDiagnosis` for a script: the rules, and what they need to know of each request. They stand inside a
 * function so that a request which goes well does not pay for them: the engine looks into it only when it is called.
 */
export async function bundleDiagnosis(script: CollectionScript): Promise<string[]> {
  const code = await bundleModules(ENTRY[script], { globalName: 'diagnosis', plugins: [withoutProvenance] });
  return ['// Why a request failed: the folder diagnosis, bundled. Generated: edit the source, not this.', 'function loadDiagnosis() {', ...code, ...printFacts(script === 'test' ? compactFacts() : factsOfLists()), '}'];
}

function printFacts({ words, scopes, rows }: PackedFacts): string[] {
  return [
    'return diagnosis.carry({',
    `  words: ${JSON.stringify(words)},`,
    '  scopes: [',
    ...scopes.map((scope) => `    ${JSON.stringify(scope)},`),
    '  ],',
    '  rows: {',
    ...printRows(rows),
    '  },',
    '});',
  ];
}

/** Where a rule's fact comes from stands on the page of all rules, and is no part of an explanation. */
const withoutProvenance: Plugin = {
  name: 'without provenance',
  setup(esbuild) {
    esbuild.onLoad({ filter: /diagnosis[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { loader: 'ts', contents: text.replace(/^ {2}(source|evidence):\s*(['"`]).*?\2,\n/gms, '') };
    });
  },
};
