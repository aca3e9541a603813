import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { scenarioNames } from '../../emulator/index.ts';
import { makeCertificate } from './fixtures/certificate.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

/** Starts emulate, and ends it as soon as it is ready. */
async function emulate(...args: string[]): Promise<Record<string, string>> {
  const ending = new AbortController();
  const { code, out, err } = await project.start(['emulate', '--port', '0', ...args], {
    signal: ending.signal,
    onOut: () => ending.abort(),
  });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, string>;
}

function writtenValues(): Record<string, string> {
  const { values } = JSON.parse(readFileSync(join(project.root, 'env.json'), 'utf8')) as {
    values: { key: string; value: string }[];
  };
  return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

test('--list names every scenario and says what is broken, and starts nothing', async () => {
  const { code, out, err } = await project.start(['emulate', '--list']);
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(scenarioNames());
  for (const line of lines) expect(line).toMatch(/^[\w-]+ {2,}[A-Z].+\.$/);
});

test('--scenario gives the client what it does wrong, on stdout and in the environment', async () => {
  const ready = await emulate('--scenario', 'origin-1', '--write-env', 'env.json');
  expect(ready).toMatchObject({
    scope: 'https://graph.microsoft.com/.default',
    clientSecret: expect.stringMatching(/~/) as string,
  });
  expect(writtenValues()).toMatchObject({
    scope: ready['scope'],
    clientSecret: ready['clientSecret'],
    accessToken: '',
  });
});

test("the environment allows changes in the emulator's own tenant, whatever the client takes for its own", async () => {
  await emulate('--scenario', 'tenant-malformed', '--write-env', 'env.json');
  expect(writtenValues()).toMatchObject({ allowWrite: standardTenant.tenantId });
  expect(writtenValues()['tenantId']).not.toBe(standardTenant.tenantId);
});

test('--scenario takes a file of one’s own', async () => {
  project.write('mine.json', JSON.stringify({ about: 'The secret is wrong.', client: { clientSecret: 'wrong' } }));
  expect(await emulate('--scenario', 'mine.json')).toMatchObject({ clientSecret: 'wrong' });
});

test('a pasted token of the scenario is in the environment', async () => {
  const ready = await emulate('--scenario', 'admin-user-is-none', '--write-env', 'env.json');
  expect(ready['accessToken']).toMatch(/^eyJ/);
  expect(writtenValues()['accessToken'] === ready['accessToken']).toBe(true);
});

test('without a scenario everything is right', async () => {
  const ready = await emulate();
  expect(Object.keys(ready)).toEqual(['url', 'loginUrl', 'apiUrl', 'tenantId', 'clientId', 'clientSecret']);
});

test.each([
  ['gcc', 'https://analysis.usgovcloudapi.net/powerbi/api/.default', ''],
  ['china', 'https://analysis.chinacloudapi.cn/powerbi/api/.default', ''],
  ['commercial', 'https://analysis.windows.net/powerbi/api/.default', 'the emulator'],
])('--cloud %s gives the scope and the Fabric host of that cloud', async (cloud, scope, fabric) => {
  const ready = await emulate('--cloud', cloud, '--write-env', 'env.json');
  expect(ready['scope']).toBe(scope);
  expect(writtenValues()).toMatchObject({
    scope,
    loginUrl: ready['url'],
    apiUrl: ready['url'],
    fabricUrl: fabric === '' ? '' : ready['url'],
  });
});

test('--cloud takes no cloud that there is not', async () => {
  const { code, err } = await project.start(['emulate', '--port', '0', '--cloud', 'germany']);
  expect([code, /cloud/.test(err)]).toEqual([2, true]);
});

test.each(['real', 'fixed', '2026-01-31T08:00:00Z', '2026-01-31T08:00+01:00'])(
  '--clock %s is a clock',
  async (clock) => {
    expect((await emulate('--clock', clock))['url']).toMatch(/^http:/);
  },
);

test('--tls-cert and --tls-key serve https', async () => {
  const { key, certificate: cert } = makeCertificate('localhost');
  project.write('key.pem', key);
  project.write('cert.pem', cert);
  expect((await emulate('--tls-cert', 'cert.pem', '--tls-key', 'key.pem'))['url']).toMatch(/^https:\/\/localhost:\d+$/);
});

test.each([
  ['one without the other', ['--tls-cert', 'cert.pem'], 'tls-key'],
  ['a file that is not there', ['--tls-cert', 'cert.pem', '--tls-key', 'cert.pem'], 'cert.pem'],
])('%s serves nothing', async (_what, args, named) => {
  const { code, err } = await project.start(['emulate', '--port', '0', ...args]);
  expect([code, err.includes(named)]).toEqual([2, true]);
});

// prettier-ignore
test.each([
  ['a negative port', ['--port', '-5'], /--port takes a number from 0 to 65535/],
  ['a port beyond', ['--port', '65536'], /--port takes a number from 0 to 65535/],
  ['half a port', ['--port', '80.5'], /--port takes a number from 0 to 65535/],
  ['a port that is a word', ['--port', 'http'], /--port takes a number from 0 to 65535/],
  ['a clock that is a word', ['--port', '0', '--clock', 'sundial'], /--clock takes real, fixed, or a moment/],
  ['a clock without a time zone', ['--port', '0', '--clock', '2026-01-31T08:00:00'], /--clock takes real, fixed, or a moment/],
  ['a clock on a day that there is not', ['--port', '0', '--clock', '2026-13-31T08:00:00Z'], /--clock takes real, fixed, or a moment/],
  ['a scenario with a negative latency', ['--port', '0', '--scenario', 'mine.json'], /^E_SCENARIO_INVALID: [\s\S]*tenant\.latency must be a whole number from 0 to 86400000; it is -5/],
])('%s serves nothing', async (_what, args, says) => {
  project.write('mine.json', JSON.stringify({ about: 'Answers come before their time.', tenant: { latency: -5 } }));
  const { code, out, err } = await project.start(['emulate', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(says);
});
