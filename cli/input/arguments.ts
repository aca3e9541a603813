import { GUID } from '../../catalogue/model/guid.ts';
import { redactor } from '../../runner/index.ts';

/** Longer words are no name of a command or a flag. */
const LONGEST_NAME = 24;
/** Shorter ones cannot be told from names. */
const SHORTEST_SECRET = 12;
/** So many of its letters follow one of another kind, in what was made by chance. */
const CHANCE = 0.3;

const ANY_GUID = new RegExp(GUID, 'g');
const EXTENSION = /\.[a-z]{2,6}$/i;
const UNKNOWN = /^(Unknown (?:argument|command)s?: )(.*)$/s;

/** What on a command line may be a secret that somebody typed in the wrong place: no error is to show it. */
export function secretArguments(args: readonly string[]): string[] {
  const values = args.flatMap((arg) => candidatesOf(arg).filter(looksSecret));
  const words = args.filter((arg, index) => isLongWord(arg) && !(isFlag(args[index - 1] ?? '') && isComposed(arg)));
  return [...values, ...words];
}

/**
 * What is wrong with a command line, without what on it may be a secret: then its place is named. Words that may be mistyped names stay.
 * @param message as the parser has it
 */
export function withoutArguments(message: string, args: readonly string[]): string {
  const [, before, list] = UNKNOWN.exec(message) ?? [];
  if (before !== undefined && list !== undefined) {
    const names = unknown(list, args);
    return (names.includes(', ') ? before : before.replace('s: ', ': ')) + names;
  }
  let clean = message;
  for (const [index, arg] of args.entries()) {
    for (const each of candidatesOf(arg).sort((a, b) => b.length - a.length)) {
      if (isFlag(each) || (each.length <= LONGEST_NAME && !looksSecret(each))) continue;
      for (const written of [each, JSON.stringify(each).slice(1, -1), inKebabCase(each)])
        clean = clean.replaceAll(written, () => unsaid(index));
    }
  }
  return clean;
}

/** The unknown ones by their names; of those that may be secrets the place. */
function unknown(list: string, args: readonly string[]): string {
  const names = new Set(args.flatMap((arg) => candidatesOf(arg)).filter(isName));
  // Each flag is listed in camel case also.
  const shown = [...new Set(list.split(', ').map((name) => (names.has(name) ? name : inKebabCase(name))))].filter(
    (name) => isName(name) && names.has(name),
  );
  const hidden = args.flatMap((arg, index) =>
    candidatesOf(arg).some((each) => !isName(each) && !isFlag(each) && each !== '' && list.includes(each))
      ? [unsaid(index)]
      : [],
  );
  const said = [...shown, ...hidden];
  return said.length > 0 ? said.join(', ') : 'not repeated here, because it may be a secret';
}

function unsaid(index: number): string {
  return `argument ${index + 1} (not repeated here, because it may be a secret)`;
}

/** The argument with and without its dashes; of one such as `name=value` both by themselves. */
function candidatesOf(arg: string): string[] {
  const [, name, value] = /^-*([A-Za-z][\w-]{0,23})=(.*)$/s.exec(arg) ?? [];
  return name === undefined || value === undefined ? [...new Set([arg, arg.replace(/^-+/, '')])] : [name, value];
}

function isFlag(arg: string): boolean {
  return /^--?[a-z][a-z-]*$/.test(arg);
}

/** Whether it may be the name of a command or a flag, mistyped or not. */
function isName(word: string): boolean {
  if (word.length > LONGEST_NAME || looksSecret(word)) return false;
  return /^[A-Za-z][A-Za-z-]*\d{0,2}$/.test(word) || /^\d{1,6}$/.test(word) || (word.length === 1 && word !== '-');
}

/** As the names of folders, operations, scenarios and branches are; what may come after a flag. */
function isComposed(arg: string): boolean {
  return /^[A-Za-z\d]+(?:[-_.][A-Za-z\d]+)+$/.test(arg) || /^(?:[A-Z].* |[\w-]+: )/.test(arg);
}

function isLongWord(arg: string): boolean {
  return (
    arg.length > LONGEST_NAME &&
    !/^--?[a-z]|[\\/=]|^[a-z]+:/i.test(arg) &&
    !EXTENSION.test(arg) &&
    arg.replace(ANY_GUID, '') !== ''
  );
}

/** Whether it looks like a token or a key, or made by chance. */
function looksSecret(text: string): boolean {
  return redactor([])(text) !== text || isByChance(text);
}

function isByChance(text: string): boolean {
  if (!/[a-z]/i.test(text) || /^[a-z][a-z\d+.-]*:\/\//i.test(text) || EXTENSION.test(text)) return false;
  const kinds = [...text.replace(ANY_GUID, '').replace(/[-_.\\/:\s]/g, '')].map(kindOf);
  if (kinds.length < SHORTEST_SECRET) return false;
  // A capital begins a word as a rule: what follows it says nothing.
  const changes = kinds.filter(
    (kind, index) => index > 0 && kind !== kinds[index - 1] && !(kind === 'small' && kinds[index - 1] === 'capital'),
  ).length;
  return changes / kinds.length >= CHANCE;
}

function kindOf(letter: string): 'small' | 'capital' | 'digit' | 'other' {
  return /[a-z]/.test(letter) ? 'small' : /[A-Z]/.test(letter) ? 'capital' : /\d/.test(letter) ? 'digit' : 'other';
}

function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
