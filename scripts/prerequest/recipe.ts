import type { Plan } from '../../catalogue/model/plan.ts';
import { LEFT_OUT, RECIPE_STATE } from '../../catalogue/model/vocabulary.ts';
import { forgetToCleanUp, hasToCleanUp } from '../shared/clean-up.ts';
import { failedSteps, forgetFailedSteps, recall, unset } from '../shared/value.ts';

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
  if (!place) takeBack();
  if (!place && !isCheck(plan, name)) return null;
  if (!placeOf(plan, began) && !isCheck(plan, began))
    return `a ${place ? 'recipe' : 'negative check'} is not part of a run of everything. Run its folder by itself.`;
  if (!place) return null;
  const { recipe, number } = place;
  const leftOut = String(pm.variables.get(LEFT_OUT) ?? '');
  unset(LEFT_OUT);
  if (number === 1) {
    forgetFailedSteps();
    forgetToCleanUp();
    return null;
  }
  // Without this, one that deletes could take an id that was typed to be read.
  if (plan.recipes[recipe]!.includes(number)) return hasToCleanUp(name) ? null : 'this run has nothing to clean up.';
  if (leftOut) return leftOut;
  const failed = failedSteps().find((step) => {
    const other = placeOf(plan, step);
    return other?.recipe === recipe && other.number < number;
  });
  return failed === undefined ? null : `"${failed}" failed or was not sent, and this step needs it.`;
}

/** What a recipe gave to its own requests counts as typed: it is for none that follow. */
function takeBack(): void {
  const { values = {} } = recall<{ readonly values?: Readonly<Record<string, string>> }>(RECIPE_STATE) ?? {};
  for (const variable of Object.keys(values)) unset(variable);
  unset(RECIPE_STATE);
}

/** Whether a request is to be refused, by its name: what it is answered teaches nothing for others. */
export function isCheck({ checks }: Plan, name: string): boolean {
  return checks !== undefined && name.startsWith(`${checks} `);
}

/** Whether a request is a step of a recipe, by its name. */
export function isRecipeStep(plan: Plan, name: string): boolean {
  return placeOf(plan, name) !== null;
}

function placeOf({ recipes = {} }: Partial<Pick<Plan, 'recipes'>>, name: string): Place | null {
  const [, recipe = '', number] = /^([A-Z][A-Za-z ]*?) (\d+) /.exec(name) ?? [];
  return Object.prototype.hasOwnProperty.call(recipes, recipe) ? { recipe, number: Number(number) } : null;
}
