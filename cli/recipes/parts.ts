import type { Recipe } from '../../catalogue/model/recipe.ts';
import type { RunOptions, Shard } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { isDivided } from './known.ts';

/**
 * The parts of a recipe's work, one row for each: so the runner deals them out to shards and runs side by side, and the record tells them apart.
 * @throws CliError E_USAGE for a recipe whose work is one piece
 */
export function partsFor(
  recipe: Recipe,
  concurrency: number,
  shard: Shard | undefined,
): Pick<RunOptions, 'rows' | 'rowNames' | 'shard' | 'concurrency'> {
  const total = (shard?.total ?? 1) * concurrency;
  if (total === 1) return {};
  if (!isDivided(recipe))
    throw new CliError('E_USAGE', `the recipe ${recipe.id} cannot be divided: leave out --shard and --concurrency`);
  const parts = Array.from({ length: total }, (_, index) => `${index + 1}/${total}`);
  return {
    rows: parts.map((part) => ({ part })),
    rowNames: parts.map((part) => `part ${part}`),
    concurrency,
    ...(shard ? { shard } : {}),
  };
}
