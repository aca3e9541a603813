import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import type { Variation } from './attempt.ts';
import { ownerCases } from './owner-cases.ts';

const standard = standardTenantDefinition();
const off = { enabled: false };
const QUERY = 'Datasets_ExecuteQueriesInGroup';
const withoutAdministrators = { 'Northwind gateway': { id: standardTenant.gatewayId, administrators: [] } };

/** For each rule: what it refuses with which status, and the nearest thing that nobody refuses. */
export const cases: Readonly<Record<string, readonly [refused: Variation, status: number, allowed: Variation][]>> = {
  A4a: [
    [
      { tenant: { apps: [{ ...standard.apps[0]!, challenged: true }] } },
      401,
      {
        tenant: { apps: [{ ...standard.apps[0]!, challenged: true }] },
        as: 'administrator',
        scp: 'Workspace.Read.All',
      },
    ],
  ],
  A5: [
    [
      { settings: { ServicePrincipalAccessPermissionAPIs: off } },
      401,
      { settings: { ServicePrincipalAccessPermissionAPIs: off }, as: 'administrator', scp: 'Workspace.Read.All' },
    ],
    [
      { settings: { ServicePrincipalAccessPermissionAPIs: off }, operation: 'Admin_GetCapacitiesAsAdmin' },
      401,
      {
        settings: { ServicePrincipalAccessPermissionAPIs: off },
        operation: 'Admin_GetCapacitiesAsAdmin',
        switches: { servicePrincipalSwitchGuardsAdmin: false },
      },
    ],
    [
      {
        settings: { ServicePrincipalAccessPermissionAPIs: off },
        switches: { servicePrincipalSwitchOff: 'envelope-401' },
      },
      401,
      {},
    ],
    [
      {
        settings: { ServicePrincipalAccessPermissionAPIs: off },
        switches: { servicePrincipalSwitchOff: 'envelope-403' },
      },
      403,
      {},
    ],
  ],
  A6: [
    [{ operation: 'Datasets_GetDatasets' }, 403, { operation: 'Datasets_GetDatasetsInGroup' }],
    [{ operation: 'Apps_GetApps' }, 403, { operation: 'Apps_GetApps', as: 'colleague', scp: 'App.Read.All' }],
    [{ operation: 'Apps_GetApps', switches: { closedToApps: 401 } }, 401, { operation: 'Apps_GetAppsAsAdmin' }],
    [{ operation: 'Reports_GetReports' }, 403, { operation: 'Reports_BindToGateway' }],
  ],
  A6a: [
    [
      { operation: 'Profiles_GetProfiles', as: 'administrator', switches: { servicePrincipalOnly: 'refused' } },
      401,
      { operation: 'Profiles_GetProfiles', as: 'administrator' },
    ],
  ],
  A10a: [
    [
      {
        as: 'colleague',
        scp: 'Workspace.Read.All',
        tenant: { users: standard.users.map((user) => ({ ...user, unlicensed: true })) },
      },
      404,
      { tenant: { users: standard.users.map((user) => ({ ...user, unlicensed: true })) } },
    ],
    [
      {
        as: 'colleague',
        scp: 'Workspace.Read.All',
        tenant: { users: standard.users.map((user) => ({ ...user, unlicensed: true })) },
        switches: { unlicensed: 'exception-401' },
      },
      401,
      { as: 'colleague', scp: 'Workspace.Read.All' },
    ],
  ],
  A9a: [
    [
      { operation: 'Groups_GetGroupAsAdmin', switches: { contestedAdmin: 'refused' } },
      401,
      { operation: 'Admin_GetCapacitiesAsAdmin', switches: { contestedAdmin: 'refused' } },
    ],
  ],
  A12a: [
    [
      { operation: 'Groups_GetGroup', role: 'none', personalWorkspace: true },
      401,
      { operation: 'Groups_GetGroupAsAdmin', role: 'none', personalWorkspace: true },
    ],
  ],
  A15b: [
    [
      { operation: QUERY, capacityPaused: true },
      400,
      { operation: 'Datasets_GetDatasetInGroup', capacityPaused: true },
    ],
    [
      { operation: 'Datasets_RefreshDatasetInGroup', capacityPaused: true, switches: { capacityPaused: 503 } },
      503,
      { operation: 'Datasets_GetRefreshHistoryInGroup', capacityPaused: true },
    ],
  ],
  A18b: [
    [{ profileId: 'p', foreignProfile: true }, 403, { profileId: 'p' }],
    [{ profileId: 'p', foreignProfile: true, switches: { profileForeign: 401 } }, 401, {}],
  ],
  A18c: [
    [
      { operation: 'EmbedToken_GenerateToken', settings: { EmbedContentInApps: off } },
      403,
      { operation: 'Datasets_GetDatasetInGroup', settings: { EmbedContentInApps: off } },
    ],
    [
      { operation: 'Reports_GenerateTokenInGroup', settings: { EmbedContentInApps: off } },
      403,
      { operation: 'Reports_GenerateTokenInGroup' },
    ],
  ],
  A18d: [
    [
      {
        operation: 'Gateways_GetDatasources',
        path: { gatewayId: standardTenant.gatewayId },
        tenant: { gateways: withoutAdministrators },
      },
      401,
      { operation: 'Gateways_GetGateways', tenant: { gateways: withoutAdministrators } },
    ],
    [
      {
        operation: 'Gateways_GetGateway',
        path: { gatewayId: standardTenant.gatewayId.toUpperCase() },
        tenant: { gateways: withoutAdministrators },
      },
      401,
      { operation: 'Gateways_GetGateway', path: { gatewayId: standardTenant.gatewayId } },
    ],
  ],
  A7: [
    [
      { operation: 'Admin_GetCapacitiesAsAdmin', settings: { AllowServicePrincipalsUseReadAdminAPIs: off } },
      401,
      { operation: 'Capacities_GetCapacities', settings: { AllowServicePrincipalsUseReadAdminAPIs: off } },
    ],
    [
      { operation: 'Groups_GetGroupAsAdmin', settings: { AllowServicePrincipalsUseReadAdminAPIs: off } },
      401,
      { operation: 'Groups_GetGroupAsAdmin' },
    ],
  ],
  A7a: [
    [
      { operation: 'Admin_GetCapacitiesAsAdmin', as: 'colleague' },
      401,
      { operation: 'Admin_GetCapacitiesAsAdmin', as: 'administrator' },
    ],
  ],
  A8: [
    [
      { operation: 'Admin_GetCapacitiesAsAdmin', roles: ['Tenant.Read.All'] },
      401,
      { operation: 'Groups_GetGroupAsAdmin', roles: ['Tenant.Read.All'] },
    ],
    [
      { operation: 'Admin_GetCapacitiesAsAdmin', roles: ['Tenant.ReadWrite.All'] },
      401,
      { operation: 'Admin_GetCapacitiesAsAdmin' },
    ],
  ],
  A9: [
    [
      { operation: 'Groups_UpdateGroupAsAdmin' },
      401,
      { operation: 'Groups_UpdateGroupAsAdmin', as: 'administrator', scp: 'Tenant.ReadWrite.All' },
    ],
    [
      { operation: 'Groups_UpdateGroupAsAdmin', switches: { adminWriteByApp: 403 } },
      403,
      { operation: 'WorkspaceInfo_PostWorkspaceInfo' },
    ],
  ],
  A10: [
    [{ as: 'colleague', scp: 'Report.Read.All' }, 401, { as: 'colleague', scp: 'Workspace.Read.All' }],
    [
      { operation: 'Groups_AssignToCapacity', as: 'colleague', scp: 'Capacity.ReadWrite.All' },
      401,
      { operation: 'Groups_AssignToCapacity', as: 'colleague', scp: 'Workspace.ReadWrite.All Capacity.ReadWrite.All' },
    ],
    [
      { as: 'colleague', scp: '' },
      401,
      { operation: 'AvailableFeatures_GetAvailableFeatures', as: 'colleague', scp: '' },
    ],
  ],
  A12b: [
    [
      { operation: QUERY, role: 'none', switches: { executeQueriesNotAccessible: 'folder-not-found' } },
      404,
      { operation: QUERY, switches: { executeQueriesNotAccessible: 'folder-not-found' } },
    ],
    [{ operation: QUERY, role: 'none' }, 401, { operation: 'Datasets_ExecuteQueries', role: 'none' }],
  ],
  A12: [
    [{ operation: 'Groups_GetGroup', role: 'none' }, 401, { operation: 'Groups_GetGroup', role: 'Viewer' }],
    [
      { operation: 'Groups_DeleteGroup', role: 'none', as: 'administrator', scp: 'Workspace.ReadWrite.All' },
      401,
      { operation: 'Groups_GetGroupAsAdmin', role: 'none' },
    ],
    [
      { operation: 'Groups_GetGroup', role: 'none', switches: { workspaceNotAccessible: 'body' } },
      401,
      { operation: 'Groups_CreateGroup', role: 'none' },
    ],
  ],
  A14: [
    [{ operation: QUERY, role: 'Viewer' }, 404, { operation: QUERY, role: 'Contributor' }],
    [
      { operation: 'Datasets_ExecuteQueries', role: 'Viewer' },
      404,
      { operation: 'Datasets_ExecuteQueries', role: 'none' },
    ],
  ],
  A15a: [
    [
      { operation: QUERY, settings: { DatasetExecuteQueries: off } },
      401,
      { operation: 'Datasets_GetDatasetInGroup', settings: { DatasetExecuteQueries: off } },
    ],
  ],
  A15: [
    [
      { operation: QUERY, path: { datasetId: 'd1' }, tenant: { datasetsWithRowLevelSecurity: ['d1'] } },
      401,
      { operation: QUERY, path: { datasetId: 'd2' }, tenant: { datasetsWithRowLevelSecurity: ['d1'] } },
    ],
    [
      {
        operation: 'Datasets_ExecuteQueries',
        path: { datasetId: 'd1' },
        tenant: { datasetsWithRowLevelSecurity: ['d1'] },
      },
      401,
      {
        operation: QUERY,
        path: { datasetId: 'd1' },
        tenant: { datasetsWithRowLevelSecurity: ['d1'] },
        as: 'colleague',
        scp: 'Dataset.Read.All',
      },
    ],
  ],
  A17: [
    [
      { operation: 'Datasets_RefreshDatasetInGroup', role: 'Viewer' },
      403,
      { operation: 'Datasets_RefreshDatasetInGroup', role: 'Contributor' },
    ],
    [
      { operation: 'Groups_DeleteGroup', role: 'Member', switches: { roleTooLow: 401 } },
      401,
      { operation: 'Groups_DeleteGroup', role: 'Admin' },
    ],
    [
      { operation: 'Groups_AddGroupUser', role: 'Member', body: { groupUserAccessRight: 'Admin' } },
      403,
      { operation: 'Groups_AddGroupUser', role: 'Member', body: { groupUserAccessRight: 'Member' } },
    ],
  ],
  A18: [
    [
      { operation: 'Groups_CreateGroup', settings: { ServicePrincipalAccessGlobalAPIs: off } },
      401,
      { operation: 'Groups_GetGroups', settings: { ServicePrincipalAccessGlobalAPIs: off } },
    ],
    [
      {
        operation: 'Pipelines_CreatePipeline',
        settings: { ServicePrincipalAccessGlobalAPIs: off },
        switches: { creationSwitchOff: 403 },
      },
      403,
      {
        operation: 'Groups_CreateGroup',
        as: 'colleague',
        scp: 'Workspace.ReadWrite.All',
        settings: { ServicePrincipalAccessGlobalAPIs: off },
      },
    ],
  ],
  A18a: [
    [{ profileId: 'p', settings: { AllowServicePrincipalsCreateAndUseProfiles: off } }, 401, { profileId: 'p' }],
    [
      { operation: 'Profiles_GetProfiles', settings: { AllowServicePrincipalsCreateAndUseProfiles: off } },
      401,
      { operation: 'Profiles_GetProfilesAsAdmin', settings: { AllowServicePrincipalsCreateAndUseProfiles: off } },
    ],
  ],
  A22: [
    [
      { tenant: { throttling: { max: 2, windowSeconds: 60 } }, calls: 2 },
      429,
      { tenant: { throttling: { max: 2, windowSeconds: 60 } }, calls: 1 },
    ],
    [
      { operation: 'Datasets_GetDatasetsAsAdmin', tenant: { throttling: 'documented' }, calls: 5 },
      429,
      { operation: 'Datasets_GetDatasetsAsAdmin', tenant: { throttling: 'documented' }, calls: 4 },
    ],
    [
      { operation: 'Datasets_GetDatasetsAsAdmin', tenant: { throttling: 'documented' }, calls: 5 },
      429,
      { operation: 'Datasets_GetDatasetsAsAdmin', calls: 100 },
    ],
    [
      { operation: 'WorkspaceInfo_PostWorkspaceInfo', tenant: { throttling: 'documented' }, alongside: 17 },
      429,
      { operation: 'WorkspaceInfo_PostWorkspaceInfo', tenant: { throttling: 'documented' }, alongside: 16 },
    ],
  ],
  A24: [[{ operation: 'Nothing_Here' }, 404, {}]],
  A25: [
    [
      { operation: 'Datasets_RefreshDatasetInGroup', contentType: '' },
      415,
      { operation: 'Datasets_RefreshDatasetInGroup' },
    ],
    [
      { operation: 'Datasets_RefreshDatasetInGroup', contentType: 'text/plain' },
      415,
      { operation: 'Datasets_RefreshDatasetInGroup', contentType: 'application/json; charset=utf-8' },
    ],
    [
      { operation: 'Groups_UpdateGroupUser', contentType: 'text/plain' },
      415,
      { operation: 'Groups_GetGroup', contentType: 'text/plain' },
    ],
    [
      { operation: 'Groups_UpdateGroup', contentType: 'multipart/form-data; boundary=b' },
      415,
      { operation: 'Imports_PostImportInGroup', contentType: 'multipart/form-data; boundary=b' },
    ],
    [
      { operation: 'Imports_PostImportInGroup', contentType: 'application/octet-stream' },
      415,
      { operation: 'Groups_UpdateGroup', contentType: 'application/x-www-form-urlencoded' },
    ],
  ],
  ...ownerCases,
  A28: [
    [
      { operation: QUERY, premiumPerUser: true },
      401,
      { operation: QUERY, premiumPerUser: true, as: 'colleague', scp: 'Dataset.Read.All' },
    ],
    [
      { operation: 'Datasets_RefreshDatasetInGroup', premiumPerUser: true },
      401,
      { operation: 'Datasets_GetDatasetInGroup', premiumPerUser: true },
    ],
  ],
};
