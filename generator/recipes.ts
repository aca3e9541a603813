import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import { defined } from '../catalogue/model/defined.ts';
import { requestNameOf, type Recipe, type RecipeFolder } from '../catalogue/model/recipe.ts';
import { bundleModules } from './esbuild.ts';
import type { Folder } from './format.ts';
import { stableId } from './id.ts';
import { buildRecipeStep } from './item.ts';

/** A folder of jobs, a folder each. */
export async function buildRecipes(
  catalogue: Catalogue,
  { name, about, recipes, inputs }: RecipeFolder,
): Promise<Folder> {
  return {
    id: stableId('folder', name),
    name,
    description: about,
    item: await Promise.all(recipes.map((recipe) => buildRecipe(catalogue, recipe, inputs))),
  };
}

/** The folder of one recipe. What is done before some of its steps is a script of theirs: there are few. What its steps do with their answers is one script of the folder; each request has its own assertions. */
async function buildRecipe(catalogue: Catalogue, recipe: Recipe, inputs: RecipeFolder['inputs']): Promise<Folder> {
  const script = recipe.script ?? recipe.id;
  const before = recipe.steps.some((step) => step.before)
    ? await bundleRecipe(recipe, `scripts/recipes/before/${script}.ts`)
    : [];
  return {
    id: stableId('folder', 'recipe', recipe.id),
    name: recipe.title,
    description: describeRecipe(catalogue, recipe, inputs),
    event: [
      {
        listen: 'test',
        script: {
          id: stableId('recipe script', recipe.id),
          type: 'text/javascript',
          exec: await bundleRecipe(recipe, `scripts/recipes/${script}.ts`),
        },
      },
    ],
    item: recipe.steps.map((step) => buildRecipeStep(catalogue, recipe, step, step.before ? before : [])),
  };
}

async function bundleRecipe(recipe: Recipe, entry: string): Promise<string[]> {
  const steps = Object.fromEntries(recipe.steps.map((step) => [step.id, requestNameOf(recipe, step)]));
  const text = defined({ recipe: recipe.id, columns: recipe.columns, steps, told: recipe.told });
  return [
    `// ${entry} and what it imports, bundled. Generated: edit the source, not this.`,
    '(() => {',
    ...`const RECIPE_TEXT = ${JSON.stringify(text, null, '\t')};`.split('\n'),
    ...(await bundleModules(entry, { format: 'esm' })),
    '})();',
  ];
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
    '| variable of the collection | value | what it is for |\n|---|---|---|\n' +
      recipe.inputs
        .map(
          (name) =>
            `| \`${name}\` | ${abouts.get(name)!.value || (recipe.required.includes(name) ? 'needed' : '')} | ${abouts.get(name)!.about} |`,
        )
        .join('\n'),
  ].join('\n\n');
}
