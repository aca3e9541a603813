import type { RecipeFolder } from '../../model/recipe.ts';
import { activity } from './activity.ts';
import { clone } from './clone.ts';
import { embed } from './embed.ts';
import { exportReport } from './export.ts';
import { failures } from './failures.ts';
import { recipeInputs } from './inputs.ts';
import { inventory } from './inventory.ts';
import { needsOf } from './needs.ts';
import { onboard } from './onboard.ts';
import { own } from './own.ts';
import { profiles } from './profiles.ts';
import { publish } from './publish.ts';
import { push } from './push.ts';
import { query } from './query.ts';
import { refresh } from './refresh.ts';
import { release } from './release.ts';
import { scan } from './scan.ts';

/** The jobs that people do with a service principal, start to end. */
export const recipes: RecipeFolder = {
  name: 'Recipes',
  about:
    'Jobs that take several requests, from start to end. Run the folder of one recipe by itself: a run of everything leaves them out. What a recipe takes is typed into the variables of this collection, which say what they are for. See docs/recipes.md.',
  // In the order in which people script them most.
  recipes: [
    refresh,
    inventory,
    scan,
    activity,
    own,
    publish,
    onboard,
    embed,
    release,
    exportReport,
    query,
    push,
    clone,
    profiles,
    failures,
  ],
  needs: needsOf,
  command: 'recipe',
  inputs: recipeInputs,
};
