import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { makeCommittedProject, type Project, type StartOptions } from '../fixtures/terminal.ts';
import { reach, startSecureTenant, type SecureTenant } from './tenant.ts';

/** Seconds that a token lives: renewed at half of it. */
const LIFETIME = 3_600;
/** Seconds that go by, by our clock and the emulator's, whenever a request ended. */
const STEP = 1_000;
const TIMERS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
] as const;

let tenant: SecureTenant;
let project: Project;
beforeEach(async () => {
  // The date alone is ours.
  jest.useFakeTimers({ doNotFake: [...TIMERS, 'nextTick', 'queueMicrotask', 'hrtime', 'performance'] });
  tenant = await startSecureTenant({ tokenLifetime: LIFETIME });
  project = makeCommittedProject();
  reach(project, tenant);
});
afterEach(async () => {
  jest.useRealTimers();
  project.remove();
  await tenant.emulator.close();
});

/** Runs, and lets time go by with each request; `meanwhile` happens then. */
const run = (
  args: readonly string[],
  env: Record<string, string> = { AZURE_CLIENT_SECRET: tenant.emulator.clientSecret },
  auth = 'secret',
  meanwhile: (done: number) => void = () => undefined,
): ReturnType<Project['start']> => {
  const onErr: StartOptions['onErr'] = (text) => {
    const done = /(\d+)\/\d+ /.exec(text)?.[1];
    if (done === undefined) return;
    jest.setSystemTime(Date.now() + STEP * 1_000);
    meanwhile(Number(done));
  };
  return project.start(['run', '--env', 'file.json', '--ca', 'ca.pem', '--auth', auth, ...args], {
    env,
    watched: true,
    onErr,
  });
};
const asked = (): number =>
  tenant.emulator.requests.filter(({ path, status }) => path.endsWith('/token') && status === 200).length;
const read = (file: string): string => readFileSync(join(project.root, file), 'utf8');
const record = (): { ending: string; entries: { outcome: string; reason?: string; causes?: { code: string }[] }[] } =>
  JSON.parse(read('reports/record.json')) as ReturnType<typeof record>;

describe('a run that is longer than a token lives', () => {
  test.each<[string, string[]]>([
    ['one request at a time', []],
    ['several at a time', ['--concurrency', '3']],
    ['with plain Newman', ['--plain-newman']],
  ])('%s: every request has a good one', async (_name, args) => {
    const { code, out } = await run(['--folder', 'Groups', ...args, '--no-limits']);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(asked()).toBeGreaterThan(1);
    expect(record().entries.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')).toEqual([]);
  });

  test('no token is in what was written', async () => {
    await run([
      '--folder',
      'Groups',
      '--export-environment',
      'left.json',
      '--newman-reporters',
      'json',
      '--format',
      'json',
      'html',
    ]);
    const all = ['reports/record.json', 'reports/record.ndjson', 'reports/report.html', 'left.json']
      .map((file) => read(file))
      .join('\n');
    expect(all).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}\./);
  });
});

describe('rows of data', () => {
  test('one that brings its own credential keeps it, whatever came before', async () => {
    const { clientSecret } = tenant.emulator;
    const user = await tenant.emulator.userToken();
    project.write(
      'rows.json',
      JSON.stringify([{}, { clientSecret }, { clientSecret: 'never-issued' }, { accessToken: user }, {}]),
    );
    const { code } = await run(
      ['--operation', 'Groups_GetGroups', '--data', 'rows.json'],
      { AZURE_CLIENT_CERTIFICATE_PATH: project.write('app.pem', tenant.app.key + tenant.app.certificate) },
      'certificate',
    );
    const { entries } = record();
    expect(code).toBe(3);
    expect(entries.map(({ outcome }) => outcome)).toEqual([
      'answered',
      'answered',
      'not-reached',
      'answered',
      'answered',
    ]);
    expect(entries[2]!.causes).toMatchObject([{ code: 'ENTRA_SECRET_WRONG' }]);
    const answered = tenant.emulator.requests
      .filter(({ path }) => path === '/v1.0/myorg/groups')
      .map(({ caller }) => caller);
    expect(answered).toEqual(['app', 'app', 'user', 'app']);
    expect(tenant.emulator.requests.filter(({ path }) => path.endsWith('/token')).map(({ status }) => status)).toEqual(
      expect.arrayContaining([200, 200, 401]) as number[],
    );
  });
});

describe('a renewal that fails', () => {
  test('is told as such, with its cause, and nothing more is sent', async () => {
    const { code, out } = await run(['--folder', 'Groups', 'Apps'], undefined, undefined, (done) => {
      if (done === 1) tenant.emulator.change({ apps: [{ disabled: true }] });
    });
    const { ending, entries } = record();
    expect({ code, ending }).toEqual({ code: 3, ending: 'no-token' });
    const broken = entries.find(({ causes }) => causes !== undefined);
    expect(broken).toMatchObject({
      outcome: 'not-reached',
      reason: expect.stringMatching(/answered 4\d\d, AADSTS\d+/) as string,
    });
    expect(out).toContain('AADSTS');
    expect(entries.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  });
});

describe('a token file', () => {
  test('is read again before its token ends', async () => {
    const tokens = await inTurn(20);
    project.write('token', tokens[0]!);
    const { code } = await run(['--folder', 'Groups', '--token-file', 'token'], {}, 'token', (done) =>
      project.write('token', tokens[done]!),
    );
    expect(code).toBe(0);
  });

  /** Scripts have a clock of their own, and it is one of them that sees it: for them our clock is two hours behind. */
  test('that nobody writes anew: what is over is told, and not sent', async () => {
    jest.setSystemTime(Date.now() - 2 * LIFETIME * 1_000);
    project.write('token', await tenant.emulator.userToken());
    const { code } = await run(['--operation', 'Groups_GetGroups', '--token-file', 'token'], {}, 'token');
    expect(code).toBe(3);
    expect(record().entries.find(({ outcome }) => outcome === 'not-reached')!.reason).toMatch(/expired at/);
    expect(tenant.emulator.requests.filter(({ path }) => path.startsWith('/v1.0/'))).toEqual([]);
  });

  /** A user's tokens, which live as long as an app's, each made a step later than the one before. */
  async function inTurn(count: number): Promise<string[]> {
    const now = Date.now();
    const made: string[] = [];
    for (let index = 0; index < count; index += 1) {
      jest.setSystemTime(now + index * STEP * 1_000);
      made.push(await tenant.emulator.userToken());
    }
    jest.setSystemTime(now);
    return made;
  }
});
