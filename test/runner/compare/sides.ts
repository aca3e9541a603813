import { catalogues } from '../../../catalogue/index.ts';
import { readFileSync } from 'node:fs';
import { createSigningKey, readScenario, startEmulator, type Emulator } from '../../../emulator/index.ts';
import {
  runIdentities,
  type IdentitiesOutcome,
  type RunIdentitiesOptions,
} from '../../../runner/compare/run-identities.ts';
import { compareIdentities, type IdentityComparison } from '../../../reporting/index.ts';
import { parseCollection, parseEnvironment, withValues, type Environment } from '../../../runner/index.ts';

/** Who a side is: the app of a tenant in which something is broken, or a user of it. */
export interface Played {
  /** The standard tenant when absent. */
  readonly scenario?: string;
  /** The app when absent. */
  readonly user?: { readonly email?: string; readonly scopes?: readonly string[] };
}

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
/** The whole collection, as it is handed out. */
export const collection = parseCollection(read('collections/powerbi.postman_collection.json'), 'the collection');
const bare = parseEnvironment(read('environments/emulator.postman_environment.json'), 'the environment');
const signingKey = await createSigningKey();

/** Plays two sides, each with an emulator of its own, and compares them; `sent` is what each emulator got. */
export async function playPair(
  a: Played,
  b: Played,
  more: Partial<RunIdentitiesOptions> = {},
): Promise<{ outcome: IdentitiesOutcome; sent: string[] }> {
  const emulators = [await start(a), await start(b)];
  try {
    const [first, second] = [await environmentOf(emulators[0]!, a), await environmentOf(emulators[1]!, b)];
    const outcome = await runIdentities({
      collection,
      catalogues,
      a: first,
      b: second,
      concurrency: 6,
      emulator: true,
      signal: new AbortController().signal,
      ...more,
    });
    return {
      outcome,
      sent: emulators.flatMap(({ requests }) => requests.map(({ method, path }) => `${method} ${path}`)),
    };
  } finally {
    for (const emulator of emulators) await emulator.close();
  }
}

/** The comparison of a pair that came to its end. */
export function comparisonOf(outcome: IdentitiesOutcome): IdentityComparison {
  if (outcome.ending !== 'complete') throw new Error(`${outcome.side}: ${outcome.ending}`);
  return compareIdentities(outcome.identities);
}

function start({ scenario }: Played): Promise<Emulator> {
  return startEmulator({ signingKey, ...(scenario === undefined ? {} : { scenario: readScenario(scenario) }) });
}

async function environmentOf(emulator: Emulator, { user }: Played): Promise<Environment> {
  const credential = user ? { accessToken: await emulator.userToken(user) } : await emulator.clientValues();
  return withValues(bare, { loginUrl: emulator.url, apiUrl: emulator.url, ...credential });
}
