import type { Argv, Options } from 'yargs';
import { resolve } from 'node:path';
import { catalogues } from '../../catalogue/index.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import type { Emulator } from '../../emulator/index.ts';
import { printLines, readPageAssets, writeReports } from '../../reporting/index.ts';
import { defaultTransport, type RunOptions } from '../../runner/index.ts';
import { projectRoot } from '../../generator/project.ts';
import { CliError } from '../errors/cli-error.ts';
import { readDuration } from '../input/duration.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { readCollection } from '../input/environment-file.ts';
import { addGroup, flags, number, text } from '../input/flags.ts';
import { KnownNames } from '../input/known-names.ts';
import { startOwnEmulator } from '../input/own-emulator.ts';
import { consentedTenants, type PermissionFlags } from '../input/permission.ts';
import { readShard } from '../input/shard.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';
import { readAssignments } from '../input/values.ts';
import { checkedWorkingDir } from '../input/working-dir.ts';
import { folderNames } from '../output/folder-names.ts';
import { lookOf } from '../output/style.ts';
import type { Terminal } from '../output/terminal.ts';
import { workspaceList } from '../output/workspace-list.ts';
import { printWritten } from '../output/written-files.ts';
import { tellStart } from '../output/run-start.ts';
import { inputFlags, inputsGiven } from '../recipes/input-flags.ts';
import { isDivided, knownRecipes, levelOfRecipe, recipeNamed } from '../recipes/known.ts';
import { exitCodes, problemsOf, toldBy } from '../recipes/outcome.ts';
import { partsFor } from '../recipes/parts.ts';
import { printIntention, printRecipes, printResult } from '../recipes/print.ts';
import { runRecipe, type RecipeResult } from '../recipes/run-recipe.ts';
import { checkEmulatorSignIn } from '../sign-in/auth.ts';
import { connectionOf } from '../sign-in/connection.ts';
import { signIn } from '../sign-in/sign-in.ts';
import type { AddCommand } from './command.ts';
import { examples } from './examples.ts';

/** Flags of `recipe`, beside those of the recipe's own inputs. */
interface RecipeFlags extends SignInFlags, PermissionFlags {
  readonly recipe?: string | undefined;
  readonly collection: string | undefined;
  readonly emulator: boolean;
  readonly scenario: string | undefined;
  readonly save: string | undefined;
  readonly json: boolean;
  readonly timeout: string;
  readonly every: string;
  readonly shard: string | undefined;
  readonly concurrency: number;
  readonly reports: string;
  readonly workingDir: string | undefined;
  readonly trustHost: string[] | undefined;
  readonly set: string[];
}

/** `recipe`: does a whole job. */
export const addRecipe: AddCommand = (parser, choose, { own }) => {
  const named = own.filter((arg) => !arg.startsWith('-'))[1];
  const recipe = knownRecipes.find(({ id }) => id === named?.toLowerCase());
  return parser.command(
    'recipe [recipe]',
    recipe ? `${recipe.does}\n\n${recipe.changes}` : 'Do a whole job, such as refresh a model and wait for the end',
    (yargs) => addFlags(yargs, recipe),
    (given) => choose((terminal) => start(given as unknown as RecipeFlags, terminal)),
  );
};

function addFlags(yargs: Argv, recipe: Recipe | undefined): Argv {
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
        ? true
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
            ['recipe refresh --help', 'What one takes'],
          ),
    )
    .epilogue('Exit codes: 0 done, 1 the job failed, 2 usage or input, 3 no token, 4 time over, 130 interrupted.');
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
  'allow-write': {
    type: 'string',
    array: true,
    defaultDescription: 'no tenant; without ids, the one of the environment',
    describe: 'Also send requests that change something, in the tenants with these ids',
  },
  'allow-heavy-reads': {
    type: 'boolean',
    default: false,
    describe: 'Also send exports, scans and queries: they change nothing, but use capacity',
  },
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

async function start(given: RecipeFlags, terminal: Terminal): Promise<number> {
  if (given.recipe === undefined) return list(given, terminal);
  const recipe = recipeNamed(given.recipe);
  if (given.emulator && given.env !== undefined && given.env !== 'emulator')
    throw new CliError('E_USAGE', `--emulator cannot be combined with --env ${given.env}`);
  if (given.scenario !== undefined && !given.emulator) throw new CliError('E_USAGE', '--scenario needs --emulator');
  checkEmulatorSignIn(given);
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
      timeout: readDuration(given.timeout)!,
      keepRows: given.json,
      signal,
    };
    return await runRecipe(options, about, terminal, async (found, exchangeOf) => {
      await tell(recipe, found, given, terminal, { exchangeOf, reports: about.reports });
      return exitCodes[found.outcome];
    });
  } finally {
    await emulator?.close();
  }
}

function list({ json }: RecipeFlags, terminal: Terminal): number {
  const rows = knownRecipes.map(({ id: name, does }) => ({ name, does }));
  if (json) terminal.out(JSON.stringify({ recipes: rows }, null, 2));
  else for (const line of printRecipes(knownRecipes, lookOf(terminal.screens.out))) terminal.out(line);
  return 0;
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

async function gather(
  recipe: Recipe,
  given: RecipeFlags,
  emulator: Emulator | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunOptions> {
  const collection = await readCollection(terminal, given.collection);
  const shard = readShard(given.shard, terminal);
  const timeout = readDuration(given.timeout)!;
  const values = {
    recipeMinutes: String(timeout / 60_000),
    pollSeconds: String(emulator ? 0 : readDuration(given.every)! / 1000),
    ...(emulator ? recipe.emulated : {}),
    ...readAssignments(given.set),
    ...inputsGiven(recipe, given as unknown as Record<string, unknown>),
  };
  const transport = {
    timeout: defaultTransport.timeout,
    // A script waits for a job; the wire waits for a limit.
    scriptTimeout: timeout + defaultTransport.timeout,
    retry: { ...defaultTransport.retry, longestWait: Math.min(timeout, 3_600_000) },
    ...connectionOf(given, terminal),
    workingDir: given.workingDir === undefined ? undefined : await checkedWorkingDir(given.workingDir, terminal),
  };
  const signedIn = emulator
    ? { environment: await emulatorEnvironment(emulator, false, values, terminal) }
    : await signIn(given, values, terminal, signal, { transport, names: new KnownNames(collection) });
  return {
    collection,
    catalogues,
    ...signedIn,
    select: { folders: [recipe.title], operations: [] },
    ...defined(partsFor(recipe, given.concurrency ?? 1, shard)),
    allowWrite: consentedTenants(given, signedIn.environment),
    allowHeavyReads: given.allowHeavyReads,
    ...(emulator ? { emulator: true } : {}),
    transport,
    onStart: (began) => tellStart(began, terminal),
  };
}

async function tell(
  recipe: Recipe,
  found: RecipeResult,
  { json }: RecipeFlags,
  terminal: Terminal,
  {
    exchangeOf,
    reports,
  }: { readonly exchangeOf: Parameters<Parameters<typeof runRecipe>[3]>[1]; readonly reports: string },
): Promise<void> {
  const { count, outcome, record, rows, saved } = found;
  const look = lookOf(terminal.screens.out);
  const material = { exchangeOf, assets: () => readPageAssets(projectRoot()), workspaceList, folderNames };
  if (json)
    terminal.out(
      JSON.stringify(
        {
          recipe: recipe.id,
          outcome,
          exitCode: exitCodes[outcome],
          told: toldBy(record),
          problems: problemsOf(record).map(({ name, message }) => ({ name, message })),
          count,
          rows,
          ...defined({ saved }),
        },
        null,
        2,
      ),
    );
  else {
    for (const line of printResult(recipe, found, look)) terminal.out(line);
    if (record.counts.refused > 0 || outcome === 'no token')
      for (const line of printLines(record, 'terminal', { ...material, look })) terminal.out(line);
  }
  const paths = await writeReports(reports, record, ['json', 'html', 'markdown'], material);
  if (json) return;
  const written = [...(saved === undefined ? [] : [saved]), ...paths.values()];
  for (const line of ['', ...printWritten(written, look, terminal)]) terminal.out(line);
}
