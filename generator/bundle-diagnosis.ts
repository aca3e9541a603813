import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { CollectionScript } from './bundle.ts';
import { bundleModules } from './esbuild.ts';

const ENTRY: Readonly<Record<CollectionScript, string>> = {
  prerequest: 'diagnosis/carried/of-script.ts',
  test: 'diagnosis/carried/of-calls.ts',
};

/**
 * The lines of a function `loadDiagnosis` for a script: the rules. They stand inside a
 * function so that a request which goes well does not pay for them: the engine looks into it only when it is called.
 */
export async function bundleDiagnosis(script: CollectionScript): Promise<string[]> {
  const bundled = await bundleModules(ENTRY[script], {
    format: 'esm',
    plugins: [withoutUnused(script), withoutProvenance],
  });
  bundled.forEach(checkModule);
  // The export is the function that is called at the end.
  const code = bundled.map((module) => module.replace(/\nexport \{\s*carry\s*\};$/, ''));
  return [
    '// Why a request failed: the folder diagnosis, bundled. Generated: edit the source, not this.',
    'function loadDiagnosis() {',
    ...code,
    'return carry();',
    '}',
  ];
}

/** A rule brought into a script what belongs to the page and the tests alone. */
export class CarriedTooMuch extends Error {
  override readonly name = 'CarriedTooMuch';
}

/**
 * Where a rule's fact comes from, how sure it is and what shows it are on the page of all rules and in the tests, and not part of a test's line.
 * Of the rows of a family the line has the code and the title, beside what the service said: the steps are on the page.
 */
const withoutProvenance: Plugin = {
  name: 'without provenance',
  setup(esbuild) {
    esbuild.onLoad({ filter: /diagnosis[\\/](rules|families)[\\/].*\.ts$/ }, async ({ path }) => {
      const stripped = stripProvenance(await readFile(path, 'utf8'));
      return { loader: 'ts', contents: FAMILY.test(path) ? stripSteps(stripped) : stripped };
    });
  },
};

/** Modules of the diagnosis that a script never needs, with what stands there instead. */
const UNUSED: readonly {
  readonly module: RegExp;
  readonly instead: string;
  readonly in: readonly CollectionScript[];
}[] = [
  // Words for the page about what a row goes by.
  {
    module: /diagnosis[\\/]families[\\/]evidence\.ts$/,
    instead: "export const evidenceOf = () => '';",
    in: ['prerequest', 'test'],
  },
  // A script has the status of every answer.
  {
    module: /diagnosis[\\/]likely-status\.ts$/,
    instead: 'export const likelyStatus = () => 0;',
    in: ['prerequest', 'test'],
  },
  // The pre-request script explains refusals alone.
  { module: /diagnosis[\\/]inside\.ts$/, instead: 'export const failuresInside = () => [];', in: ['prerequest'] },
];

function withoutUnused(script: CollectionScript): Plugin {
  return {
    name: 'without what the script never needs',
    setup(esbuild) {
      for (const { module, instead } of UNUSED.filter((each) => each.in.includes(script)))
        esbuild.onLoad({ filter: module }, () => ({ contents: instead }));
    },
  };
}

const FAMILY = /families[\\/]\w+[\\/]/;
const PROVENANCE = /^( {2}| {4})(?:source|evidence|example|nearMiss|docs|certainty):/;
const STEPS = /^( {4})(?:why|fix):/;
/** What only examples need. The bundler would drop it, but would also count its names, and number others of the same name. */
const PARTS = /^import .*\/example-parts\.ts';$/;

/** The rows of a source without their explanation and steps. */
export function stripSteps(source: string): string {
  return without(STEPS, source);
}

/**
 * A source without the properties `source`, `evidence`, `example`, `nearMiss`, `docs` and `certainty` of its rules. They begin a line, indented by two (a rule) or four
 * (a row in a list). To each belong the deeper lines that follow, and a line of closing brackets as deep as itself.
 */
export function stripProvenance(source: string): string {
  return without(
    PROVENANCE,
    source
      .split('\n')
      .filter((line) => !PARTS.test(line))
      .join('\n'),
  );
}

function without(property: RegExp, source: string): string {
  const kept: string[] = [];
  let indent: string | undefined;
  for (const line of source.split('\n')) {
    const begins = property.exec(line)?.[1];
    if (begins !== undefined) {
      indent = begins;
    } else if (indent === undefined || !continues(line, indent)) {
      indent = undefined;
      kept.push(line);
    }
  }
  return kept.join('\n');
}

function continues(line: string, indent: string): boolean {
  return line.startsWith(`${indent} `) || (line.startsWith(indent) && /^[)\]}]+,?$/.test(line.slice(indent.length)));
}

/** In the bundle, a property that is a text, and any that is an example: a rule written in another form than {@link stripProvenance} expects. */
const LEFT = /(?:^|[{,]) *(example|nearMiss|(?:source|evidence)(?=: ["'`])):/m;

/** @throws CarriedTooMuch when a module of the bundle still has one of those properties */
export function checkModule(code: string): void {
  const [, file] = /^ *\/\/ (\S+\.ts)$/m.exec(code) ?? [];
  const name = LEFT.exec(code)?.[1];
  if (file !== undefined && name !== undefined)
    throw new CarriedTooMuch(
      `${file}, ${name}: it must begin a line of its own, indented by two spaces in a rule and by four in a row, or every script of the collection would carry it`,
    );
}
