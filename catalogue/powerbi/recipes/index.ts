import type { RecipeFolder } from '../../model/recipe.ts';
import { activity } from './activity.ts';
import { failures } from './failures.ts';
import { recipeInputs } from './inputs.ts';
import { inventory } from './inventory.ts';
import { clone } from './clone.ts';
import { needsOf } from './needs.ts';
import { own } from './own.ts';
import { publish } from './publish.ts';
import { refresh } from './refresh.ts';
import { scan } from './scan.ts';
import { release } from './release.ts';

/** The jobs that people do with a service principal, start to end. */
export const recipes: RecipeFolder = {
  name: 'Recipes',
  about:
    'Jobs that take several requests, from start to end. Run the folder of one recipe by itself: a run of everything leaves them out. What a recipe takes is typed into the variables of this collection, which say what they are for. See docs/recipes.md.',
  recipes: [refresh, inventory, scan, activity, own, publish, release, clone, failures],
  needs: needsOf,
  command: 'recipe',
  inputs: recipeInputs,
};
