import { input } from './input.ts';

/**
 * What is wrong with an input that takes one of a few words, capitals and all; undefined when nothing is, and when nothing is typed.
 * @param words that it takes
 */
export function problemOfChoice(name: string, words: readonly string[]): string | undefined {
  const text = input(name);
  if (text === '' || words.includes(text)) return undefined;
  return `${name} must be one of ${words.join(', ')}; not "${text}"`;
}
