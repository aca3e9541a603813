import { setTimeout as pause } from 'node:timers/promises';
import { startEmulator, readScenario, type Emulator } from '../../emulator/index.ts';
import { environment } from '../runner/fixtures/collection.ts';
import type { Check } from '../../cli/output/checklist.ts';
import { makeCommittedProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

const doctor = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['doctor', ...args], options);
const checks = ({ out }: Result): Check[] => (JSON.parse(out) as { checks: Check[] }).checks;
const outcomes = (result: Result): Record<string, string> =>
  Object.fromEntries(checks(result).map(({ id, outcome }) => [id, outcome]));

/** Writes an environment that reaches an emulator as its app does, with these values changed. */
async function reach(emulator: Emulator, values: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const scope = 'https://analysis.windows.net/powerbi/api/.default';
  const good = { loginUrl: emulator.url, apiUrl: emulator.url, scope, ...(await emulator.clientValues()) };
  project.write('file.json', JSON.stringify(environment({ ...good, ...values })));
  return ['--env', 'file.json'];
}

describe('doctor', () => {
  // prettier-ignore
  test.each<[purpose: string, outcomes: Readonly<Record<string, string>>]>([
    ['', { token: 'well', workspaces: 'well', content: 'well', query: 'not needed', admin: 'not needed' }],
    ['read', { token: 'well', workspaces: 'well', content: 'well', query: 'not needed', admin: 'not needed' }],
    ['query', { token: 'well', workspaces: 'well', content: 'well', query: 'well', admin: 'not needed' }],
    ['admin-read', { token: 'well', workspaces: 'not needed', content: 'not needed', query: 'not needed', admin: 'well' }],
    ['refresh', { token: 'well', workspaces: 'well', content: 'well', role: 'well', 'refresh-history': 'well', 'start-refresh': 'not checked', query: 'not needed', admin: 'not needed' }],
    ['embed', { token: 'well', workspaces: 'well', content: 'well', role: 'well', reports: 'well', 'embed-token': 'not checked', query: 'not needed', admin: 'not needed' }],
    ['deploy', { token: 'well', workspaces: 'well', role: 'well', pipelines: 'well', 'start-deployment': 'not checked', content: 'not needed', query: 'not needed', admin: 'not needed' }],
  ])('all is OK for %s: exit 0', async (purpose, expected) => {
    const result = await doctor(['--emulator', '--json', ...(purpose === '' ? [] : ['--for', purpose])]);
    expect(outcomes(result)).toEqual(expected);
    expect(checks(result)[0]).toEqual({ id: 'token', title: 'Check settings and token', outcome: 'well', causes: [] });
    expect(result.code).toBe(0);
  });

  test('for all at once; what no app can do is not checked', async () => {
    const result = await doctor(['--emulator', '--for', 'all', '--json']);
    expect(
      checks(result)
        .filter(({ outcome }) => outcome !== 'well')
        .map(({ id, outcome }) => [id, outcome]),
    ).toEqual([
      ['start-refresh', 'not checked'],
      ['embed-token', 'not checked'],
      ['start-deployment', 'not checked'],
      ['admin-write', 'not checked'],
    ]);
    expect(result.code).toBe(0);
  });

  test('what an app can never do is to fix by another way, when it is asked for by name', async () => {
    const { code, out } = await doctor(['--emulator', '--for', 'admin-write']);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^\[!!\] Change something with the admin APIs\n {5}the 14 admin operations .* closed to apps .*token of a Fabric administrator/m,
    );
  });

  test('what cannot be proved without a change is said, with the signs that were read', async () => {
    const { out } = await doctor(['--emulator', '--for', 'refresh']);
    expect(out).toContain(
      '[--] Start a refresh: not checked: only starting a refresh proves that the app may refresh. Related reads: role in one workspace: Admin in the first workspace; refresh history: OK.\n',
    );
  });

  test.each(['all', 'refresh', 'embed', 'deploy', 'admin-write'])(
    'nothing that changes anything is sent for %s',
    async (purpose) => {
      const emulator = await startEmulator();
      await doctor([...(await reach(emulator)), '--for', purpose]);
      const sent = emulator.requests
        .map(({ method, path }) => `${method} ${path}`)
        .filter((each) => !/oauth2\/v2.0\/token/.test(each) && !each.startsWith('GET '));
      await emulator.close();
      expect(sent.filter((each) => !/^POST .*\/executeQueries$/.test(each))).toEqual([]);
      expect(sent).toHaveLength(purpose === 'all' ? 1 : 0);
    },
  );

  test('what is not needed is not sent', async () => {
    const emulator = await startEmulator();
    await doctor(await reach(emulator));
    const sent = emulator.requests.map(({ path }) => path);
    await emulator.close();
    expect(sent.filter((path) => /admin|executeQueries/.test(path))).toEqual([]);
  });

  test.each<[scenario: string, code: number, check: string, cause: string | undefined, purposes?: readonly string[]]>([
    ['role-too-low', 1, 'role', undefined, ['refresh']],
    ['no-workspace', 1, 'workspaces', 'PBI_NO_WORKSPACE', ['read', 'admin-read']],
    ['build-missing', 1, 'query', 'PBI_BUILD_MISSING', ['query']],
    ['origin-1', 1, 'token', 'TOKEN_FOREIGN_AUDIENCE'],
    ['origin-2', 1, 'token', 'PBI_REFUSED_SILENTLY'],
    ['switch-off', 1, 'token', 'PBI_SP_SWITCH_OFF'],
    ['switch-off-swapped', 1, 'token', 'PBI_SP_SWITCH_OFF'],
    ['no-workspace', 1, 'workspaces', 'PBI_NO_WORKSPACE'],
    ['admin-switch-off', 1, 'admin', 'PBI_ADMIN_SWITCH_OFF', ['admin-read']],
    ['origin-3', 1, 'admin', 'PBI_ADMIN_CONSENT', ['admin-read']],
    ['queries-off', 1, 'query', 'PBI_EXECUTE_QUERIES_REFUSED', ['query']],
    ['token-expired', 1, 'token', 'TOKEN_EXPIRED'],
    ['token-of-user', 1, 'token', 'TOKEN_OF_USER'],
    ['secret-wrong', 3, 'token', 'ENTRA_SECRET_WRONG'],
    ['tenant-unknown', 3, 'token', 'ENTRA_TENANT_NOT_FOUND'],
    ['client-and-tenant-swapped', 3, 'token', 'ENTRA_TENANT_NOT_FOUND'],
    ['tenant-common', 3, 'token', 'ENTRA_TENANT_COMMON'],
    ['secret-empty', 3, 'token', 'ENTRA_CREDENTIAL_MISSING'],
    ['scope-without-default', 3, 'token', 'ENTRA_SCOPE_DEFAULT_MISSING'],
    ['login-down', 3, 'token', 'SERVICE_ERROR'],
  ])('%s: exit %i, %s is broken', async (scenario, code, check, cause, purposes = []) => {
    const result = await doctor([
      '--emulator',
      '--scenario',
      scenario,
      '--json',
      ...purposes.flatMap((purpose) => ['--for', purpose]),
    ]);
    const broken = checks(result).filter(({ outcome }) => outcome === 'broken');
    expect({ code: result.code, broken: broken.map(({ id, causes }) => [id, causes[0]?.code]) }).toEqual({
      code,
      broken: [[check, cause]],
    });
    expect(
      checks(result)
        .filter(({ outcome }) => outcome !== 'broken')
        .every(({ causes }) => causes.length === 0),
    ).toBe(true);
  });

  test.each(['admin-switch-off', 'origin-3', 'queries-off', 'build-missing', 'gateway-not-administered'])(
    '%s does not matter for reading: exit 0',
    async (scenario) => {
      const { code, out } = await doctor(['--emulator', '--scenario', scenario]);
      expect(code).toBe(0);
      expect(out).toMatch(/^\[ {2}\] not needed for this: Check admin APIs \(used only with --for admin-read\)$/m);
    },
  );

  test('the admin step needs no workspace', async () => {
    const result = await doctor([
      '--emulator',
      '--scenario',
      'no-workspace',
      '--for',
      'read',
      '--for',
      'admin-read',
      '--json',
    ]);
    expect(outcomes(result)).toMatchObject({ workspaces: 'broken', content: 'not checked', admin: 'well' });
  });

  test('the checklist: what is well, what is not and why, what could not be checked', async () => {
    const { code, out } = await doctor(['--emulator', '--scenario', 'no-workspace']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\[ok\] Check settings and token\n\[!!\] Check workspaces\n {5}\S.*\n {7}Why: {2}/);
    expect(out).toMatch(/ {7}Code: PBI_NO_WORKSPACE, inferred/);
    expect(out).toMatch(/^\[--\] Check one workspace: not checked, because "Check workspaces" failed/m);
    expect(out).toMatch(/\n1 OK, 1 to fix, 1 not checked, 2 not needed\.\n$/);
  });

  test('without a token it explains that once', async () => {
    const { out } = await doctor(['--emulator', '--scenario', 'secret-wrong', '--for', 'admin-read']);
    expect(out.match(/This secret does not belong to the app/g)).toHaveLength(1);
    expect(out).toMatch(/^\[--\] Check admin APIs: not checked, because there is no access token$/m);
  });

  test('a tenant: plain reads only, and no secret in what it prints', async () => {
    const emulator = await startEmulator();
    const args = await reach(emulator);
    const result = await doctor([...args, '--json']);
    await emulator.close();
    expect(result.code).toBe(0);
    expect(result.out + result.err).not.toContain(emulator.clientSecret);
    expect(result.out + result.err).not.toMatch(/eyJ/);
  });

  test('a pasted token that is over: the cause, although nothing was sent', async () => {
    const emulator = await startEmulator();
    const args = await reach(emulator, { accessToken: makeToken({ exp: 1_700_000_000 }) });
    const result = await doctor([...args, '--json']);
    await emulator.close();
    expect(result.code).toBe(3);
    expect(checks(result)[0]).toMatchObject({ outcome: 'broken', causes: [{ code: 'TOKEN_EXPIRED' }] });
  });

  test('interrupted: exit 130', async () => {
    expect((await doctor(['--emulator'], { signal: AbortSignal.abort() })).code).toBe(130);
  });
});

describe('doctor --wait', () => {
  let emulator: Emulator;
  beforeEach(async () => (emulator = await startEmulator({ scenario: readScenario('switch-off') })));
  afterEach(() => emulator.close());

  test('checks again until all is well', async () => {
    const settings = { ServicePrincipalAccessPermissionAPIs: { enabled: true } };
    const result = await doctor([...(await reach(emulator)), '--wait', '1m', '--every', '0.1s', '--json'], {
      onErr: (text) => {
        if (text.includes('not yet')) emulator.change({ settings });
      },
    });
    expect(result.err).toMatch(
      /^Runs against the emulator at \S+\.\n\d\d:\d\d:\d\d not yet: Check settings and token \[PBI_SP_SWITCH_OFF\]; next check in 1 s\n$/,
    );
    expect(result.code).toBe(0);
    expect(outcomes(result)['token']).toBe('well');
  });

  test('ends when the time is over', async () => {
    const result = await doctor([...(await reach(emulator)), '--wait', '0.5s', '--every', '0.1s', '--json']);
    expect(result.code).toBe(1);
    expect(outcomes(result)['token']).toBe('broken');
  });

  test('ends when somebody interrupts, between two checks as well', async () => {
    const stop = new AbortController();
    const result = await doctor([...(await reach(emulator)), '--wait', '1h', '--every', '1h'], {
      signal: stop.signal,
      onErr: () => void pause(20).then(() => stop.abort()),
    });
    expect(result.code).toBe(130);
  });
});
