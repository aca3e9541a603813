import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';
import { recipes } from '../../catalogue/powerbi/recipes/index.ts';
import type { Condition, Inputs, Row, Spared } from './condition.ts';
import { conditions } from './conditions.ts';

/** What is expected of a recipe under a condition. */
export interface Cell<Expected> {
  readonly recipe: Recipe;
  readonly inputs: Inputs;
  readonly expected: Expected;
}

/** The column of a condition, by the titles of the recipes that it concerns. */
export function cellsOf<Of extends Condition>(
  condition: Of,
): readonly (readonly [title: string, cell: Cell<Exclude<Row[Of], Spared>>])[] {
  return recipes.recipes.flatMap((recipe) => {
    const row = conditions[recipe.id];
    const cell = row?.[condition];
    if (row === undefined || cell === undefined || 'spared' in cell) return [];
    const expected = cell as Exclude<Row[Of], Spared>;
    return [[recipe.title, { recipe, inputs: row.inputs, expected }] as const];
  });
}

/** What was sent, as `429 POST start`: with the ids of the steps in place of their names. */
export function stepsOf(recipe: Recipe, sent: readonly string[]): readonly string[] {
  const idOf = new Map(recipe.steps.map((step) => [requestNameOf(recipe, step), step.id]));
  return sent.map((line) => line.replace(/^(\S+ \S+) (.*)$/, (_all, start, name) => `${start} ${idOf.get(name)}`));
}

/** The ids of the steps that were sent otherwise than by GET. */
export function changesOf(recipe: Recipe, sent: readonly string[]): readonly string[] {
  return stepsOf(recipe, sent).flatMap((line) => (/ GET /.test(line) ? [] : [line.split(' ').at(-1)!]));
}
