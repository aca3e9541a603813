import type { Plan } from '../../scripts/shared/plan.ts';

/** A small plan with one request of each kind. */
export const plan: Plan = {
  requests: {
    'List Groups': { effect: 'reads', lists: 'groupId' },
    'Create Group': { effect: 'creates', gives: [{ variable: 'groupId', id: 'id' }] },
    'Delete Group': { effect: 'deletes', needs: ['groupId'], path: ['groupId'], takes: 'groupId' },
    'Get Dataset': { effect: 'reads', needs: ['groupId', 'datasetId'] },
    'Create Dataset': { effect: 'creates', needs: ['groupId'], path: ['groupId'], gives: [{ variable: 'datasetId', id: 'id', parents: { groupId: 'groupId' } }] },
    'Delete Dataset': { effect: 'deletes', needs: ['groupId', 'datasetId'], path: ['groupId', 'datasetId'], takes: 'datasetId' },
    'Refresh Dataset': { effect: 'starts', needs: ['groupId', 'datasetId'], path: ['groupId', 'datasetId'], gives: [{ variable: 'refreshId', id: 'header:Location', parents: { groupId: 'groupId', datasetId: 'datasetId' } }] },
    'Copy Dataset': { effect: 'creates', needs: ['groupId', 'datasetId', 'targetId'], sources: ['groupId', 'datasetId'], gives: [{ variable: 'datasetId', id: 'id', parents: { groupId: 'targetId' } }] },
    'Delete Dataflow': { effect: 'deletes', needs: ['groupId', 'dataflowId'], path: ['groupId', 'dataflowId'], takes: 'dataflowId' },
    'Update Dataflow': { effect: 'changes', needs: ['groupId', 'dataflowId'], path: ['groupId', 'dataflowId'] },
    'Delete Colleague': { effect: 'deletes', needs: ['groupId', 'identifier'], path: ['groupId', 'identifier'] },
    'Refer To Dataset': { effect: 'changes', needs: ['groupId', 'datasetId'], path: ['groupId'] },
    'Query Dataset': { effect: 'heavy read', needs: ['groupId', 'datasetId'] },
    'Get Export': { effect: 'reads', needs: ['groupId', 'exportId'] },
    'Delete My Dataset': { effect: 'deletes', needs: ['myDatasetId'], path: ['myDatasetId'], closed: 'My workspace is closed to apps' },
    'Add Colleague': { effect: 'changes', needs: ['groupId', 'identifier'], path: ['groupId'] },
  },
  resources: {
    groupId: { noun: 'workspace', parents: [], list: '/v1.0/myorg/groups', pick: 'value[0].id', listedBy: 'List Groups', createdBy: 'Create Group' },
    datasetId: { noun: 'semantic model', parents: ['groupId'], list: '/v1.0/myorg/groups/{{groupId}}/datasets', pick: 'value[0].id', listedBy: 'List Datasets', createdBy: 'Create Dataset' },
    dataflowId: { noun: 'dataflow', parents: ['groupId'], list: '/v1.0/myorg/groups/{{groupId}}/dataflows', pick: 'value[0].objectId', listedBy: 'List Dataflows' },
    exportId: { noun: 'export', parents: ['groupId'], createdBy: 'Export Report' },
    myDatasetId: { noun: 'semantic model', parents: [], list: '/v1.0/myorg/datasets', pick: 'value[0].id', listedBy: 'List My Datasets' },
  },
  aliases: { targetId: 'groupId' },
};
