import { resolve } from 'node:path';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { readRecord } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { readDuration } from '../input/duration.ts';
import { startOwnEmulator } from '../input/own-emulator.ts';
import { many } from '../../reporting/index.ts';
import { programName } from '../output/program-name.ts';
import { shownPath } from '../output/shown-path.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { cleanUp, isDone } from '../recipes/clean-up.ts';
import { gather } from '../recipes/gather.ts';
import { inFlags } from '../recipes/in-flags.ts';
import { knownRecipes, levelOfRecipe, recipeNamed } from '../recipes/known.ts';
import { largeFileIn } from '../recipes/large-file.ts';
import { leftoversOf } from '../recipes/leftovers.ts';
import { mergeRows } from '../recipes/merge-rows.ts';
import { nextLines } from '../recipes/next-commands.ts';
import { exitCodes } from '../recipes/outcome.ts';
import { printIntention, printRecipes, printRemovals } from '../recipes/print.ts';
import type { RecipeFlags } from '../recipes/recipe-flags.ts';
import { runRecipe } from '../recipes/run-recipe.ts';
import { removalsAsData, tellRecipe } from '../recipes/tell.ts';
import { checkEmulatorSignIn, checkOwnEmulator } from '../sign-in/auth.ts';
import type { AddCommand } from './command.ts';
import { addCleanupFlags, addMergeFlags, addRecipeFlags, CLEANUP, MERGE } from './recipe-options.ts';

/** What may follow `recipe`, each with a help of its own. */
export const recipeSubjects: readonly string[] = [...knownRecipes.map(({ id }) => id), CLEANUP, MERGE];

/** `recipe`: does a whole job. */
export const addRecipe: AddCommand = (parser, choose, { own }) => {
  const named = own.filter((arg) => !arg.startsWith('-'))[1];
  const recipe = knownRecipes.find(({ id }) => id === named?.toLowerCase());
  if (named === MERGE)
    return parser.command(
      'recipe [recipe] [files..]',
      'Write the rows that the parts of a recipe saved into one file',
      addMergeFlags,
      (given) => choose((terminal) => merge(given as unknown as MergeFlags, terminal)),
    );
  return parser.command(
    'recipe [recipe]',
    recipe
      ? `${recipe.does}\n\n${inFlags(recipe, recipe.changes)}`
      : named === CLEANUP
        ? 'Remove what an earlier recipe made and could not remove'
        : 'Do a whole job, such as refresh a model and wait for the end',
    (yargs) => (named === CLEANUP ? addCleanupFlags(yargs) : addRecipeFlags(yargs, recipe)),
    (given) => choose((terminal) => start(given as unknown as RecipeFlags, terminal)),
  );
};

/** Flags of `recipe merge`. */
interface MergeFlags {
  readonly files?: readonly string[];
  readonly save: string;
}

async function merge({ files = [], save }: MergeFlags, terminal: Terminal): Promise<number> {
  if (files.length === 0) throw new CliError('E_USAGE', 'recipe merge takes the files that the parts saved');
  const path = resolve(terminal.cwd, save);
  const count = await mergeRows(
    files.map((file) => resolve(terminal.cwd, file)),
    path,
  );
  terminal.err(`${many(count, 'row')} of ${many(files.length, 'file')}: ${shownPath(path, terminal)}\n`);
  return 0;
}

/** Lists the recipes, does one, or cleans up after one. */
async function start(given: RecipeFlags, terminal: Terminal): Promise<number> {
  if (given.recipe === undefined) {
    if (given.env !== undefined || given.emulator || given.save !== undefined)
      throw new CliError('E_USAGE', 'recipe takes the name of a recipe before its flags');
    return list(given, terminal);
  }
  checkOwnEmulator(given);
  checkEmulatorSignIn(given);
  return given.recipe === CLEANUP
    ? cleanUpLater(given, terminal)
    : doRecipe(recipeNamed(given.recipe), given, terminal);
}

function list({ json }: RecipeFlags, terminal: Terminal): number {
  const rows = knownRecipes.map(({ id: name, does }) => ({ name, does }));
  if (json) terminal.out(JSON.stringify({ recipes: rows }, null, 2));
  else for (const line of printRecipes(knownRecipes, lookOf(terminal.screens.out))) terminal.out(line);
  return 0;
}

/** Does one. Exit codes: see `exitCodes`; 2 also where it would change something that is not allowed. */
async function doRecipe(recipe: Recipe, given: RecipeFlags, terminal: Terminal): Promise<number> {
  const missing = permissionMissing(recipe, given);
  if (missing !== undefined) {
    for (const line of printIntention(recipe, missing, lookOf(terminal.screens.out))) terminal.out(line);
    return exitCodes['wrong input'];
  }
  const signal = terminal.interruption();
  const emulator = given.emulator ? await startOwnEmulator(terminal, given.scenario, 'real') : undefined;
  try {
    const options = await gather(recipe, given, emulator, terminal, signal);
    const about = {
      recipe,
      reports: resolve(terminal.cwd, given.reports),
      save: given.save === undefined ? undefined : resolve(terminal.cwd, given.save),
      upload: largeFileIn(given, terminal),
      timeout: readDuration(given.timeout)!,
      keepRows: given.json,
      signal,
    };
    return await runRecipe(options, about, terminal, async (result, exchangeOf) => {
      const isOver = result.outcome === 'done' || result.outcome === 'no token';
      const removals = isOver ? [] : await cleanUp(options, leftoversOf(result.record, exchangeOf));
      const next = nextLines(result.next, given, programName(terminal));
      const aftermath = { json: given.json, reports: about.reports, exchangeOf, removals, next };
      await tellRecipe(recipe, result, aftermath, terminal);
      return exitCodes[result.outcome];
    });
  } finally {
    await emulator?.close();
  }
}

/** The flag without which nothing may be sent; undefined when nothing is missing. An emulator may always be changed. */
function permissionMissing(
  recipe: Recipe,
  { allowHeavyReads, allowWrite, emulator, env }: RecipeFlags,
): string | undefined {
  const level = levelOfRecipe(recipe);
  if (emulator || env === 'emulator' || allowWrite !== undefined || level === 'plain read') return undefined;
  if (level === 'change') return '--allow-write TENANT-ID';
  return allowHeavyReads ? undefined : '--allow-heavy-reads';
}

/** Removes what the run of a record left. Exit codes: 0 nothing is left, 1 something is. */
async function cleanUpLater(given: RecipeFlags, terminal: Terminal): Promise<number> {
  const record = await readRecord(resolve(terminal.cwd, given.run!));
  const leftovers = leftoversOf(record, (entry) => entry.exchange);
  const signal = terminal.interruption();
  const removals =
    leftovers.length === 0
      ? []
      : await cleanUp({ ...(await gather(undefined, given, undefined, terminal, signal)), signal }, leftovers);
  if (given.json) terminal.out(JSON.stringify({ leftovers: removalsAsData(removals) }, null, 2));
  else {
    for (const line of printRemovals(removals, lookOf(terminal.screens.out))) terminal.out(line);
    if (leftovers.length === 0) terminal.out('That run left nothing behind.');
  }
  return removals.every(isDone) ? 0 : 1;
}
