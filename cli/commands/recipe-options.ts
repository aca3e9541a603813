import type { Argv, Options } from 'yargs';
import { defined } from '../../catalogue/model/defined.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import { readDuration } from '../input/duration.ts';
import { addGroup, flags, number, text } from '../input/flags.ts';
import { processVariable } from '../input/process-variable.ts';
import { inputFlags } from '../recipes/input-flags.ts';
import { isDivided, secretInputsOf } from '../recipes/known.ts';
import { examples } from './examples.ts';
import { checkNumbers } from './run-options.ts';

/** In place of a recipe's name. */
export const CLEANUP = 'cleanup';
export const MERGE = 'merge';

/** Declares the flags of `recipe cleanup`. */
export function addCleanupFlags(yargs: Argv): Argv {
  return yargs
    .positional('recipe', { type: 'string', describe: 'cleanup' })
    .options({
      run: { ...text, demandOption: true, describe: 'Record of that run: record.json or record.ndjson' },
      ...who,
      'allow-write': flags['allow-write'],
      collection: flags.collection,
      ca: flags.ca,
      json: { ...flags.json, describe: 'Print what became of each thing as JSON' },
    })
    .epilogue(
      examples(['recipe cleanup --run reports/recipe/record.ndjson --allow-write', 'Remove what that run left']),
    )
    .epilogue(
      'Only what has the mark of a recipe in its name is removed, in the tenant of the record.\nExit codes: 0 nothing is left, 1 something is, 2 usage, 3 no token, 130 interrupted.',
    );
}

/** Declares the flags of `recipe merge`. */
export function addMergeFlags(yargs: Argv): Argv {
  return yargs
    .positional('recipe', { type: 'string', describe: 'merge' })
    .positional('files', { type: 'string', array: true, describe: 'Files that the parts of a recipe saved' })
    .options({
      save: { ...text, demandOption: true, describe: 'File for all rows: .json, .ndjson or .csv' },
    })
    .epilogue(
      examples(['recipe merge part-1.ndjson part-2.ndjson --save all.csv', 'The rows of two shards, as one table']),
    );
}

/** Declares the flags of a recipe, those of its inputs first; without one, of all. */
export function addRecipeFlags(yargs: Argv, recipe: Recipe | undefined): Argv {
  const groups: Record<string, Record<string, Options>> = {
    ...(recipe ? { 'What:': inputFlags(recipe) } : {}),
    'Who:': who,
    'How:': recipe && !isDivided(recipe) ? how : { ...how, ...divided },
    'Result:': result,
  };
  const parser = Object.entries(groups).reduce<Argv>(
    (before, [heading, group]) => addGroup(before, heading, group),
    yargs.positional('recipe', { type: 'string', describe: 'Its name; without one, all recipes are listed' }),
  );
  return parser
    .check((flags) =>
      [flags['timeout'], flags['every']].every((time) => typeof time !== 'string' || readDuration(time) !== undefined)
        ? checkNumbers(defined({ concurrency: flags['concurrency'] as number | undefined }))
        : '--timeout and --every take a time such as 30s, 20m or 2h',
    )
    .epilogue(
      recipe
        ? examples(
            [`recipe ${recipe.id} --emulator`, 'Try it, with no tenant'],
            [`plan-access --recipe ${recipe.id}`, 'What it needs access to'],
          )
        : examples(
            ['recipe', 'All recipes'],
            ['recipe refresh --emulator', 'Try one, with no tenant'],
            ['recipe refresh --workspace HR --model Pay --allow-write', 'Do it in a tenant'],
          ),
    )
    .epilogue(secretsOf(recipe))
    .epilogue('Exit codes: 0 done, 1 the job failed, 2 usage or input, 3 no token, 4 timed out, 130 interrupted.');
}

const who = {
  env: flags.env,
  emulator: flags.emulator,
  scenario: flags.scenario,
  auth: flags.auth,
  cloud: flags.cloud,
  'token-file': flags['token-file'],
  'trust-host': flags['trust-host'],
  set: flags.set,
};

const how = {
  'allow-write': flags['allow-write'],
  'allow-heavy-reads': flags['allow-heavy-reads'],
  timeout: { ...text, default: '60m', describe: 'Time for all of it' },
  every: {
    ...text,
    default: '10s',
    describe: 'Time between two looks at a job, unless the service says how long to wait',
  },
  collection: flags.collection,
  'working-dir': { ...text, describe: 'Folder with the file to upload' },
  ca: flags.ca,
} as const satisfies Record<string, Options>;

const divided = {
  concurrency: { ...number, alias: 'c', default: 1, describe: 'Number of parts that run side by side' },
  shard: { ...text, describe: 'Do only this part of the work, such as 2/5; auto: read the number from the CI system' },
} as const satisfies Record<string, Options>;

const result = {
  save: { ...text, describe: 'File for the rows (.json, .ndjson, .csv), written as they come, or for a fetched file' },
  json: { ...flags.json, describe: 'Print the result as JSON' },
  reports: { ...flags.reports, default: 'reports/recipe' },
} as const satisfies Record<string, Options>;

/** Where the secrets of a recipe come from; empty where it takes none. */
function secretsOf(recipe: Recipe | undefined): string {
  const names = (recipe ? secretInputsOf(recipe) : []).map(processVariable);
  return names.length === 0 ? '' : `Secrets are read from variables of the process: ${names.join(', ')}.\n`;
}
