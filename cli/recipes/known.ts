import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { recipes } from '../../catalogue/powerbi/recipes/index.ts';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import { levelOf, type Level } from '../../catalogue/model/permission.ts';
import type { DescribedVariable } from '../../catalogue/model/described-variable.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { isSecretName } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';

/** Every recipe, in the order of the collection. */
export const knownRecipes: readonly Recipe[] = recipes.recipes;

/** Every job of the collection: the recipes, and the life cycles. */
export const knownJobs: readonly Recipe[] = powerBi.jobs!.flatMap((folder) => folder.recipes);

/**
 * @param known among which it is looked for
 * @throws CliError E_RECIPE_UNKNOWN
 */
export function recipeNamed(name: string, known: readonly Recipe[] = knownRecipes): Recipe {
  const wanted = name.trim().toLowerCase();
  const found = known.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (found === undefined) throw new CliError('E_RECIPE_UNKNOWN', name, { known: known.map(({ id }) => id) });
  return found;
}

/** How long a recipe may take, and between two looks: every recipe has these, and the command line its own words for them. */
const TIMES: readonly string[] = ['recipeMinutes', 'pollSeconds', 'part'];

/** The inputs that somebody types: those that a script fills in are not among them, nor those that no command line may show. */
export function inputsOf({ inputs }: Recipe): readonly DescribedVariable[] {
  return inputs
    .filter((name) => !TIMES.includes(name) && !isSecretName(name))
    .map((name) => recipes.inputs.find((input) => input.name === name)!)
    .filter(({ about }) => !about.startsWith('Set by'));
}

/** The inputs whose values are secret: they come from process variables. */
export function secretInputsOf({ inputs }: Recipe): readonly string[] {
  return inputs.filter(isSecretName);
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
