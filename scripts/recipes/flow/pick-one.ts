import { INPUT_TEST } from '../../../catalogue/model/vocabulary.ts';
import { isGuid } from '../../../catalogue/model/guid.ts';
import { input } from './input.ts';
import { listIn, nextPage, type Thing } from './list.ts';
import { give, keep, kept } from './state.ts';
import { fail, pass } from './tell.ts';

/** Which thing of a list somebody means. */
export interface Wanted {
  readonly noun: string;
  /** Input with its name or id. */
  readonly by: string;
  /** Variable that takes its id; what was typed for it counts where the input is empty. */
  readonly id: string;
  /** Where its name and its id are; `name` and `id` when absent. */
  readonly nameIn?: string;
  readonly idIn?: string;
}

/** So many names are listed in a message. */
const SHOWN = 8;

/**
 * Picks what the input names from a list that may have several pages, by id or by its whole name. A name that several have is refused: nothing is
 * guessed.
 * @param found is called with the thing once all pages are read
 */
export function pickOne(wanted: Wanted, found: (thing: Thing) => void): void {
  const { by, id, nameIn = 'name', idIn = 'id' } = wanted;
  const things = listIn();
  const text = input(by) || input(id);
  const isMeant = (thing: Thing): boolean => (isGuid(text) ? same(thing[idIn], text) : same(thing[nameIn], text));
  const matches = [...(kept<Thing[]>('matches') ?? []), ...things.filter(isMeant)].slice(0, SHOWN + 1);
  const names = [...(kept<string[]>('names') ?? []), ...things.map((thing) => String(thing[nameIn] ?? ''))];
  keep('matches', matches);
  keep('names', names.slice(0, SHOWN + 1));
  if (nextPage(things)) return;
  keep('matches', undefined);
  keep('names', undefined);
  const [match, ...others] = matches;
  if (text === '') return fail(INPUT_TEST, `type ${by}: the name or the id of the ${wanted.noun}. ${listOf(names)}`);
  if (match === undefined)
    return fail(
      INPUT_TEST,
      `no ${wanted.noun} has the ${isGuid(text) ? 'id' : 'name'} "${text}" here. ${listOf(names)}`,
    );
  if (others.length > 0)
    return fail(
      INPUT_TEST,
      `several have the name "${text}": type the id of the ${wanted.noun} that you mean. ${listOf(matches.map((each) => `${String(each[nameIn])} (${String(each[idIn])})`))}`,
    );
  const name = String(match[nameIn] ?? '');
  give(id, String(match[idIn]));
  keep(by, name);
  pass(`${wanted.noun} ${name}`);
  found(match);
}

function same(value: unknown, text: string): boolean {
  return (
    String(value ?? '')
      .trim()
      .toLowerCase() === text.toLowerCase()
  );
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'The list is empty.';
  const shown = names.slice(0, SHOWN).join(', ');
  return `There ${names.length === 1 ? 'is' : 'are'}: ${shown}${names.length > SHOWN ? ', and more' : ''}.`;
}
