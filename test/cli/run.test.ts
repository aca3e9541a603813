import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../runner/index.ts';
import { collection, expectStatus, folder, leaveOut, request } from '../runner/fixtures/collection.ts';
import { startServer, type FixtureServer } from '../runner/fixtures/server.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';

const secret = 'Abc8Q~not-a-real-secret_value.0123456789';
const env = {
  AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '11111111-2222-4333-8444-666666666666',
  AZURE_CLIENT_SECRET: secret,
};
const guard = [
  "if (pm.environment.get('allowWrite') !== pm.environment.get('tenantId')) {",
  ...leaveOut('it changes something'),
  '}',
];
const noToken = [
  "if (pm.variables.replaceIn('{{noToken}}') === 'yes') {",
  "pm.test('Access token', () => { throw new Error('the secret ' + pm.variables.get('clientSecret') + ' is wrong'); });",
  'pm.execution.setNextRequest(null);',
  'pm.execution.skipRequest();',
  '}',
];
const whole = collection(
  [
    folder('Workspaces', [request({ name: 'Get Groups', path: '/good', test: expectStatus('Get Groups', 200) })]),
    folder('Bad', [request({ name: 'bad', path: '/bad', test: expectStatus('bad', 200) })]),
    folder('Changes', [
      request({
        name: 'Create Group',
        path: '/good',
        method: 'POST',
        before: guard,
        test: expectStatus('Create Group', 200),
      }),
    ]),
  ],
  { before: noToken },
);

let service: FixtureServer;
let project: Project;
beforeEach(async () => {
  service = await startServer((path) => ({ status: path === '/good' ? 200 : path === '/bad' ? 500 : 404, body: {} }));
  project = makeProject(whole, service.url);
});
afterEach(async () => {
  project.remove();
  await service.close();
});

const run = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['run', '--retries', '0', ...args], { env, ...options });
const record = (): RunRecord =>
  JSON.parse(readFileSync(join(project.root, 'reports', 'record.json'), 'utf8')) as RunRecord;

describe('run', () => {
  test.each<[string, string[], number, string[]]>([
    ['as expected', ['--folder', 'workspaces'], 0, ['answered']],
    ['a failure', ['--folder', 'Workspaces', 'Bad'], 1, ['answered', 'failed']],
    ['nothing answered', ['--folder', 'Changes'], 1, ['skipped']],
    ['a change that is not allowed', ['--folder', 'Workspaces', 'Changes'], 0, ['answered', 'skipped']],
    ['a change that is allowed', ['--folder', 'Changes', '--allow-write'], 0, ['answered']],
    ['one operation', ['--operation', 'Groups_GetGroups'], 0, ['answered']],
    ['stopped at the first failure', ['--bail'], 1, ['answered', 'failed', 'not-reached']],
    ['no token', ['--set', 'noToken=yes'], 3, ['not-reached', 'not-reached', 'not-reached']],
  ])('%s', async (_name, args, code, outcomes) => {
    const result = await run(args);
    expect(result.code).toBe(code);
    expect(record().entries.map((entry) => entry.outcome)).toEqual(outcomes);
    expect(result.out + result.err + JSON.stringify(record())).not.toContain(secret);
  });

  test('an interrupted run: exit 130', async () => {
    const result = await run([], { signal: AbortSignal.abort() });
    expect(result.code).toBe(130);
    expect(record().counts).toMatchObject({ 'not-reached': 3 });
    expect(service.received).toEqual([]);
  });

  test('says the verdict, what to fix, a table by area with the total, where the reports are and what to do next', async () => {
    const { out } = await run([]);
    expect(out).toMatch(/^✗ 1 of 3 requests was refused or failed\.\n/);
    expect(out).toMatch(/^Area +requests +answered +failed +skipped$/m);
    expect(out).toMatch(/^Workspaces +1 +1\s*$/m);
    expect(out).toMatch(/^All +3 +1 /m);
    expect(out).toMatch(
      /^Fix these first:\n {2}1 request: The service failed \[SERVICE_ERROR\]\n(?:.*\n)+ {6}Bad, bad \(500\)$/m,
    );
    expect(out).toMatch(/^Skipped:\n {2}1: it changes something$/m);
    const [record, page, summary] = ['record.json', 'report.html', 'summary.md'].map((name) => join('reports', name));
    expect(out.trim().split('\n').slice(-3)).toEqual([
      `Open ${page}`,
      `Also written: ${record}, ${summary}`,
      `Next, to read the causes in full: node dist/cli/main.js explain ${record}`,
    ]);
  });

  test('progress: one line that is written over where somebody watches, plain lines in a log', async () => {
    expect((await run([], { watched: true })).err).toMatch(/\r3\/3 {2}1 answered[^\n]*\u001b\[J\r\r\u001b\[J\n$/);
    const log = (await run([])).err;
    expect(log).toContain('3/3  1 answered, 0 refused (as documented), 1 to fix  Create Group\n');
    expect(log).toContain('failed: bad (500): ');
    expect(log).not.toContain('\u001b');
  });

  test('nothing is sent before the reports folder is known to be writable', async () => {
    project.write('taken', '');
    expect((await run(['--reports', 'taken'])).code).toBe(2);
    expect(service.received).toEqual([]);
  });

  test('without credentials nothing is sent and no report is written', async () => {
    expect((await run([], { env: {} })).code).toBe(2);
    expect(service.received).toEqual([]);
    expect(existsSync(join(project.root, 'reports', 'record.json'))).toBe(false);
  });

  test('--emulator ignores what is set for a real tenant', async () => {
    const result = await run(['--emulator', '--operation', 'Groups_GetGroups'], {
      env: { ...env, POWERBI_API_URL: service.url, POWERBI_ACCESS_TOKEN: 'real' },
    });
    expect(result.err).not.toMatch(/^E_/m);
    expect(service.received).toEqual([]);
    expect(record()).toMatchObject({ emulator: true, allowWrite: true });
  });
});
