import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { CollectionScript } from './collection-script.ts';
import { lookUpRows } from '../diagnosis/carried/look-up-rows.ts';
import { powerBiRows } from '../diagnosis/carried/powerbi-rows.ts';
import { tokenRows } from '../diagnosis/carried/token-rows.ts';
import { travels } from '../diagnosis/carried/what-travels.ts';

/** A rule brought into a script what belongs to the page and the tests alone, or cannot be left out as it is written. */
export class CarriedTooMuch extends Error {
  override readonly name = 'CarriedTooMuch';
}

/** Bundles what the scripts import of the diagnosis: tables as data, and of the rules what `diagnosis/carried/what-travels.ts` lets travel. */
export const carriedDiagnosis = (script: CollectionScript): Plugin => ({
  name: 'what a script carries of the diagnosis',
  setup(esbuild) {
    esbuild.onLoad({ filter: /diagnosis[\\/]carried[\\/][\w-]+-rows\.ts$/ }, ({ path }) => ({
      contents: tableIn(path),
    }));
    for (const { module, instead } of UNUSED) esbuild.onLoad({ filter: module }, () => ({ contents: instead }));
    esbuild.onLoad({ filter: /diagnosis[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: travelling(script, nameOf(path), await readFile(path, 'utf8')),
    }));
  },
});

/** The tables that the generator evaluates: a script has their rows. */
const TABLES: Readonly<Record<string, readonly [name: string, rows: readonly object[]]>> = {
  'look-up-rows.ts': ['lookUpRows', lookUpRows],
  'powerbi-rows.ts': ['powerBiRows', powerBiRows],
  'token-rows.ts': ['tokenRows', tokenRows],
};

function tableIn(path: string): string {
  const [name, rows] = TABLES[path.split(/[\\/]/).at(-1)!]!;
  return `export const ${name} = [\n${rows.map((row) => `  ${printed(row)},\n`).join('')}];`;
}

/** As JSON; patterns as they are written in a script. */
function printed(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${printed(inner)}`)
    .join(', ')} }`;
}

/** Modules of the diagnosis that a script never needs, with what stands there instead. */
const UNUSED: readonly { readonly module: RegExp; readonly instead: string }[] = [
  // A script has the address and the status of every answer.
  { module: /diagnosis[\\/]service\.ts$/, instead: "export const serviceOfAnswer = () => 'other';" },
  { module: /diagnosis[\\/]likely-status\.ts$/, instead: 'export const likelyStatus = () => 0;' },
  // A line of a script has the service's words, and the request id stands in front of them.
  { module: /diagnosis[\\/]trace\.ts$/, instead: "export const traceOf = () => '';" },
  // What failed inside a success, a script shows in the answer's own words.
  { module: /diagnosis[\\/]inside\.ts$/, instead: 'export const failuresInside = () => [];' },
];

/** The file of a rule as `what-travels.ts` names it. */
function nameOf(path: string): string {
  return path.split(/[\\/]/).slice(-2).join('/');
}

const isIn = (names: readonly string[], name: string): boolean => names.includes(name);

/** The source of a rule without what does not travel of it. */
export function travelling(script: CollectionScript, name: string, source: string): string {
  if (isIn(travels.never, name)) return withoutRule(name, source);
  const told = without(REASON, stripProvenance(source));
  const byTitle = script === 'test' ? isIn(travels.byTitle, name) : !isIn(travels.withStepsBeforeRequests, name);
  return byTitle ? without(STEPS, told) : told;
}

/** In place of a rule that does not travel, one that never applies: others name it. */
function withoutRule(name: string, source: string): string {
  const exported = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, each]) => each!);
  if (exported.length !== 1 || !/^export const \w+: Rule = \{$/m.test(source))
    throw new CarriedTooMuch(`${name}: only a file that exports one rule and nothing else can stay behind`);
  return `export const ${exported[0]} = { stage: 'doubt', explain: () => null };`;
}

/** Begins a line, at any depth: what a rule says of its reason. */
const REASON = /^( +)why:/;
const STEPS = /^( +)fix:/;
const PROVENANCE = /^( {2})(?:source|evidence|example|nearMiss|docs|certainty):/;
/** What only examples need. The bundler would drop it, but would also count its names, and number others of the same name. */
const PARTS = /^import .*\/example-parts\.ts';$/;

/**
 * A source without the properties `source`, `evidence`, `example`, `nearMiss`, `docs` and `certainty` of its rules. They begin a line, indented by
 * two. To each belong the deeper lines that follow, and a line of closing brackets as deep as itself.
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
const LEFT = /(?:^|[{,])[ \t]*(example|nearMiss|why|(?:source|evidence)(?=: ["'`])):/m;

/** @throws CarriedTooMuch when a module of the bundle still has one of those properties */
export function checkModule(code: string): void {
  const [, file] = /^\s*\/\/ (\S+\.ts)$/m.exec(code) ?? [];
  const name = LEFT.exec(code)?.[1];
  if (file?.startsWith('diagnosis/rules/') === true && name !== undefined)
    throw new CarriedTooMuch(
      `${file}, ${name}: it must begin a line of its own (in a rule, indented by two spaces), or every script of the collection would carry it`,
    );
}
