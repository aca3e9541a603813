import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtMain } from '../cli/fixtures/built.ts';
import { hostileCollection } from './hostile-collection.ts';
import { startHostileServer, type Fault, type Received } from './hostile-server.ts';
import { planted } from './planted.ts';
import { findLeaks } from './scanner.ts';

/** Runs the collection whose scripts tell all they know. */
export const hostile = [
  'run',
  '--env',
  '{environment}',
  '--collection',
  '{collection}',
  '--allow-write',
  '--retries',
  '0',
];
/** Runs two requests of our own collection, which fetches its token. */
export const real = [
  'run',
  '--env',
  '{environment}',
  '--operation',
  'Groups_GetGroups',
  'EmbedToken_GenerateToken',
  '--allow-write',
  '--retries',
  '0',
];

/** A command line that is watched for leaks. */
export interface Watched {
  readonly fault: Fault;
  /** Words of the command line; `{environment}` and `{collection}` stand for files that hold what they must. */
  readonly args: readonly string[];
  /** Whether secrets come from the process environment, not from the environment file. */
  readonly fromProcess?: boolean;
  readonly input?: string;
}

/** What a watched process left behind. */
export interface Left {
  readonly code: number | null;
  /** Every byte that was written, by where. */
  readonly outputs: ReadonlyMap<string, Buffer>;
  /** What the service was asked, and what the one that it redirects to was. */
  readonly received: readonly Received[];
  readonly elsewhere: readonly Received[];
}

/** Runs the built command line in a folder of its own, with a home and a temporary folder of its own, and gathers all that it writes. */
export async function watch({ fault, args, fromProcess = false, input = '' }: Watched): Promise<Left> {
  const folder = await mkdtemp(join(tmpdir(), 'leaks-'));
  const other = await startHostileServer('echo');
  const server = await startHostileServer(fault, other.url);
  try {
    const [given, work, home, temporary] = ['given', 'work', 'home', 'temporary'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    for (const each of [given, work, home, temporary]) await mkdir(each);
    const files = { '{environment}': join(given, 'environment.json'), '{collection}': join(given, 'collection.json') };
    await writeFile(files['{environment}'], JSON.stringify(environmentOf(server.url, fromProcess)));
    await writeFile(files['{collection}'], JSON.stringify(hostileCollection()));
    const words = args.map((word) => files[word as keyof typeof files] ?? word);
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      TMPDIR: temporary,
      ...(fromProcess ? { AZURE_CLIENT_SECRET: planted.clientSecret } : {}),
    };
    const child = spawn(process.execPath, [builtMain, ...words], { cwd: work, env, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined).end(input);
    const printed: Record<'out' | 'err', Buffer[]> = { out: [], err: [] };
    child.stdout.on('data', (chunk: Buffer) => printed.out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.err.push(chunk));
    const code = await new Promise<number | null>((resolve) => void child.on('close', resolve));
    const outputs = new Map([
      ['stdout', Buffer.concat(printed.out)],
      ['stderr', Buffer.concat(printed.err)],
    ]);
    for (const root of [work, home, temporary]) await gather(root, outputs, folder);
    return { code, outputs, received: server.received, elsewhere: other.received };
  } finally {
    await Promise.all([server.close(), other.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where which secret was found, one line each. */
export function leaksOf({ outputs }: Left): string[] {
  const kinds = Object.keys(planted);
  return [...outputs].flatMap(([where, bytes]) =>
    findLeaks(bytes, Object.values(planted)).map(({ secret, as }) => `${where}: ${kinds[secret]}, ${as}`),
  );
}

function environmentOf(url: string, fromProcess: boolean): object {
  const values = {
    loginUrl: url,
    apiUrl: url,
    tenantId: '11111111-2222-4333-8444-555555555555',
    clientId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
    scope: 'https://analysis.windows.net/powerbi/api/.default',
    clientSecret: fromProcess ? '' : planted.clientSecret,
    accessToken: fromProcess ? '' : planted.accessToken,
    typedSecret: planted.typedSecret,
    // Under names that nobody signs in with: there may be one credential only.
    spareKey: planted.privateKey,
    spareAssertion: planted.clientAssertion,
  };
  const secret = ['clientSecret', 'accessToken', 'typedSecret', 'spareKey', 'spareAssertion'];
  return {
    name: 'Hostile',
    values: Object.entries(values).map(([key, value]) => ({
      key,
      value,
      type: secret.includes(key) ? 'secret' : 'default',
      enabled: true,
    })),
  };
}

async function gather(folder: string, outputs: Map<string, Buffer>, root: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    // A name can tell a secret, too.
    outputs.set(
      name,
      entry.isFile() ? Buffer.concat([Buffer.from(`${name}\n`), await readFile(path)]) : Buffer.from(name),
    );
  }
}
