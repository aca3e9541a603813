import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { changeContent, standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, itemsOf, send } from './calls.ts';

const { datasetId, groupId, pipelineId } = standardTenant;
const path = { groupId, datasetId };

const sql = { server: 'sql.northwind.example', database: 'Orders' };
const moved = { server: 'sql2.northwind.example', database: 'Orders' };

/** What the model has afterwards, to see that a refusal changes nothing. */
function read(content: Content, id: string): string {
  return JSON.stringify(itemsOf(send(content, `Datasets_${id}InGroup`, { path })));
}

describe('the values of parameters', () => {
  const many = Array.from({ length: 101 }, () => ({ name: 'Region', newValue: 'North' }));
  // prettier-ignore
  test.each<[string, readonly object[], number]>([
    ['of a parameter that there is', [{ name: 'Region', newValue: 'North' }], 200],
    ['of two', [{ name: 'Region', newValue: 'North' }, { name: 'RowLimit', newValue: '5' }], 200],
    ['of a name in other case', [{ name: 'REGION', newValue: 'North' }], 400],
    ['of an unknown name beside a known one', [{ name: 'Region', newValue: 'North' }, { name: 'Brand', newValue: 'B' }], 400],
    ['twice', [{ name: 'Region', newValue: 'North' }, { name: 'Region', newValue: 'South' }], 400],
    ['of none', [], 400],
    ['of more than a hundred', many, 400],
    ['that are no number', [{ name: 'RowLimit', newValue: 'many' }], 400],
    ['that are empty and required', [{ name: 'Server', newValue: '' }], 400],
    ['that are empty', [{ name: 'Region', newValue: '' }], 200],
  ])('%s', (_, updateDetails, status) => {
    const content = standardContent();
    const before = read(content, 'GetParameters');
    expect(send(content, 'Datasets_UpdateParametersInGroup', { path, body: { updateDetails } }).status).toBe(status);
    expect(read(content, 'GetParameters') === before).toBe(status !== 200);
  });
});

describe('a data source that is pointed elsewhere', () => {
  const by = (datasourceSelector: unknown) => ({ datasourceSelector, connectionDetails: moved });
  // prettier-ignore
  test.each<[string, readonly object[], number]>([
    ['by all of it', [by({ datasourceType: 'Sql', connectionDetails: sql })], 200],
    ['in other case', [by({ datasourceType: 'SQL', connectionDetails: { ...sql, server: 'SQL.northwind.example' } })], 200],
    ['by its type alone', [by({ datasourceType: 'Sql' })], 200],
    ['by another server', [by({ datasourceType: 'Sql', connectionDetails: moved })], 400],
    ['by another type', [by({ datasourceType: 'OData', connectionDetails: sql })], 400],
    ['by nothing, of several', [{ connectionDetails: moved }], 400],
    ['beside one that there is not', [by({ datasourceType: 'Sql', connectionDetails: sql }), by({ datasourceType: 'Oracle' })], 400],
  ])('%s', (_, updateDetails, status) => {
    const content = standardContent();
    const before = read(content, 'GetDatasources');
    expect(send(content, 'Datasets_UpdateDatasourcesInGroup', { path, body: { updateDetails } }).status).toBe(status);
    expect(read(content, 'GetDatasources') === before).toBe(status !== 200);
  });

  test('is found where it was pointed to', () => {
    const content = standardContent();
    const move = () =>
      send(content, 'Datasets_UpdateDatasourcesInGroup', {
        path,
        body: { updateDetails: [by({ datasourceType: 'Sql', connectionDetails: sql })] },
      }).status;
    expect([move(), move()]).toEqual([200, 400]);
    expect(read(content, 'GetDatasources')).toContain(moved.server);
  });
});

describe('a data source of a paginated report', () => {
  const named = (datasourceName: unknown) => ({ datasourceName, connectionDetails: moved });
  // prettier-ignore
  test.each<[string, readonly object[], number]>([
    ['by its name', [named('Orders')], 200],
    ['by a name that it does not have', [named('Sales')], 400],
    ['by its name in other case', [named('orders')], 400],
    ['beside one that there is not', [named('Orders'), named('Sales')], 400],
  ])('%s', (_, updateDetails, status) => {
    const content = standardContent();
    const reports = itemsOf(send(content, 'Reports_GetReportsInGroup', { path: { groupId } }));
    const reportId = String(reports.find(({ reportType }) => reportType === 'PaginatedReport')?.['id']);
    const sources = () =>
      itemsOf(send(content, 'Reports_GetDatasourcesInGroup', { path: { groupId, reportId } })).map(
        ({ name, connectionDetails }) => [name, connectionDetails],
      );
    const before = sources();
    const sent = { path: { groupId, reportId }, body: { updateDetails } };
    expect(send(content, 'Reports_UpdateDatasourcesInGroup', sent).status).toBe(status);
    expect(sources()).toEqual(status === 200 ? [['Orders', moved]] : before);
  });
});

describe('identities of an embed token', () => {
  const identity = { username: 'customer-7', roles: ['Sales'], datasets: [datasetId] };
  const { roles: _roles, ...withoutRoles } = identity;
  const { datasets: _datasets, ...withoutModel } = identity;
  const secured = { ...standardTenantDefinition(), datasetsWithRowLevelSecurity: [datasetId] };
  const one = { datasets: [{ id: datasetId }] };
  // prettier-ignore
  test.each<[string, string, object, number, number]>([
    ['none', 'Datasets_GenerateTokenInGroup', {}, 200, 400],
    ['one', 'Datasets_GenerateTokenInGroup', { identities: [identity] }, 400, 200],
    ['one that names no model', 'Datasets_GenerateTokenInGroup', { identities: [withoutModel] }, 400, 200],
    ['one without roles', 'Datasets_GenerateTokenInGroup', { identities: [withoutRoles] }, 400, 400],
    ['one, for a report', 'Reports_GenerateTokenInGroup', { identities: [identity] }, 400, 200],
    ['none, for a report', 'Reports_GenerateTokenInGroup', {}, 200, 400],
    ['one, for a dashboard', 'Dashboards_GenerateTokenInGroup', { identities: [identity] }, 400, 200],
    ['none, for a tile', 'Tiles_GenerateTokenInGroup', {}, 200, 400],
    ['one, for several things', 'EmbedToken_GenerateToken', { ...one, identities: [identity] }, 400, 200],
    ['none, for several things', 'EmbedToken_GenerateToken', one, 200, 400],
  ])('%s: %s', (_, operation, body, plain, withSecurity) => {
    const statuses = [standardTenantDefinition(), secured].map((tenant) => {
      const content = standardContent(tenant);
      const first = (id: string, more = {}) =>
        String(itemsOf(send(content, id, { path: { groupId, ...more } }))[0]?.['id']);
      const dashboardId = first('Dashboards_GetDashboardsInGroup');
      const tileId = first('Dashboards_GetTilesInGroup', { dashboardId });
      const reportId = first('Reports_GetReportsInGroup');
      return send(content, operation, { path: { ...path, dashboardId, tileId, reportId }, body }).status;
    });
    expect(statuses).toEqual([plain, withSecurity]);
  });
});

test('a model says itself whether it wants an identity with roles', () => {
  const plain = standardTenantDefinition();
  const secured = { ...plain, datasetsWithRowLevelSecurity: [datasetId.toUpperCase()] };
  const needs = (content: Content) =>
    itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path: { groupId } }))
      .filter(({ id }) => id === datasetId)
      .map((model) => [model['isEffectiveIdentityRequired'], model['isEffectiveIdentityRolesRequired']]);
  expect([plain, secured].map((tenant) => needs(standardContent(tenant)))).toEqual([[[false, false]], [[true, true]]]);
  const content = standardContent(plain);
  changeContent(content, secured, { datasetsWithRowLevelSecurity: secured.datasetsWithRowLevelSecurity });
  expect(needs(content)).toEqual([[true, true]]);
});

// prettier-ignore
test.each<[string, number, object | undefined, number]>([
  ['an app that is there', 0, { updateAppInTargetWorkspace: true }, 202],
  ['an app that there is not', 1, { updateAppInTargetWorkspace: true }, 400],
  ['no app', 1, { updateAppInTargetWorkspace: false }, 202],
  ['nothing', 1, undefined, 202],
])('a deployment that is to update %s', (_, sourceStageOrder, updateAppSettings, status) => {
  const content = standardContent();
  for (const operation of ['Pipelines_DeployAll', 'Pipelines_SelectiveDeploy']) {
    const before = itemsOf(send(content, 'Pipelines_GetPipelineOperations', { path: { pipelineId } })).length;
    const answer = send(content, operation, {
      path: { pipelineId },
      body: { sourceStageOrder, ...(updateAppSettings && { updateAppSettings }) },
    });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body).toBeUndefined();
    else expect(bodyOf(answer)['status']).toBe('NotStarted');
    const after = itemsOf(send(content, 'Pipelines_GetPipelineOperations', { path: { pipelineId } })).length;
    expect(after - before).toBe(status === 202 ? 1 : 0);
  }
});
