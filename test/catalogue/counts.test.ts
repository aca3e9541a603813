import { operations, type Operation, type RateLimit } from '../../catalogue/powerbi/index.ts';

const count = (matches: (operation: Operation) => boolean): number => operations.filter(matches).length;

test('286 operations with unique ids, titles, and addresses', () => {
  expect(operations).toHaveLength(286);
  for (const key of ['id', 'title', 'docs'] as const)
    expect(new Set(operations.map((operation) => operation[key])).size).toBe(286);
  expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(286);
  for (const { title } of operations) expect(title).not.toMatch(/[/:?()_]/);
});

describe('who may call: each operation is in one class', () => {
  const cases: [string, number, (operation: Operation) => boolean][] = [
    ['yes, named with profiles', 78, (o) => o.servicePrincipal === 'yes'],
    ['yes, as read-only admin API', 45, (o) => o.servicePrincipal === 'admin'],
    ['yes, on conditions', 2, (o) => o.servicePrincipal === 'conditional'],
    ['service principals only', 6, (o) => o.servicePrincipal === 'only'],
    ['no, said outright', 8, (o) => o.closedReason === 'unsupported'],
    ["no, an administrator's change", 14, (o) => o.closedReason === 'admin-write'],
    ['no, My workspace', 57, (o) => o.closedReason === 'my-workspace'],
    ['nothing is said', 76, (o) => o.servicePrincipal === 'undocumented'],
  ];
  test.each(cases)('%s: %d', (_, expected, matches) => expect(count(matches)).toBe(expected));
  test('the classes sum to all', () => expect(cases.reduce((sum, [, expected]) => sum + expected, 0)).toBe(286));
  test('closed operations, and only they, say why', () => {
    expect(count((o) => (o.servicePrincipal === 'no') !== (o.closedReason !== undefined))).toBe(0);
  });
});

test('34 operations refuse an app with an admin-consented permission, the misspelt ones included', () => {
  const ruled = operations.filter((operation) => operation.noAdminConsentedPermission);
  expect(ruled).toHaveLength(34);
  expect(ruled.every((operation) => operation.path.includes('/admin/') && operation.servicePrincipal === 'admin')).toBe(
    true,
  );
  expect(ruled.map(({ id }) => id)).toContain('Capacities_GetCapacityUsersAsAdmin');
});

test('59 operations of My workspace have a twin in a workspace; two of them are open to apps', () => {
  const twins = operations.filter((operation) => operation.twin && !operation.path.includes('/groups/'));
  expect(twins).toHaveLength(59);
  const open = twins.filter((operation) => operation.servicePrincipal !== 'no').map(({ id }) => id);
  expect(open).toEqual(['Datasets_ExecuteQueries', 'Reports_BindToGateway']);
  for (const { id, twin } of twins) expect(operations.find((operation) => operation.id === twin)?.twin).toBe(id);
});

describe('limits', () => {
  const has = (limit: Partial<RateLimit>) => (operation: Operation) =>
    operation.limits.some((one) =>
      Object.entries(limit).every(([key, value]) => one[key as keyof RateLimit] === value),
    );
  // prettier-ignore
  const cases: [Partial<RateLimit>, number | string[]][] = [
    [{ max: 200, window: 'hour', per: 'caller' }, 45],
    [{ max: 50, window: 'hour', per: 'tenant' }, ['Groups_GetGroupsAsAdmin', 'Datasets_GetDatasetsAsAdmin', 'Reports_GetReportsAsAdmin', 'Dashboards_GetDashboardsAsAdmin']],
    [{ max: 15, window: 'minute', per: 'tenant' }, ['Groups_GetGroupsAsAdmin']],
    [{ max: 5, window: 'minute', per: 'tenant' }, ['Datasets_GetDatasetsAsAdmin', 'Reports_GetReportsAsAdmin', 'Dashboards_GetDashboardsAsAdmin']],
    [{ max: 500, window: 'hour', per: 'caller' }, ['WorkspaceInfo_PostWorkspaceInfo', 'WorkspaceInfo_GetScanResult']],
    [{ max: 16, unit: 'simultaneous requests' }, ['WorkspaceInfo_PostWorkspaceInfo']],
    [{ max: 10_000, window: 'hour' }, ['WorkspaceInfo_GetScanStatus']],
    [{ max: 30, window: 'hour' }, ['WorkspaceInfo_GetModifiedWorkspaces']],
    [{ max: 600, window: 'hour' }, ['Admin_AddPowerBIEncryptionKey', 'Admin_RotatePowerBIEncryptionKey']],
    [{ max: 25, window: 'hour' }, ['InformationProtection_RemoveLabelsAsAdmin', 'InformationProtection_SetLabelsAsAdmin']],
    [{ max: 1, window: 'hour', per: 'caller' }, ['Users_RefreshUserPermissions']],
    [{ max: 120, window: 'minute' }, ['Datasets_ExecuteQueries', 'Datasets_ExecuteQueriesInGroup']],
    [{ max: 8, window: 'day' }, ['Datasets_RefreshDataset', 'Datasets_RefreshDatasetInGroup']],
  ];
  test.each(cases)('%j', (limit, expected) => {
    const ids = operations.filter(has(limit)).map(({ id }) => id);
    if (typeof expected === 'number') expect(ids).toHaveLength(expected);
    else expect([...ids].sort()).toEqual([...expected].sort());
  });
});

test('scopes are AND of ORs', () => {
  const scopes = (id: string): unknown => operations.find((operation) => operation.id === id)!.scopes;
  expect(scopes('Groups_GetGroups')).toEqual([{ anyOf: ['Workspace.Read.All', 'Workspace.ReadWrite.All'] }]);
  expect(scopes('Groups_AssignToCapacity')).toEqual([
    { anyOf: ['Capacity.ReadWrite.All'] },
    { anyOf: ['Workspace.ReadWrite.All'] },
  ]);
  expect(scopes('Reports_ExportReport')).toEqual([
    { anyOf: ['Report.ReadWrite.All', 'Report.Read.All'] },
    { anyOf: ['Report.ReadWrite.All', 'Dataset.Read.All'] },
  ]);
  expect(scopes('Reports_UpdateDatasources')).toEqual([{ anyOf: ['Report.ReadWrite.All'] }]);
  expect(scopes('Reports_GenerateTokenInGroup')).toContainEqual({ anyOf: ['Content.Create'], conditional: true });
  expect(scopes('Pipelines_DeployAll')).toEqual([{ anyOf: ['Pipeline.Deploy'] }]);
  expect(count((operation) => operation.scopes.length === 0)).toBe(9);
});

test('effects: a POST can be a read, a GET can be a heavy one', () => {
  const effect = (id: string): string | undefined => operations.find((operation) => operation.id === id)?.effect;
  expect(effect('Groups_GetGroups')).toBe('reads');
  expect(effect('Datasets_ExecuteQueriesInGroup')).toBe('heavy read');
  expect(effect('Reports_ExportReportInGroup')).toBe('heavy read');
  expect(effect('EmbedToken_GenerateToken')).toBe('credential');
  expect(effect('Datasets_RefreshDataset')).toBe('starts');
  expect(effect('Datasets_CancelRefreshInGroup')).toBe('changes');
  expect(count((operation) => operation.effect === 'reads' && operation.method !== 'GET')).toBe(0);
  expect(
    count((operation) => operation.method === 'DELETE' && !['deletes', 'changes'].includes(operation.effect)),
  ).toBe(0);
});

test('preview, deprecated, pagination, required $top', () => {
  expect(count((operation) => operation.preview)).toBe(32);
  expect(operations.filter((operation) => operation.deprecated).map(({ id }) => id)).toEqual([
    'Datasets_SetAllDatasetConnections',
    'Datasets_SetAllDatasetConnectionsInGroup',
  ]);
  expect(count((operation) => operation.pagination === 'continuation')).toBe(6);
  const top = operations.filter((operation) =>
    operation.parameters.some((parameter) => parameter.name === '$top' && parameter.required),
  );
  expect(top).toHaveLength(6);
  expect(count((operation) => operation.path.includes('/admin/'))).toBe(59);
});
