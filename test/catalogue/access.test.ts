import { closedFor } from '../../catalogue/powerbi/access/closed.ts';
import { notesFor } from '../../catalogue/powerbi/access/notes.ts';
import { operationsFor, purposes, purposesOf } from '../../catalogue/powerbi/access/purpose.ts';
import { rightsOf } from '../../catalogue/powerbi/access/rights.ts';
import { describeRole, includesRole, leastRole } from '../../catalogue/powerbi/access/role.ts';
import { portalText, settingsFor, tenantSettings, type SettingKey } from '../../catalogue/powerbi/access/settings.ts';
import { findOperation, operations, type Operation } from '../../catalogue/powerbi/index.ts';
import { settingNames } from '../../diagnosis/names.ts';

/** What an operation needs, in one line: role, rights, settings; the mark says how sure: d documented, r reported, i inferred. */
function needsOf(operation: Operation): string {
  const role = leastRole(operation);
  const rights = rightsOf(operation).map(
    ({ right, certainty, when }) => `${right}/${certainty[0]}${when === undefined ? '' : '?'}`,
  );
  const settings = settingsFor(operation).map(
    ({ setting, certainty, when }) => `${setting}/${certainty[0]}${when === undefined ? '' : '?'}`,
  );
  return [
    role ? `${role.role}/${certainty(role.certainty)}` : '-',
    rights.join(' ') || '-',
    settings.join(' ') || '-',
  ].join(' | ');
}
const certainty = (word: string): string => word[0]!;

const named = (id: string): Operation => {
  const operation = findOperation(id);
  if (!operation) throw new Error(`there is no ${id}`);
  return operation;
};

/** Least role in the workspace | rights on objects | tenant settings. A question mark: not always. */
const table: readonly (readonly [id: string, needs: string])[] = [
  // What needs no workspace.
  ['Groups_GetGroups', '- | - | publicApis/d'],
  ['AvailableFeatures_GetAvailableFeatures', '- | - | publicApis/d'],
  ['Users_RefreshUserPermissions', '- | - | publicApis/d'],
  ['Groups_CreateGroup', '- | - | publicApis/i create/d'],
  ['Pipelines_CreatePipeline', '- | - | publicApis/i create/d'],
  ['Profiles_CreateProfile', '- | - | publicApis/d profiles/d'],
  ['Profiles_GetProfiles', '- | - | publicApis/d profiles/d'],
  ['TemplateApps_CreateInstallTicket', '- | - | publicApis/d'],
  // Reading takes a Viewer.
  ['Groups_GetGroup', 'Viewer/i | - | publicApis/d'],
  ['Groups_GetGroupUsers', 'Viewer/i | - | publicApis/d'],
  ['Datasets_GetDatasetsInGroup', 'Viewer/i | - | publicApis/d'],
  ['Datasets_GetDatasetInGroup', 'Viewer/i | - | publicApis/d'],
  ['Datasets_GetRefreshHistoryInGroup', 'Viewer/i | - | publicApis/d'],
  ['Datasets_GetParametersInGroup', 'Viewer/i | - | publicApis/d'],
  ['Datasets_GetDatasourcesInGroup', 'Viewer/i | - | publicApis/d'],
  ['Reports_GetReportsInGroup', 'Viewer/i | - | publicApis/d'],
  ['Reports_GetPagesInGroup', 'Viewer/i | - | publicApis/d'],
  ['Reports_ExportReportInGroup', 'Viewer/i | - | publicApis/d'],
  ['Reports_ExportToFileInGroup', 'Viewer/i | on-capacity/r | publicApis/d'],
  ['Reports_GetFileOfExportToFileInGroup', 'Viewer/i | on-capacity/r | publicApis/d'],
  ['Dashboards_GetTilesInGroup', 'Viewer/i | - | publicApis/d'],
  ['Dataflows_GetDataflows', 'Viewer/i | - | publicApis/d'],
  ['Imports_GetImportsInGroup', 'Viewer/i | - | publicApis/d'],
  ['Scorecards_(Preview)_Get', 'Viewer/i | - | publicApis/d'],
  ['Groups_CapacityAssignmentStatus', 'Viewer/i | capacity-assign/d | publicApis/d'],
  // Queries take Build.
  ['Datasets_ExecuteQueriesInGroup', 'Viewer/d | build/d | publicApis/d executeQueries/d'],
  ['Datasets_ExecuteQueries', '- | build/d | publicApis/d executeQueries/d'],
  // Writing takes a Contributor.
  ['Datasets_RefreshDatasetInGroup', 'Contributor/i | - | publicApis/d'],
  ['Datasets_CancelRefreshInGroup', 'Contributor/i | - | publicApis/d'],
  ['Datasets_DeleteDatasetInGroup', 'Contributor/i | - | publicApis/d'],
  ['Datasets_PostDatasetInGroup', 'Contributor/i | - | publicApis/d'],
  ['Datasets_PostRowsInGroup', 'Contributor/i | - | publicApis/d'],
  ['Datasets_TakeOverInGroup', 'Contributor/i | - | publicApis/d'],
  ['Dataflows_RefreshDataflow', 'Contributor/i | - | publicApis/d'],
  ['Dataflows_DeleteDataflow', 'Contributor/i | - | publicApis/d'],
  ['Imports_PostImportInGroup', 'Contributor/i | - | publicApis/d'],
  ['Imports_CreateTemporaryUploadLocationInGroup', 'Contributor/i | - | publicApis/d'],
  ['Reports_CloneReportInGroup', 'Contributor/i | build/d? | publicApis/d'],
  ['Reports_RebindReportInGroup', 'Contributor/i | build/d | publicApis/d'],
  ['Reports_TakeOverInGroup', 'Contributor/i | - | publicApis/d'],
  ['Reports_DeleteReportInGroup', 'Contributor/i | - | publicApis/d'],
  ['Dashboards_AddDashboardInGroup', 'Contributor/i | - | publicApis/d'],
  ['Goals_(Preview)_Post', 'Contributor/i | - | publicApis/d'],
  ['GoalValues_(Preview)_Post', 'Contributor/i | - | publicApis/d'],
  // What is for an owner.
  ['Datasets_UpdateDatasetInGroup', 'Contributor/i | model-owner/d | publicApis/d'],
  ['Datasets_UpdateParametersInGroup', 'Contributor/i | model-owner/d | publicApis/d'],
  ['Datasets_UpdateDatasourcesInGroup', 'Contributor/i | model-owner/d | publicApis/d'],
  ['Datasets_UpdateRefreshScheduleInGroup', 'Contributor/i | model-owner/d | publicApis/d'],
  ['Datasets_UpdateDirectQueryRefreshScheduleInGroup', 'Contributor/i | model-owner/d | publicApis/d'],
  ['Datasets_BindToGatewayInGroup', 'Contributor/i | model-owner/r gateway-admin/r | publicApis/d'],
  ['Reports_UpdateDatasourcesInGroup', 'Contributor/i | data-source-owner/d | publicApis/d'],
  // People, and the workspace itself.
  ['Groups_AddGroupUser', 'Member/i | - | publicApis/d'],
  ['Groups_DeleteUserInGroup', 'Member/i | - | publicApis/d'],
  ['Datasets_GetDatasetUsersInGroup', 'Member/i | - | publicApis/d'],
  ['Datasets_PutDatasetUserInGroup', 'Member/i | - | publicApis/d'],
  ['Groups_UpdateGroup', 'Admin/i | - | publicApis/d'],
  ['Groups_DeleteGroup', 'Admin/i | - | publicApis/d'],
  ['Groups_AssignToCapacity', 'Admin/i | capacity-assign/d | publicApis/d'],
  ['Groups_AssignToDataflowStorage', 'Admin/d | dataflow-storage/d | publicApis/d'],
  // Embedding.
  ['EmbedToken_GenerateToken', 'Member/d | on-capacity/d? | publicApis/d embed/d'],
  ['Reports_GenerateTokenInGroup', 'Member/d | on-capacity/d? | publicApis/d embed/d'],
  ['Tiles_GenerateTokenInGroup', 'Member/d | on-capacity/d? | publicApis/d embed/d'],
  // Gateways, pipelines, capacities have rights of their own.
  ['Gateways_GetGateways', '- | gateway-admin/d | publicApis/d'],
  ['Gateways_CreateDatasource', '- | gateway-admin/d | publicApis/d'],
  ['Gateways_UpdateDatasource', '- | data-source-owner/d? gateway-admin/d? | publicApis/d'],
  ['Pipelines_GetPipelines', '- | pipeline-admin/i? | publicApis/d'],
  ['Pipelines_GetPipeline', '- | pipeline-admin/i | publicApis/d'],
  ['Pipelines_GetPipelineStageArtifacts', 'Contributor/d | pipeline-admin/i | publicApis/d'],
  ['Pipelines_DeployAll', 'Contributor/d | pipeline-admin/i on-capacity/r? | publicApis/d'],
  ['Pipelines_SelectiveDeploy', 'Contributor/d | pipeline-admin/i on-capacity/r? | publicApis/d'],
  ['Pipelines_AssignWorkspace', 'Admin/d | pipeline-admin/i on-capacity/r? | publicApis/d'],
  ['Pipelines_UpdatePipelineUser', '- | pipeline-admin/i | publicApis/d'],
  ['Capacities_GetCapacities', '- | capacity-assign/i? | publicApis/d'],
  ['Capacities_GetRefreshables', '- | capacity-admin/i | publicApis/d'],
  ['Capacities_PatchWorkload', '- | capacity-admin/i | publicApis/d'],
  // Admin APIs: a role does not matter.
  ['Groups_GetGroupsAsAdmin', '- | - | readAdmin/d publicApis/i'],
  ['Admin_GetActivityEvents', '- | - | readAdmin/d publicApis/i'],
  ['Datasets_GetDatasetUsersAsAdmin', '- | - | readAdmin/d publicApis/i'],
  ['WorkspaceInfo_PostWorkspaceInfo', '- | - | readAdmin/d publicApis/i detailedMetadata/r? expressions/r?'],
  ['Users_GetUserArtifactAccessAsAdmin', '- | - | readAdmin/i publicApis/i'],
  ['Profiles_GetProfilesAsAdmin', '- | - | readAdmin/i publicApis/i'],
];

describe('what an operation needs', () => {
  test.each(table)('%s: %s', (id, needs) => expect(needsOf(named(id))).toBe(needs));

  test('many are pinned', () => expect(new Set(table.map(([id]) => id)).size).toBeGreaterThanOrEqual(60));
});

describe('of each of the 286 operations', () => {
  const open = operations.filter(({ closedReason }) => closedReason === undefined);

  test('an open one needs a setting, and in a workspace a role', () => {
    expect(operations).toHaveLength(286);
    expect(open.filter((operation) => settingsFor(operation).length === 0)).toEqual([]);
    expect(
      open.filter(
        (operation) => operation.path.includes('/myorg/groups/{groupId}') && leastRole(operation) === undefined,
      ),
    ).toEqual([]);
  });

  test('reads never take more than Viewer, but for the few that the description names', () => {
    const more = open
      .filter(
        (operation) =>
          operation.method === 'GET' && ['Contributor', 'Member', 'Admin'].includes(leastRole(operation)?.role ?? ''),
      )
      .map(({ id }) => id);
    expect(more.sort()).toEqual(['Datasets_GetDatasetUsersInGroup', 'Pipelines_GetPipelineStageArtifacts']);
  });

  test('under /admin no role and no right helps', () => {
    const admin = operations.filter(({ path }) => path.includes('/admin/'));
    expect(admin).toHaveLength(59);
    expect(admin.filter((operation) => leastRole(operation) !== undefined || rightsOf(operation).length > 0)).toEqual(
      [],
    );
  });

  test('a closed one names what to use instead, and no setting that opens it', () => {
    const closed = operations.flatMap((operation) => closedFor(operation) ?? []);
    expect(closed).toHaveLength(79);
    expect(closed.every(({ instead }) => instead.length > 20)).toBe(true);
    expect(closed.filter(({ reason, twin }) => reason === 'my-workspace' && twin === undefined)).toEqual([]);
    expect(
      operations.filter((operation) => closedFor(operation) !== undefined && settingsFor(operation).length > 0),
    ).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ['Datasets_GetDatasets', /\/groups\/\{groupId\}\/datasets \(Datasets_GetDatasetsInGroup\)/],
    ['Apps_GetApps', /token of a user/],
    ['Groups_AddUserAsAdmin', /Fabric admin API/],
  ])('%s: %s', (id, instead) => expect(closedFor(named(id))!.instead).toMatch(instead));

  test('the documented counts: gateway admin 11, dataset owner 10', () => {
    const count = (right: string): number =>
      operations.filter((operation) =>
        rightsOf(operation).some((need) => need.right === right && need.certainty === 'documented'),
      ).length;
    expect([count('gateway-admin'), count('model-owner')]).toEqual([11, 10]);
  });

  test('what an app cannot do at all is noted', () => {
    expect(notesFor('Datasets_ExecuteQueriesInGroup')[0]!.text).toMatch(/row-level security/);
    expect(notesFor('Groups_GetGroups')).toEqual([]);
  });
});

describe('purposes', () => {
  test.each(purposes.map((purpose) => [purpose]))('%s has operations, and each is known', (purpose) =>
    expect(operationsFor(purpose).length).toBeGreaterThanOrEqual(3),
  );

  test('reading is what a Viewer reads', () => {
    expect(
      operationsFor('read').filter(
        (operation) => (leastRole(operation)?.role ?? 'Viewer') !== 'Viewer' || operation.effect !== 'reads',
      ),
    ).toEqual([]);
  });

  test.each<[names: Parameters<typeof purposesOf>[0], expected: readonly string[]]>([
    [[], ['read']],
    [
      ['deploy', 'query'],
      ['query', 'deploy'],
    ],
    [['all', 'read'], [...purposes]],
  ])('%j means %j', (names, expected) => expect(purposesOf(names)).toEqual(expected));
});

describe('words', () => {
  test.each(Object.keys(tenantSettings) as SettingKey[])('%s stands as the diagnosis names it', (key) =>
    expect(portalText(tenantSettings[key])).toBe(settingNames[key]),
  );

  test('a role says how sure it is', () => {
    expect(describeRole({ role: 'Viewer', certainty: 'inferred', because: 'enough to read' })).toBe(
      'Viewer (inferred: enough to read)',
    );
    expect([includesRole('Admin', 'Viewer'), includesRole('Viewer', 'Contributor')]).toEqual([true, false]);
  });
});
