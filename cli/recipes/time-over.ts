import { TIME_TEST } from '../../catalogue/model/vocabulary.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { many } from '../../reporting/index.ts';
import type { RunRecord } from '../../runner/index.ts';
import { isDivided } from './known.ts';

/** How a recipe whose time is over reads less, by the input that makes it so. */
const LESS: Readonly<Record<string, string>> = {
  workspace: '--workspace for one workspace',
  since: '--since for the changes after a scan that ended',
  day: 'fewer --days',
};

/** The request that had no answer when the time was over, as a line of the results; empty where a recipe ended by itself. */
export function unanswered({ entries }: Pick<RunRecord, 'entries'>): { name: string; message: string }[] {
  return entries
    .filter(({ outcome, startedAt }) => outcome === 'not-reached' && startedAt !== null)
    .map(({ attempts, request }) => {
      const { status, waited } = attempts.at(-1) ?? {};
      const why = status === 429 || waited ? ', which waits for a limit of the service' : ', which has no answer yet';
      return { name: TIME_TEST, message: `the time (--timeout) ended during ${request}${why}` };
    });
}

/** How far a recipe that reads a lot has come, and how to go on where its time is over: a line each, none for other recipes. */
export function printTimeOver(
  recipe: Recipe,
  { count, saved }: { readonly count: number; readonly saved: string | undefined },
): string[] {
  if (!isDivided(recipe)) return [];
  const where = saved === undefined ? 'not saved. --save FILE keeps them' : `saved in ${saved}`;
  const less = recipe.inputs.flatMap((name) => LESS[name] ?? []);
  const ways = ['more time (--timeout)', 'several parts (--concurrency 4, or --shard 1/4 and so on)', ...less];
  return [
    `So far: ${many(count, 'row')}, ${where}.`,
    `A new run begins at the start. To get to the end, choose: ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)!}.`,
  ];
}
