import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunRecord } from '../../runner/index.ts';
import { collection, environment, request } from '../runner/fixtures/collection.ts';
import { startServer } from '../runner/fixtures/server.ts';
import { build, builtMain, projectFolder, startNode } from './fixtures/built.ts';

let folder: string;
beforeAll(build);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-process-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const readRecord = (): RunRecord =>
  JSON.parse(readFileSync(join(folder, 'reports', 'record.json'), 'utf8')) as RunRecord;

/** A run that takes its time, and of which something is done when it says so. */
const slowly = (milliseconds: number): string[] => [
  builtMain,
  'run',
  '--emulator',
  '--folder',
  'Groups',
  '--delay',
  String(milliseconds),
];
const ALL_GROUPS = /\b1\/(\d+) /;

describe('signals', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a run: what was done is recorded, exit 130', async (signal) => {
    const run = startNode(slowly(500), { cwd: folder });
    await run.printed('1/');
    run.child.kill(signal);
    const { code, out, err } = await run.ended;
    expect(code).toBe(130);
    expect(out).toContain('The run was interrupted with ');
    const { ending, counts, entries } = readRecord();
    expect(ending).toBe('interrupted');
    expect(entries).toHaveLength(Number(ALL_GROUPS.exec(err)![1]));
    expect(counts.answered).toBeGreaterThan(0);
    expect(counts['not-reached']).toBeGreaterThan(0);
    expect(readdirSync(join(folder, 'reports')).filter((name) => name.includes('lock'))).toEqual([]);
  });

  test('a second run waits for no killed one, and does not disturb one that is running', async () => {
    const first = startNode(slowly(5_000), { cwd: folder });
    await first.printed('1/');
    const one = [builtMain, 'run', '--emulator', '--operation', 'Groups_GetGroups'];
    const refused = await startNode(one, { cwd: folder }).ended;
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringContaining(`Process ${first.child.pid} on `) as string,
    });
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await startNode(one, { cwd: folder }).ended).toMatchObject({ code: 0 });
    expect(readRecord().counts.answered).toBe(1);
  }, 120_000);

  test.each(['SIGINT', 'SIGTERM'] as const)('%s is the regular end of emulate: exit 0', async (signal) => {
    const emulate = startNode([builtMain, 'emulate', '--port', '0'], { cwd: folder });
    await emulate.printed('"url"');
    emulate.child.kill(signal);
    expect(await emulate.ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('emulate', () => {
  test('prints one line of JSON and writes an environment that a run can use', async () => {
    const emulate = startNode([builtMain, 'emulate', '--port', '0', '--write-env', 'mine.json'], { cwd: folder });
    await emulate.printed('"envFile"');
    const run = startNode(
      [
        builtMain,
        'run',
        '--env',
        './mine.json',
        '--operation',
        'Groups_GetGroups',
        '--operation',
        'Groups_CreateGroup',
      ],
      { cwd: folder },
    );
    expect(await run.ended).toMatchObject({ code: 0, err: expect.not.stringContaining('failed') as string });
    expect(readRecord()).toMatchObject({ emulator: true, allowWrite: true, counts: { answered: 2 } });
    const file = join(folder, 'mine.json');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    emulate.child.kill();
    const { out } = await emulate.ended;
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(Object.keys(JSON.parse(out) as object)).toEqual([
      'url',
      'loginUrl',
      'apiUrl',
      'tenantId',
      'clientId',
      'clientSecret',
      'envFile',
    ]);
  });
});

test('a promise that a script leaves rejected fails its request and does not end the process', async () => {
  const service = await startServer(() => ({ status: 200, body: {} }));
  const floating = [
    "pm.test('in time', async () => { await null; throw new Error('too late'); });",
    'setTimeout(() => {}, 50);',
  ];
  const whole = collection([
    request({ name: 'one', path: '/1', test: floating }),
    request({ name: 'two', path: '/2' }),
  ]);
  const settings = {
    collection: whole,
    environment: environment({ apiUrl: service.url, loginUrl: service.url, accessToken: 'x' }),
    catalogues: [],
    emulator: true,
  };
  const program = join(folder, 'program.mjs');
  const runner = pathToFileURL(join(projectFolder, 'dist', 'runner', 'index.js')).href;
  writeFileSync(
    program,
    `import { runCollection } from ${JSON.stringify(runner)};
     const { entries } = await runCollection(${JSON.stringify(settings)});
     console.log(JSON.stringify(entries.map(({ request, outcome, reason }) => [request, outcome, reason ?? ''])));`,
  );
  const { code, out } = await startNode([program], { cwd: folder }).ended;
  await service.close();
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    ['one', 'failed', 'Error: too late'],
    ['two', 'answered', ''],
  ]);
});
