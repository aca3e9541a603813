import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { certificateErrors } from '../../../cli/errors/certificates.ts';
import { credentialErrors } from '../../../cli/errors/credentials.ts';
import { signInErrors } from '../../../cli/errors/sign-in.ts';
import { projectFolder } from '../fixtures/built.ts';
import { makeAppCertificate } from '../fixtures/certificate.ts';
import { makeProject, type Project, type Result } from '../fixtures/terminal.ts';
import { startServer } from '../../runner/fixtures/server.ts';
import { reach, startSecureTenant, type SecureTenant } from './tenant.ts';

let tenant: SecureTenant;
let project: Project;
beforeAll(async () => (tenant = await startSecureTenant()));
afterAll(() => tenant.emulator.close());
beforeEach(() => {
  project = makeProject(undefined);
  for (const path of [
    'collections/powerbi.postman_collection.json',
    'environments/gcc.postman_environment.json',
    'environments/commercial.postman_environment.json',
  ])
    project.write(path, readFileSync(join(projectFolder, path), 'utf8'));
  reach(project, tenant);
});
afterEach(() => project.remove());

const { E_CREDENTIALS_SEVERAL, E_CREDENTIALS_HALF } = credentialErrors;
const signInCodes = { E_CREDENTIALS_SEVERAL, E_CREDENTIALS_HALF, ...certificateErrors, ...signInErrors };

interface Case {
  readonly code:
    | keyof typeof signInCodes
    | 'E_USAGE'
    | 'E_CREDENTIALS_MISSING'
    | 'E_CLIENT_ID_MALFORMED'
    | 'E_TOKEN_MALFORMED'
    | 'E_FILE_UNREADABLE';
  readonly given: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly values?: Record<string, string>;
  readonly files?: () => Record<string, string>;
  readonly says: RegExp;
  readonly exit?: 2 | 3;
}

const TLS = ['--env', 'file.json', '--ca', 'ca.pem'];
const PATH = { AZURE_CLIENT_CERTIFICATE_PATH: 'app.pem' };
const own = makeAppCertificate('app');
const other = makeAppCertificate('other');
const encrypted = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' })
  .toString();
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const JWT = `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`;

// prettier-ignore
const cases: Case[] = [
  { code: 'E_CREDENTIALS_SEVERAL', given: 'a secret and a key', args: TLS, env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret', POWERBI_PRIVATE_KEY: own.key }, says: /AZURE_CLIENT_SECRET.*POWERBI_PRIVATE_KEY/ },
  { code: 'E_CREDENTIALS_HALF', given: 'a key without its certificate', args: TLS, env: { POWERBI_PRIVATE_KEY: own.key }, says: /POWERBI_CERTIFICATE/ },
  { code: 'E_CREDENTIALS_HALF', given: 'a certificate without its key', args: TLS, env: { POWERBI_CERTIFICATE: own.certificate }, says: /POWERBI_PRIVATE_KEY/ },
  { code: 'E_CREDENTIALS_MISSING', given: '--auth secret without one', args: [...TLS, '--auth', 'secret'], says: /AZURE_CLIENT_SECRET/ },
  { code: 'E_CREDENTIALS_MISSING', given: '--auth certificate without one', args: [...TLS, '--auth', 'certificate'], env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret' }, says: /AZURE_CLIENT_CERTIFICATE_PATH/ },
  { code: 'E_CREDENTIALS_MISSING', given: '--auth token without one', args: [...TLS, '--auth', 'token'], says: /POWERBI_ACCESS_TOKEN/ },
  { code: 'E_CLIENT_ID_MALFORMED', given: '--auth managed-identity with a name', args: [...TLS, '--auth', 'managed-identity'], values: { clientId: 'reporting' }, says: /GUID/ },
  { code: 'E_CLOUD_MIX', given: 'the API of another cloud in the process environment', args: ['--env', 'commercial'], env: { POWERBI_API_URL: 'https://api.powerbigov.us' }, says: /scope is .* should be https:\/\/analysis\.usgovcloudapi\.net/ },
  { code: 'E_CLOUD_MIX', given: 'a file of two clouds', args: ['--env', 'file.json'], values: { loginUrl: 'https://login.microsoftonline.us', apiUrl: 'https://api.powerbi.com' }, says: /should be https:\/\/login\.microsoftonline\.com/ },
  { code: 'E_CLOUD_MIX', given: '--cloud and all of another cloud', args: ['--cloud', 'commercial', '--set', 'apiUrl=https://api.powerbigov.us', 'scope=https://analysis.usgovcloudapi.net/powerbi/api/.default', 'fabricUrl=http://127.0.0.1:1'], says: /--cloud says Commercial/ },
  { code: 'E_USAGE', given: 'two clouds', args: ['--cloud', 'gcc', '--env', 'commercial'], says: /different clouds/ },
  { code: 'E_USAGE', given: 'a cloud of the emulator', args: ['--emulator', '--cloud', 'gcc'], says: /--cloud/ },
  { code: 'E_USAGE', given: 'a certificate for the emulator', args: ['--emulator', '--auth', 'certificate'], says: /makes its own secret/ },
  { code: 'E_USAGE', given: 'a token file for another way', args: [...TLS, '--auth', 'secret', '--token-file', 'x'], says: /--auth token/ },
  { code: 'E_CERTIFICATE_UNREADABLE', given: 'no such file', args: TLS, env: PATH, says: /nothing at that path/ },
  { code: 'E_CERTIFICATE_PFX', given: 'a PFX file', args: TLS, env: PATH, says: /openssl pkcs12 -in FILE\.pfx -out FILE\.pem -nodes/ },
  { code: 'E_CERTIFICATE_ENCRYPTED', given: 'an encrypted key', args: TLS, env: PATH, files: () => ({ 'app.pem': encrypted + own.certificate }), says: /AZURE_CLIENT_CERTIFICATE_PASSWORD/ },
  { code: 'E_CERTIFICATE_ENCRYPTED', given: 'an encrypted key, and a wrong password', args: TLS, env: { ...PATH, AZURE_CLIENT_CERTIFICATE_PASSWORD: 'wrong battery' }, files: () => ({ 'app.pem': encrypted + own.certificate }), says: /is not set or is wrong/ },
  { code: 'E_CERTIFICATE_INCOMPLETE', given: 'a certificate alone', args: TLS, env: PATH, files: () => ({ 'app.pem': own.certificate }), says: /no private key/ },
  { code: 'E_CERTIFICATE_INCOMPLETE', given: 'a key alone', args: TLS, env: PATH, files: () => ({ 'app.pem': own.key }), says: /no certificate/ },
  { code: 'E_CERTIFICATE_INCOMPLETE', given: 'a damaged key', args: TLS, env: PATH, files: () => ({ 'app.pem': own.key.replace(/\n[^\n]+\n[^\n]+\n/, '\n') + own.certificate }), says: /is damaged/ },
  { code: 'E_CERTIFICATE_MISMATCH', given: 'the key of another certificate', args: TLS, env: PATH, files: () => ({ 'app.pem': own.key + other.certificate }), says: /does not belong/ },
  { code: 'E_CERTIFICATE_MISMATCH', given: 'a key that is none of RSA', args: TLS, env: PATH, files: () => ({ 'app.pem': elliptic + own.certificate }), says: /not an RSA key/ },
  { code: 'E_AUTH_NEEDS_HTTPS', given: 'a sign-in by http', args: ['--env', 'file.json', '--auth', 'secret'], env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret' }, values: { loginUrl: 'http://127.0.0.1:1' }, says: /http:\/\/127\.0\.0\.1:1/ },
  { code: 'E_SIGN_IN_UNREACHABLE', given: 'nobody at the sign-in', args: [...TLS, '--auth', 'secret'], env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret' }, values: { loginUrl: 'https://127.0.0.1:1' }, says: /ECONNREFUSED/, exit: 3 },
  { code: 'E_SIGN_IN_UNTRUSTED', given: 'a certificate that nobody vouches for', args: ['--env', 'file.json', '--auth', 'secret'], env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret' }, says: /--ca FILE/, exit: 3 },
  { code: 'E_SIGN_IN_NO_FEDERATION', given: 'no CI', args: [...TLS, '--auth', 'federated'], says: /id-token: write/, exit: 3 },
  { code: 'E_SIGN_IN_NO_FEDERATION', given: 'GitHub without the permission', args: [...TLS, '--auth', 'federated'], env: { GITHUB_ACTIONS: 'true' }, says: /in GitHub Actions/, exit: 3 },
  { code: 'E_SIGN_IN_NO_FEDERATION', given: 'Azure Pipelines without the connection', args: [...TLS, '--auth', 'federated'], env: { TF_BUILD: 'True', SYSTEM_ACCESSTOKEN: 'x' }, says: /SYSTEM_OIDCREQUESTURI, AZURE_SERVICE_CONNECTION_ID are not set/, exit: 3 },
  { code: 'E_SIGN_IN_NO_ASSERTION', given: 'a token file that is not there', args: [...TLS, '--auth', 'federated'], env: { AZURE_FEDERATED_TOKEN_FILE: '/nowhere/token' }, says: /nothing at that path/, exit: 3 },
  { code: 'E_TOKEN_MALFORMED', given: 'a token file without a token', args: [...TLS, '--auth', 'token', '--token-file', 'app.pem'], files: () => ({ 'app.pem': own.key }), says: /not a JWT/ },
  { code: 'E_FILE_UNREADABLE', given: 'a token file that is not there', args: [...TLS, '--auth', 'token', '--token-file', 'none'], says: /nothing at that path/ },
];

function expectAdvice(
  { code, out, err }: Result,
  { code: expected, says, exit = 2 }: Pick<Case, 'code' | 'says' | 'exit'>,
): void {
  expect(err).toMatch(new RegExp(`^${expected}: `));
  expect(err).toMatch(says);
  expect(err).toMatch(/\n {2}Why: {2}\S.*\n {2}Next: \S/);
  expect(err).not.toMatch(/\{(?:subject|cause|known)\}|undefined|\n\s+at /);
  expect({ code, out }).toEqual({ code: exit, out: '' });
}

function expectNothingSecret({ out, err }: Result): void {
  for (const secret of [
    'Abc8Q~secret',
    'wrong battery',
    'correct horse',
    JWT,
    own.key.split('\n')[2]!,
    encrypted.split('\n')[2]!,
  ])
    expect(out + err).not.toContain(secret);
}

describe('signing in', () => {
  test.each(cases)('$code: $given', async (each) => {
    const { args = [], env = {}, values, files } = each;
    if (values) reach(project, tenant, values);
    for (const [path, text] of Object.entries(files?.() ?? {})) project.write(path, text);
    const ours =
      env['AZURE_CLIENT_CERTIFICATE_PATH'] === undefined
        ? env
        : { ...env, AZURE_CLIENT_CERTIFICATE_PATH: join(project.root, env['AZURE_CLIENT_CERTIFICATE_PATH']) };
    if (each.code === 'E_CERTIFICATE_PFX')
      writeFileSync(join(project.root, 'app.pem'), Buffer.from([0x30, 0x82, 0x05, 0x00]));
    expectAdvice(await project.start(['run', ...args], { env: ours }), each);
    const debug = await project.start(['run', ...args, '--debug'], { env: ours });
    expectNothingSecret(debug);
  });

  test('E_SIGN_IN_NO_ASSERTION: GitHub refuses', async () => {
    const github = await startServer(() => ({ status: 403, body: { value: JWT } }));
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/?a=b`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'Abc8Q~secret' };
    const result = await project.start(['run', ...TLS, '--auth', 'federated', '--debug'], { env });
    await github.close();
    expect(result).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^E_SIGN_IN_NO_ASSERTION: .*\n.*It answered 403/) as string,
    });
    expectNothingSecret(result);
  });

  test('E_SIGN_IN_NO_ASSERTION: the address of GitHub is one that a token may not be sent to', async () => {
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://github.example/',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'Abc8Q~secret',
    };
    expect(await project.start(['run', ...TLS, '--auth', 'federated'], { env })).toMatchObject({
      code: 3,
      err: expect.stringContaining('E_SIGN_IN_NO_ASSERTION') as string,
    });
  });

  test('E_SIGN_IN_FAILED: somebody else than Entra answers', async () => {
    const { key, certificate: cert } = tenant.server;
    const server = createServer({ key, cert }, (_request, answer) => void answer.end('hello'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    reach(project, tenant, { loginUrl: `https://localhost:${(server.address() as AddressInfo).port}` });
    const result = await project.start(['run', ...TLS, '--auth', 'secret'], {
      env: { AZURE_CLIENT_SECRET: 'Abc8Q~secret' },
    });
    server.closeAllConnections();
    server.close();
    expectAdvice(result, { code: 'E_SIGN_IN_FAILED', says: /signing in at localhost/, exit: 3 });
    expectNothingSecret(result);
  });

  test('an encrypted key is opened by its password', async () => {
    const key = createPrivateKey(tenant.app.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' })
      .toString();
    const env = {
      AZURE_CLIENT_CERTIFICATE_PATH: project.write('app.pem', key + tenant.app.certificate),
      AZURE_CLIENT_CERTIFICATE_PASSWORD: 'correct horse',
    };
    expect(await project.start(['token', ...TLS, '--auth', 'certificate'], { env })).toMatchObject({
      code: 0,
      err: '',
    });
  });

  test.each<[string, string[], Record<string, string>, Record<string, string>, string]>([
    ['a wrong secret', ['secret'], {}, { AZURE_CLIENT_SECRET: 'Abc8Q~secret' }, 'ENTRA_SECRET_WRONG'],
    [
      'an unknown tenant',
      ['secret'],
      { tenantId: '00000000-1111-4222-8333-444444444444' },
      { AZURE_CLIENT_SECRET: 'Abc8Q~secret' },
      'ENTRA_TENANT_NOT_FOUND',
    ],
    [
      'an unknown app',
      ['secret'],
      { clientId: '00000000-1111-4222-8333-444444444444' },
      { AZURE_CLIENT_SECRET: 'Abc8Q~secret' },
      'ENTRA_APP_NOT_FOUND',
    ],
  ])('%s: no token, with the cause; exit 3', async (_name, [auth], values, env, cause) => {
    reach(project, tenant, values);
    const told = await project.start(['token', ...TLS, '--auth', auth!, '--json'], { env });
    expect({ code: told.code, out: JSON.parse(told.out) as unknown }).toMatchObject({
      code: 3,
      out: { causes: [{ code: cause }] },
    });
    const run = await project.start(['run', ...TLS, '--auth', auth!, '--folder', 'Groups'], { env });
    expect(run).toMatchObject({ code: 3, out: expect.stringContaining(cause) as string });
    const doctor = await project.start(['doctor', ...TLS, '--auth', auth!, '--json'], { env });
    expect({ code: doctor.code, out: doctor.out }).toMatchObject({
      code: 3,
      out: expect.stringContaining(cause) as string,
    });
    for (const each of [told, run, doctor]) expectNothingSecret(each);
  });

  test('every code has a case', () => {
    // These need another machine around them: the proof `command-line-sign-in` has them.
    const proved = [
      'E_SIGN_IN_NO_MANAGED_IDENTITY',
      'E_SIGN_IN_AZ_MISSING',
      'E_SIGN_IN_AZ_LOGGED_OUT',
      'E_SIGN_IN_AZ_FAILED',
      'E_SIGN_IN_NO_DEFAULT',
    ];
    const elsewhere = ['E_SIGN_IN_FAILED', 'E_AUTH_LIBRARY_MISSING'];
    expect(
      Object.keys(signInCodes)
        .filter((code) => !cases.some((each) => each.code === code))
        .sort(),
    ).toEqual([...proved, ...elsewhere].sort());
  });
});

describe('--cloud', () => {
  test('stands for the environment of that name', async () => {
    const { code, err } = await project.start(['token', '--cloud', 'gcc'], { env: { AZURE_TENANT_ID: 'common' } });
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringMatching(/E_(?:CREDENTIALS_MISSING|TENANT_MALFORMED)/) as string,
    });
  });
});
