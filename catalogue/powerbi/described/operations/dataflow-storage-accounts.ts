// Derived from the official description by `powerbi-postman catalogue refresh`. Do not edit: curated facts stand in ../curated.
import type { DescribedOperation } from '../../../model/types.ts';

/** Operations of the area DataflowStorageAccounts. */
export const dataflowStorageAccounts: readonly DescribedOperation[] = [
  {
    id: 'DataflowStorageAccounts_GetDataflowStorageAccounts',
    area: 'DataflowStorageAccounts',
    method: 'GET',
    path: '/v1.0/myorg/dataflowStorageAccounts',
    parameters: [],
    responses: [
      {
        status: 200,
        shape: { type: 'ref', name: 'DataflowStorageAccounts' },
        mediaTypes: ['application/json'],
        shown: ['value', 'value[].id', 'value[].isEnabled', 'value[].name'],
        headers: [],
      },
    ],
    scopes: [{ anyOf: ['StorageAccount.Read.All', 'StorageAccount.ReadWrite.All'] }],
    servicePrincipal: 'undocumented',
    profile: false,
    noAdminConsentedPermission: false,
    limits: [],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/dataflow-storage-accounts/get-dataflow-storage-accounts',
  },
  {
    id: 'Groups_AssignToDataflowStorage',
    area: 'DataflowStorageAccounts',
    method: 'POST',
    path: '/v1.0/myorg/groups/{groupId}/AssignToDataflowStorage',
    parameters: [{ name: 'groupId', in: 'path', type: 'string', format: 'uuid', required: true }],
    body: {
      shape: { type: 'ref', name: 'AssignToDataflowStorageRequest' },
      required: true,
      mediaTypes: ['application/json'],
      shown: ['dataflowStorageId'],
    },
    responses: [{ status: 200, mediaTypes: [], shown: [], headers: [] }],
    scopes: [{ anyOf: ['StorageAccount.ReadWrite.All'] }, { anyOf: ['Workspace.ReadWrite.All'] }],
    servicePrincipal: 'undocumented',
    profile: false,
    noAdminConsentedPermission: false,
    limits: [],
    pagination: 'none',
    preview: false,
    deprecated: false,
    docs: 'https://learn.microsoft.com/rest/api/power-bi/dataflow-storage-accounts/groups-assign-to-dataflow-storage',
  },
];
