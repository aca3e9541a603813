import { catalogues } from '../../catalogue/index.ts';
import { jest } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import newman from 'newman';
import { attachReporters, unknownReporters, type NewmanEmitter } from '../../runner/newman/reporters.ts';
import { rawExchange, type NewmanRequest, type NewmanResponse } from '../../runner/newman/raw-exchange.ts';
import { secretsIn } from '../../runner/redaction/recorded-exchange.ts';
import { redactor } from '../../runner/redaction/redact.ts';
import { hostileCollection } from './hostile-collection.ts';
import { startHostileServer, type Fault } from './hostile-server.ts';
import { planted } from './planted.ts';
import { findLeaks } from './scanner.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'reporters-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = ['cli', 'json', 'junit', 'progress', 'emojitrain'];

interface Ran {
  readonly printed: string;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly problems: readonly string[];
}

/** Runs the hostile collection with Newman and all its reporters; `bare`: with Newman's own, unprotected. */
async function report(fault: Fault, { verbose = false, bare = false } = {}): Promise<Ran> {
  const server = await startHostileServer(fault, 'http://127.0.0.1:1');
  const environment = {
    name: 'Hostile',
    values: Object.entries({
      apiUrl: server.url,
      clientSecret: planted.clientSecret,
      accessToken: planted.accessToken,
      typedSecret: planted.typedSecret,
      tenantId: 'contoso',
    }).map(([key, value]) => ({ key, value, type: key === 'typedSecret' ? 'secret' : 'default' })),
  };
  // Newman's table of failures takes minutes with the messages of this collection.
  const reporter = {
    ...(bare ? { cli: { noFailures: true } } : {}),
    json: { export: join(folder, 'run.json') },
    junit: { export: join(folder, 'junit.xml') },
  };
  const exportEnvironment = join(folder, 'environment.json');
  let printed = '';
  const keep = (text: unknown): boolean => ((printed += String(text)), true);
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  for (const name of ['log', 'info', 'warn', 'error'] as const)
    spies.push(jest.spyOn(console, name).mockImplementation(keep as never) as never);
  let problems: readonly string[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const settings = {
        collection: hostileCollection(),
        environment,
        color: 'off',
        verbose,
        timeoutRequest: 5_000,
        reporters: bare ? names : [],
        ...(bare ? { reporter, exportEnvironment } : {}),
      };
      const emitter = newman.run(settings as never, (error) => {
        if (bare) return error ? reject(error) : resolve();
        attached!.done().then((found) => ((problems = found), resolve()), reject);
      }) as unknown as NewmanEmitter;
      const secrets = new Set<string>([
        planted.clientSecret,
        planted.accessToken,
        planted.typedSecret,
        planted.privateKey,
        planted.clientAssertion,
      ]);
      const redact = redactor(secrets);
      // As the log of a run does before anybody else hears of an answer.
      emitter.on(
        'request',
        (_error: unknown, { request, response }: { request: NewmanRequest; response: NewmanResponse }) => {
          for (const secret of secretsIn(rawExchange(request, response))) secrets.add(secret);
        },
      );
      const attached = bare
        ? undefined
        : attachReporters(emitter, {
            catalogues,
            names,
            reporter,
            run: { color: 'off', verbose },
            from: folder,
            exportEnvironment,
            redact,
          });
    });
  } finally {
    for (const spy of spies) spy.mockRestore();
    await server.close();
  }
  const files = new Map<string, Buffer>();
  for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)));
  return { printed, files, problems };
}

const leaksOf = ({ printed, files }: Ran): object => {
  const outputs = [['printed', Buffer.from(printed)] as const, ...files];
  return Object.fromEntries(
    outputs.map(([name, bytes]) => [
      name,
      findLeaks(bytes, Object.values(planted)).map(({ secret, as }) => `${Object.keys(planted)[secret]} ${as}`),
    ]),
  );
};
const clean = { printed: [], 'environment.json': [], 'junit.xml': [], 'run.json': [] };

test("without protection Newman's reporters leak, and the scanner sees it", async () => {
  const leaks = leaksOf(await report('cookies', { bare: true, verbose: true })) as Record<string, string[]>;
  expect(Object.entries(leaks).map(([name, found]) => [name, found.length > 0])).toEqual([
    ['printed', true],
    ['environment.json', true],
    ['junit.xml', true],
    ['run.json', true],
  ]);
});

test.each<[Fault, boolean]>([
  ['encodings', false],
  ['cookies', true],
  ['reset', true],
])('%s, verbose %s: no reporter leaks', async (fault, verbose) => {
  const ran = await report(fault, { verbose });
  expect(leaksOf(ran)).toEqual(clean);
  expect(ran.problems).toEqual([]);
  const run = JSON.parse(String(ran.files.get('run.json'))) as {
    run: { stats: { requests: { total: number } }; executions: { assertions?: unknown[] }[] };
  };
  expect(run.run.stats.requests.total).toBe(3);
  expect(run.run.executions).toHaveLength(3);
  expect(String(ran.files.get('junit.xml'))).toContain('<testsuite name="Groups / Get Groups"');
  expect(ran.printed).toContain('Get Groups');
  expect(ran.printed).toContain('assertions');
  expect(JSON.parse(String(ran.files.get('environment.json')))).toMatchObject({
    values: expect.arrayContaining([expect.objectContaining({ key: 'tenantId', value: 'contoso' })]) as unknown,
  });
});

test('reporters that do not exist are named', () => {
  expect(unknownReporters(['cli', 'htmlextra-of-nobody', '@nobody/x'], folder)).toEqual([
    'htmlextra-of-nobody',
    '@nobody/x',
  ]);
});
