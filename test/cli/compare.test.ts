import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { createSigningKey, readScenario, startEmulator, type Emulator } from '../../emulator/index.ts';
import type { IdentityComparison } from '../../reporting/compare/comparison.ts';
import { parseCollection } from '../../runner/index.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';

const whole = parseCollection(
  readFileSync(new URL('../../collections/powerbi.postman_collection.json', import.meta.url), 'utf8'),
  'the collection',
);
const signingKey = await createSigningKey();

let good: Emulator;
let closed: Emulator;
let project: Project;
beforeAll(async () => {
  good = await startEmulator({ signingKey });
  closed = await startEmulator({ signingKey, clientSecret: good.clientSecret, scenario: readScenario('switch-off') });
});
afterAll(async () => {
  await good.close();
  await closed.close();
});
beforeEach(() => {
  project = makeProject(whole, good.url);
  project.write(
    'closed.json',
    JSON.stringify({
      name: 'Closed',
      values: [
        ...['tenantId', 'clientId', 'clientSecret', 'groupId'].map((key) => ({ key, value: '' })),
        { key: 'loginUrl', value: closed.url },
        { key: 'apiUrl', value: closed.url },
        { key: 'scope', value: 'https://analysis.windows.net/powerbi/api/.default' },
      ],
    }),
  );
});
afterEach(() => project.remove());

const credentials = (prefix = ''): Record<string, string> => ({
  [`${prefix}AZURE_TENANT_ID`]: good.tenantId,
  [`${prefix}AZURE_CLIENT_ID`]: good.clientId,
  [`${prefix}AZURE_CLIENT_SECRET`]: good.clientSecret,
});
const scope = { POWERBI_SCOPE: 'https://analysis.windows.net/powerbi/api/.default' };
const compare = (
  args: readonly string[],
  env: Record<string, string> = {},
  options: StartOptions = {},
): Promise<Result> => project.start(['compare', ...args], { env: { ...credentials(), ...scope, ...env }, ...options });
const written = (): IdentityComparison =>
  JSON.parse(readFileSync(join(project.root, 'reports', 'compare', 'compare.json'), 'utf8')) as IdentityComparison;
const sent = (): number => good.requests.length + closed.requests.length;
const two = ['--operation', 'Groups_GetGroups', 'Apps_GetApps'];

/** A user's token for Power BI that this tenant would take, but for what is changed. */
const token = (changes: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT({
    aud: 'https://analysis.windows.net/powerbi/api',
    tid: good.tenantId,
    scp: 'Dataset.Read.All',
    oid: 'u',
    exp: Math.floor(Date.now() / 1000) + 600,
    ...changes,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32).fill(7));

describe('an app and a user', () => {
  test('by the name of a process variable: who can what, why, and nothing secret anywhere', async () => {
    const user = await good.userToken();
    const { code, out, err } = await compare(['--with-token-env', 'USER_TOKEN', ...two], { USER_TOKEN: user });
    expect(code).toBe(1);
    expect(out).toContain(
      'Only B can, A cannot (1 operation):\n  1 operation: The Apps operations are closed to service principals [PBI_APPS_UNSUPPORTED]\n    Do: 1. ',
    );
    expect(out).toMatch(/^ {6}Apps, Get Apps +403 refused +200 answered$/m);
    expect(out).toContain(
      'B (a user) can call 1 operation that A (an app) cannot: The Apps operations are closed to service principals [PBI_APPS_UNSUPPORTED].',
    );
    const { counts, operations, differences } = written();
    expect(counts).toEqual({ 'only-a': 0, 'only-b': 1, both: 1, neither: 0, 'not-comparable': 0 });
    expect(operations.map(({ operation, group }) => [operation, group])).toEqual([
      ['Groups_GetGroups', 'both'],
      ['Apps_GetApps', 'only-b'],
    ]);
    expect(differences.find(({ what }) => what === 'Kind')).toEqual({ what: 'Kind', a: 'an app', b: 'a user' });
    const folder = join(project.root, 'reports', 'compare');
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page).toContain('<h2 id="identities">Two identities</h2>');
    const files = (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    for (const secret of [user, user.split('.')[2]!, good.clientSecret])
      expect([out, err, ...files].filter((text) => text.includes(secret))).toEqual([]);
  });

  test('by a file, or standard input, and both can the same', async () => {
    project.write('user.txt', `Bearer ${await good.userToken()}\n`);
    const { code, out } = await compare([
      '--with-token-file',
      'user.txt',
      '--operation',
      'Groups_GetGroups',
      '--format',
      'text',
    ]);
    expect(out).toContain('Both can do the same: of 1 operation, both can call 1 and neither 0.');
    expect(code).toBe(0);
    expect(existsSync(join(project.root, 'reports'))).toBe(false);
  });

  test('--emulator needs no tenant; --json is the comparison', async () => {
    const { code, out } = await compare([
      '--emulator',
      '--scenario',
      'switch-off',
      '--json',
      '--format',
      'text',
      '--set',
      `scope=${scope.POWERBI_SCOPE}`,
      ...two,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      a: { kind: 'app' },
      b: { kind: 'user' },
      counts: { 'only-b': 2 },
      operations: [{ a: { ability: 'refused', cause: { code: 'PBI_SP_SWITCH_OFF' } } }, {}],
    });
  });
});

describe('two environments', () => {
  test('values of B come from WITH_ variables', async () => {
    const { code, out } = await compare(
      ['--with', './closed.json', '--operation', 'Groups_GetGroups'],
      credentials('WITH_'),
    );
    expect(out).toContain(
      'Only A can, B cannot (1 operation):\n  1 operation: A tenant setting blocks this service principal [PBI_SP_SWITCH_OFF]',
    );
    expect(code).toBe(1);
  });

  test('and never from those of A, nor from .env', async () => {
    project.write(
      '.env',
      Object.entries(credentials())
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    );
    const before = sent();
    const { code, err } = await compare(['--with', './closed.json', ...two]);
    expect(err).toContain('E_CREDENTIALS_MISSING');
    expect(err).toContain('WITH_AZURE_TENANT_ID');
    expect(err).not.toMatch(/(?<!WITH_)AZURE_CLIENT_ID or/);
    expect([code, sent()]).toEqual([2, before]);
  });

  test('typed ids hold for both, and only plain reads are sent, even to an emulator', async () => {
    const before = [good.requests.length, closed.requests.length];
    await compare(
      [
        '--with',
        './closed.json',
        '--folder',
        'Dashboards',
        '--set',
        'groupId=3d2f0a6c-9f1e-4f0b-8a55-6f0d9be5a001',
        '--format',
        'text',
      ],
      credentials('WITH_'),
    );
    const paths = [good.requests.slice(before[0]), closed.requests.slice(before[1])].map((own) =>
      own.filter(({ path }) => path.startsWith('/v1.0/')),
    );
    expect(
      paths.map((own) =>
        own.every(
          ({ method, path }) =>
            method === 'GET' && (!/\/groups\/./.test(path) || path.includes('3d2f0a6c-9f1e-4f0b-8a55-6f0d9be5a001')),
        ),
      ),
    ).toEqual([true, true]);
    // A list that is refused is asked once, for all that need an id of it.
    expect(paths.every((own) => own.length > 1)).toBe(true);
  });
});

describe('told before anything is sent', () => {
  // prettier-ignore
  test.each<[string, () => Promise<[string[], Record<string, string>]> | [string[], Record<string, string>], number, RegExp]>([
    ['no second identity', () => [[], {}], 2, /E_USAGE: compare needs one second identity/],
    ['two of them', () => [['--with', './closed.json', '--with-token-env', 'X'], {}], 2, /E_USAGE: compare needs one second identity/],
    ['a scenario without --emulator', () => [['--scenario', 'switch-off', '--with', './closed.json'], {}], 2, /E_USAGE: --scenario needs --emulator/],
    ['the same app of the same tenant', () => [['--with', 'commercial'], { ...credentials('WITH_') }], 2, /E_IDENTITY_SAME: A and B are the same identity: both are the app/],
    ['nothing to sign in with for the second', () => [['--with-auth', 'secret'], {}], 2, /WITH_AZURE_CLIENT_ID/],
    ['a variable that is not set', () => [['--with-token-env', 'USER_TOKEN'], {}], 2, /E_INPUT_EMPTY: there is no text in the process variable USER_TOKEN/],
    ['a token that has expired', async () => [['--with-token-env', 'T'], { T: await token({ exp: 1_700_000_000 }) }], 3, /No token for B: .*\n.*\n(.*\n)*.*TOKEN_EXPIRED/],
    ['a token for another service', async () => [['--with-token-env', 'T'], { T: await token({ aud: 'https://graph.microsoft.com' }) }], 3, /No token for B: (.*\n)*.*TOKEN_FOREIGN_AUDIENCE/],
    ['a token of another tenant', async () => [['--with-token-env', 'T'], { T: await token({ tid: '11111111-2222-4333-8444-555555555555' }) }], 3, /No token for B: (.*\n)*.*TOKEN_WRONG_TENANT/],
    ['the same token twice', async () => { const same = await token(); return [['--with-token-env', 'T'], { T: same, POWERBI_ACCESS_TOKEN: same }]; }, 2, /both have the same access token/],
  ])('%s', async (_name, given, code, said) => {
    const [args, env] = await given();
    const before = sent();
    const result = await compare([...args, ...two], env);
    expect(result.out + result.err).toMatch(said);
    expect([result.code, sent()]).toEqual([code, before]);
    expect(existsSync(join(project.root, 'reports'))).toBe(false);
  });

  test.each(['--with-token-env', '--with-token-file', '--with'])(
    'a token after %s is refused and not shown',
    async (flag) => {
      const pasted = await token();
      const { code, out, err } = await compare([flag, pasted]);
      expect([code, err.split(':')[0]]).toEqual([2, 'E_SECRET_FLAG']);
      expect(out + err).not.toContain(pasted.slice(0, 30));
    },
  );
});

test.each([
  ['A', { AZURE_CLIENT_SECRET: 'a-secret-that-was-never-issued' }],
  ['B', { WITH_AZURE_CLIENT_SECRET: 'a-secret-that-was-never-issued' }],
])('no token for %s: exit 3, and which', async (side, changed) => {
  const { code, out } = await compare(['--with', './closed.json', ...two], { ...credentials('WITH_'), ...changed });
  expect(out).toMatch(new RegExp(`^No token for ${side}: .*\n(.*\n)* +Code: ENTRA_SECRET`, 'm'));
  expect(code).toBe(3);
});

test('interrupted: exit 130', async () => {
  const { code, err } = await compare(
    ['--with-token-env', 'T', ...two],
    { T: await token() },
    { signal: AbortSignal.abort() },
  );
  expect(err).toContain('Interrupted while A was running.');
  expect(code).toBe(130);
});
