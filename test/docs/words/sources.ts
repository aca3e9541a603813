import type { Cause } from '../../../diagnosis/cause.ts';
import { causesOfExamples, causesOfRefusals } from '../../diagnosis/every-cause.ts';
import { literalsIn } from './literals.ts';

/** The texts of the causes of every example and of every refusal, each once. */
const causes = once(() => [...causesOfExamples(), ...causesOfRefusals()].flatMap(textsOf));

/** Where texts that a user can meet come from: what it is, and its texts. */
export type Source = readonly [name: string, texts: () => readonly string[]];

/** Every text that a user can meet. To add texts, add a line. */
export const sources: readonly Source[] = [
  ['the causes', causes],
  ['diagnosis', () => literalsIn('diagnosis', { except: ['/sample.ts', '/example-parts.ts'] })],
  ['access', () => literalsIn('catalogue/powerbi/access')],
  ['sharing', () => literalsIn('sharing')],
  ['reports', () => literalsIn('reporting', { except: ['/known-words.ts'] })],
  ['scripts', () => literalsIn('scripts')],
  ['generator', () => literalsIn('generator')],
  ['catalogue', () => [...literalsIn('catalogue/model'), ...literalsIn('catalogue/powerbi', {except:['/shapes.ts']}), ...literalsIn('catalogue/entra')]],
  ['runner', () => literalsIn('runner')],
  ['emulator', () => literalsIn('emulator')],
];

/** Those whose sentences are short: errors, help and causes. */
export const shortSources: readonly Source[] = [
  ['the causes', causes],
  ['the rules', () => literalsIn('diagnosis/rules', { without: ['source', 'evidence'] })],
  ['the families', () => literalsIn('diagnosis/families', { without: ['source', 'evidence'] })],
  ['the checks of settings', () => literalsIn('diagnosis/settings')],
  ['the plan of access', () => literalsIn('diagnosis/access')],
  ['the notes of access', () => literalsIn('catalogue/powerbi/access')],
  ['the rules of the scan for secrets', () => literalsIn('sharing/scan', { except: ['/placeholder.ts'] })],
];

/** Texts that take long to make, made once. */
function once(make: () => readonly string[]): () => readonly string[] {
  let made: readonly string[] | undefined;
  return () => (made ??= [...new Set(make())]);
}

function textsOf({ title, why, fix }: Cause): string[] {
  return [title, why, ...fix];
}
