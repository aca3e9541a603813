import type { Recipe } from '../../catalogue/model/recipe.ts';
import { processVariable } from '../input/process-variable.ts';
import { flagOf } from './input-flags.ts';
import { inputsOf, secretInputsOf } from './known.ts';

/** The command line has its own words for these. */
const OTHERS: Readonly<Record<string, string>> = { recipeMinutes: '--timeout', pollSeconds: '--every' };

/**
 * What a recipe says, with the flags of the command line in place of the variables of the collection: `takeOver` is `--take-over`. A name of one
 * small word counts only in code quotes or at the beginning, as in "days is …" and "type model: …": elsewhere it may be a word.
 */
export function inFlags(recipe: Recipe, text: string): string {
  const flags = new Map([
    ...Object.entries(OTHERS).filter(([name]) => recipe.inputs.includes(name)),
    ...inputsOf(recipe).map(({ name }) => [name, `--${flagOf(name)}`] as const),
    ...secretInputsOf(recipe).map((name) => [name, processVariable(name)] as const),
  ]);
  const flag = (all: string, name: string): string => flags.get(name) ?? all;
  return text
    .replace(/`(\w+)`/g, flag)
    .replace(/^(\w+)(?= (?:is|must) )/, flag)
    .replace(/(?<=^type )(\w+)(?=:)/, flag)
    .replace(/(?<![\w"'/.-])([a-z]+[A-Z]\w*)(?![\w"'])/g, flag);
}
