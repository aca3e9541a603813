import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { startServer } from '../runner/fixtures/server.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

let emulator: Emulator;
let project: Project;
beforeAll(async () => (emulator = await startEmulator()));
afterAll(() => emulator.close());
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

const token = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['token', ...args], options);
const read = ({ out }: Result): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

/** Writes an environment that reaches a service as the emulator's app does, with these values changed. */
function reach(url: string, values: Readonly<Record<string, string>> = {}): void {
  const { tenantId, clientId, clientSecret } = emulator;
  const good = {
    loginUrl: url,
    apiUrl: url,
    tenantId,
    clientId,
    clientSecret,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
  };
  project.write('file.json', JSON.stringify(environment({ ...good, ...values })));
}

describe('token: one that is got', () => {
  test('what it is, and not the token itself', async () => {
    reach(emulator.url);
    const result = await token(['--env', 'file.json', '--json']);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(read(result)).toEqual({
      problems: [],
      kind: 'app',
      audience: 'https://analysis.windows.net/powerbi/api',
      tenant: emulator.tenantId,
      app: emulator.clientId,
      objectId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      roles: [],
      scopes: [],
      authenticatedBy: 'secret',
      secondsLeft: expect.any(Number) as number,
    });
  });

  test('as a person reads it', async () => {
    reach(emulator.url);
    const { out } = await token(['--env', 'file.json']);
    expect(out).toMatch(/^Kind +an app's \(service principal\)$/m);
    expect(out).toMatch(/^Time left +(?:\d+ hour)?.*minutes?$/m);
    expect(out).not.toMatch(/eyJ/);
  });

  test('--show brings the token', async () => {
    reach(emulator.url);
    expect(read(await token(['--env', 'file.json', '--json', '--show']))['token']).toMatch(
      /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/,
    );
    expect((await token(['--env', 'file.json', '--show'])).out).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/m);
  });

  test.each<[string, Record<string, string>, string]>([
    ['a wrong secret', { clientSecret: 'Abc8Q~wrong' }, 'ENTRA_SECRET_WRONG'],
    ['an unknown tenant', { tenantId: '00000000-1111-4222-8333-444444444444' }, 'ENTRA_TENANT_NOT_FOUND'],
    ['an unknown app', { clientId: '00000000-1111-4222-8333-444444444444' }, 'ENTRA_APP_NOT_FOUND'],
    ['a scope without /.default', { scope: 'https://analysis.windows.net/powerbi/api' }, 'ENTRA_SCOPE_DEFAULT_MISSING'],
  ])('%s: exit 3, with the cause', async (_name, values, code) => {
    reach(emulator.url, values);
    const result = await token(['--env', 'file.json', '--json']);
    expect(result.code).toBe(3);
    expect(read(result)).toMatchObject({ causes: [{ code }] });
    const told = await token(['--env', 'file.json']);
    expect(told).toMatchObject({
      code: 3,
      out: expect.stringMatching(/^No token: http:\S+ answered 40\d\.\n[^]*Do: {3}1\. /) as string,
    });
    expect(told.out + told.err + result.out + result.err).not.toContain(
      values['clientSecret'] ?? emulator.clientSecret,
    );
  });

  test.each<[string, unknown, number, string]>([
    ['nobody there', undefined, 0, 'NO_ANSWER'],
    ['200 without a token', { a: 1 }, 200, ''],
    ['a failure', 'down', 503, 'SERVICE_ERROR'],
  ])('%s: exit 3', async (_name, body, status, code) => {
    const server = await startServer(() => ({ status, body }));
    reach(status === 0 ? 'http://127.0.0.1:1' : server.url);
    const result = await token(['--env', 'file.json', '--json']);
    await server.close();
    expect(result.code).toBe(3);
    expect((read(result)['causes'] as { code: string }[])[0]?.code ?? '').toBe(code);
  });

  test('interrupted: exit 130', async () => {
    reach(emulator.url);
    expect((await token(['--env', 'file.json'], { signal: AbortSignal.abort() })).code).toBe(130);
  });
});

describe('token: one that is read', () => {
  test.each<[string, (token: string) => string]>([
    ['plain', (text) => text],
    ['with Bearer, quotes and line breaks', (text) => `"Bearer ${text.slice(0, 40)}\n${text.slice(40)}"\n`],
  ])('%s', async (_name, paste) => {
    project.write('token.txt', paste(makeToken()));
    const result = await token(['--token-file', 'token.txt', '--json']);
    expect(result.code).toBe(0);
    expect(read(result)).toMatchObject({ kind: 'app', app: 'client', problems: [] });
  });

  test('from standard input', async () => {
    expect(read(await token(['--token-file', '-', '--json'], { input: makeToken() }))).toMatchObject({ kind: 'app' });
  });

  test('from the process environment', async () => {
    const result = await token(['--json'], {
      env: { POWERBI_ACCESS_TOKEN: makeToken({ aud: 'https://graph.microsoft.com' }) },
    });
    expect(read(result)).toMatchObject({ problems: [{ code: 'TOKEN_FOREIGN_AUDIENCE' }] });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['another audience', { aud: 'https://graph.microsoft.com' }, 'TOKEN_FOREIGN_AUDIENCE'],
    ['over', { exp: 1_700_000_000 }, 'TOKEN_EXPIRED'],
    ['not yet valid', { nbf: 4_000_000_000, exp: 4_000_003_600 }, 'TOKEN_NOT_YET_VALID'],
    ['an application permission', { roles: ['Tenant.Read.All'] }, 'PBI_ADMIN_CONSENT'],
    ["a user's", { idtyp: 'user', sub: 's', scp: 'Dataset.Read.All', upn: 'ada@northwind.example' }, 'TOKEN_OF_USER'],
  ])('%s', async (_name, claims, code) => {
    project.write('token.txt', makeToken(claims));
    const result = await token(['--token-file', 'token.txt', '--json']);
    expect(result.code).toBe(0);
    expect(read(result)).toMatchObject({ problems: [{ code }] });
    expect((await token(['--token-file', 'token.txt'])).out).toMatch(/Problems:\n\n\S/);
  });

  test('several problems are added up', async () => {
    project.write('token.txt', makeToken({ aud: 'https://graph.microsoft.com', exp: 1_700_000_000 }));
    const { out } = await token(['--token-file', 'token.txt']);
    expect(out).toMatch(/^Also: /m);
    expect(out).toMatch(/^Time left +none, it expired \d+ days ago$/m);
  });
});
