import type { Recipe } from '../../model/recipe.ts';

/** The metadata of all workspaces, or of those that changed. */
export const scan: Recipe = {
  id: 'scan',
  title: 'Tenant scan',
  short: 'Scan',
  does: 'Scan the workspaces of the tenant for their metadata, all or only those that changed',
  changes: 'Nothing is changed.',
  byHand:
    'Send *Scan 1* for the workspaces, or type `since` and send *Scan 2*. Type ids into the body of *Scan 3*, at most 100, and send it. Type its id into `scanId`, send *Scan 4* until the status is Succeeded, then *Scan 5*.',
  inputs: [
    'since',
    'part',
    'lineage',
    'datasourceDetails',
    'datasetSchema',
    'datasetExpressions',
    'getArtifactUsers',
    'recipeMinutes',
    'pollSeconds',
  ],
  required: [],
  columns: ['workspace', 'id', 'type', 'state', 'models', 'reports', 'dashboards', 'dataflows'],
  steps: [
    {
      id: 'all',
      name: 'List all workspaces',
      operation: 'WorkspaceInfo_GetModifiedWorkspaces',
      query: {},
      before: true,
      about: 'The first time. Skipped if `since` is typed. It may be asked 30 times an hour.',
    },
    {
      id: 'changed',
      name: 'List the changed workspaces',
      operation: 'WorkspaceInfo_GetModifiedWorkspaces',
      query: { modifiedSince: '{{modifiedSince}}' },
      before: true,
      about:
        'Only if `since` is typed: the workspaces that changed since then, which must be 30 minutes to 30 days ago.',
    },
    {
      id: 'start',
      name: 'Start the scan of a batch',
      operation: 'WorkspaceInfo_PostWorkspaceInfo',
      query: {
        lineage: '{{lineage}}',
        datasourceDetails: '{{datasourceDetails}}',
        datasetSchema: '{{datasetSchema}}',
        datasetExpressions: '{{datasetExpressions}}',
        getArtifactUsers: '{{getArtifactUsers}}',
      },
      body: '{{scanBody}}',
      about:
        'A batch has at most 100 workspaces. One follows the other; the service allows 16 at once and 500 an hour, so several parts can run side by side.',
    },
    {
      id: 'status',
      name: 'Wait for it',
      operation: 'WorkspaceInfo_GetScanStatus',
      about: 'Asked until the scan has succeeded. One that fails is started again, once.',
    },
    {
      id: 'result',
      name: 'Read its result',
      operation: 'WorkspaceInfo_GetScanResult',
      about: 'A line for each workspace, with everything that the scan says of it. Then the next batch follows.',
    },
  ],
};
