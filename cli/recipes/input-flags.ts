import type { Options } from 'yargs';
import type { DescribedVariable } from '../../catalogue/model/described-variable.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { text } from '../input/flags.ts';
import { textOf } from './cell.ts';
import { inputsOf } from './known.ts';

/** A flag for each input of a recipe: `newWorkspace` is `--new-workspace`. */
export function inputFlags(recipe: Recipe): Record<string, Options> {
  return Object.fromEntries(inputsOf(recipe).map((input) => [flagOf(input.name), optionOf(input, recipe)]));
}

/** What was typed for the inputs, by name. Absent: what the collection has. */
export function inputsGiven(recipe: Recipe, given: Readonly<Record<string, unknown>>): Record<string, string> {
  const typed = inputsOf(recipe).flatMap(({ name }) => {
    const value = given[name] ?? given[flagOf(name)];
    return value === undefined ? [] : [[name, textOf(value)] as const];
  });
  return Object.fromEntries(typed);
}

function optionOf({ about, name, value }: DescribedVariable, { required, title }: Recipe): Options {
  const describe = wordsOf(about, title);
  if (value === 'true' || value === 'false') return { type: 'boolean', defaultDescription: value, describe };
  const usual = value || (required.includes(name) ? 'needed' : '');
  return { ...text, describe, ...(usual ? { defaultDescription: usual } : {}) };
}

/**
 * "For recipes: name or id of …" is one of many in the collection, and "Name or id of …" here. Of what one recipe means by a name and others do
 * not, only the words for this recipe are left.
 */
function wordsOf(about: string, title: string): string {
  const [, usual = about, other = ''] = /^(.*?)\. (For .*)$/.exec(about) ?? [];
  const there = `; in ${title} `;
  const own = (other.startsWith(`For ${title}: `) ? other : usual)
    .replace(/^For [^:]+: /, '')
    .replace(/\.$/, '')
    .replace(/(?<=Empty: )[^;]+; in .+$/, (all) =>
      all.includes(there) ? all.slice(all.indexOf(there) + there.length) : all.slice(0, all.indexOf('; in ')),
    );
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** `newWorkspace` as `new-workspace`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
