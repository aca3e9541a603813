import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { changeContent, standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import {
  DEVELOPMENT_GROUP_ID as development,
  PRODUCTION_GROUP_ID as production,
  standardTenantDefinition,
} from '../../../emulator/tenant/standard.ts';
import { idOf, itemsOf, send, user, type Said } from './calls.ts';

const { groupId: sales, datasetId, deletedGroupId, capacityId, servicePrincipalId, pipelineId } = standardTenant;

/** The names of the workspaces that tests ask about. */
const NAMES: Readonly<Record<string, string>> = {
  [sales]: 'sales',
  [development]: 'development',
  [production]: 'production',
  [deletedGroupId]: 'archive',
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function modified(content: Content, since?: string, query = {}): string[] {
  const asked = { query: { ...query, ...(since === undefined ? {} : { modifiedSince: since }) } };
  const { body } = send(content, 'WorkspaceInfo_GetModifiedWorkspaces', asked);
  return (body as { readonly id: string }[]).map(({ id }) => NAMES[id] ?? 'another');
}

function ago(content: Content, milliseconds: number): string {
  return new Date(Date.parse(content.clock.now()) - milliseconds).toISOString();
}

test.each<[string, number, string[]]>([
  ['half an hour', 30 * MINUTE, []],
  ['two days', 2 * DAY, ['sales']],
  ['five days', 5 * DAY, ['sales', 'development']],
  ['twenty-nine days', 29 * DAY, ['sales', 'development', 'production']],
])('what was there at the start and changed in the last %s', (_, before, expected) => {
  for (const clock of ['fixed', 'real'] as const) {
    const content = standardContent(standardTenantDefinition(), clock);
    expect(modified(content, ago(content, before))).toEqual(expected);
  }
});

test('without a moment all are listed, and the other filters hold beside it', () => {
  const content = standardContent();
  expect(modified(content)).toEqual(expect.arrayContaining(Object.values(NAMES)));
  send(content, 'Groups_DeleteGroup', { path: { groupId: development } });
  const since = ago(content, 5 * DAY);
  expect(modified(content, since)).toEqual(['sales', 'development']);
  expect(modified(content, since, { excludeInActiveWorkspaces: 'true' })).toEqual(['sales']);
});

const HALF_AN_HOUR = 30 * MINUTE;
const inProduction = { groupId: production };

// prettier-ignore
test.each<[string, string, Said, string[]]>([
  ['a workspace', 'Groups_UpdateGroup', { path: inProduction, body: { name: 'Released' } }, ['production']],
  ['a workspace, deleted', 'Groups_DeleteGroup', { path: inProduction }, ['production']],
  ['a new workspace', 'Groups_CreateGroup', { body: { name: 'New' } }, ['another']],
  ['a role', 'Groups_DeleteUserInGroup', { path: { ...inProduction, user: servicePrincipalId } }, ['production']],
  ['a new dashboard', 'Dashboards_AddDashboardInGroup', { path: inProduction, body: { name: 'New' } }, ['production']],
  ['a model, beside its workspace', 'Datasets_UpdateDataset', { path: { datasetId }, body: { targetStorageMode: 'Abf' } }, ['sales']],
  ['a model, deleted beside its workspace', 'Datasets_DeleteDataset', { path: { datasetId } }, ['sales']],
  ['something in My workspace', 'Dashboards_AddDashboard', { body: { name: 'New' }, caller: user }, ['another']],
  ['workspaces on a capacity', 'Capacities_AssignWorkspacesToCapacity', { body: { capacityMigrationAssignments: [{ targetCapacityObjectId: capacityId, workspacesToAssign: [production] }] } }, ['production']],
  ['what is deployed to', 'Pipelines_DeployAll', { path: { pipelineId }, body: { sourceStageOrder: 1 } }, ['production']],
  ['a read', 'Datasets_GetDatasetsInGroup', { path: inProduction }, []],
  ['a refresh', 'Datasets_RefreshDatasetInGroup', { path: { groupId: sales, datasetId }, body: {} }, []],
  ['a refused change', 'Datasets_UpdateParametersInGroup', { path: { groupId: sales, datasetId }, body: { updateDetails: [] } }, []],
  ['a profile, which is in no workspace', 'Profiles_CreateProfile', { body: { displayName: 'New' } }, []],
])('what a call changes is modified then: %s', (_, operation, said, expected) => {
  for (const clock of ['fixed', 'real'] as const) {
    const content = standardContent(standardTenantDefinition(), clock);
    const since = ago(content, HALF_AN_HOUR);
    expect(modified(content, since)).toEqual([]);
    send(content, operation, said);
    expect(modified(content, ago(content, HALF_AN_HOUR))).toEqual(expected);
  }
});

test('a copy changes the workspace that it goes to, and not that of its original', () => {
  const content = standardContent();
  const report = idOf({
    status: 200,
    body: itemsOf(send(content, 'Reports_GetReportsInGroup', { path: { groupId: sales } }))[0],
  });
  const body = { name: 'Copy', targetWorkspaceId: production };
  send(content, 'Reports_CloneReportInGroup', { path: { groupId: sales, reportId: report }, body });
  expect(modified(content, ago(content, HALF_AN_HOUR))).toEqual(['production']);
});

test("a change of the tenant's definition counts", () => {
  const content = standardContent();
  const tenant = standardTenantDefinition();
  changeContent(content, tenant, { workspaces: { 'Northwind Production': { roles: { Grace: 'Viewer' } } } });
  expect(modified(content, ago(content, HALF_AN_HOUR))).toEqual(['production']);
});
