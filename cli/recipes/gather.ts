import { dirname, relative, resolve } from 'node:path';
import { catalogues } from '../../catalogue/index.ts';
import { defined } from '../../catalogue/model/defined.ts';
import type { Recipe } from '../../catalogue/model/recipe.ts';
import type { Emulator } from '../../emulator/index.ts';
import { defaultTransport, type Environment, type RunOptions } from '../../runner/index.ts';
import { readDuration } from '../input/duration.ts';
import { emulatorEnvironment } from '../input/emulator-environment.ts';
import { readCollection } from '../input/environment-file.ts';
import { KnownNames } from '../input/known-names.ts';
import { consentedTenants } from '../input/permission.ts';
import { processVariable } from '../input/process-variable.ts';
import { checkReadable } from '../input/readable-file.ts';
import { readShard } from '../input/shard.ts';
import { readAssignments } from '../input/values.ts';
import { checkedWorkingDir } from '../input/working-dir.ts';
import { tellStart } from '../output/run-start.ts';
import type { Terminal } from '../output/terminal.ts';
import { connectionOf } from '../sign-in/connection.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { inputsGiven } from './input-flags.ts';
import { levelOfRecipe, secretInputsOf } from './known.ts';
import { largeFileIn } from './large-file.ts';
import { partsFor } from './parts.ts';
import type { RecipeFlags } from './recipe-flags.ts';

/** A secret of a recipe comes from the process environment, and goes nowhere but into the run. */
function withSecretInputs(environment: Environment, recipe: Recipe | undefined, terminal: Terminal): Environment {
  const given = (recipe ? secretInputsOf(recipe) : []).flatMap((key) => {
    const value = terminal.env[processVariable(key)] ?? '';
    return value === '' ? [] : [{ key, value, type: 'secret', enabled: true }];
  });
  for (const { value } of given) terminal.secrets.add(value);
  const names = given.map(({ key }) => key);
  return { ...environment, values: [...environment.values.filter(({ key }) => !names.includes(key)), ...given] };
}

/** What the runner needs for a recipe, or for cleaning up after one: signed in, with the inputs that were typed. */
export async function gather(
  recipe: Recipe | undefined,
  given: RecipeFlags,
  emulator: Emulator | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunOptions> {
  const collection = await readCollection(terminal, given.collection);
  const shard = readShard(given.shard, terminal);
  const timeout = readDuration(given.timeout ?? '60m')!;
  const inputs = recipe ? inputsGiven(recipe, given as unknown as Record<string, unknown>) : {};
  // The folder of a file that is named is the one whose files may be sent.
  const file = inputs['file'] === undefined ? undefined : resolve(terminal.cwd, inputs['file']);
  if (file !== undefined) checkReadable(file);
  const folder = given.workingDir ?? (file === undefined ? undefined : dirname(file));
  const values = {
    recipeMinutes: String(timeout / 60_000),
    pollSeconds: String(emulator ? 0 : readDuration(given.every ?? '10s')! / 1000),
    ...(emulator ? recipe?.emulated : {}),
    ...readAssignments(given.set),
    ...inputs,
    ...(largeFileIn(given, terminal) === undefined ? {} : { uploadFirst: 'true', uploadsItself: 'true' }),
    ...(file === undefined ? {} : { file: relative(resolve(terminal.cwd, folder!), file) }),
  };
  const readsOnly = recipe !== undefined && levelOfRecipe(recipe) !== 'change';
  const transport = {
    timeout: defaultTransport.timeout,
    // A script waits for a job; the wire waits for a limit.
    scriptTimeout: timeout + defaultTransport.timeout,
    retry: { ...defaultTransport.retry, longestWait: Math.min(timeout, 3_600_000) },
    ...connectionOf(given, terminal),
    workingDir: folder === undefined ? undefined : await checkedWorkingDir(folder, terminal),
  };
  const signedIn = emulator
    ? { environment: await emulatorEnvironment(emulator, false, values, terminal) }
    : await signIn(given, values, terminal, signal, { transport, names: new KnownNames(collection) });
  return {
    collection,
    catalogues,
    ...signedIn,
    environment: withSecretInputs(signedIn.environment, recipe, terminal),
    ...(recipe ? defined(partsFor(recipe, given.concurrency ?? 1, shard)) : {}),
    allowWrite: consentedTenants(given, signedIn.environment),
    allowHeavyReads: given.allowHeavyReads ?? false,
    ...(emulator ? { emulator: true } : {}),
    transport,
    onStart: (began) => tellStart(began, terminal, { readsOnly }),
  };
}
