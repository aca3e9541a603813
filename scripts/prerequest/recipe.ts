import type { Plan } from '../../catalogue/model/plan.ts';
import { forgetToCleanUp, hasToCleanUp } from '../shared/clean-up.ts';
import { failedSteps, forgetFailedSteps } from '../shared/value.ts';

/** Name of the first request of the run. */
const FIRST = 'runBegan';

interface Place {
  /** What the names of the recipe's requests begin with. */
  readonly recipe: string;
  /** From 1. */
  readonly number: number;
}

/**
 * Why a step of a recipe is left out; null when it may be sent, and for every other request. Its first step begins anew.
 * A recipe is a job of its own: when everything in the collection is run, nobody has asked for it.
 */
export function reasonToSkipStep(plan: Plan, name: string): string | null {
  const began = String(pm.variables.get(FIRST) ?? '') || name;
  pm.variables.set(FIRST, began);
  const place = placeOf(plan, name);
  if (!place) return null;
  if (!placeOf(plan, began)) return 'a recipe is not part of a run of everything. Run its folder by itself.';
  const { recipe, number } = place;
  if (number === 1) {
    forgetFailedSteps();
    forgetToCleanUp();
    return null;
  }
  // Without this, one that deletes could take an id that was typed to be read.
  if (plan.recipes[recipe]!.includes(number)) return hasToCleanUp(name) ? null : 'this run has nothing to clean up.';
  const failed = failedSteps().find((step) => {
    const other = placeOf(plan, step);
    return other?.recipe === recipe && other.number < number;
  });
  return failed === undefined ? null : `"${failed}" failed or was not sent, and this step needs it.`;
}

/** Whether a request is a step of a recipe, by its name. */
export function isRecipeStep(plan: Plan, name: string): boolean {
  return placeOf(plan, name) !== null;
}

function placeOf({ recipes = {} }: Partial<Pick<Plan, 'recipes'>>, name: string): Place | null {
  const [, recipe = '', number] = /^([A-Z][A-Za-z ]*?) (\d+) /.exec(name) ?? [];
  return Object.prototype.hasOwnProperty.call(recipes, recipe) ? { recipe, number: Number(number) } : null;
}
