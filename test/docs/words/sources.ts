import { readdirSync } from 'node:fs';
import type { Cause } from '../../../diagnosis/cause.ts';
import { causesOfExamples, causesOfRefusals } from '../../diagnosis/every-cause.ts';
import { commentsIn, descriptionsIn, proseIn, textOf } from './prose.ts';
import { literalsIn } from './literals.ts';

/** What is written for people; `docs/diagnosis.md` is made from the rules, and decisions are notes of ours. */
const GUIDES: readonly string[] = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'emulator/scenarios/README.md',
  ...[
    'access',
    'architecture',
    'check',
    'ci',
    'compare',
    'contributing-a-rule',
    'emulator',
    'explain',
    'scale',
    'sharing',
    'sign-in',
  ].map((name) => `docs/${name}.md`),
];

const COLLECTION = 'collections/powerbi.postman_collection.json';
const ENVIRONMENTS = 'environments';

/** Without `described/`, which has Microsoft's words. */
const POWER_BI: readonly string[] = [
  ...['access', 'curated', 'prose'].map((folder) => `catalogue/powerbi/${folder}`),
  ...['before-you-start', 'catalogue', 'folders', 'quick-start', 'resources', 'start-here'].map(
    (file) => `catalogue/powerbi/${file}.ts`,
  ),
];

/** JavaScript that is written as text. */
const PATCHES = ['/patches/lanes.ts', '/patches/sandbox-source.ts'];

/** The service's own names, and a shell script with OpenSSL's settings. */
const CODE_IN_CLI = ['/reason-names.ts', '/client/setup.ts'];

/** The service's own words. */
const ANSWERS = ['/entra/errors.ts', '/envelopes.ts'];

/** The texts of the causes of every example and of every refusal, each once. */
const causes = once(() => [...causesOfExamples(), ...causesOfRefusals()].flatMap(textsOf));

/** What each scenario says of itself. */
const scenarios = once(() =>
  readdirSync('emulator/scenarios')
    .filter((name) => name.endsWith('.json'))
    .map((name) => (JSON.parse(textOf(`emulator/scenarios/${name}`)) as { about: string }).about),
);

/** What the collection and the environments say of themselves, of folders, requests, parameters and variables. */
const collection = once(() =>
  [COLLECTION, ...readdirSync(ENVIRONMENTS).map((name) => `${ENVIRONMENTS}/${name}`)].flatMap(descriptionsIn),
);

/** Where texts that a user can meet come from: what it is, and its texts. */
export type Source = readonly [name: string, texts: () => readonly string[]];

/** Every text that a user can meet. To add texts, add a line. */
export const sources: readonly Source[] = [
  ['the causes', causes],
  ['diagnosis', () => literalsIn('diagnosis', { except: ['/sample.ts', '/example-parts.ts'] })],
  ['access', () => literalsIn('catalogue/powerbi/access')],
  ['command line', () => literalsIn('cli', { except: CODE_IN_CLI })],
  ['sharing', () => literalsIn('sharing')],
  ['reports', () => literalsIn('reporting', { except: ['/known-words.ts'] })],
  ['scripts', () => literalsIn('scripts')],
  ['generator', () => literalsIn('generator')],
  ['catalogue', () => ['catalogue/model', 'catalogue/entra', ...POWER_BI].flatMap((place) => literalsIn(place))],
  ['runner', () => literalsIn('runner', { except: PATCHES })],
  ['emulator', () => literalsIn('emulator', { except: ANSWERS })],
  ['scenarios', scenarios],
  ['collection and environments', collection],
  ['settings file', () => commentsIn('.env.example')],
  ...GUIDES.map((file): Source => [file, () => proseIn(file)]),
];

/** Those whose sentences are short: errors, help and causes. */
export const shortSources: readonly Source[] = [
  ['the causes', causes],
  ['the rules', () => literalsIn('diagnosis/rules', { without: ['source', 'evidence'] })],
  ['the families', () => literalsIn('diagnosis/families', { without: ['source', 'evidence'] })],
  ['the guesses', () => literalsIn('diagnosis/guesses', { without: ['source', 'evidence'] })],
  ['the checks of settings', () => literalsIn('diagnosis/settings')],
  ['the plan of access', () => literalsIn('diagnosis/access')],
  ['the notes of access', () => literalsIn('catalogue/powerbi/access')],
  ['the rules of the scan for secrets', () => literalsIn('sharing/scan', { except: ['/placeholder.ts'] })],
  ['command line', () => literalsIn('cli', { except: CODE_IN_CLI })],
  ['scripts', () => literalsIn('scripts')],
  ['runner', () => literalsIn('runner', { except: PATCHES })],
  ['scenarios', scenarios],
  ['collection and environments', collection],
  ...GUIDES.map((file): Source => [file, () => proseIn(file)]),
];

/** Texts that take long to make, made once. */
function once(make: () => readonly string[]): () => readonly string[] {
  let made: readonly string[] | undefined;
  return () => (made ??= [...new Set(make())]);
}

function textsOf({ title, why, fix }: Cause): string[] {
  return [title, why, ...fix];
}
