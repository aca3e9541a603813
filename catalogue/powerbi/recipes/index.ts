import type { RecipeFolder } from '../../model/recipe.ts';
import { activity } from './activity.ts';
import { failures } from './failures.ts';
import { recipeInputs } from './inputs.ts';
import { embed } from './embed.ts';
import { exportReport } from './export.ts';
import { onboard } from './onboard.ts';
import { profiles } from './profiles.ts';
import { push } from './push.ts';
import { query } from './query.ts';
import { inventory } from './inventory.ts';
import { needsOf } from './needs.ts';
import { refresh } from './refresh.ts';
import { scan } from './scan.ts';

/** The jobs that people do with a service principal, start to end. */
export const recipes: RecipeFolder = {
  name: 'Recipes',
  about:
    'Jobs that take several requests, from start to end. Run the folder of one recipe by itself: a run of everything leaves them out. What a recipe takes is typed into the variables of this collection, which say what they are for. See docs/recipes.md.',
  recipes: [refresh, inventory, scan, activity, failures, onboard, exportReport, query, push, profiles, embed],
  needs: needsOf,
  command: 'recipe',
  inputs: recipeInputs,
};
