import { publicKeyOf } from '../../../emulator/powerbi/credentials/gateway-key.ts';
import { credentialsText, encrypted, type PublicKey } from './sdk-encryption.ts';
import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { fieldsOf, rowsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import type { Content } from '../../../emulator/powerbi/index.ts';
import { app, bodyOf, itemsOf, send, user, type Said } from './calls.ts';

const { groupId, gatewayId } = standardTenant;

/** What a step of a random sequence is made of. */
export interface Seed {
  readonly text: string;
  readonly number: number;
}

/** How the operations of one resource are used: enough to drive it and to compare it with a model. */
export interface Resource {
  readonly name: string;
  /** Who calls and what every path begins with, in this tenant. */
  readonly place: (content: Content) => Said & { path: Record<string, string> };
  readonly list: string;
  /** The items of the list's answer. */
  readonly items?: (body: Fields) => Fields[];
  readonly create: string;
  readonly created: (value: unknown, seed: Seed) => unknown;
  readonly createdQuery?: Record<string, string>;
  /** The path parameter that carries the id. */
  readonly parameter: string;
  readonly read?: string;
  readonly change?: string;
  readonly changed?: (value: unknown) => unknown;
  readonly remove: string;
  /** The id in an item; `id` unless said otherwise. */
  readonly idOf?: (item: Fields) => string;
  /** The value that a seed stands for, its text unless said otherwise. */
  readonly drawn?: (seed: Seed) => unknown;
  /** Where an item shows the value after it was created, and after it was changed when that is elsewhere. */
  readonly told: (item: Fields) => unknown;
  readonly toldChanged?: (item: Fields) => unknown;
}

const inGroup = () => ({ caller: app, path: { groupId } });
const own = () => ({ caller: user, path: {} });

/** The first item of a list. */
function firstId(content: Content, operationId: string, said: Said, property = 'id'): string {
  return String((itemsOf(send(content, operationId, said))[0] ?? {})[property]);
}

const named = (value: unknown) => ({ name: value });
const name = (item: Fields) => item['name'];
const displayed = (value: unknown) => ({ displayName: value });
const displayName = (item: Fields) => item['displayName'];

function inScorecard(content: Content): { readonly caller: typeof app; readonly path: Record<string, string> } {
  return { caller: app, path: { groupId, scorecardId: firstId(content, 'Scorecards_Get', inGroup()) } };
}

function onGoal(content: Content): { readonly caller: typeof app; readonly path: Record<string, string> } {
  const said = inScorecard(content);
  return { ...said, path: { ...said.path, goalId: firstId(content, 'Goals_Get', said) } };
}

function onValue(content: Content): {
  readonly caller: typeof app;
  readonly path: Record<string, string>;
  readonly query: Record<string, string>;
} {
  const said = onGoal(content);
  return {
    ...said,
    path: { ...said.path, timestamp: firstId(content, 'GoalValues_Get', said, 'timestamp') },
    query: { $expand: 'notes' },
  };
}

function datasets(suffix: string, place: Resource['place']): Resource {
  return {
    name: `dataset${suffix}`,
    place,
    list: `Datasets_GetDatasets${suffix}`,
    create: `Datasets_PostDataset${suffix}`,
    created: (value) => ({ name: value, tables: [{ name: 'T', columns: [{ name: 'C', dataType: 'String' }] }] }),
    parameter: 'datasetId',
    read: `Datasets_GetDataset${suffix}`,
    change: `Datasets_UpdateDataset${suffix}`,
    changed: (value) => ({ targetStorageMode: value }),
    remove: `Datasets_DeleteDataset${suffix}`,
    told: name,
    toldChanged: (item) => item['targetStorageMode'],
  };
}

function clones(suffix: string, place: Resource['place']): Resource {
  return {
    name: `report clone${suffix}`,
    place: (content) => {
      const said = place(content);
      return { ...said, path: { ...said.path, reportId: firstId(content, `Reports_GetReports${suffix}`, said) } };
    },
    list: `Reports_GetReports${suffix}`,
    create: `Reports_CloneReport${suffix}`,
    created: named,
    parameter: 'reportId',
    read: `Reports_GetReport${suffix}`,
    remove: `Reports_DeleteReport${suffix}`,
    told: name,
  };
}

function dashboards(suffix: string, place: Resource['place']): Resource {
  return {
    name: `dashboard${suffix}`,
    place,
    list: `Dashboards_GetDashboards${suffix}`,
    create: `Dashboards_AddDashboard${suffix}`,
    created: named,
    parameter: 'dashboardId',
    read: `Dashboards_GetDashboard${suffix}`,
    remove: `Dashboards_DeleteDashboard${suffix}`,
    told: displayName,
  };
}

/** As the description wants them for a gateway: encrypted with its key. */
const credentials = (credentialType: unknown) => ({
  credentialDetails: {
    credentials: encrypted(
      publicKeyOf(gatewayId, 2048) as unknown as PublicKey,
      credentialsText(String(credentialType)),
    ),
    credentialType,
    encryptedConnection: 'Encrypted',
    encryptionAlgorithm: 'RSA-OAEP',
    privacyLevel: 'None',
  },
});

/** Resources that can be listed, created, read and deleted, most of them changed as well. */
export const resources: readonly Resource[] = [
  {
    name: 'workspace',
    place: () => ({ caller: app, path: {} }),
    list: 'Groups_GetGroups',
    create: 'Groups_CreateGroup',
    created: named,
    parameter: 'groupId',
    read: 'Groups_GetGroup',
    change: 'Groups_UpdateGroup',
    changed: named,
    remove: 'Groups_DeleteGroup',
    told: name,
  },
  datasets('InGroup', inGroup),
  datasets('', own),
  clones('InGroup', inGroup),
  clones('', own),
  dashboards('InGroup', inGroup),
  dashboards('', own),
  {
    name: 'pipeline',
    place: () => ({ caller: app, path: {} }),
    list: 'Pipelines_GetPipelines',
    create: 'Pipelines_CreatePipeline',
    created: displayed,
    parameter: 'pipelineId',
    read: 'Pipelines_GetPipeline',
    change: 'Pipelines_UpdatePipeline',
    changed: displayed,
    remove: 'Pipelines_DeletePipeline',
    told: displayName,
  },
  {
    name: 'profile',
    place: () => ({ caller: app, path: {} }),
    list: 'Profiles_GetProfiles',
    create: 'Profiles_CreateProfile',
    created: displayed,
    parameter: 'profileId',
    read: 'Profiles_GetProfile',
    change: 'Profiles_UpdateProfile',
    changed: displayed,
    remove: 'Profiles_DeleteProfile',
    told: displayName,
  },
  {
    name: 'gateway data source',
    place: () => ({ caller: app, path: { gatewayId } }),
    list: 'Gateways_GetDatasources',
    create: 'Gateways_CreateDatasource',
    created: (value) => ({
      dataSourceType: 'Sql',
      connectionDetails: '{}',
      dataSourceName: 'New',
      ...credentials(value),
    }),
    parameter: 'datasourceId',
    read: 'Gateways_GetDatasource',
    change: 'Gateways_UpdateDatasource',
    changed: credentials,
    remove: 'Gateways_DeleteDatasource',
    drawn: ({ number }) => ['Basic', 'Windows', 'Anonymous', 'OAuth2', 'Key'][number % 5],
    told: (item) => item['credentialType'],
  },
  {
    name: 'scorecard',
    place: inGroup,
    list: 'Scorecards_Get',
    create: 'Scorecards_Post',
    created: named,
    parameter: 'scorecardId',
    read: 'Scorecards_GetByID',
    change: 'Scorecards_PatchByID',
    changed: named,
    remove: 'Scorecards_DeleteByID',
    told: name,
  },
  {
    name: 'goal',
    place: inScorecard,
    list: 'Goals_Get',
    create: 'Goals_Post',
    created: named,
    parameter: 'goalId',
    read: 'Goals_GetByID',
    change: 'Goals_PatchByID',
    changed: named,
    remove: 'Goals_DeleteByID',
    told: name,
  },
  {
    name: 'goal value',
    place: onGoal,
    list: 'GoalValues_Get',
    create: 'GoalValues_Post',
    created: (value, { number }) => ({ timestamp: new Date(Date.UTC(2027, 0, 1 + (number % 9))).toISOString(), value }),
    parameter: 'timestamp',
    read: 'GoalValues_GetByID',
    change: 'GoalValues_PatchByID',
    changed: (value) => ({ value }),
    remove: 'GoalValues_DeleteByID',
    idOf: (item) => String(item['timestamp']),
    drawn: ({ number }) => number / 4,
    told: (item) => item['value'],
  },
  {
    name: 'note',
    place: onValue,
    list: 'GoalValues_GetByID',
    items: (body) => rowsOf(body['notes']),
    create: 'GoalNotes_Post',
    created: (value) => ({ body: value }),
    parameter: 'noteId',
    change: 'GoalNotes_PatchByID',
    changed: (value) => ({ body: value }),
    remove: 'GoalNotes_DeleteByID',
    told: (item) => item['body'],
  },
];

/** The items that a resource's list shows. */
export function listOf(content: Content, resource: Resource, place: Said): Fields[] {
  const body = bodyOf(send(content, resource.list, place));
  return resource.items ? resource.items(body) : rowsOf(body['value']).map(fieldsOf);
}
