import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../fixtures/built.ts';
import { makeProject, type Project } from '../fixtures/terminal.ts';
import { reach, startSecureTenant, type SecureTenant } from './tenant.ts';

/** Seconds that a token lives: renewed at half of it. */
const LIFETIME = 4;
const COLLECTION = readFileSync(join(projectFolder, 'collections/powerbi.postman_collection.json'), 'utf8');

let tenant: SecureTenant;
let project: Project;
beforeEach(async () => {
  tenant = await startSecureTenant({ tokenLifetime: LIFETIME });
  project = makeProject(undefined);
  project.write('collections/powerbi.postman_collection.json', COLLECTION);
  reach(project, tenant);
});
afterEach(async () => {
  project.remove();
  await tenant.emulator.close();
});

const run = (
  args: readonly string[],
  env: Record<string, string> = { AZURE_CLIENT_SECRET: tenant.emulator.clientSecret },
  auth = 'secret',
): ReturnType<Project['start']> =>
  project.start(['run', '--env', 'file.json', '--ca', 'ca.pem', '--auth', auth, ...args], { env });
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
};
const asked = (): number =>
  tenant.emulator.requests.filter(({ path, status }) => path.endsWith('/token') && status === 200).length;
const read = (file: string): string => readFileSync(join(project.root, file), 'utf8');
const record = (): { ending: string; entries: { outcome: string; reason?: string; causes?: { code: string }[] }[] } =>
  JSON.parse(read('reports/record.json')) as ReturnType<typeof record>;

describe('a run that is longer than a token lives', () => {
  test.each<[string, string[]]>([
    ['one request at a time', ['--delay', '700']],
    ['several at a time', ['--delay', '900', '--concurrency', '3']],
    ['with plain Newman', ['--delay', '700', '--plain-newman']],
  ])(
    '%s: every request has a good one',
    async (_name, args) => {
      const { code, out } = await run(['--folder', 'Groups', ...args, '--no-limits']);
      expect({ code, out }).toMatchObject({ code: 0 });
      expect(asked()).toBeGreaterThan(1);
      expect(record().entries.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')).toEqual([]);
    },
    30_000,
  );

  test('no token is in what was written', async () => {
    await run([
      '--folder',
      'Groups',
      '--delay',
      '600',
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
  }, 30_000);
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
  }, 30_000);
});

describe('a renewal that fails', () => {
  test('is told as such, with its cause, and nothing more is sent', async () => {
    const running = run(['--folder', 'Groups', 'Apps', '--delay', '400']);
    await until(() => tenant.emulator.requests.some(({ path }) => path.startsWith('/v1.0/')));
    tenant.emulator.change({ apps: [{ disabled: true }] });
    const { code, out } = await running;
    const { ending, entries } = record();
    expect({ code, ending }).toEqual({ code: 3, ending: 'no-token' });
    const broken = entries.find(({ causes }) => causes !== undefined);
    expect(broken).toMatchObject({
      outcome: 'not-reached',
      reason: expect.stringMatching(/answered 4\d\d, AADSTS\d+/) as string,
    });
    expect(out).toContain('AADSTS');
    expect(entries.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  }, 30_000);
});

describe('a token file', () => {
  test('is read again before its token ends', async () => {
    const write = async (): Promise<void> => void project.write('token', await fresh());
    await write();
    const writing = setInterval(() => void write(), 500);
    const { code } = await run(['--folder', 'Groups', '--delay', '700', '--token-file', 'token'], {}, 'token').finally(
      () => clearInterval(writing),
    );
    expect(code).toBe(0);
  }, 30_000);

  test('that nobody writes anew: what is over is told, and not sent', async () => {
    project.write('token', await fresh());
    const { code } = await run(['--folder', 'Groups', '--delay', '700', '--token-file', 'token'], {}, 'token');
    expect(code).toBe(3);
    expect(record().entries.find(({ outcome }) => outcome === 'not-reached')!.reason).toMatch(/ended at/);
    expect(record().entries.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  }, 30_000);

  /** A user's: it lives as long as an app's. */
  const fresh = (): Promise<string> => tenant.emulator.userToken();
});
