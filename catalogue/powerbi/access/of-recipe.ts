import { operationOf } from '../../model/catalogue.ts';
import type { Recipe } from '../../model/recipe.ts';
import { operations, type Operation } from '../index.ts';

/** The operations of a recipe, each once. */
export interface RecipeOperations {
  /** Called on what others own: they need a role there, or a right. */
  readonly granted: readonly Operation[];
  /** Called on what the recipe itself has made: whoever creates a workspace or a pipeline is its admin. */
  readonly own: readonly Operation[];
}

/** Creating one of these makes the caller an admin of it; then these calls are about it. */
const MAKES: readonly (readonly [creates: string, then: RegExp, parent: string])[] = [
  ['Groups_CreateGroup', /^\/v1\.0\/myorg\/groups\/\{groupId\}/, 'groupId'],
  ['Pipelines_CreatePipeline', /^\/v1\.0\/myorg\/pipelines/, 'pipelineId'],
];

/**
 * What the steps of a recipe call, in their order. After it has created a workspace, it works there: only the original of a copy stays where it is.
 */
export function operationsOfRecipe({ steps }: Pick<Recipe, 'steps'>): RecipeOperations {
  const called = steps.map(({ operation }) => operationOf({ operations }, operation));
  const isOwn = ({ path, sources = [] }: Operation, index: number): boolean =>
    MAKES.some(([creates, then, parent]) => {
      const made = called.findIndex(({ id }) => id === creates);
      return made >= 0 && made < index && then.test(path) && !sources.includes(parent);
    });
  const granted = called.filter((operation, index) => !isOwn(operation, index));
  const own = called.filter((operation, index) => isOwn(operation, index));
  return { granted: [...new Set(granted)], own: [...new Set(own)] };
}
