import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '../../../cli/sign-in/library.ts';
import { build, builtMain, startNode } from '../fixtures/built.ts';

const GUID = '11111111-2222-4333-8444-555555555555';
const SECRET = 'Abc8Q~not-a-real-secret_value.0123456789';

/** Node without this one package, as an installation is that leaves out what is optional. */
const WITHOUT_LIBRARY = `data:text/javascript,${encodeURIComponent(`
import { register } from 'node:module';
const hooks = \`export async function resolve(specifier, context, next) {
  if (specifier !== '@azure/identity') return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '@azure/identity'"), { code: 'ERR_MODULE_NOT_FOUND' });
}\`;
register('data:text/javascript,' + encodeURIComponent(hooks));
`)}`;

let folder: string;
beforeAll(build);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-library-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  startNode(['--import', WITHOUT_LIBRARY, builtMain, ...args], { cwd: folder, env }).ended;

describe('without the package @azure/identity', () => {
  test.each(['secret', 'azure-cli'])('--auth %s says in one line how to add it, and sends nothing', async (auth) => {
    const credentials = { AZURE_TENANT_ID: GUID, AZURE_CLIENT_ID: GUID, AZURE_CLIENT_SECRET: SECRET };
    const { code, out, err } = await start(['token', '--auth', auth], credentials);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      new RegExp(`^E_AUTH_LIBRARY_MISSING: \`--auth ${auth}\` needs the package @azure/identity, which is not`),
    );
    expect(err).toMatch(/^ {2}Next: Run `npm install @azure\/identity@4`/m);
    expect(err).not.toContain(SECRET);
  });

  test('without --auth all goes on: the collection signs in by itself', async () => {
    expect(await start(['run', '--emulator', '--operation', 'Groups_GetGroups'])).toMatchObject({ code: 0 });
  });
});

describe('loading it', () => {
  test('where it is installed it is there', async () => {
    expect(typeof (await loadLibrary('secret')).ClientSecretCredential).toBe('function');
  });

  test.each([
    [
      'a package of its own is missing',
      { code: 'ERR_MODULE_NOT_FOUND', message: "Cannot find package '@azure/msal-node' imported from @azure/identity" },
    ],
    ['it is damaged', { code: 'ERR_INVALID_PACKAGE_CONFIG', message: "Invalid package config '@azure/identity'" }],
  ])('that %s is another error', async (_name, fault) => {
    const failure = Object.assign(new Error(fault.message), { code: fault.code });
    await expect(loadLibrary('secret', () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
