import { setTimeout as pause } from 'node:timers/promises';
import { startEmulator, readScenario, type Emulator } from '../../emulator/index.ts';
import { environment } from '../runner/fixtures/collection.ts';
import type { Check } from '../../cli/checklist.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

let project: Project;
beforeAll(async () => {
  project = makeProject(undefined);
  expect(await project.start(['generate'])).toMatchObject({ code: 0 });
});
afterAll(() => project.remove());

const doctor = (args: readonly string[], options: StartOptions = {}): Promise<Result> => project.start(['doctor', ...args], options);
const checks = ({ out }: Result): Check[] => (JSON.parse(out) as { checks: Check[] }).checks;
const outcomes = (result: Result): Record<string, string> => Object.fromEntries(checks(result).map(({ id, outcome }) => [id, outcome]));

/** Writes an environment that reaches an emulator as its app does, with these values changed. */
async function reach(emulator: Emulator, values: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const scope = 'https://analysis.windows.net/powerbi/api/.default';
  const good = { loginUrl: emulator.url, apiUrl: emulator.url, scope, ...(await emulator.clientValues()) };
  project.write('file.json', JSON.stringify(environment({ ...good, ...values })));
  return ['--env', 'file.json'];
}

describe('doctor', () => {
  test('all is well: exit 0', async () => {
    const result = await doctor(['--emulator', '--json']);
    expect(result.code).toBe(0);
    expect(outcomes(result)).toEqual({ token: 'well', workspaces: 'well', content: 'well', query: 'well', admin: 'well' });
    expect(checks(result)[0]).toEqual({ id: 'token', title: 'Check settings and token', outcome: 'well', causes: [] });
  });

  test.each<[scenario: string, code: number, check: string, cause: string]>([
    ['origin-1', 1, 'token', 'TOKEN_FOREIGN_AUDIENCE'],
    ['origin-2', 1, 'token', 'PBI_REFUSED_SILENTLY'],
    ['switch-off', 1, 'token', 'PBI_SP_SWITCH_OFF'],
    ['switch-off-swapped', 1, 'token', 'PBI_SP_SWITCH_OFF'],
    ['no-workspace', 1, 'workspaces', 'PBI_NO_WORKSPACE'],
    ['admin-switch-off', 1, 'admin', 'PBI_ADMIN_SWITCH_OFF'],
    ['queries-off', 1, 'query', 'PBI_EXECUTE_QUERIES_REFUSED'],
    ['token-expired', 1, 'token', 'TOKEN_EXPIRED'],
    ['token-of-user', 1, 'token', 'TOKEN_OF_USER'],
    ['secret-wrong', 3, 'token', 'ENTRA_SECRET_WRONG'],
    ['tenant-unknown', 3, 'token', 'ENTRA_TENANT_NOT_FOUND'],
    ['client-and-tenant-swapped', 3, 'token', 'ENTRA_TENANT_NOT_FOUND'],
    ['tenant-common', 3, 'token', 'ENTRA_TENANT_COMMON'],
    ['secret-empty', 3, 'token', 'ENTRA_CREDENTIAL_MISSING'],
    ['scope-without-default', 3, 'token', 'ENTRA_SCOPE_DEFAULT_MISSING'],
    ['login-down', 3, 'token', 'SERVICE_ERROR'],
  ])('%s: exit %i, %s is broken', async (scenario, code, check, cause) => {
    const result = await doctor(['--emulator', '--scenario', scenario, '--json']);
    const broken = checks(result).filter(({ outcome }) => outcome === 'broken');
    expect({ code: result.code, broken: broken.map(({ id, causes }) => [id, causes[0]?.code]) }).toEqual({ code, broken: [[check, cause]] });
    expect(checks(result).filter(({ outcome }) => outcome !== 'broken').every(({ causes }) => causes.length === 0)).toBe(true);
  });

  test('origin-3, an application permission left on the app: that is what it says, exit 1', async () => {
    const result = await doctor(['--emulator', '--scenario', 'origin-3', '--json']);
    expect(result.code).toBe(1);
    expect(checks(result).find(({ outcome }) => outcome === 'broken')?.causes[0]?.code).toBe('PBI_ADMIN_CONSENT');
  });

  test('the checklist: what is well, what is not and why, what could not be checked', async () => {
    const { code, out } = await doctor(['--emulator', '--scenario', 'no-workspace']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\[ok\] Check settings and token\n\[!!\] Check workspaces\n {5}\S.*\n {7}Why: {2}/);
    expect(out).toMatch(/ {7}Code: PBI_NO_WORKSPACE, inferred/);
    expect(out).toMatch(/^\[--\] Check one workspace: not checked, because "Check workspaces" failed/m);
    expect(out).toMatch(/\n1 well, 1 to mend, 3 not checked\.\n$/);
  });

  test('without a token it explains that once', async () => {
    const { out } = await doctor(['--emulator', '--scenario', 'secret-wrong']);
    expect(out.match(/AADSTS7000215/g)).toHaveLength(1);
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
    expect(result.err).toMatch(/^Runs against the emulator at .*: everything is sent\.\n\d\d:\d\d:\d\d not yet: Check settings and token \[PBI_SP_SWITCH_OFF\]; next check in 1 s\n$/);
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
