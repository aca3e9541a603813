import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { recipes } from '../../catalogue/powerbi/recipes/index.ts';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import { levelOf, type Level } from '../../catalogue/model/permission.ts';
import type { DescribedVariable } from '../../catalogue/model/described-variable.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { CliError } from '../errors/cli-error.ts';

/** Every recipe, in the order of the collection. */
export const knownRecipes: readonly Recipe[] = recipes.recipes;

/** @throws CliError E_RECIPE_UNKNOWN */
export function recipeNamed(name: string): Recipe {
  const wanted = name.trim().toLowerCase();
  const found = knownRecipes.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (found === undefined) throw new CliError('E_RECIPE_UNKNOWN', name, { known: knownRecipes.map(({ id }) => id) });
  return found;
}

/** How long a recipe may take, and between two looks: every recipe has these, and the command line its own words for them. */
const TIMES: readonly string[] = ['recipeMinutes', 'pollSeconds', 'part'];

/** The inputs that somebody types: those that a script fills in are not among them. */
export function inputsOf({ inputs }: Recipe): readonly DescribedVariable[] {
  return inputs
    .filter((name) => !TIMES.includes(name))
    .map((name) => recipes.inputs.find((input) => input.name === name)!)
    .filter(({ about }) => !about.startsWith('Set by'));
}

/** Whether its work can be divided into parts. */
export function isDivided({ inputs }: Recipe): boolean {
  return inputs.includes('part');
}

/** The most that its requests need: all of them, or only exports, scans and queries. */
export function levelOfRecipe({ steps }: Recipe): Level {
  const levels = new Set(steps.map(({ operation }) => levelOf(operationOf(powerBi, operation).effect)));
  return levels.has('change') ? 'change' : levels.has('heavy read') ? 'heavy read' : 'plain read';
}
