import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { Recipe, RecipeFolder } from '../catalogue/model/recipe.ts';
import { buildChecks } from './checks.ts';
import type { Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildRecipeStep } from './item.ts';
import { recipeScript } from './recipe-script.ts';

/** A folder of jobs, a folder each. */
export async function buildRecipes(
  catalogue: Catalogue,
  { name, about, checks, recipes, script, inputs }: RecipeFolder,
): Promise<Folder> {
  return {
    id: stableId('folder', name),
    name,
    description: about,
    ...(script === undefined ? {} : { event: [await recipeScript(script, name, recipes)] }),
    item: [
      ...(await Promise.all(recipes.map((recipe) => buildRecipe(catalogue, recipe, inputs, script === undefined)))),
      ...(checks ? await buildChecks(catalogue, checks) : []),
    ],
  };
}

/**
 * The folder of one recipe. What its steps do with their answers is one script of the folder; each request has its own assertions.
 * @param scripted it has a script of its own; otherwise the folder around it has one
 */
async function buildRecipe(
  catalogue: Catalogue,
  recipe: Recipe,
  inputs: RecipeFolder['inputs'],
  scripted: boolean,
): Promise<Folder> {
  return {
    id: stableId('folder', 'recipe', recipe.id),
    name: recipe.title,
    description: describeRecipe(catalogue, recipe, inputs),
    ...(scripted ? { event: [await recipeScript(recipe.script ?? recipe.id, recipe.id, [recipe])] } : {}),
    item: recipe.steps.map((step) => buildRecipeStep(catalogue, recipe, step)),
  };
}

function describeRecipe(catalogue: Catalogue, recipe: Recipe, inputs: RecipeFolder['inputs']): string {
  const abouts = new Map(inputs.map(({ name, value, about }) => [name, { value, about }]));
  const effects = recipe.steps.map((step) => operationOf(catalogue, step.operation).effect);
  const permission = effects.every((effect) => effect === 'reads')
    ? 'It only reads.'
    : effects.every((effect) => effect === 'reads' || effect === 'heavy read')
      ? 'It changes nothing, but uses capacity: `allowHeavyReads` must be `true`.'
      : 'It changes something: `allowWrite` must be the id of the tenant.';
  return [
    `${recipe.does}.`,
    `**Changes:** ${recipe.changes} ${permission}`,
    `**Run it:** press *Run* on this folder, or \`newman run\` with \`--folder "${recipe.title}"\`. On the command line: \`recipe ${recipe.id}\`.`,
    `**One request at a time:** ${recipe.byHand}`,
    ...(recipe.inputs.length === 0
      ? []
      : [
          '| variable of the collection | value | what it is for |\n|---|---|---|\n' +
            recipe.inputs
              .map(
                (name) =>
                  `| \`${name}\` | ${abouts.get(name)!.value || (recipe.required.includes(name) ? 'needed' : '')} | ${abouts.get(name)!.about} |`,
              )
              .join('\n'),
        ]),
  ].join('\n\n');
}
