import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../generator/project.ts';
import { environment } from '../runner/fixtures/collection.ts';
import { makeCommittedProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

let project: Project;
beforeAll(() => (project = makeCommittedProject()));
afterAll(() => project.remove());

const tenantId = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const clientId = '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21';
const objectId = '1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32';
const secret = ['aB3', '8', 'Q~', 'x7Kp_2mZ.w9LtR4vN-q6YbH1sD8fG~5cJeU'].join('');

interface Plan {
  readonly purposes: readonly string[];
  readonly operations: readonly string[];
  readonly app: Readonly<Record<string, string>>;
  readonly needs: readonly { readonly id: string; readonly title: string }[];
  readonly closed: readonly { readonly operation: string; readonly instead: string }[];
  readonly check: readonly string[];
}

const plan = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['plan-access', ...args], options);
const planned = async (args: readonly string[], options: StartOptions = {}): Promise<Plan> =>
  JSON.parse((await plan([...args, '--json'], options)).out) as Plan;
const ids = ({ needs }: Plan): string[] => needs.map(({ id }) => id);
const page = (name: string): string => readFileSync(join(project.root, name), 'utf8');
const reach = (values: Readonly<Record<string, string>>): string =>
  project.write(
    'file.json',
    JSON.stringify(
      environment({
        loginUrl: 'http://127.0.0.1:1',
        apiUrl: 'http://127.0.0.1:1',
        tenantId,
        clientId,
        clientSecret: '',
        accessToken: '',
        ...values,
      }),
    ),
  );

describe('plan-access', () => {
  test('reading, when nothing is said: what must be true, what not, and how to check it', async () => {
    const { code, out } = await plan([]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Access for an app to: read the content of workspaces \(\d+ operations\)\.\n/);
    expect(out).toMatch(/ {2}- Role Viewer in each workspace that is called\n/);
    expect(out).toContain('- No API permission in Entra, and no admin consent\n');
    expect(out).toMatch(/How to check it afterwards:\n.*\n {2}- `node dist\/cli\/main\.js doctor --for read`\n$/);
    expect(out).not.toMatch(/admin APIs"/);
  });

  // prettier-ignore
  test.each<[args: readonly string[], needs: readonly string[]]>([
    [['--for', 'admin-read'], ['group', 'setting publicApis', 'setting readAdmin', 'setting detailedMetadata', 'setting expressions']],
    [['--for', 'query', 'refresh'], ['group', 'setting publicApis', 'setting executeQueries', 'role', 'right build']],
    [['--operation', 'Groups_CreateGroup'], ['group', 'setting publicApis', 'setting create']],
    [['--operation', 'Gateways_GetGateways', '--for', 'read'], ['group', 'setting publicApis', 'role', 'right gateway-admin']],
    [['--recipe', 'refresh'], ['group', 'setting publicApis', 'role']],
    [['--recipe', 'life-dashboard'], ['group', 'setting publicApis', 'setting create']],
    [['--recipe', 'Life of a deployment pipeline'], ['group', 'setting publicApis', 'setting create']],
    [['--recipe', 'life-report'], ['group', 'setting publicApis', 'setting create', 'role', 'right build']],
    [['--recipe', 'life-source', '--recipe', 'life-profile'], ['group', 'setting publicApis', 'setting profiles', 'right gateway-admin']],
    [['--recipe', 'life-dashboard', '--operation', 'Dashboards_AddDashboardInGroup'], ['group', 'setting publicApis', 'setting create', 'role']],
    [['--folder', 'Life of a dashboard'], ['group', 'setting publicApis', 'setting create', 'role']],
    [['--folder', 'Profiles'], ['group', 'setting publicApis', 'setting profiles']],
    [['--folder', 'Start here'], ['group', 'setting publicApis', 'setting readAdmin', 'setting executeQueries', 'role', 'right build']],
  ])('%j takes %j', async (args, needs) => expect(ids(await planned(args))).toEqual(needs));

  test('a recipe: what it needs of others, what it calls, and what it makes itself', async () => {
    const { code, out } = await plan(['--recipe', 'life-report']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Access for an app to: do the recipe "Life of a report" \(7 operations\)\.\n/);
    expect(out).toContain('- Role Contributor in each workspace that is called\n');
    expect(out).toContain('An app is Admin of each workspace and deployment pipeline that it creates');
    expect(out).toContain('run --operation Groups_GetGroups Reports_GetReportsInGroup`\n');
    const { operations, ...plain } = JSON.parse((await plan(['--recipe', 'refresh', '--json'])).out) as Plan & {
      readonly recipes: readonly string[];
    };
    expect(plain).toMatchObject({ purposes: [], recipes: ['Refresh and wait'] });
    expect(operations).toContain('Datasets_RefreshDatasetInGroup');
    await plan(['--recipe', 'refresh', '--out', 'recipe.md']);
    expect(page('recipe.md')).toContain('needs access to: do the recipe "Refresh and wait" (6 operations).');
  });

  test('the operations of a run', async () => {
    await project.start([
      'run',
      '--emulator',
      '--operation',
      'Groups_GetGroups',
      'Datasets_GetDatasets',
      '--format',
      'json',
      '--reports',
      'reports',
    ]);
    const { operations, closed, check } = await planned(['--record', join('reports', 'record.json')]);
    expect([...operations].sort()).toEqual(['Datasets_GetDatasets', 'Groups_GetGroups']);
    expect(closed).toEqual([
      expect.objectContaining({
        operation: 'Datasets_GetDatasets',
        instead: expect.stringContaining('Datasets_GetDatasetsInGroup') as string,
      }),
    ]);
    expect(check).toEqual(['powerbi-postman doctor', 'powerbi-postman run --operation Groups_GetGroups']);
  });

  test('a page that can be sent as it is', async () => {
    const { code, out, err } = await plan([
      '--for',
      'admin-read',
      '--for',
      'deploy',
      '--out',
      'request.md',
      '--env',
      reach({}),
    ]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe('The plan was written to request.md. Read it before you send it.\n');
    const text = page('request.md');
    expect(text).toMatch(/^# Access to Power BI for an app\n/);
    for (const said of [
      `- Application (client) id: ${clientId}`,
      'see below',
      `not the client id ${clientId}`,
      '- [ ] **Admin of the deployment pipeline**',
      'older: "Allow service principals to use read-only admin APIs"',
      'By default: not documented.',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(
      /## Not needed, or not allowed.*no permission of type Application, such as Tenant\.Read\.All/s,
    );
  });

  test('the object id stands in a pasted token; nothing is sent to find it, and no secret is shown', async () => {
    const token = makeToken({ oid: objectId, sub: objectId, idtyp: 'app', appid: clientId });
    const env = { POWERBI_ACCESS_TOKEN: token };
    const known = await planned(['--env', reach({ clientSecret: '' })], { env });
    expect(known.app).toEqual({ tenantId, clientId, objectId });
    const { out } = await plan(['--env', reach({ clientSecret: secret })], { env });
    expect(out).toContain(`the enterprise application with object id ${objectId}`);
    expect(out).not.toContain(token.slice(0, 20));
    expect(out).not.toContain(secret);
  });

  test.each([
    [['--operation', 'Groups_GetGroup5'], 'E_OPERATION_UNKNOWN', /Did you mean Groups_GetGroups\?|Groups_GetGroup/],
    [['--folder', 'Nowhere'], 'E_FOLDER_UNKNOWN', /Nowhere/],
    [['--recipe', 'refrsh'], 'E_RECIPE_UNKNOWN', /Did you mean refresh\?/],
    [['--recipe', 'life-of-dashboard'], 'E_RECIPE_UNKNOWN', /Did you mean life-dashboard\?/],
    [['--record', 'nowhere.json'], 'E_RECORD_UNREADABLE', /nowhere/],
    [['--for', 'everything'], 'E_USAGE', /for/],
    [['--env', 'nowhere'], 'E_ENV_UNKNOWN', /nowhere/],
  ])('%j: %s', async (args, error, says) => {
    const { code, err } = await plan(args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(new RegExp(`^${error}`)) as string });
    expect(err).toMatch(says);
  });
});

describe('doctor --for-admin', () => {
  const doctor = (scenario: string, ...args: string[]): Promise<Result> =>
    project.start([
      'doctor',
      '--emulator',
      ...(scenario === '' ? [] : ['--scenario', scenario]),
      '--for-admin',
      'missing.md',
      ...args,
    ]);

  // prettier-ignore
  test.each<[scenario: string, purpose: string, titles: readonly string[]]>([
    ['switch-off', 'read', ['A security group that contains the enterprise application', 'Tenant setting "Service principals can call Fabric public APIs"']],
    ['no-workspace', 'read', ['Role Viewer in each workspace that is called']],
    ['role-too-low', 'refresh', ['Role Contributor in each workspace that is called']],
    ['build-missing', 'query', ['Build permission on each semantic model that is queried']],
    ['admin-switch-off', 'admin-read', ['A security group that contains the enterprise application', 'Tenant setting "Service principals can access read-only admin APIs"']],
    ['origin-3', 'admin-read', ['No admin-consented Power BI permission of type Application']],
    ['secret-wrong', 'read', ['This secret does not belong to the app']],
  ])('%s, for %s: %j and nothing else', async (scenario, purpose, titles) => {
    const { err } = await doctor(scenario, '--for', purpose);
    expect(err).toContain('The missing access was written to missing.md.');
    expect([...page('missing.md').matchAll(/^- \[ \] \*\*(.*)\*\*$/gm)].map(([, title]) => title)).toEqual(titles);
  });

  test('names the object id that the token showed', async () => {
    await doctor('no-workspace');
    expect(page('missing.md')).toContain(`- Object id of the enterprise application: ${objectId}\n`);
  });

  test('what no app can do is said, with what to use instead', async () => {
    await doctor('', '--for', 'admin-write');
    expect(page('missing.md')).toMatch(
      /## Closed to apps, and what to use instead.*Groups_AddUserAsAdmin: the token of a user/s,
    );
  });

  test('with nothing missing no page is written', async () => {
    project.write('missing.md', 'old');
    const { code, err } = await doctor('');
    expect(code).toBe(0);
    expect(err).toContain('Nothing is missing, so missing.md was not written.');
    expect(existsSync(join(project.root, 'missing.md')) && page('missing.md')).toBe('old');
  });
});

/** Commands that the guides show. */
const shown = ['README.md', 'docs/access.md'].flatMap((file) =>
  [
    ...readFileSync(join(projectRoot(), file), 'utf8').matchAll(
      /^node dist\/cli\/main\.js ((?:plan-access|doctor) [^#\n]*)/gm,
    ),
  ].map(([, command]) => command!.trim()),
);

test.each(shown)('the guides show: %s', async (command) => {
  const { code, err } = await project.start(command.split(/\s+/));
  // The doctor has no credentials here; it understood what it was asked.
  if (command.startsWith('doctor')) expect(err).toMatch(/^E_CREDENTIALS_MISSING/);
  else expect(code).toBe(0);
});

test('the guides show some', () => expect(shown.length).toBeGreaterThanOrEqual(5));
