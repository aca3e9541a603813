import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { CollectionScript } from './collection-script.ts';
import { lookUpRows } from '../diagnosis/carried/look-up-rows.ts';
import { powerBiRows } from '../diagnosis/carried/powerbi-rows.ts';
import { tokenCodes, tokenRows } from '../diagnosis/carried/token-rows.ts';
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
    for (const { module, instead } of script === 'test' ? SHORTER : [CODE_AND_MESSAGE, ...SHORTER])
      esbuild.onLoad({ filter: module }, () => ({ contents: instead }));
    esbuild.onLoad({ filter: /diagnosis[\\/]rules[\\/].*\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: travelling(script, nameOf(path), await readFile(path, 'utf8')),
    }));
  },
});

/** The tables that the generator evaluates: a script has their rows. */
const TABLES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'look-up-rows.ts': { lookUpRows },
  'powerbi-rows.ts': { powerBiRows },
  'token-rows.ts': { tokenRows, tokenCodes },
};

function tableIn(path: string): string {
  return Object.entries(TABLES[path.split(/[\\/]/).at(-1)!]!)
    .map(([name, table]) => `export const ${name} = ${printedTable(table)};`)
    .join('\n');
}

/** One row a line. */
function printedTable(table: object): string {
  if (Array.isArray(table)) return `[\n${table.map((row) => `  ${printed(row)},\n`).join('')}]`;
  return `{\n${Object.entries(table)
    .map(([name, row]) => `  ${JSON.stringify(name)}: ${printed(row)},\n`)
    .join('')}}`;
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

/** Modules of the diagnosis that a script has in a shorter form. */
const SHORTER: readonly { readonly module: RegExp; readonly instead: string }[] = [
  // A script sees whole answers, of one API and its sign-in. The request id stands in front of its words.
  { module: /diagnosis[\\/]view\.ts$/, instead: "export { viewOf } from './carried/carried-view.ts';" },
  { module: /diagnosis[\\/]said\.ts$/, instead: "export { wordsOf } from './carried/carried-words.ts';" },
  // The plan has the roles.
  { module: /diagnosis[\\/]access[\\/]least-role\.ts$/, instead: "export * from './carried-least-role.ts';" },
  // What failed inside a success, a script shows in the answer's own words.
  { module: /diagnosis[\\/]inside\.ts$/, instead: 'export const failuresInside = () => [];' },
];

/** Before a request: the list's own request says more of its words when it is sent. */
const CODE_AND_MESSAGE: (typeof SHORTER)[number] = {
  module: /diagnosis[\\/]said\.ts$/,
  instead:
    "export const wordsOf = ({ code, info, message }) => ({ said: [code || info, message].filter(Boolean).join(': ') });",
};

/** The file of a rule as `what-travels.ts` names it. */
function nameOf(path: string): string {
  return path.split(/[\\/]/).slice(-2).join('/');
}

const isIn = (names: readonly string[], name: string): boolean => names.includes(name);

/** The source of a rule without what does not travel of it. */
export function travelling(script: CollectionScript, name: string, source: string): string {
  if (isIn(travels.never, name)) return withoutRule(name, source);
  if (name.endsWith('/index.ts')) return withoutNever(name, source);
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

/** A list of rules without those that do not travel; where another rule names one of them it is still there, and never applies. */
function withoutNever(index: string, source: string): string {
  const folder = index.slice(0, index.indexOf('/'));
  const gone = [...source.matchAll(/^import \{ (\w+) \} from '\.\/([\w-]+\.ts)';$/gm)].flatMap(([line, rule, file]) =>
    isIn(travels.never, `${folder}/${file}`) ? [line, `  ${rule},`] : [],
  );
  return source
    .split('\n')
    .filter((line) => !gone.includes(line))
    .join('\n');
}

/** Begins a line, at any depth: what a rule says of its reason, and how sure it is. */
const REASON = /^( +)(?:why|certainty):/;
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
