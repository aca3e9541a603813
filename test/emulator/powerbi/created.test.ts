import { operations, standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { app, idOf, itemsOf, send, user, type Said } from './calls.ts';
import { happySaid } from './happy-path.ts';

/** A collection changes only what it created: whatever works on the standard tenant's things must work on new ones. */
interface Created {
  readonly parameter: string;
  readonly create: string;
  readonly body: unknown;
  /** What a thing that was just made has not got yet. */
  readonly without?: readonly string[];
}

const kinds: readonly Created[] = [
  {
    parameter: 'datasetId',
    create: 'Datasets_PostDataset',
    body: { name: 'New', tables: [{ name: 'Sales', columns: [{ name: 'Amount', dataType: 'Double' }] }] },
    without: ['refreshId'],
  },
  { parameter: 'reportId', create: 'Reports_CloneReport', body: { name: 'New' }, without: ['exportId', 'appId'] },
  { parameter: 'dashboardId', create: 'Dashboards_AddDashboard', body: { name: 'New' }, without: ['tileId', 'appId'] },
  {
    parameter: 'pipelineId',
    create: 'Pipelines_CreatePipeline',
    body: { displayName: 'New' },
    without: ['operationId', 'identifier'],
  },
  { parameter: 'scorecardId', create: 'Scorecards_Post', body: { name: 'New' }, without: ['goalId'] },
  { parameter: 'goalId', create: 'Goals_Post', body: { name: 'New' }, without: ['timestamp'] },
  { parameter: 'profileId', create: 'Profiles_CreateProfile', body: { displayName: 'New' } },
  {
    parameter: 'datasourceId',
    create: 'Gateways_CreateDatasource',
    body: {
      dataSourceType: 'Sql',
      dataSourceName: 'New',
      connectionDetails: '{}',
      credentialDetails: {
        credentials: '{}',
        credentialType: 'Anonymous',
        encryptedConnection: 'Encrypted',
        encryptionAlgorithm: 'None',
        privacyLevel: 'None',
      },
    },
    without: ['emailAdress'],
  },
];

/** Moving needs a goal of the scorecard, a deployment a workspace in its stage. */
const needMore = [
  'Scorecards_(Preview)_MoveGoals',
  'Pipelines_DeployAll',
  'Pipelines_SelectiveDeploy',
  'Scorecards_(Preview)_GetScorecardByReportId',
];

const cases = kinds.flatMap((kind) =>
  operations
    .filter(({ id, path }) => path.includes(`{${kind.parameter}}`) && !needMore.includes(id))
    .filter(({ path }) => !(kind.without ?? []).some((name) => path.includes(`{${name}}`)))
    .map((operation) => [operation.id, kind, operation] as const),
);

/** Creates a thing where the call that is to follow looks for it. */
function createdId(content: Content, { create, body }: Created, { path = {} }: Said): string {
  const twofold = /Datasets|Reports|Dashboards/.test(create);
  const own = twofold && path['groupId'] === undefined;
  const place = own ? {} : { groupId: standardTenant.groupId };
  const caller = create.startsWith('Profiles') ? app : user;
  // The path names the thing that the call would else have been about: a clone is made of that.
  const made = send(content, twofold && !own ? `${create}InGroup` : create, {
    path: { ...place, ...path },
    body,
    caller,
  });
  return idOf(made);
}

test.each(cases)('%s on what was just created', (id, kind, operation) => {
  const content = standardContent();
  const said = happySaid(content, operation);
  const path = { ...said.path, [kind.parameter]: createdId(content, kind, said) };
  const { status } = send(content, id, { ...said, path });
  expect(operation.responses.map((response) => response.status)).toContain(status);
});

test('a new dataset has data sources, parameters and schedules, and what is changed is read back', () => {
  const content = standardContent();
  const path: Record<string, string> = { groupId: standardTenant.groupId };
  path['datasetId'] = idOf(send(content, 'Datasets_PostDatasetInGroup', { path, body: { name: 'New', tables: [] } }));
  const list = (id: string) => itemsOf(send(content, `Datasets_${id}InGroup`, { path }));
  expect(list('GetDatasources').length).toBeGreaterThan(0);
  send(content, 'Datasets_UpdateParametersInGroup', {
    path,
    body: {
      updateDetails: [
        { name: 'Region', newValue: 'North' },
        { name: 'Server', newValue: 'S' },
      ],
    },
  });
  expect(list('GetParameters').map(({ name, currentValue }) => [name, currentValue])).toEqual(
    expect.arrayContaining([
      ['Region', 'North'],
      ['Server', 'S'],
    ]),
  );
  send(content, 'Datasets_UpdateRefreshScheduleInGroup', {
    path,
    body: { value: { times: ['11:00'], notifyOption: 'NoNotification' } },
  });
  expect(send(content, 'Datasets_GetRefreshScheduleInGroup', { path }).body).toMatchObject({
    times: ['11:00'],
    enabled: true,
    notifyOption: 'NoNotification',
  });
});

test('a new dashboard takes a tile of another', () => {
  const content = standardContent();
  const place = { groupId: standardTenant.groupId };
  const from = String(itemsOf(send(content, 'Dashboards_GetDashboardsInGroup', { path: place }))[0]?.['id']);
  const tileId = String(
    itemsOf(send(content, 'Dashboards_GetTilesInGroup', { path: { ...place, dashboardId: from } }))[0]?.['id'],
  );
  const targetDashboardId = idOf(
    send(content, 'Dashboards_AddDashboardInGroup', { path: place, body: { name: 'New' } }),
  );
  const cloned = send(content, 'Dashboards_CloneTileInGroup', {
    path: { ...place, dashboardId: from, tileId },
    body: { targetDashboardId },
  });
  const tiles = itemsOf(
    send(content, 'Dashboards_GetTilesInGroup', { path: { ...place, dashboardId: targetDashboardId } }),
  );
  expect(tiles.map(({ id }) => id)).toEqual([idOf(cloned)]);
});

test('rows that were pushed are what a query finds, until they are deleted', () => {
  const content = standardContent();
  const path: Record<string, string> = { groupId: standardTenant.groupId, tableName: 'T' };
  const tables = [{ name: 'T', columns: [{ name: 'C', dataType: 'String' }] }];
  path['datasetId'] = idOf(send(content, 'Datasets_PostDatasetInGroup', { path, body: { name: 'New', tables } }));
  const query = () =>
    send(content, 'Datasets_ExecuteQueriesInGroup', { path, body: { queries: [{ query: 'EVALUATE T' }] } }).body;
  send(content, 'Datasets_PostRowsInGroup', { path, body: { rows: [{ C: 'a' }, { C: 'b' }] } });
  expect(query()).toEqual({ results: [{ tables: [{ rows: [{ 'T[C]': 'a' }, { 'T[C]': 'b' }] }] }] });
  send(content, 'Datasets_DeleteRowsInGroup', { path });
  expect(query()).toEqual({ results: [{ tables: [{ rows: [{ 'T[C]': 'Aniseed syrup' }] }] }] });
});

test.each([
  [10_000, 200],
  [10_001, 413],
])('%i rows at once', (count, status) => {
  const content = standardContent();
  const path = { groupId: standardTenant.groupId, tableName: 'Sales', datasetId: '' };
  path.datasetId = idOf(
    send(content, 'Datasets_PostDatasetInGroup', {
      path,
      body: { name: 'New', tables: [{ name: 'Sales', columns: [{ name: 'Amount', dataType: 'Int64' }] }] },
    }),
  );
  const rows = Array.from({ length: count }, (_, Amount) => ({ Amount }));
  expect(send(content, 'Datasets_PostRowsInGroup', { path, body: { rows } }).status).toBe(status);
});
