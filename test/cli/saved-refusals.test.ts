import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigningKey, readScenario, startEmulator } from '../../emulator/index.ts';
import { saveRefusals } from '../../cli/output/saved-refusals.ts';
import type { Terminal } from '../../cli/output/terminal.ts';
import { parseCollection, type RunRecord } from '../../runner/index.ts';
import { collection, expectStatus, folder, request } from '../runner/fixtures/collection.ts';
import { startServer } from '../runner/fixtures/server.ts';
import { makeProject, type Project } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

const whole = parseCollection(
  readFileSync(new URL('../../collections/powerbi.postman_collection.json', import.meta.url), 'utf8'),
  'the collection',
);
const signingKey = await createSigningKey();
const groups = ['Groups_GetGroups'];
const admin = ['Groups_GetGroupsAsAdmin'];
const query = ['Datasets_ExecuteQueriesInGroup'];

let project: Project;
afterEach(() => project.remove());
const saved = (): string[] => (existsSync(join(project.root, 'saved')) ? readdirSync(join(project.root, 'saved')) : []);
const read = (name: string): string => readFileSync(join(project.root, 'saved', name), 'utf8');

describe('a refusal that was saved is explained as the run explained it', () => {
  // prettier-ignore
  test.each<[scenario: string, operations: string[], file: string, code: string]>([
    ['secret-wrong', groups, 'token-401-AADSTS7000215.http', 'ENTRA_SECRET_WRONG'],
    ['secret-expired', groups, 'token-401-AADSTS7000222.http', 'ENTRA_SECRET_EXPIRED'],
    ['client-id-unknown', groups, 'token-400-AADSTS700016.http', 'ENTRA_APP_NOT_FOUND'],
    ['tenant-unknown', groups, 'token-400-AADSTS90002.http', 'ENTRA_TENANT_NOT_FOUND'],
    ['consent-missing', groups, 'token-400-AADSTS65001.http', 'ENTRA_CONSENT_MISSING'],
    ['resource-with-extra-slash', groups, 'token-400-AADSTS500011.http', 'ENTRA_RESOURCE_UNKNOWN'],
    ['login-down', groups, 'token-503-EmulatedFault.http', 'SERVICE_ERROR'],
    ['token-expired', groups, 'Groups_GetGroups-403-TokenExpired.http', 'TOKEN_EXPIRED'],
    ['switch-off', groups, 'Groups_GetGroups-401-ServicePrincipalIsNotAllowedByTenantAdminSwitch.http', 'PBI_SP_SWITCH_OFF'],
    ['switch-off-as-envelope', admin, 'Groups_GetGroupsAsAdmin-403.http', 'PBI_API_CLOSED'],
    ['user-unlicensed', groups, 'Groups_GetGroups-404-UserNotLicensed.http', 'PBI_NOT_LICENSED'],
    ['build-missing', query, 'Datasets_ExecuteQueriesInGroup-404-PowerBIEntityNotFound.http', 'PBI_BUILD_MISSING'],
    ['queries-off', query, 'Datasets_ExecuteQueriesInGroup-401-PowerBINotAuthorizedException.http', 'PBI_EXECUTE_QUERIES_REFUSED'],
    ['capacity-paused', query, 'Datasets_ExecuteQueriesInGroup-400-CapacityNotActive.http', 'PBI_CAPACITY_PAUSED'],
    ['challenged', groups, 'Groups_GetGroups-401.http', 'PBI_CONDITIONAL_ACCESS'],
    ['proxy-in-between', groups, 'Groups_GetGroups-403.http', 'PROXY_ANSWERED'],
  ])('%s', async (scenario, operations, file, code) => {
    const emulator = await startEmulator({ signingKey, scenario: readScenario(scenario) });
    const values = await emulator.clientValues();
    project = makeProject(whole, emulator.url);
    const env = { AZURE_TENANT_ID: values.tenantId, AZURE_CLIENT_ID: values.clientId, AZURE_CLIENT_SECRET: values.clientSecret, POWERBI_ACCESS_TOKEN: values.accessToken, POWERBI_SCOPE: values.scope ?? 'https://analysis.windows.net/powerbi/api/.default' };
    const { out } = await project.start(['run', '--format', 'json', '--operation', ...operations, '--save-refusals', 'saved'], { env });
    await emulator.close();
    const { entries } = JSON.parse(readFileSync(join(project.root, 'reports', 'record.json'), 'utf8')) as RunRecord;
    expect(entries.map(({ causes }) => causes?.[0]?.code)).toEqual([code]);
    expect(saved()).toEqual([file]);
    expect(out).toContain(`Refusals: 1 file written to ${join(project.root, 'saved')}. Ids, names and tokens were removed where they were recognized. Read each file before you send it`);
    const explained = await project.start(['explain', join('saved', file), '--json']);
    expect((JSON.parse(explained.out) as { causes: { code: string }[] }).causes[0]?.code).toBe(code);
    // Nothing of the tenant is in it.
    for (const value of [values.tenantId, values.clientId, values.clientSecret, values.accessToken, emulator.url.replace('http://', '')].filter((each) => each.length > 6)) expect(read(file)).not.toContain(value);
    expect((await project.start(['check', 'saved', '--strict'])).code).toBe(0);
  });
});

describe('what is planted in answers', () => {
  const guid = 'c1a8e5d2-7b3f-4e6a-9d0c-2f5b8a4e7d16';
  const secret = ['zX9', '8', 'Q~', 'k2Lm4Np6Qr8St0Uv2Wx4Yz6Ab8Cd0Ef2G_'].join('');
  const token = makeToken({ oid: guid });
  const planted = {
    id: guid,
    'a name': 'Quarterly Numbers',
    'a word of a name': 'Quarterly',
    'a person': 'Ada Lovelace',
    mail: 'ada@northwind.example',
    token,
    secret,
    'a host': 'sql01.corp.northwind.example',
    'the tenant': '11111111-2222-4333-8444-555555555555',
  };
  const answers: Readonly<Record<string, { status: number; body: unknown }>> = {
    '/v1.0/myorg/groups': {
      status: 200,
      body: { value: [{ id: guid, name: 'Quarterly Numbers', description: 'of northwind' }] },
    },
    '/v1.0/myorg/apps': {
      status: 403,
      body: {
        error: {
          code: 'Forbidden',
          message: `Ada Lovelace (${planted.mail}) may not open quarterly numbers ${guid} with ${secret} on ${planted['a host']}; Bearer ${token}`,
        },
      },
    },
    '/v1.0/myorg/capacities': {
      status: 401,
      body: {
        error: {
          code: 'PowerBINotAuthorizedException',
          user: planted.mail,
          'Quarterly Numbers': 1,
          details: [{ userName: 'Ada Lovelace', message: "no access to 'Quarterly Numbers'" }],
        },
      },
    },
    '/v1.0/myorg/gateways': { status: 404, body: { message: `The gateway 'Ada Lovelace' of ${guid} was not found` } },
  };
  const requests = Object.keys(answers).map((path) => request({ name: path, path, test: expectStatus(path, 200) }));

  test('none of it is in a file, and what the refusal is, is', async () => {
    const service = await startServer((path) => answers[path] ?? { status: 500 });
    project = makeProject(collection([folder('All', requests)]), service.url);
    const { out, err } = await project.start(
      ['run', '--format', 'json', '--save-refusals', 'saved', '--retries', '0'],
      {
        env: {
          AZURE_TENANT_ID: planted['the tenant'],
          AZURE_CLIENT_ID: guid,
          AZURE_CLIENT_SECRET: secret,
          POWERBI_ACCESS_TOKEN: token,
        },
      },
    );
    await service.close();
    expect(saved()).toEqual([
      'Apps_GetApps-403-Forbidden.http',
      'Capacities_GetCapacities-401-PowerBINotAuthorizedException.http',
      'Gateways_GetGateways-404.http',
    ]);
    const text = saved().map(read).join('\n');
    for (const [what, value] of Object.entries(planted))
      expect([what, text.toLowerCase().includes(value.toLowerCase())]).toEqual([what, false]);
    expect(text).toContain('may not open {name} {guid} with [redacted] on {host}');
    expect(text).toMatch(/^GET https:\/\/api\.powerbi\.com\/v1\.0\/myorg\/apps$/m);
    expect(text).toMatch(/^HTTP\/1\.1 401 Unauthorized$/m);
    expect(out + err).toContain('Refusals: 3 files written');
  });

  test('one of each operation, status and code, whatever the row', async () => {
    const service = await startServer(() => ({ status: 403, body: { error: { code: 'Forbidden' } } }));
    project = makeProject(collection([folder('All', requests)]), service.url);
    project.write('rows.json', JSON.stringify([{ groupId: guid }, { groupId: planted['the tenant'] }]));
    await project.start(['run', '--format', 'json', '--data', 'rows.json', '--save-refusals', 'saved'], {
      env: { AZURE_TENANT_ID: guid, AZURE_CLIENT_ID: guid, POWERBI_ACCESS_TOKEN: token },
    });
    await service.close();
    expect(saved()).toHaveLength(4);
  });

  test('nothing refused, nothing written', async () => {
    const service = await startServer(() => ({ status: 200, body: {} }));
    project = makeProject(collection([folder('All', requests)]), service.url);
    const { out } = await project.start(['run', '--format', 'json', '--save-refusals', 'saved'], {
      env: { AZURE_TENANT_ID: guid, AZURE_CLIENT_ID: guid, POWERBI_ACCESS_TOKEN: token },
    });
    await service.close();
    expect([saved(), out]).toEqual([[], expect.stringContaining('Refusals: none to save.')]);
  });

  test('a file in which the scan finds anything is withheld, and said so without showing it', async () => {
    project = makeProject(undefined);
    let said = '';
    const terminal = {
      out: (line: string) => (said += `${line}\n`),
      err: (text: string) => (said += text),
    } as unknown as Terminal;
    await saveRefusals(
      join(project.root, 'saved'),
      [
        { name: 'good.http', text: 'GET /\n\nHTTP/1.1 401 Unauthorized\n' },
        { name: 'bad.http', text: `GET /\n\nHTTP/1.1 401 Unauthorized\n\n{"note":"${secret}"}` },
        { name: 'id.http', text: `GET https://login.microsoftonline.com/${guid}/x\n\nHTTP/1.1 401 Unauthorized\n` },
      ],
      terminal,
    );
    expect(saved()).toEqual(['good.http']);
    expect(said).toContain('bad.http was not written: it may contain a client secret of Entra');
    expect(said).toContain('1 file written');
    expect(said).toContain(', 2 withheld.');
    expect(said).not.toContain(secret);
  });

  test('a link in the folder is not followed', async () => {
    project = makeProject(undefined);
    writeFileSync(join(project.root, 'precious'), 'precious');
    mkdirSync(join(project.root, 'saved'));
    symlinkSync(join(project.root, 'precious'), join(project.root, 'saved', 'good.http'));
    await saveRefusals(
      join(project.root, 'saved'),
      [{ name: 'good.http', text: 'GET /\n\nHTTP/1.1 401 Unauthorized\n' }],
      { out: () => undefined, err: () => undefined } as unknown as Terminal,
    );
    expect(readFileSync(join(project.root, 'precious'), 'utf8')).toBe('precious');
  });
});
