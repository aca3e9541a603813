import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NewmanRunOptions } from 'newman';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/index.ts';
import { loadNewman } from '../../runner/newman/load-newman.ts';

/** The committed collection: run `generate` after a change of what it is made from. */
const collection = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../collections/powerbi.postman_collection.json', import.meta.url)), 'utf8'),
) as object;

/** What became of a recipe in Newman itself, which knows nothing of our runner. */
export interface RecipeRun {
  /** What was sent: `200 GET Refresh 1 Find the workspace`, in order, the token requests aside. */
  readonly sent: readonly string[];
  /** The test results: `ok`, `failed: reason` or `skipped`, by name; the last of a name counts. */
  readonly lines: ReadonlyMap<string, string>;
  /** Lines that failed, with their reasons. */
  readonly failed: readonly string[];
  /** Everything that it showed as a table. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The bodies that were sent, by the names of their requests; the last of a name counts. */
  readonly bodies: ReadonlyMap<string, unknown>;
  /** What it wrote to the console. */
  readonly told: readonly string[];
}

/** Runs a recipe's folder against a running emulator, with no wait between two looks at a job. */
export async function runRecipeAt(
  emulator: Emulator,
  title: string,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<NewmanRunOptions> = {},
): Promise<RecipeRun> {
  const values = { pollSeconds: '0', ...environmentOf(emulator), ...inputs };
  const options = {
    collection,
    environment: {
      name: 'test',
      values: Object.entries(values).map(([key, value]) => ({ key, value, enabled: true })),
    },
    folder: title,
    reporters: [],
    ...more,
  } as unknown as NewmanRunOptions;
  const [sent, failed, told]: string[][] = [[], [], []];
  const rows: Record<string, unknown>[] = [];
  const lines = new Map<string, string>();
  const bodies = new Map<string, unknown>();
  await new Promise<void>((resolve, reject) => {
    const run = loadNewman().newman.run(options, (error: Error | null) => (error ? reject(error) : resolve()));
    run.on('request', (_error: unknown, { item, request, response }: Told) => {
      if (item?.name !== undefined) sent!.push(`${response?.code ?? 'no answer'} ${request!.method} ${item.name}`);
      const body = request?.body?.toString() ?? '';
      if (item?.name !== undefined && body !== '') bodies.set(item.name, JSON.parse(body));
    });
    run.on('assertion', (error: Error | null, { assertion, skipped }: Told) => {
      lines.set(assertion!, skipped ? 'skipped' : error ? `failed: ${error.message}` : 'ok');
      if (error) failed!.push(`${assertion}: ${error.message}`);
    });
    run.on('console', (_error: unknown, { messages }: Told) => told!.push((messages ?? []).join(' ')));
    run.on('test', (_error: unknown, { executions }: Told) => {
      for (const { error, result } of executions ?? []) {
        if (error) failed!.push(`script: ${error.message}`);
        rows.push(...(result?.return?.visualizer?.data.rows ?? []));
      }
    });
  });
  return { sent: sent!, lines, failed: failed!, rows, bodies, told: told! };
}

/** Does something with an emulator, and ends it whatever happens. */
export async function withEmulator<T>(
  work: (emulator: Emulator) => Promise<T>,
  options: EmulatorOptions = {},
): Promise<T> {
  const emulator = await startEmulator(options);
  try {
    return await work(emulator);
  } finally {
    await emulator.close();
  }
}

/** The same with an emulator of its own. */
export async function runRecipe(
  title: string,
  inputs: Readonly<Record<string, string>> = {},
  options: EmulatorOptions = {},
): Promise<RecipeRun> {
  return withEmulator((emulator) => runRecipeAt(emulator, title, inputs), options);
}

interface Told {
  readonly item?: { readonly name?: string };
  readonly request?: { readonly method: string; readonly body?: { toString(): string } };
  readonly response?: { readonly code: number };
  readonly assertion?: string;
  readonly skipped?: boolean;
  readonly messages?: readonly unknown[];
  readonly executions?: readonly {
    readonly error?: Error;
    readonly result?: {
      readonly return?: { readonly visualizer?: { readonly data: { readonly rows: Record<string, unknown>[] } } };
    };
  }[];
}

function environmentOf({ url, tenantId, clientId, clientSecret }: Emulator): Record<string, string> {
  return {
    loginUrl: url,
    apiUrl: url,
    fabricUrl: url,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
    tenantId,
    clientId,
    clientSecret,
    allowWrite: standardTenant.tenantId,
    allowHeavyReads: 'true',
    foundIds: '',
    createdIds: '',
  };
}
