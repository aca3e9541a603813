import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { wrapped } from '../output/causes.ts';
import { lookOf } from '../output/style.ts';
import { LONGEST_TEXT, readInput, STANDARD_INPUT } from '../input/text.ts';
import type { Terminal } from '../output/terminal.ts';
import { addressOfWord } from './address-in-text.ts';
import { QUESTION, readPaste } from './paste.ts';
import { mayBeReason } from './reason-names.ts';

/** A text to explain, and where it came from. */
export interface GivenText {
  readonly text: string;
  /** For a message; never the text itself. */
  readonly subject: string;
  /** The one word that may have been meant as the name of a file. */
  readonly word?: string;
}

const PATH =
  /^(?:\.{1,2}|~)?[\\/]|^[a-z]:[\\/]|^\.{1,2}$|\.(?:txt|json|jsonl|ndjson|http|har|log|md|html?|out|err|csv|xml|ya?ml|eml|rtf|docx?)$/i;

/**
 * The text that somebody means: a file, words, what a person pastes, or standard input.
 * @param isNeeded whether there is nothing to explain without it: only then is a person asked for it
 * @returns undefined when the person broke off
 * @throws CliError E_FILE_UNREADABLE, E_INPUT_TOO_LARGE, E_USAGE for several files
 */
export async function givenText(
  words: readonly string[],
  isNeeded: boolean,
  terminal: Terminal,
): Promise<GivenText | undefined> {
  const [first] = words;
  if (first === undefined || (first === '-' && words.length === 1)) return fromInput(isNeeded, terminal);
  if (words.length === 1 && (await isFile(first, terminal)))
    return { text: await readInput(first, terminal, LONGEST_TEXT), subject: first };
  if (words.length === 1 && looksLikePath(first))
    return { text: await readInput(first, terminal, LONGEST_TEXT), subject: first };
  if (words.length > 1 && (await Promise.all(words.map((word) => isFile(word, terminal)))).every(Boolean))
    throw new CliError('E_USAGE', 'explain takes one file; put what belongs together into one');
  for (const word of words) if (isPublic(word)) terminal.secrets.delete(word);
  return {
    text: words.join(' '),
    subject: words.length === 1 && !/\s/.test(first) ? 'the word that was given' : 'the words that were given',
    ...(words.length === 1 ? { word: first } : {}),
  };
}

/**
 * Where one word said nothing, it may have been meant as a file.
 * @throws CliError E_FILE_UNREADABLE for a folder, and for what only a path can be
 */
export async function refuseAsFile({ word }: GivenText, terminal: Terminal): Promise<void> {
  if (word === undefined || /\s/.test(word) || /^https?:\/\//i.test(word)) return;
  const isThere = await stat(resolve(terminal.cwd, word)).then(
    () => true,
    () => false,
  );
  if (isThere || /[\\/]/.test(word)) await readInput(word, terminal);
}

async function fromInput(isNeeded: boolean, terminal: Terminal): Promise<GivenText | undefined> {
  const keyboard = terminal.keyboard?.();
  if (keyboard === undefined)
    return { text: await readInput(undefined, terminal, LONGEST_TEXT), subject: STANDARD_INPUT };
  if (!isNeeded) return { text: '', subject: STANDARD_INPUT };
  terminal.err(`${wrapped(QUESTION, lookOf(terminal.screens.err)).join('\n')}\n`);
  const pasted = await readPaste(keyboard, terminal.interruption());
  if (pasted === undefined) return undefined;
  if (pasted.cut)
    terminal.err(
      'A line has 4,095 characters, so the terminal probably cut it. If a part is missing, save the text in a file and give the name of the file.\n',
    );
  return { text: pasted.text, subject: 'what was pasted' };
}

async function isFile(name: string, terminal: Terminal): Promise<boolean> {
  if (name.length > 4_000 || name.includes('\0') || name.includes('\n')) return false;
  return stat(resolve(terminal.cwd, name)).then(
    (found) => found.isFile() || found.isFIFO() || found.isCharacterDevice(),
    () => false,
  );
}

/** Paths of the API look alike: they are words. */
function looksLikePath(word: string): boolean {
  return (
    !/\s/.test(word) &&
    PATH.test(word) &&
    !/^https?:\/\//i.test(word) &&
    !/^\/{1,2}v1(?:\.0)?\//i.test(word) &&
    addressOfWord(word) === undefined
  );
}

/** A sentence, a name of a reason and an address may be shown again, although they are long. */
function isPublic(word: string): boolean {
  return /\s/.test(word) || mayBeReason(word) || addressOfWord(word) !== undefined || /^AADSTS\d+$/i.test(word);
}
