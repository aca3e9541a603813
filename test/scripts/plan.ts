import type { Input } from './sandbox.ts';
import type { Plan, RequestPlan } from '../../catalogue/model/plan.ts';

/** A request of the plan under its name, with its key and all that it needs. */
export interface NamedRequest extends Omit<RequestPlan, 'id'> {
  readonly at: string;
}

/** One request of each kind. */
export const requests: Readonly<Record<string, NamedRequest>> = {
  'List Groups': { at: 'GET groups', lists: 'groupId' },
  'Create Group': { at: 'POST groups', effect: 'creates', gives: [{ variable: 'groupId', id: 'id' }] },
  'Delete Group': {
    at: 'DELETE groups/{groupId}',
    effect: 'deletes',
    needs: ['groupId'],
    path: ['groupId'],
    takes: 'groupId',
  },
  'Get Dataset': {
    at: 'GET groups/{groupId}/datasets/{datasetId}',
    needs: ['groupId', 'datasetId'],
  },
  'Create Dataset': {
    at: 'POST groups/{groupId}/datasets',
    answers: [201],
    effect: 'creates',
    needs: ['groupId'],
    path: ['groupId'],
    gives: [{ variable: 'datasetId', id: 'id', parents: { groupId: 'groupId' } }],
  },
  'Delete Dataset': {
    at: 'DELETE groups/{groupId}/datasets/{datasetId}',
    effect: 'deletes',
    needs: ['groupId', 'datasetId'],
    path: ['groupId', 'datasetId'],
    takes: 'datasetId',
  },
  'Refresh Dataset': {
    at: 'POST groups/{groupId}/datasets/{datasetId}/refreshes',
    answers: [202],
    effect: 'starts',
    needs: ['groupId', 'datasetId'],
    path: ['groupId', 'datasetId'],
    gives: [{ variable: 'refreshId', id: 'header:Location', parents: { groupId: 'groupId', datasetId: 'datasetId' } }],
  },
  'Copy Dataset': {
    at: 'POST groups/{groupId}/datasets/{datasetId}/Copy',
    answers: [201],
    effect: 'creates',
    needs: ['groupId', 'datasetId', 'targetId'],
    sources: ['groupId', 'datasetId'],
    gives: [{ variable: 'datasetId', id: 'id', parents: { groupId: 'targetId' } }],
  },
  'Delete Dataflow': {
    at: 'DELETE groups/{groupId}/dataflows/{dataflowId}',
    effect: 'deletes',
    needs: ['groupId', 'dataflowId'],
    path: ['groupId', 'dataflowId'],
    takes: 'dataflowId',
  },
  'Update Dataflow': {
    at: 'PATCH groups/{groupId}/dataflows/{dataflowId}',
    effect: 'changes',
    needs: ['groupId', 'dataflowId'],
    path: ['groupId', 'dataflowId'],
  },
  'Delete Colleague': {
    at: 'DELETE groups/{groupId}/users/{user}',
    effect: 'deletes',
    needs: ['groupId', 'identifier'],
    path: ['groupId', 'identifier'],
  },
  'Refer To Dataset': {
    at: 'PATCH groups/{groupId}',
    effect: 'changes',
    needs: ['groupId', 'datasetId'],
    path: ['groupId'],
  },
  'Query Dataset': {
    at: 'POST groups/{groupId}/datasets/{datasetId}/executeQueries',
    effect: 'heavy read',
    needs: ['groupId', 'datasetId'],
  },
  'Get Export': { at: 'GET groups/{groupId}/exports/{exportId}', needs: ['groupId', 'exportId'] },
  'Delete My Dataset': {
    at: 'DELETE datasets/{datasetId}',
    effect: 'deletes',
    needs: ['myDatasetId'],
    path: ['myDatasetId'],
    closed: 'my-workspace',
  },
  'Download Export': {
    at: 'GET groups/{groupId}/exports/{exportId}/file',
    effect: 'heavy read',
    needs: ['groupId', 'exportId'],
  },
  'Get Goal': { at: 'GET groups/{groupId}/goals({goalId})', needs: ['groupId', 'goalId'] },
  'Add Colleague': {
    at: 'POST groups/{groupId}/users',
    effect: 'changes',
    needs: ['groupId', 'identifier'],
    path: ['groupId'],
  },
};

/** A small plan of them. */
export const plan: Plan = {
  root: '/v1.0/myorg',
  rootPattern: String.raw`\/v1\.0\/(?:myorg|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})`,
  asItself: ['admin', 'profiles'],
  requests: Object.fromEntries(Object.entries(requests).map(([name, { at, ...row }]) => [at, { id: name, ...row }])),
  steps: {},
  recipes: {},
  scopes: [],
  patterns: [],
  resources: {
    groupId: {
      noun: 'workspace',
      parents: [],
      list: '/v1.0/myorg/groups',
      pick: 'value[0].id',
      listedBy: 'List Groups',
      listedAt: 'GET groups',
      createdBy: 'Create Group',
    },
    datasetId: {
      noun: 'semantic model',
      parents: ['groupId'],
      list: '/v1.0/myorg/groups/{{groupId}}/datasets',
      pick: 'value[0].id',
      listedBy: 'List Datasets',
      listedAt: 'GET groups/{groupId}/datasets',
      createdBy: 'Create Dataset',
    },
    dataflowId: {
      noun: 'dataflow',
      parents: ['groupId'],
      list: '/v1.0/myorg/groups/{{groupId}}/dataflows',
      pick: 'value[0].objectId',
      listedBy: 'List Dataflows',
      listedAt: 'GET groups/{groupId}/dataflows',
    },
    exportId: { noun: 'export', parents: ['groupId'], createdBy: 'Export Report' },
    myDatasetId: {
      noun: 'semantic model',
      parents: [],
      list: '/v1.0/myorg/datasets',
      pick: 'value[0].id',
      listedBy: 'List My Datasets',
      listedAt: 'GET datasets',
    },
  },
  aliases: { targetId: 'groupId' },
};

/** One of its requests as the collection has it: what its address does not refer to stands in its body. */
export function shipped(name: string): Pick<Input, 'name' | 'method' | 'url' | 'variables' | 'body'> {
  const { at, needs = [] } = requests[name]!;
  const [method, path] = at.split(' ') as [string, string];
  const parameters = [...path.matchAll(/\/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const variables = parameters.map((key, index) => ({ key, value: `{{${needs[index]}}}` }));
  const url = `{{apiUrl}}/v1.0/myorg/${path.replace(/\/\{(\w+)\}/g, '/:$1').replace(/\{(\w+)\}/g, '{{$1}}')}`;
  return {
    name,
    method,
    url,
    variables,
    body: JSON.stringify(needs.slice(parameters.length).map((variable) => `{{${variable}}}`)),
  };
}
