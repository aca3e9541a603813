import { defined } from '../catalogue/model/defined.ts';
import { requestNameOf, type Recipe } from '../catalogue/model/recipe.ts';
import { eventOf, scriptLines } from './event.ts';
import type { Event } from './format.ts';

/**
 * What the steps of some recipes do with their answers, as the test script of the folder around them. Copies cost size: several recipes may
 * share one, which is told of each.
 * @param script its file in `scripts/recipes/`, without the ending
 * @param key what its id is made from
 */
export async function recipeScript(script: string, key: string, recipes: readonly Recipe[]): Promise<Event> {
  return eventOf('test', ['recipe script', key], await recipeLines(script, recipes));
}

/** The lines of a script in `scripts/recipes/`, which is told of some recipes. */
export async function recipeLines(script: string, recipes: readonly Recipe[]): Promise<string[]> {
  return scriptLines(`scripts/recipes/${script}.ts`, `const RECIPE_TEXT = ${textOf(recipes)};`.split('\n'));
}

/** One recipe to be read by people, many of them one a line. */
function textOf(recipes: readonly Recipe[]): string {
  const texts = recipes.map((recipe) =>
    defined({
      recipe: recipe.id,
      columns: recipe.columns,
      steps: Object.fromEntries(recipe.steps.map((step) => [step.id, requestNameOf(recipe, step)])),
      told: recipe.told,
    }),
  );
  if (texts.length === 1) return JSON.stringify(texts[0], null, '\t');
  return `[\n${texts.map((text) => `\t${JSON.stringify(text)},\n`).join('')}]`;
}
