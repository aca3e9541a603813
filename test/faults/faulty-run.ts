import { catalogues } from '../../catalogue/index.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigningKey, startEmulator } from '../../emulator/index.ts';
import {
  parseCollection,
  readRecord,
  RecordFile,
  runCollection,
  valueOf,
  type Collection,
  type Environment,
  type RunEntry,
  type RunOptions,
  type RunRecord,
  type Transport,
} from '../../runner/index.ts';
import { projectFolder } from '../cli/fixtures/built.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { startFront, type Fault, type Front, type Received } from './front.ts';

/** The committed collection, with its own scripts. */
export const committed: Collection = parseCollection(
  readFileSync(join(projectFolder, 'collections', 'powerbi.postman_collection.json'), 'utf8'),
  'collection',
);

/** Impatient, so that a test does not take long. */
export const impatient: Partial<Transport> = { timeout: 1_000, retry: { retries: 1, longestWait: 1_500 } };

const SECRET = 'Abc8Q~not-a-real-secret_value.0123456789';
const signingKey = await createSigningKey();

/** A run with something going wrong. */
export interface FaultyRun {
  readonly faults?: readonly Fault[];
  readonly operations?: readonly string[];
  readonly options?: Partial<RunOptions>;
  /** Values over those of the environment; `{front}` stands for the address of the front. */
  readonly values?: Readonly<Record<string, string>>;
  readonly tls?: { key: string; cert: string };
  /** Called when the front is there, before the run. */
  readonly prepare?: (front: Front) => void;
}

/** What came of it. */
export interface Aftermath {
  readonly record: RunRecord;
  readonly received: readonly Received[];
  readonly entryOf: (name: string) => RunEntry;
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Runs against the emulator through a front that misbehaves, and checks what must hold whatever goes wrong. */
export async function runFaulty({
  faults = [],
  operations = [],
  options = {},
  values = {},
  tls,
  prepare,
}: FaultyRun): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-faults-'));
  const emulator = await startEmulator({ signingKey, clientSecret: SECRET });
  const front = await startFront(emulator.url, faults, tls);
  prepare?.(front);
  const { tenantId, clientId } = emulator;
  const good = {
    tenantId,
    clientId,
    clientSecret: SECRET,
    loginUrl: front.url,
    apiUrl: front.url,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
  };
  const chosen = environment({
    ...good,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.replace('{front}', front.url)])),
  });
  const path = join(folder, 'record.ndjson');
  const file = new RecordFile(path);
  const shown: string[] = [];
  try {
    const record = await runCollection({
      collection: committed,
      catalogues,
      environment: chosen,
      select: { folders: [], operations },
      emulator: true,
      transport: impatient,
      file,
      onProgress: ({ entry }) => void shown.push(JSON.stringify(entry)),
      onConsole: (_level, text) => void shown.push(text),
      ...options,
    });
    await checkRecord(path, record);
    checkChanges(front.received);
    checkSecrets([readFileSync(path, 'utf8'), JSON.stringify(record), ...shown], chosen, front.received);
    const outcomes = Object.fromEntries(record.entries.map(({ request, outcome }) => [request, outcome]));
    return {
      record,
      received: front.received,
      outcomes,
      entryOf: (name) => record.entries.find(({ request }) => request === name)!,
    };
  } finally {
    file.close();
    await Promise.all([front.close(), emulator.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file tells the same as the run: every request that ended, and how the run ended. */
async function checkRecord(path: string, record: RunRecord): Promise<void> {
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string });
  expect(lines.at(0)!.kind).toBe('head');
  expect(lines.at(-1)!.kind).toBe('end');
  const read = await readRecord(path);
  expect(read.ending).toBe(record.ending);
  const told = ({ entries }: RunRecord): string[] =>
    entries.map(({ iteration, id, outcome }) => `${iteration} ${id} ${outcome}`);
  expect(told(read)).toEqual(told(record));
}

/** Nothing that changes something went out twice, but after a 429, which says that nothing was done. */
export function checkChanges(received: readonly Received[]): void {
  const changes = received
    .filter(({ target, throttled }) => target === 'write' && !throttled)
    .map(({ method, path, body }) => `${method} ${path} ${body}`);
  expect(changes).toEqual([...new Set(changes)]);
}

/** Neither the secret nor a token that was sent stands in anything that is kept or shown. */
export function checkSecrets(texts: readonly string[], chosen: Environment, received: readonly Received[]): void {
  const tokens = received.map(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? '');
  const secrets = new Set([valueOf(chosen, 'clientSecret'), SECRET, ...tokens].filter((secret) => secret.length > 8));
  for (const secret of secrets) expect(texts.some((text) => text.includes(secret))).toBe(false);
}
