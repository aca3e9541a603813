import { catalogues } from '../../catalogue/index.ts';
import { resolve } from 'node:path';
import { operationsOfRecipe } from '../../catalogue/powerbi/access/of-recipe.ts';
import { operationsFor, purposesOf, type PurposeName } from '../../catalogue/powerbi/access/purpose.ts';
import { requestNameOf } from '../../catalogue/model/recipe.ts';
import { findOperation, operations as all, type Operation } from '../../catalogue/powerbi/index.ts';
import { startSteps } from '../../catalogue/powerbi/start-here.ts';
import { listRequests, readRecord, selectRequests } from '../../runner/index.ts';
import { readCollection } from '../input/environment-file.ts';
import { operationGiven } from '../input/operation.ts';
import { knownJobs, recipeNamed } from '../recipes/known.ts';
import type { Terminal } from '../output/terminal.ts';
import type { PlanSubject } from './afterwards.ts';

/** What a plan may be asked for. */
export interface SubjectFlags {
  readonly for: readonly PurposeName[];
  readonly operation: readonly string[];
  readonly folder: readonly string[];
  /** Names of recipes, and of life cycles. */
  readonly recipe?: readonly string[];
  /** A run record, whose operations count. */
  readonly record?: string | undefined;
  readonly env?: string | undefined;
}

/** The operations that are asked for; reading when nothing is. */
export interface Wanted {
  readonly subject: PlanSubject;
  readonly operations: readonly Operation[];
  /** Operations on what a recipe creates before. */
  readonly own: readonly Operation[];
}

/** @throws CliError, RunError for an unknown recipe, operation or folder, and for a record that cannot be read */
export async function wantedOf(flags: SubjectFlags, terminal: Terminal): Promise<Wanted> {
  const named = [
    ...flags.operation.map(operationGiven),
    ...(await inFolders(flags.folder, terminal)),
    ...(await inRecord(flags.record, terminal)),
  ];
  const recipes = (flags.recipe ?? []).map((name) => recipeNamed(name, knownJobs));
  const called = recipes.map(operationsOfRecipe);
  const nothing =
    named.length === 0 &&
    flags.operation.length + flags.folder.length + recipes.length === 0 &&
    flags.record === undefined;
  const purposes = flags.for.length > 0 || nothing ? purposesOf(flags.for) : [];
  const operations = [...new Set(named.map(({ id }) => id))];
  const granted = called.flatMap((each) => each.granted);
  return {
    subject: {
      purposes,
      operations,
      recipes: recipes.map(({ title }) => title),
      called: granted.map(({ id }) => id),
      env: flags.env,
    },
    operations: [...purposes.flatMap(operationsFor), ...named, ...granted],
    own: called.flatMap(({ own }) => own),
  };
}

/** A request of the collection goes by the title of its operation, a step of "Start here" or of a recipe by a name of its own. */
async function inFolders(folders: readonly string[], terminal: Terminal): Promise<Operation[]> {
  if (folders.length === 0) return [];
  const requests = listRequests(
    selectRequests(await readCollection(terminal), { folders, operations: [] }, catalogues),
  );
  return requests.flatMap(
    ({ name }) =>
      all.find(({ title }) => title === name) ??
      findOperation(startSteps.find((step) => step.name === name)?.operation ?? stepsOfJobs.get(name) ?? '') ??
      [],
  );
}

/** Operations of the steps of all jobs, by the names of their requests. */
const stepsOfJobs: ReadonlyMap<string, string> = new Map(
  knownJobs.flatMap((job) => job.steps.map((step) => [requestNameOf(job, step), step.operation] as const)),
);

async function inRecord(file: string | undefined, terminal: Terminal): Promise<Operation[]> {
  if (file === undefined) return [];
  const { entries } = await readRecord(resolve(terminal.cwd, file));
  const unknown = entries.filter(
    ({ operation }) => operation === null || findOperation(operation) === undefined,
  ).length;
  if (unknown > 0)
    terminal.err(
      `${unknown} of the ${entries.length} requests of the record are not known operations and were skipped.\n`,
    );
  return entries.flatMap(({ operation }) => findOperation(operation ?? '') ?? []);
}
