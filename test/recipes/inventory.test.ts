import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Fault, type TenantChange } from '../../emulator/index.ts';
import { record } from './recorder.ts';
import { runRecipe, runRecipeAt } from './run-recipe.ts';

const TITLE = 'Inventory';
const END = 'Not sent: it is for administrators, and asAdmin is not true.';

const tenant = (tenant: TenantChange): { scenario: { about: string; tenant: TenantChange } } => ({
  scenario: { about: 'a test', tenant },
});
const further = (count: number): { scenario: { about: string; tenant: TenantChange } } =>
  tenant({ furtherWorkspaces: { count } });

const refreshed = expect.stringMatching(/^Completed, 20\d\d-/) as string;

test('goes through workspaces and models, in order', async () => {
  const { sent, failed, rows, lines } = await runRecipe(TITLE);
  expect(failed).toEqual([]);
  const inEach = [
    '200 GET Inventory 2 List its users',
    '200 GET Inventory 3 List its reports',
    '200 GET Inventory 4 List its models',
    '200 GET Inventory 5 List the data sources of a model',
    '200 GET Inventory 6 Look at the last refresh of a model',
  ];
  expect(sent).toEqual(['200 GET Inventory 1 List a page of workspaces', ...inEach, ...inEach, ...inEach]);
  expect([...lines.keys()].slice(-2)).toEqual([
    `there are 3 workspaces, 10 users, 5 reports, 3 models, ${sourcesIn(rows)} data sources, 0 refusals`,
    END,
  ]);
  const inSales = rows.filter(({ workspace }) => workspace === 'Northwind Sales');
  expect([...new Set(inSales.map(({ kind }) => kind))]).toEqual([
    'workspace',
    'user',
    'report',
    'data source',
    'model',
  ]);
  expect(inSales).toContainEqual(
    expect.objectContaining({ kind: 'model', name: 'Sales', id: standardTenant.datasetId, detail: refreshed }),
  );
  expect(rows.every(({ kind, workspace, workspaceId }) => Boolean(kind && workspace && workspaceId))).toBe(true);
});

test('page by page: each workspace once, and no page twice', async () => {
  const emulator = await startEmulator(further(3));
  const recorder = await record(emulator);
  try {
    const { failed, rows } = await runRecipeAt(recorder.emulator, TITLE, { pageSize: '1' });
    expect(failed).toEqual([]);
    expect(pagesIn(recorder.targets)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((skip) => `/v1.0/myorg/groups?$top=1&$skip=${skip}`),
    );
    const workspaces = rows.filter(({ kind }) => kind === 'workspace');
    expect(new Set(workspaces.map(({ id }) => id)).size).toBe(6);
    expect(workspaces).toHaveLength(6);
    // A model whose last refresh is known says so.
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'model', detail: expect.stringMatching(/^(Completed|Failed), 20/) as string }),
    );
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
});

test('parts: together they read everything, and nothing twice', async () => {
  const emulator = await startEmulator(further(2));
  try {
    const parts = [];
    for (const part of ['1/3', '2/3', '3/3']) parts.push(await runRecipeAt(emulator, TITLE, { part, pageSize: '1' }));
    const all = await runRecipeAt(emulator, TITLE);
    const ids = parts.map(({ rows }) => rows.filter(({ kind }) => kind === 'workspace').map(({ id }) => id));
    // Five pages of one workspace: the first part has pages 1 and 4.
    expect(ids.map((each) => each.length)).toEqual([2, 2, 1]);
    const key = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(row);
    expect(parts.flatMap(({ rows }) => rows.map(key)).sort()).toEqual(all.rows.map(key).sort());
    expect(parts.flatMap(({ failed }) => failed)).toEqual([]);
  } finally {
    await emulator.close();
  }
});

test('as administrator, 51 pages: each is one request, and together they have all workspaces', async () => {
  const emulator = await startEmulator(further(95));
  const recorder = await record(emulator);
  try {
    const { sent, failed, rows, lines } = await runRecipeAt(recorder.emulator, TITLE, {
      asAdmin: 'true',
      pageSize: '2',
    });
    expect(failed).toEqual([]);
    expect(recorder.targets.map((target) => decodeURIComponent(target))).toEqual(
      Array.from(
        { length: 51 },
        (_, page) => `/v1.0/myorg/admin/groups?$expand=users,reports,datasets&$top=2&$skip=${2 * page}`,
      ),
    );
    expect(new Set(sent)).toEqual(new Set(['200 GET Inventory 7 List a page of the tenant']));
    expect(rows.filter(({ kind }) => kind === 'workspace')).toHaveLength(101);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['workspace', 'user', 'report', 'model']));
    expect(lines.get('Not sent: asAdmin is true, so the whole tenant is listed.')).toBe('skipped');
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
});

test('an app that is in no workspace: nothing is listed, and nothing fails', async () => {
  const { sent, failed, rows, lines } = await runRecipe(TITLE, {}, tenant({ workspaces: rolesOfNobody() }));
  expect(failed).toEqual([]);
  expect(sent).toEqual(['200 GET Inventory 1 List a page of workspaces']);
  expect(rows).toEqual([]);
  expect([...lines.keys()]).toContain(
    'there are 0 workspaces, 0 users, 0 reports, 0 models, 0 data sources, 0 refusals',
  );
});

test('the owner of a model left: that is a row, and the rest is read', async () => {
  const users = [{ removed: true }, { fabricAdministrator: true }];
  const { failed, rows } = await runRecipe(TITLE, {}, tenant({ users } as unknown as TenantChange));
  expect(failed).toEqual([]);
  const refused = rows.filter((row) => row['refused']);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({
    kind: 'data source',
    workspace: 'Northwind Sales',
    model: 'Sales',
    refused: expect.stringMatching(/^404 .*error DMTS_UserNotFoundInADGraphError/) as string,
    why: expect.stringContaining('DMTS_UserNotFoundInADGraphError') as string,
  });
  expect(rows.filter(({ kind }) => kind === 'model')).toHaveLength(3);
});

const refusals: [operation: string, status: number, kind: string][] = [
  ['Groups_GetGroupUsers', 403, 'user'],
  ['Reports_GetReportsInGroup', 404, 'report'],
  ['Datasets_GetDatasourcesInGroup', 500, 'data source'],
  // As of a push model, which has no refreshes.
  ['Datasets_GetRefreshHistoryInGroup', 400, 'model'],
];

test('each detail may be refused: a row of its own, and the rest is read', async () => {
  const models: Fault = { operation: 'Datasets_GetDatasetsInGroup', kind: 'status', status: 401, times: 1, after: 1 };
  const faults = refusals.map(([operation, status]): Fault => ({ operation, kind: 'status', status, times: 1 }));
  const { failed, rows, lines } = await runRecipe(TITLE, {}, { faults: [...faults, models] });
  expect(failed).toEqual([]);
  const refused = rows.filter((row) => row['refused']);
  expect(refused.map(({ kind, workspace }) => [kind, workspace])).toEqual([
    ...refusals.map(([, , kind]) => [kind, 'Northwind Sales']),
    ['model', 'Northwind Development'],
  ]);
  expect(refused.map((row) => Number(String(row['refused']).slice(0, 3)))).toEqual([403, 404, 500, 400, 401]);
  expect(rows.filter((row) => row['kind'] === 'workspace')).toHaveLength(3);
  expect([...lines.keys()].at(-2)).toMatch(/, 5 refusals$/);
});

test('limits, an outage, a lost answer and an expired token in the middle: asked again', async () => {
  const faults: Fault[] = [
    { operation: 'Groups_GetGroups', kind: 'throttled', seconds: 0, times: 2 },
    { operation: 'Datasets_GetDatasourcesInGroup', kind: 'throttled', seconds: 0, times: 1, after: 1 },
    { operation: 'Groups_GetGroupUsers', kind: 'status', status: 503, times: 1, after: 2 },
    { operation: 'Reports_GetReportsInGroup', kind: 'reset', times: 1 },
    { operation: 'Datasets_GetDatasetsInGroup', kind: 'expired', after: 1 },
    { operation: 'Datasets_GetRefreshHistoryInGroup', kind: 'expired', after: 2 },
  ];
  const { sent, failed, rows, lines } = await runRecipe(TITLE, {}, { faults });
  expect(failed).toEqual([]);
  expect(rows.filter((row) => row['refused'])).toEqual([]);
  expect(sent.filter((line) => !line.startsWith('200')).map((line) => line.slice(0, 3))).toEqual([
    '429',
    '429',
    'no ',
    '403',
    '429',
    '503',
    '403',
  ]);
  expect([...lines.keys()]).toContain(
    `there are 3 workspaces, 10 users, 5 reports, 3 models, ${sourcesIn(rows)} data sources, 0 refusals`,
  );
});

test('no time to wait: it ends, and says so', async () => {
  const { sent, failed } = await runRecipe(
    TITLE,
    { recipeMinutes: '30' },
    { faults: [{ operation: 'Groups_GetGroupUsers', kind: 'throttled', seconds: 3392 }] },
  );
  expect(failed[0]).toBe(
    'Ends in time: the limit is used up, and it has taken more than 30 minutes (recipeMinutes). The service asks to wait 3392 s.',
  );
  expect(sent).toHaveLength(2);
});

test('its time is over between two requests: it ends there, and says where', async () => {
  const { sent, failed, rows } = await runRecipe(TITLE, { recipeMinutes: '0' });
  expect(sent).toEqual(['200 GET Inventory 1 List a page of workspaces']);
  expect(failed).toEqual([
    'Ends in time: it has taken more than 0 minutes (recipeMinutes). It ended before Inventory 2 List its users: workspace 1: Northwind Sales',
  ]);
  expect(rows).toHaveLength(3);
});

test('what concerns the caller is no row: the run fails, and says why', async () => {
  const { sent, failed, rows } = await runRecipe(
    TITLE,
    { asAdmin: 'true' },
    tenant({ settings: { AllowServicePrincipalsUseReadAdminAPIs: { enabled: false } } } as TenantChange),
  );
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain('Service principals can access read-only admin APIs');
  expect(sent).toEqual(['401 GET Inventory 7 List a page of the tenant']);
  expect(rows).toEqual([]);
});

test.each(['6/5', '0/5', '2', '2/0'])('part "%s": nothing is sent', async (part) => {
  const { sent, failed } = await runRecipe(TITLE, { part });
  expect(sent).toEqual([]);
  expect(failed).toEqual([`Inputs: part is "${part}": type a number and how many parts there are, such as 2/5`]);
});

test.each(['0', '5001', '2.5', 'all'])('pageSize "%s": nothing is sent', async (pageSize) => {
  const { sent, failed } = await runRecipe(TITLE, { pageSize });
  expect([sent, failed]).toEqual([[], [`Inputs: pageSize is "${pageSize}": type a whole number from 1 to 5000`]]);
});

function sourcesIn(rows: readonly Readonly<Record<string, unknown>>[]): number {
  return rows.filter(({ kind }) => kind === 'data source').length;
}

function pagesIn(targets: readonly string[]): string[] {
  return targets.filter((target) => target.includes('/groups?'));
}

/** Nobody has a role in any of the standard workspaces. */
function rolesOfNobody(): NonNullable<TenantChange['workspaces']> {
  return {
    'Northwind Sales': null,
    'Northwind Development': null,
    'Northwind Production': null,
  };
}
