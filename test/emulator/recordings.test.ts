import { recorded } from '../../catalogue/powerbi/curated/recorded.ts';
import { findOperation, standardTenant, type Operation } from '../../catalogue/powerbi/index.ts';
import { startEmulator, MARKER_PATH, type Emulator } from '../../emulator/index.ts';
import { standardContent } from '../../emulator/powerbi/index.ts';
import { call } from './client.ts';
import type { Said } from './powerbi/calls.ts';
import { happySaid } from './powerbi/happy-path.ts';
import { filledPaths } from './powerbi/strict-check.ts';

/**
 * What answers of the real service have, as other people published it: names only. `recorded` rows are from dumps and from stubs that were
 * copied off answers; `read` rows are the names that a client in use reads. None of them was taken from the emulator.
 */
interface Row {
  readonly operation: string;
  readonly source: string;
  /** Members of the answer itself. */
  readonly own?: string;
  /** The list in it, and members of its items. */
  readonly list?: string;
  readonly items?: string;
}

const CONTEXT = '@odata.context';
const DAGSTER = 'recorded: the tests of dagster_powerbi, answers of a real tenant';
const PBI_TOOLS = 'recorded: pbi-tools, data/Power BI API';
const DUMP = 'recorded: a published dump of the datasets of a tenant';
const TERRAFORM = 'recorded: the tests of terraform-provider-powerbi';
const GEM = 'recorded: the tests of the power-bi gem';
const LOG = 'recorded: a published log of a tenant';
const DRUPAL = 'recorded: the tests of a Drupal module';
const PYTHON = 'recorded: the tests of a Python app that embeds reports';
const EXPORT = 'recorded: comments in the code of apps that export reports';
const labs = (name: string): string => `read: semantic-link-labs, ${name}`;

const MODEL =
  'id name webUrl addRowsAPIEnabled configuredBy isRefreshable isEffectiveIdentityRequired isEffectiveIdentityRolesRequired' +
  ' isOnPremGatewayRequired targetStorageMode createdDate createReportEmbedURL qnaEmbedURL upstreamDatasets users';
const SCALE_OUT = 'queryScaleOutSettings.autoSyncReadOnlyReplicas queryScaleOutSettings.maxReadOnlyReplicas';
const REPORT =
  'id reportType name webUrl embedUrl isFromPbix isOwnedByMe datasetId datasetWorkspaceId users subscriptions';
const PERSON = 'displayName emailAddress identifier graphId principalType';
const SUBSCRIPTION =
  'id title artifactId artifactDisplayName subArtifactDisplayName artifactType isEnabled frequency startDate endDate' +
  ' linkToContent previewImage attachmentFormat users';
const SHARED =
  'artifactId displayName artifactType accessRight shareType sharer.displayName sharer.emailAddress sharer.identifier' +
  ' sharer.graphId sharer.principalType';
const EVENT =
  'Id RecordType CreationTime Operation OrganizationId UserType UserKey Workload ResultStatus UserId ClientIP UserAgent' +
  ' Activity WorkSpaceName WorkspaceId ObjectId RequestId ObjectType ObjectDisplayName Experience IsSuccess ActivityId' +
  ' ItemName DatasetName ReportName CapacityId CapacityName AppName DatasetId ReportId ArtifactId ArtifactName ReportType' +
  ' AppReportId DistributionMethod ConsumptionMethod ArtifactKind';
const REFRESHABLE =
  'id name kind group.id group.name capacity.id capacity.displayName capacity.sku refreshCount refreshFailures' +
  ' averageDuration medianDuration refreshesPerDay lastRefresh.refreshType lastRefresh.startTime lastRefresh.endTime' +
  ' lastRefresh.status lastRefresh.requestId refreshSchedule.days refreshSchedule.times refreshSchedule.enabled' +
  ' refreshSchedule.localTimeZoneId refreshSchedule.notifyOption configuredBy';
const GROUP = 'id name isReadOnly isOnDedicatedCapacity capacityId defaultDatasetStorageFormat type';

// prettier-ignore
const rows: readonly Row[] = [
  { operation: 'Datasets_GetDatasetsInGroup', source: DUMP, own: CONTEXT, list: 'value', items: `${MODEL} ${SCALE_OUT}` },
  { operation: 'Datasets_GetDatasetsInGroup', source: DAGSTER, list: 'value', items: `${MODEL} ${SCALE_OUT}` },
  { operation: 'Datasets_GetDatasetInGroup', source: PBI_TOOLS, own: `${CONTEXT} ${MODEL}` },
  { operation: 'Datasets_GetDatasets', source: 'recorded: a published guide, its output of curl', own: CONTEXT, list: 'value', items: 'id name' },
  { operation: 'Datasets_GetDatasetsAsAdmin', source: labs('list_datasets'), list: 'value', items: `${MODEL.replace('isOnPremGatewayRequired ', '')} contentProviderType isInPlaceSharingEnabled workspaceId ${SCALE_OUT}` },
  { operation: 'Datasets_GetDatasetUsersAsAdmin', source: labs('list_dataset_users'), list: 'value', items: `${PERSON} datasetUserAccessRight` },
  { operation: 'Datasets_GetDatasourcesInGroup', source: DAGSTER, list: 'value', items: 'datasourceType connectionDetails datasourceId gatewayId' },
  { operation: 'Datasets_GetDatasources', source: 'recorded: a published guide, its output of curl', own: CONTEXT, list: 'value', items: 'datasourceType connectionDetails' },
  { operation: 'Datasets_GetRefreshHistoryInGroup', source: labs('get_semantic_model_refresh_history'), list: 'value', items: 'requestId refreshType startTime endTime serviceExceptionJson status extendedStatus refreshAttempts refreshAttempts[].serviceExceptionJson' },
  { operation: 'Datasets_GetRefreshHistory', source: 'recorded: answers in the tests of clients, with a number beside the request id', list: 'value', items: 'id requestId refreshType startTime endTime status' },
  { operation: 'Datasets_GetRefreshScheduleInGroup', source: LOG, own: `${CONTEXT} days times enabled localTimeZoneId notifyOption` },
  { operation: 'Datasets_PostDataset', source: 'recorded: a tutorial on push datasets', own: `${CONTEXT} id name upstreamDatasets users` },
  { operation: 'Datasets_DiscoverGatewaysInGroup', source: 'recorded: the tests of a Python client', list: 'value', items: 'id name type publicKey.exponent publicKey.modulus gatewayAnnotation' },
  { operation: 'Reports_GetReportsInGroup', source: DAGSTER, list: 'value', items: REPORT },
  { operation: 'Reports_GetReportInGroup', source: PBI_TOOLS, own: `${CONTEXT} ${REPORT}` },
  { operation: 'Reports_GetReportInGroup', source: DRUPAL, own: `${CONTEXT} ${REPORT}` },
  { operation: 'Reports_GetReport', source: 'recorded: the sample data of a React app', own: `${CONTEXT} id reportType name webUrl embedUrl isOwnedByMe datasetId users subscriptions` },
  { operation: 'Reports_GetReports', source: 'recorded: an article on untyped objects in Power Apps', own: CONTEXT, list: 'value', items: 'id reportType name webUrl embedUrl isOwnedByMe datasetId datasetWorkspaceId' },
  { operation: 'Reports_GetReportsAsAdmin', source: labs('list_reports'), list: 'value', items: 'id name reportType webUrl embedUrl datasetId createdDateTime modifiedDateTime createdBy modifiedBy sensitivityLabel.labelId users subscriptions workspaceId reportFlags' },
  { operation: 'Reports_GetReportsAsAdmin', source: 'recorded: the beginning of a dump of 162 reports', own: `${CONTEXT} @odata.count`, list: 'value' },
  { operation: 'Reports_GetReportUsersAsAdmin', source: labs('list_report_users'), list: 'value', items: `${PERSON} reportUserAccessRight` },
  { operation: 'Reports_GetReportSubscriptionsAsAdmin', source: labs('list_report_subscriptions'), list: 'value', items: SUBSCRIPTION },
  { operation: 'Reports_GetPagesInGroup', source: DRUPAL, own: CONTEXT, list: 'value', items: 'name displayName order' },
  { operation: 'Reports_ExportToFileInGroup', source: EXPORT, own: `${CONTEXT} id createdDateTime lastActionDateTime reportId status percentComplete expirationTime` },
  { operation: 'Reports_GenerateTokenInGroup', source: PYTHON, own: `${CONTEXT} token tokenId expiration` },
  { operation: 'EmbedToken_GenerateToken', source: DRUPAL, own: `${CONTEXT} token tokenId expiration` },
  { operation: 'Dashboards_GetDashboardsInGroup', source: DAGSTER, list: 'value', items: 'id displayName isReadOnly webUrl embedUrl users subscriptions' },
  { operation: 'Dashboards_GetTilesInGroup', source: DAGSTER, list: 'value', items: 'id title embedUrl rowSpan colSpan reportId datasetId' },
  { operation: 'Dataflows_GetDataflows', source: labs('list_dataflows'), list: 'value', items: 'objectId name configuredBy users generation' },
  { operation: 'Dataflows_GetUpstreamDataflowsInGroup', source: labs('list_upstream_dataflows'), list: 'value', items: 'targetDataflowId groupId' },
  { operation: 'DataflowStorageAccounts_GetDataflowStorageAccounts', source: labs('list_dataflow_storage_accounts'), list: 'value', items: 'id name isEnabled' },
  { operation: 'Groups_GetGroups', source: TERRAFORM, own: `${CONTEXT} @odata.count`, list: 'value', items: GROUP },
  { operation: 'Groups_GetGroups', source: GEM, own: `${CONTEXT} @odata.count`, list: 'value', items: 'id isReadOnly isOnDedicatedCapacity name' },
  { operation: 'Groups_GetGroup', source: TERRAFORM, own: GROUP },
  { operation: 'Groups_GetGroupUsers', source: TERRAFORM, own: CONTEXT, list: 'value', items: 'emailAddress groupUserAccessRight displayName identifier principalType' },
  { operation: 'Groups_CreateGroup', source: GEM, own: `${CONTEXT} id isReadOnly isOnDedicatedCapacity name` },
  { operation: 'Groups_CreateGroup', source: TERRAFORM, own: 'id name isReadOnly isOnDedicatedCapacity type' },
  { operation: 'Groups_GetGroupsAsAdmin', source: 'recorded: an answer in a guide to the admin API', own: `${CONTEXT} @odata.count`, list: 'value', items: 'id isReadOnly isOnDedicatedCapacity capacityMigrationStatus type state name' },
  { operation: 'Groups_CapacityAssignmentStatus', source: labs('get_capacity_assignment_status'), own: 'status startTime endTime capacityId' },
  { operation: 'Pipelines_GetPipeline', source: TERRAFORM, own: `${CONTEXT} id displayName stages`, list: 'stages', items: 'order workspaceId workspaceName' },
  { operation: 'Pipelines_CreatePipeline', source: TERRAFORM, own: `${CONTEXT} id displayName description` },
  { operation: 'Pipelines_UpdatePipeline', source: TERRAFORM, own: `${CONTEXT} id displayName description` },
  { operation: 'Imports_GetImportInGroup', source: GEM, own: `${CONTEXT} id importState createdDateTime updatedDateTime name connectionType source datasets[].id datasets[].name datasets[].webUrl datasets[].targetStorageMode`, list: 'reports', items: 'id reportType name webUrl embedUrl' },
  { operation: 'Imports_GetImport', source: 'recorded: a fixture of a Python client', own: `${CONTEXT} id importState createdDateTime updatedDateTime name connectionType source datasets reports` },
  { operation: 'Apps_GetAppsAsAdmin', source: labs('list_apps'), list: 'value', items: 'name id description publishedBy lastUpdate workspaceId' },
  { operation: 'Apps_GetAppUsersAsAdmin', source: labs('list_app_users'), list: 'value', items: `${PERSON} appUserAccessRight` },
  { operation: 'Capacities_GetCapacities', source: labs('its look for the address of its cluster'), own: CONTEXT },
  { operation: 'Admin_GetCapacitiesAsAdmin', source: labs('list_capacities'), list: 'value', items: 'id displayName sku region state admins' },
  { operation: 'Capacities_GetCapacityUsersAsAdmin', source: labs('list_capacity_users'), list: 'value', items: `${PERSON} capacityUserAccessRight userType` },
  { operation: 'Admin_GetRefreshables', source: labs('get_refreshables'), list: 'value', items: REFRESHABLE },
  { operation: 'Admin_GetPowerBIEncryptionKeys', source: labs('list_tenant_keys'), list: 'value', items: 'id name keyVaultKeyIdentifier isDefault createdAt updatedAt' },
  { operation: 'Admin_GetActivityEvents', source: labs('list_activity_events'), list: 'activityEventEntities', items: EVENT },
  // Under another name of the list: a conflict, see the catalogue's list.
  { operation: 'WidelySharedArtifacts_PublishedToWeb', source: labs('list_widely_shared_artifacts'), list: 'artifactAccessEntities', items: SHARED },
  { operation: 'WidelySharedArtifacts_LinksSharedToWholeOrganization', source: labs('list_widely_shared_artifacts'), list: 'artifactAccessEntities', items: SHARED },
  { operation: 'Users_GetUserSubscriptionsAsAdmin', source: labs('list_user_subscriptions'), list: 'subscriptionEntities', items: SUBSCRIPTION },
];

const HOST = `http://${standardTenant.cluster}.analysis.windows.net/v1.0/myorg`;
const IN_GROUP = `${HOST}/groups/${standardTenant.groupId}`;

let emulator: Emulator;
let token: string;
beforeAll(async () => {
  emulator = await startEmulator();
  token = await emulator.userToken();
});
afterAll(() => emulator.close());
beforeEach(() => fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' }));

/** Calls an operation over HTTP so that it answers with a success. */
async function answerOf(id: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const operation = findOperation(id)!;
  const { path = {}, query = {}, body } = happySaid(standardContent(), operation);
  const answer = await call(emulator, operation.method, addressOf(operation, path, query), { token, json: body });
  return { status: answer.status, body: await answer.json() };
}

function addressOf({ path }: Operation, ids: NonNullable<Said['path']>, query: NonNullable<Said['query']>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  return `${filled}?${new URLSearchParams(query)}`;
}

function namesOf({ own = '', list, items = '' }: Row): string[] {
  const split = (names: string): string[] => names.split(' ').filter(Boolean);
  return [...split(own), ...(list ? [list, ...split(items).map((name) => `${list}[].${name}`)] : [])];
}

test('forty operations and more', () => {
  expect(new Set(rows.map(({ operation }) => operation)).size).toBeGreaterThanOrEqual(40);
  expect(rows.filter(({ source }) => !/^(recorded|read): /.test(source))).toEqual([]);
});

test.each(rows.map((row) => [row.operation, row.source, row] as const))('%s, %s', async (id, _source, row) => {
  const { status, body } = await answerOf(id);
  expect([200, 201, 202]).toContain(status);
  const filled = filledPaths([body]);
  expect(namesOf(row).filter((name) => !filled.has(name))).toEqual([]);
});

test('a row can fail', () => {
  const filled = filledPaths([{ value: [{ id: 1, CreatedDate: '' }] }]);
  const names = namesOf({ operation: '', source: '', list: 'value', items: 'id createdDate' });
  expect(names.filter((name) => !filled.has(name))).toEqual(['value[].createdDate']);
});

describe('the OData context', () => {
  // prettier-ignore
  test.each<[string, string, string]>([
    ['Groups_GetGroups', GEM, `${HOST}/$metadata#groups`],
    ['Groups_GetGroupsAsAdmin', 'a guide to the admin API', `${HOST}/admin/$metadata#groups`],
    ['Reports_GetReportsAsAdmin', 'a dump', `${HOST}/admin/$metadata#reports`],
    ['Groups_GetGroupUsers', TERRAFORM, `${IN_GROUP}/$metadata#users`],
    ['Groups_CreateGroup', GEM, `${HOST}/$metadata#groups/$entity`],
    ['Datasets_GetDatasetsInGroup', DUMP, `${IN_GROUP}/$metadata#datasets`],
    ['Datasets_GetDatasetInGroup', PBI_TOOLS, `${IN_GROUP}/$metadata#datasets/$entity`],
    ['Datasets_PostDataset', 'a tutorial', `${HOST}/$metadata#datasets/$entity`],
    ['Datasets_GetDatasources', 'a guide', `${HOST}/$metadata#datasources`],
    ['Datasets_GetRefreshScheduleInGroup', LOG, `${IN_GROUP}/$metadata#Microsoft.PowerBI.ServiceContracts.Api.V1.RefreshSchedule`],
    ['Reports_GetReportInGroup', PBI_TOOLS, `${IN_GROUP}/$metadata#reports/$entity`],
    ['Reports_GetPagesInGroup', DRUPAL, `${IN_GROUP}/$metadata#pages`],
    ['Reports_ExportToFileInGroup', EXPORT, `${IN_GROUP}/$metadata#exports/$entity`],
    ['EmbedToken_GenerateToken', DRUPAL, `${HOST}/$metadata#Microsoft.PowerBI.ServiceContracts.Api.V1.GenerateTokenResponse`],
    ['Pipelines_GetPipeline', TERRAFORM, `${HOST}/$metadata#pipelines/$entity`],
    ['Imports_GetImportInGroup', GEM, `${IN_GROUP}/$metadata#imports/$entity`],
    ['Capacities_GetCapacities', 'semantic-link-labs', `${HOST}/$metadata#capacities`],
    ['Dataflows_GetDataflowTransactions', 'the example of the description', `${IN_GROUP}/$metadata#transactions`],
    ['Goals_Get', 'the example of the description', `${IN_GROUP}/$metadata#scorecards({scorecardId})/goals`],
    ['Goals_GetRefreshHistory', 'the example of the description', `${IN_GROUP}/$metadata#Collection(Microsoft.PowerBI.ServiceContracts.Api.GoalRefreshHistory)`],
  ])('%s, %s', async (id, _source, expected) => {
    const { scorecardId = '' } = happySaid(standardContent(), findOperation(id)!).path ?? {};
    expect((await answerOf(id)).body).toHaveProperty([CONTEXT], expected.replace('{scorecardId}', scorecardId));
  });

  test('is sent wherever the list of recordings says so', async () => {
    const ids = recorded.flatMap(({ operations = [], added = {} }) => (CONTEXT in added ? operations : []));
    // A status can be asked for only of what was started before: the next test.
    for (const id of ids.filter((candidate) => !candidate.startsWith('Reports_GetExportToFileStatus')))
      expect([id, (await answerOf(id)).body]).toEqual([
        id,
        expect.objectContaining({ [CONTEXT]: expect.any(String) as string }),
      ]);
  });

  test('of an export that goes on', async () => {
    const { body } = await answerOf('Reports_ExportToFileInGroup');
    const { reportId, id } = body as { readonly reportId: string; readonly id: string };
    const path = `/v1.0/myorg/groups/${standardTenant.groupId}/reports/${reportId}/exports/${encodeURIComponent(id)}`;
    const answer = await call(emulator, 'GET', path, { token });
    expect(await answer.json()).toHaveProperty([CONTEXT], `${IN_GROUP}/$metadata#exports/$entity`);
  });

  test("has the host of the cloud's clusters", async () => {
    const china = await startEmulator({ cloud: 'china' });
    try {
      const answer = await call(china, 'GET', '/v1.0/myorg/capacities', { token: await china.userToken() });
      const cluster = `${standardTenant.cluster}.analysis.chinacloudapi.cn`;
      expect(await answer.json()).toHaveProperty([CONTEXT], `http://${cluster}/v1.0/myorg/$metadata#capacities`);
      expect(answer.headers.get('home-cluster-uri')).toBe(`https://${cluster}/`);
    } finally {
      await china.close();
    }
  });
});

test('replicas of a model are told when it is scaled out (semantic-link-labs, qso_sync_status)', async () => {
  const { path = {} } = happySaid(standardContent(), findOperation('Datasets_GetDatasetInGroup')!);
  const model = `/v1.0/myorg/groups/${path['groupId']}/datasets/${path['datasetId']}`;
  await call(emulator, 'PATCH', model, { token, json: { queryScaleOutSettings: { maxReadOnlyReplicas: -1 } } });
  const answer = await call(emulator, 'GET', `${model}/queryScaleOut/syncStatus`, { token });
  const names =
    'scaleOutStatus syncStartTime syncEndTime commitVersion commitTimestamp targetSyncVersion targetSyncTimestamp triggerReason';
  const least = 'minActiveReadVersion minActiveReadTimestamp';
  const items = 'replicaId replicaType replicaVersion replicaTimestamp';
  const filled = filledPaths([await answer.json()]);
  const wanted = namesOf({ operation: '', source: '', own: `${names} ${least}`, list: 'scaleOutReplicas', items });
  expect(wanted.filter((name) => !filled.has(name))).toEqual([]);
});

describe('headers of the cluster (captures of 2024 to 2026)', () => {
  const CLUSTER = {
    'access-control-expose-headers': 'RequestId',
    'home-cluster-uri': `https://${standardTenant.cluster}.analysis.windows.net/`,
    'request-redirected': 'true',
  };
  const headersOf = async (path: string, bearer?: string): Promise<Record<string, string>> =>
    Object.fromEntries((await call(emulator, 'GET', path, bearer === undefined ? {} : { token: bearer })).headers);

  test.each([
    ['a success', '/v1.0/myorg/groups'],
    ['a refusal', '/v1.0/myorg/groups/00000000-0000-4000-8000-000000000001/datasets'],
    ['the Fabric API', '/v1/workspaces'],
  ])('%s', async (_what, path) => {
    expect(await headersOf(path, token)).toMatchObject({ ...CLUSTER, 'x-frame-options': 'deny' });
  });

  test.each([undefined, 'junk'])('not where no token tells whose tenant it is: %s', async (bearer) => {
    const headers = await headersOf('/v1.0/myorg/groups', bearer);
    expect(Object.keys(CLUSTER).filter((name) => name in headers)).toEqual([]);
  });
});

describe('doubled slashes (sempy, semantic-link-labs and FUAM send them)', () => {
  const GROUPS = '/v1.0/myorg/groups';
  const read = async (of: Emulator, path: string): Promise<{ status: number; body: unknown }> => {
    const answer = await call(of, 'GET', path, { token: await of.userToken() });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  };

  test.each(['//v1.0/myorg/groups', '//v1.0//myorg//groups', '/v1.0/myorg//groups', '///v1.0/myorg/groups'])(
    '%s',
    async (path) => {
      expect(await read(emulator, path)).toEqual(await read(emulator, GROUPS));
      expect(emulator.requests.findLast((request) => request.path === path)).toMatchObject({
        operation: 'Groups_GetGroups',
      });
    },
  );

  test('an empty id stays one', async () => {
    expect((await read(emulator, '/v1.0/myorg/groups//datasets')).status).toBe(404);
  });

  test('before a path of the Fabric API they are served, or not found: both are reported', async () => {
    expect(await read(emulator, '//v1/workspaces')).toEqual(await read(emulator, '/v1/workspaces'));
    emulator.change({ switches: { fabricDoubledSlash: 'not-found' } });
    expect(await read(emulator, '//v1/workspaces')).toMatchObject({
      status: 404,
      body: { errorCode: 'EntityNotFound' },
    });
    expect((await read(emulator, '/v1/workspaces')).status).toBe(200);
    expect((await read(emulator, '//v1.0/myorg/groups')).status).toBe(200);
    emulator.change({ switches: { fabricDoubledSlash: 'served' } });
  });
});
