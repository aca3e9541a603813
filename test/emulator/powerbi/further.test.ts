import { changeContent, standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { indexOf, itemId, workspaceId } from '../../../emulator/powerbi/further/ids.ts';
import type { Fields } from '../../../emulator/powerbi/fields.ts';
import type { FurtherWorkspaces } from '../../../emulator/tenant/definition.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, idOf, itemsOf, send, user, type Said } from './calls.ts';

/** More than are kept in memory unchanged, and more than the list of workspaces gives at once. */
const COUNT = 5000;
/** The standard workspaces that the app is in. */
const STANDARD = 3;

const ALL = 'users,reports,dashboards,datasets,dataflows,workbooks';
const PARTS = {
  lineage: 'True',
  datasourceDetails: 'True',
  datasetSchema: 'True',
  datasetExpressions: 'True',
  getArtifactUsers: 'True',
};

function tenantOf(furtherWorkspaces: FurtherWorkspaces): Content {
  return standardContent({ ...standardTenantDefinition(), furtherWorkspaces });
}

const large = tenantOf({ count: COUNT });
const list = (id: string, query: Record<string, string>, content = large): Fields[] =>
  itemsOf(send(content, id, { query }));

function scanned(content: Content, workspaces: readonly string[]): Fields {
  const scanId = idOf(send(content, 'WorkspaceInfo_PostWorkspaceInfo', { query: PARTS, body: { workspaces } }));
  return bodyOf(send(content, 'WorkspaceInfo_GetScanResult', { path: { scanId } }));
}

describe('an id says whose it is', () => {
  test.each([0, 1, 17, 4999, 99_999])('of workspace %i', (index) => {
    expect(indexOf(workspaceId(index))).toBe(index);
    expect(indexOf(itemId(index, 'report'))).toBe(index);
    expect(workspaceId(index)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('all are different', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, index) => workspaceId(index))).size).toBe(20_000);
  });
});

describe('lists are cut into pages', () => {
  test.each<[string, Record<string, string>, number]>([
    ['Groups_GetGroups', {}, 5000],
    ['Groups_GetGroups', { $skip: '5000' }, STANDARD],
    ['Groups_GetGroups', { $top: '100', $skip: '4950' }, 53],
    ['Groups_GetGroups', { $filter: "name eq 'no such workspace'" }, 0],
    ['Groups_GetGroups', { $filter: "contains(name,' 00017')" }, 1],
    ['Groups_GetGroupsAsAdmin', { $top: '5000' }, 5000],
    ['Groups_GetGroupsAsAdmin', { $top: '5000', $skip: '5000' }, 6],
    ['Groups_GetGroupsAsAdmin', { $top: '5', $filter: "contains(name,'Finance')", $expand: ALL }, 5],
  ])('%s %j gives %i', (id, query, count) => {
    expect(list(id, query)).toHaveLength(count);
  });

  test('page by page there is each workspace once', () => {
    const pages = [0, 1, 2, 3, 4, 5].map((page) =>
      list('Groups_GetGroups', { $top: '1000', $skip: String(page * 1000) }).map(({ id }) => String(id)),
    );
    expect(new Set(pages.flat()).size).toBe(COUNT + STANDARD);
  });

  test('a name finds its workspace, for the app and for the administrator', () => {
    const [wanted] = list('Groups_GetGroups', { $top: '1', $skip: '4000' });
    const $filter = `name eq '${String(wanted?.['name'])}'`;
    expect(list('Groups_GetGroups', { $filter })).toEqual([wanted]);
    expect(list('Groups_GetGroupsAsAdmin', { $top: '2', $filter }).map(({ id }) => id)).toEqual([wanted?.['id']]);
  });

  test('some workspaces were modified of late, some not', () => {
    const since = (query: Record<string, string>): number => {
      const { body } = send(large, 'WorkspaceInfo_GetModifiedWorkspaces', { query });
      return (body as readonly unknown[]).length;
    };
    const late = since({ modifiedSince: '2026-06-01T08:00:00' });
    expect(late).toBeGreaterThan(COUNT / 10);
    expect(late).toBeLessThan(COUNT / 2);
    expect(since({})).toBe(COUNT + 6);
  });
});

test.each<[FurtherWorkspaces['appIn'], number]>([
  [undefined, 20 + STANDARD],
  ['all', 20 + STANDARD],
  ['standard', STANDARD],
])('with appIn %s the app is in %i workspaces', (appIn, count) => {
  const content = tenantOf({ count: 20, ...(appIn === undefined ? {} : { appIn }) });
  expect(list('Groups_GetGroups', {}, content)).toHaveLength(count);
  expect(list('Groups_GetGroupsAsAdmin', { $top: '100' }, content)).toHaveLength(20 + 6);
});

test('a change of the running tenant leaves the further workspaces as they are', () => {
  const content = tenantOf({ count: 20 });
  const change = { furtherWorkspaces: { count: 40, appIn: 'standard' } } as const;
  changeContent(content, { ...content.tenant, ...change }, change);
  expect(list('Groups_GetGroups', {}, content)).toHaveLength(20 + STANDARD);
  expect(list('Groups_GetGroups', {}, standardContent(content.tenant))).toHaveLength(STANDARD);
});

test('two tenants are alike, in whatever order they are asked', () => {
  const [one, other] = [tenantOf({ count: 800 }), tenantOf({ count: 800 })];
  const ids = Array.from({ length: 800 }, (_, index) => workspaceId(index));
  for (const groupId of ids.toReversed()) send(other, 'Datasets_GetDatasetsInGroup', { path: { groupId } });
  const query = { $top: '1000', $expand: ALL };
  expect(list('Groups_GetGroupsAsAdmin', query, other)).toEqual(list('Groups_GetGroupsAsAdmin', query, one));
  expect(list('Datasets_GetDatasetsAsAdmin', {}, other)).toEqual(list('Datasets_GetDatasetsAsAdmin', {}, one));
});

test('an administrator sees in a list what each workspace shows itself', () => {
  const content = tenantOf({ count: 700 });
  const expanded = list('Groups_GetGroupsAsAdmin', { $top: '1000', $expand: ALL }, content);
  const groupId = workspaceId(699);
  const path = { groupId };
  const shown = expanded.find(({ id }) => id === groupId);
  const idsOf = (items: unknown): unknown[] => (items as readonly Fields[]).map(({ id }) => id);
  for (const [member, operation] of [
    ['datasets', 'Datasets_GetDatasetsInGroup'],
    ['reports', 'Reports_GetReportsInGroup'],
  ] as const) {
    const own = idsOf(itemsOf(send(content, operation, { path })));
    expect(own.length).toBeGreaterThan(0);
    expect(idsOf(shown?.[member])).toEqual(own);
  }
});

describe('a workspace', () => {
  const groupId = workspaceId(4321);
  const ask = (operation: string, said: Said = {}) => send(large, operation, said);
  const [model] = itemsOf(ask('Datasets_GetDatasetsInGroup', { path: { groupId } })) as { readonly id: string }[];
  const datasetId = model?.id ?? '';

  test('has users, data sources and refreshes', () => {
    expect(itemsOf(ask('Groups_GetGroupUsers', { path: { groupId } })).length).toBeGreaterThan(1);
    expect(itemsOf(ask('Datasets_GetDatasourcesInGroup', { path: { groupId, datasetId } })).length).toBeGreaterThan(0);
    const [latest, before] = itemsOf(ask('Datasets_GetRefreshHistoryInGroup', { path: { groupId, datasetId } }));
    expect(Date.parse(String(latest?.['startTime']))).toBeGreaterThan(Date.parse(String(before?.['endTime'])));
  });

  test('a model is found by its id alone, before its workspace was looked at', () => {
    const content = tenantOf({ count: COUNT });
    expect(bodyOf(send(content, 'Datasets_GetDataset', { path: { datasetId } }))).toHaveProperty('id', datasetId);
  });

  test('to look at it takes no time', () => {
    const content = tenantOf({ count: 10 });
    // The caller's own My workspace comes to be with the first call.
    list('Groups_GetGroups', { $top: '1' }, content);
    const before = content.clock.now();
    list('Groups_GetGroupsAsAdmin', { $top: '100', $expand: ALL }, content);
    expect(content.clock.now()).toBe(before);
  });
});

test('a scan has all parts of a hundred workspaces', () => {
  const ids = Array.from({ length: 100 }, (_, place) => workspaceId(1000 + place));
  const { workspaces, datasourceInstances } = scanned(large, ids) as Record<string, Fields[]>;
  expect(workspaces?.map(({ id }) => id)).toEqual(ids);
  expect(datasourceInstances?.length).toBeGreaterThanOrEqual(100);
  for (const { users, reports, datasets } of workspaces ?? []) {
    expect([users, reports, datasets].map((part) => (part as Fields[]).length > 0)).toEqual([true, true, true]);
    for (const dataset of datasets as Fields[])
      expect(Object.keys(dataset)).toEqual(
        expect.arrayContaining(['users', 'tables', 'expressions', 'datasourceUsages']),
      );
  }
  expect(workspaces?.some(({ dashboards }) => (dashboards as Fields[]).length > 0)).toBe(true);
  expect(workspaces?.some(({ dataflows }) => (dataflows as Fields[]).length > 0)).toBe(true);
});

describe('what a caller changed stays, however much is read after it', () => {
  const groupId = workspaceId(3);
  const others = Array.from({ length: 600 }, (_, place) => workspaceId(100 + place));

  /** A tenant where somebody did something, and then read more than is kept. */
  function after(operation: string, said: (content: Content) => Said): Content {
    const content = tenantOf({ count: COUNT });
    expect(send(content, operation, said(content)).status).toBeLessThan(300);
    for (const other of others) send(content, 'Datasets_GetDatasetsInGroup', { path: { groupId: other } });
    return content;
  }
  const modelsOf = (content: Content) => itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path: { groupId } }));
  const firstModel = (content: Content): string => String(modelsOf(content)[0]?.['id']);
  const path = (content: Content) => ({ groupId, datasetId: firstModel(content) });

  test('a model that was made', () => {
    const content = after('Datasets_PostDatasetInGroup', () => ({
      path: { groupId },
      body: {
        name: 'Made',
        defaultMode: 'Push',
        tables: [{ name: 'T', columns: [{ name: 'C', dataType: 'String' }] }],
      },
    }));
    expect(modelsOf(content).map(({ name }) => name)).toContain('Made');
  });

  test('a model that was deleted', () => {
    const before = modelsOf(large).length;
    const content = after('Datasets_DeleteDatasetInGroup', (one) => ({ path: path(one), caller: user }));
    expect(modelsOf(content)).toHaveLength(before - 1);
  });

  test('a refresh that was started', () => {
    const before = itemsOf(send(large, 'Datasets_GetRefreshHistoryInGroup', { path: path(large) })).length;
    const content = after('Datasets_RefreshDatasetInGroup', (one) => ({ path: path(one), body: {} }));
    expect(itemsOf(send(content, 'Datasets_GetRefreshHistoryInGroup', { path: path(content) }))).toHaveLength(
      before + 1,
    );
  });
});
