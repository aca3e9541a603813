import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { build, builtMain, startNode } from '../fixtures/built.ts';

let folder: string;
beforeAll(build);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-client-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a client that is a piece of JavaScript beside an emulator. */
const besideEmulator = (script: string, ...args: string[]): ReturnType<typeof startNode> =>
  startNode([builtMain, 'emulate', '--port', '0', '--', process.execPath, '-e', script, '--', ...args], {
    cwd: folder,
  });

test('a command meets a running emulator as whom it is to sign in, and its exit code is that of emulate', async () => {
  const script = `
    const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, POWERBI_LOGIN_URL, POWERBI_API_URL } = process.env;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: AZURE_CLIENT_ID,
      client_secret: AZURE_CLIENT_SECRET, scope: 'https://analysis.windows.net/powerbi/api/.default' });
    const token = POWERBI_LOGIN_URL + '/' + AZURE_TENANT_ID + '/oauth2/v2.0/token';
    fetch(token, { method: 'POST', body }).then((answer) => answer.json()).then(async ({ access_token }) => {
      const headers = { authorization: 'Bearer ' + access_token };
      const groups = await (await fetch(POWERBI_API_URL + '/v1.0/myorg/groups', { headers })).text();
      console.log(groups.includes('${standardTenant.groupId}'), process.argv.slice(1).join(' '));
      process.exitCode = 7;
    });`;
  const { code, out, err } = await besideEmulator(script, '--password', 'x', '--debug', '--', '--port').ended;
  expect([code, out, err]).toEqual([7, 'true --password x --debug -- --port\n', '']);
});

test('SIGTERM is passed on to the command, whose end is awaited', async () => {
  const run = besideEmulator(
    `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('the client is ready')`,
  );
  await run.printed('the client is ready');
  run.child.kill('SIGTERM');
  expect(await run.ended).toMatchObject({ code: 5, err: '' });
});

test('a command that a signal ends gives the code of a shell', async () => {
  expect(await besideEmulator(`process.kill(process.pid, 'SIGKILL')`).ended).toMatchObject({ code: 137 });
});
