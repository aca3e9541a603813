import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigningKey, startEmulator, type Emulator } from '../../emulator/index.ts';
import { readRecord, type RunRecord } from '../../runner/index.ts';
import { some } from '../cases.ts';
import { build, builtMain, startNode, type Started } from '../cli/fixtures/built.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { startFront, type Fault, type Front } from './front.ts';
import { checkChanges } from './faulty-run.ts';
import * as spoil from './spoils.ts';

const SECRET = 'Abc8Q~not-a-real-secret_value.0123456789';
const operations = [
  'Groups_GetGroups',
  'Apps_GetApps',
  'Groups_CreateGroup',
  'Groups_UpdateGroup',
  'Reports_GetReportsInGroup',
  'Datasets_GetDatasetsInGroup',
  'Groups_DeleteGroup',
];
const slow: Fault = { on: 'read', spoil: spoil.late(300) };

let folder: string;
let emulator: Emulator;
let front: Front;
const signingKey = await createSigningKey();
beforeAll(build, 120_000);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-faults-'));
  emulator = await startEmulator({ signingKey, clientSecret: SECRET });
});
afterEach(async () => {
  checkChanges(front.received);
  await Promise.all([front.close(), emulator.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const reports = (name = ''): string => join(folder, 'reports', name);

/** The command line in a process of its own, against a front that misbehaves; it knows the emulator by its marker. */
async function arguments_(faults: readonly Fault[], more: readonly string[] = []): Promise<string[]> {
  front = await startFront(emulator.url, faults);
  const { tenantId, clientId } = emulator;
  const values = {
    tenantId,
    clientId,
    clientSecret: SECRET,
    loginUrl: front.url,
    apiUrl: front.url,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
    allowWrite: '',
  };
  writeFileSync(join(folder, 'env.json'), JSON.stringify(environment(values)));
  return [
    builtMain,
    'run',
    '--env',
    './env.json',
    '--operation',
    ...operations,
    '--retries',
    '1',
    '--max-wait',
    '1',
    '--format',
    'json',
    ...more,
  ];
}
const start = async (faults: readonly Fault[], more: readonly string[] = []): Promise<Started> =>
  startNode(await arguments_(faults, more), { cwd: folder });

/** Resolves when the front was asked so often. */
const asked = (times: number): Promise<void> =>
  new Promise((resolve) => (front.onRequest = () => void (front.received.length >= times && resolve())));

/** Nothing that the run left behind holds the secret. */
async function expectRecord(ending: RunRecord['ending']): Promise<RunRecord> {
  const record = await readRecord(reports('record.ndjson'));
  expect(record.ending).toBe(ending);
  for (const name of readdirSync(reports())) expect(readFileSync(reports(name), 'utf8')).not.toContain(SECRET);
  return record;
}

const onUnix = process.platform === 'win32' ? test.skip : test;

describe('a run in a process of its own', () => {
  // prettier-ignore
  const ends: [string, Fault[], string[], number][] = [
    ['as expected', [], [], 0],
    ['as expected, four at a time', [], ['--concurrency', '4'], 0],
    ['a change that was done and answered 503', [{ on: { operation: 'Groups_CreateGroup' }, spoil: spoil.status(503) }], [], 1],
    ['429 for all', [{ on: 'read', spoil: spoil.throttled('0') }, { on: 'write', spoil: spoil.throttled('0') }], ['--concurrency', '4'], 1],
    ['no token', [{ on: 'token', spoil: spoil.status(401, '{"error":"invalid_client"}') }], [], 3],
  ];
  test.each(some(ends, 2))('%s', async (_name, faults, flags, code) => {
    const { ended } = await start(faults, flags);
    const result = await ended;
    expect(result.code).toBe(code);
    expect(result.out + result.err).not.toContain(SECRET);
    await expectRecord(code === 3 ? 'no-token' : 'complete');
    expect(existsSync(reports('record.json'))).toBe(true);
  });

  const signals: [NodeJS.Signals, number, string][] = [
    ['SIGINT', 4, '1'],
    ['SIGINT', 7, '4'],
    ['SIGTERM', 5, '1'],
    ['SIGTERM', 6, '4'],
  ];
  onUnix.each(some(signals, 3))(
    '%s at request %i, with %s at a time: exit 130, and all reports',
    async (signal, times, concurrency) => {
      const { child, ended } = await start([slow], ['--concurrency', concurrency]);
      await asked(times);
      child.kill(signal);
      expect((await ended).code).toBe(130);
      const { entries } = await expectRecord('interrupted');
      expect(entries).toHaveLength(operations.length);
      const whole = JSON.parse(readFileSync(reports('record.json'), 'utf8')) as RunRecord;
      expect(whole.entries.map(({ outcome }) => outcome)).toEqual(entries.map(({ outcome }) => outcome));
    },
  );

  onUnix('a second SIGINT ends it at once', async () => {
    const { child, ended } = await start([{ on: 'read', spoil: spoil.silence }]);
    await asked(3);
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 100);
    expect((await ended).code).toBe(130);
    await expectRecord('died');
  });

  onUnix('SIGKILL: what was done until then is in the record, and report tells it', async () => {
    const { child, ended } = await start([{ ...slow, after: 2 }]);
    await asked(6);
    child.kill('SIGKILL');
    await ended;
    const { counts } = await expectRecord('died');
    expect(counts.answered).toBeGreaterThan(0);
    writeFileSync(reports('record.ndjson'), readFileSync(reports('record.ndjson')).subarray(0, -7)); // a line cut off in its middle
    const report = await startNode([builtMain, 'report', reports('record.ndjson'), '--format', 'markdown'], {
      cwd: folder,
    }).ended;
    expect(report.err).not.toMatch(/^E_/m);
    expect(report.out).toMatch(/died/);
  });

  test.each(['stdout', 'stderr'] as const)(
    'nobody reads %s any more: it goes on, and the exit code is its own',
    async (stream) => {
      const { child, ended } = await start(
        [{ on: { operation: 'Apps_GetApps' }, spoil: spoil.status(501) }],
        ['--verbose'],
      );
      child[stream]!.destroy();
      expect((await ended).code).toBe(1);
      await expectRecord('complete');
      expect(existsSync(reports('record.json'))).toBe(true);
    },
  );

  onUnix('a file that may not grow any more: it ends, and says which', async () => {
    const args = await arguments_([]);
    const child = spawn('sh', ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    const code = await new Promise((resolve) => child.on('close', resolve));
    // 2 when not even the first line fits, so that nothing was sent; 1 later.
    expect([code, /E_REPORTS_\w+/.exec(err)?.[0]]).toEqual(
      code === 2 ? [2, 'E_REPORTS_UNWRITABLE'] : [1, 'E_REPORTS_LOST'],
    );
    expect(err).toContain('record.ndjson');
    if (readFileSync(reports('record.ndjson')).length > 0) await expectRecord('died');
  });

  test('the folder for the reports is a file: nothing is sent', async () => {
    writeFileSync(reports(), '');
    const { ended } = await start([]);
    expect((await ended).code).toBe(2);
    expect(front.received.filter(({ target }) => target !== 'marker')).toEqual([]);
  });

  onUnix('the folder for the reports is gone in the middle of the run: it is made again', async () => {
    const { ended } = await start([slow]);
    await asked(4);
    rmSync(reports(), { recursive: true });
    expect((await ended).code).toBe(0);
    expect(JSON.parse(readFileSync(reports('record.json'), 'utf8'))).toMatchObject({ ending: 'complete' });
  });

  test('an old report that cannot be taken away: nothing is sent', async () => {
    mkdirSync(reports('record.json'), { recursive: true });
    const { code, err } = await (await start([])).ended;
    expect(code).toBe(2);
    expect(err).toContain('E_REPORTS_UNWRITABLE');
    expect(front.received.filter(({ target }) => target !== 'marker')).toEqual([]);
  });

  test('a report that cannot be written at the end: exit 1, after it said how the run went', async () => {
    const { ended } = await start([slow]);
    await asked(4);
    mkdirSync(reports('record.json'), { recursive: true });
    const { code, out, err } = await ended;
    expect(code).toBe(1);
    expect(err).toContain('E_REPORTS_LOST');
    expect(out).toMatch(/^All +7 /m);
    await readRecord(reports('record.ndjson')).then(({ ending }) => expect(ending).toBe('complete'));
  });

  test('a promise that a script left rejected', async () => {
    const file = join(folder, 'collection.json');
    const item = [1, 2].map((id) => ({
      id: `r${id}`,
      name: `r${id}`,
      request: { method: 'GET', url: '{{apiUrl}}/.well-known/powerbi-postman-emulator' },
      event: [
        {
          listen: 'test',
          script: {
            exec:
              id === 1
                ? [
                    "pm.test('x', async () => { await null; throw new Error('too late'); });",
                    'setTimeout(() => {}, 50);',
                  ]
                : [],
          },
        },
      ],
    }));
    writeFileSync(
      file,
      JSON.stringify({
        info: { name: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
        item,
      }),
    );
    const args = (await arguments_([])).filter((arg) => arg !== '--operation' && !operations.includes(arg));
    const { code } = await startNode([...args, '--collection', file], { cwd: folder }).ended;
    expect(code).toBe(1);
    expect((await expectRecord('complete')).entries.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
  });
});
