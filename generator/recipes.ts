import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { Recipe, RecipeFolder } from '../catalogue/model/recipe.ts';
import { buildChecks } from './checks.ts';
import type { Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildRecipeStep } from './item.ts';
import { recipeLines, recipeScript } from './recipe-script.ts';

/** A folder of jobs, a folder each. */
export async function buildRecipes(catalogue: Catalogue, folder: RecipeFolder): Promise<Folder> {
  const { name, about, checks, recipes, script } = folder;
  return {
    id: stableId('folder', name),
    name,
    description: about,
    ...(script === undefined ? {} : { event: [await recipeScript(script, name, recipes)] }),
    item: [
      ...(await Promise.all(recipes.map((recipe) => buildRecipe(catalogue, recipe, folder)))),
      ...(checks ? await buildChecks(catalogue, checks) : []),
    ],
  };
}

/**
 * The folder of one recipe. What its steps do with their answers is one script, of it or of the folder around it; each request has its own
 * assertions. What is done before a step is sent is a script of that step: there are few.
 */
async function buildRecipe(catalogue: Catalogue, recipe: Recipe, around: RecipeFolder): Promise<Folder> {
  const { id, script = id, steps, title } = recipe;
  const before = steps.some((step) => step.before) ? await recipeLines(`before/${script}`, [recipe]) : [];
  return {
    id: stableId('folder', 'recipe', id),
    name: title,
    description: describeRecipe(catalogue, recipe, around),
    ...(around.script === undefined ? { event: [await recipeScript(script, id, [recipe])] } : {}),
    item: steps.map((step) => buildRecipeStep(catalogue, recipe, step, step.before ? before : [])),
  };
}

function describeRecipe(catalogue: Catalogue, recipe: Recipe, { inputs, needs, command }: RecipeFolder): string {
  const abouts = new Map(inputs.map(({ name, value, about }) => [name, { value, about }]));
  const effects = recipe.steps.map((step) => operationOf(catalogue, step.operation).effect);
  const permission = effects.every((effect) => effect === 'reads')
    ? 'It only reads.'
    : effects.every((effect) => effect === 'reads' || effect === 'heavy read')
      ? 'It uses capacity: `allowHeavyReads` must be `true`.'
      : 'To allow it, `allowWrite` must be the id of the tenant.';
  return [
    `${recipe.does}.`,
    `**Changes:** ${recipe.changes} ${permission}`,
    ...(needs ? [`**Needs:** ${needs(recipe)}`] : []),
    `**Run it:** press *Run* on this folder, or \`newman run\` with \`--folder "${recipe.title}"\`. On the command line: \`${command ? `${command} ${recipe.id}` : `run --folder "${recipe.title}"${permission.includes('allowWrite') ? ' --allow-write' : ''}`}\`.`,
    `**One request at a time:** ${recipe.byHand}`,
    ...(recipe.inputs.length === 0
      ? []
      : [
          '| variable of the collection | value | purpose |\n|---|---|---|\n' +
            recipe.inputs
              .map(
                (name) =>
                  `| \`${name}\` | ${abouts.get(name)!.value || (recipe.required.includes(name) ? 'needed' : '')} | ${abouts.get(name)!.about} |`,
              )
              .join('\n'),
        ]),
  ].join('\n\n');
}
