import type { Shape } from '../../model/types.ts';

/** Something that recorded answers of the service have otherwise than the description. The recording wins everywhere. */
export interface Recorded {
  /** Named shapes that it holds for. */
  readonly shapes?: readonly string[];
  /** Operations whose answer it holds for, where their shape is that of a part of other answers too. */
  readonly operations?: readonly string[];
  /** Members under another name: the described one, and the one that is sent. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Members that the description lacks. */
  readonly added?: Readonly<Record<string, Shape>>;
  /** Lists that are there, and empty in every recording. */
  readonly empty?: readonly string[];
  /**
   * `recorded`: in an answer that somebody published; `code`: read by clients that are in use; `inferred`: as in the same thing elsewhere,
   * no recording has it.
   */
  readonly certainty: 'recorded' | 'code' | 'inferred';
  /** Whose recordings or code. */
  readonly source: string;
}

const TEXT: Shape = { type: 'string' };
const WHOLE: Shape = { type: 'integer' };
const FLAG: Shape = { type: 'boolean' };
const DATASETS: Shape = { type: 'array', items: { type: 'ref', name: 'DependentDataset' } };

const DUMPS = 'pbi-tools (its folder of API answers), the tests of dagster_powerbi, a published dump of a tenant';
const LABS = 'semantic-link-labs';

/** An operation on both sides of the My workspace border. */
function both(...ids: string[]): string[] {
  return ids.flatMap((id) => [id, `${id}InGroup`]);
}

/** One thing by itself, and what of OData stands before it. */
function withContext(operations: readonly string[], certainty: Recorded['certainty'], source: string): Recorded {
  return { operations, added: { '@odata.context': TEXT }, certainty, source };
}

/**
 * The one list of what recordings show otherwise than the description. `test/catalogue/recorded.test.ts` wants an entry out that the description
 * has caught up with. A conflict is left as described: `artifactAccessEntities`, which most clients read as `ArtifactAccessEntities`.
 */
export const recorded: readonly Recorded[] = [
  // Every list. The description writes it without the sign.
  {
    renamed: { 'odata.context': '@odata.context' },
    certainty: 'recorded',
    source: `${DUMPS}; terraform-provider-powerbi`,
  },
  {
    shapes: ['Groups', 'AdminGroups', 'AdminReports'],
    added: { '@odata.count': WHOLE },
    certainty: 'recorded',
    source:
      'the tests of the power-bi gem and of terraform-provider-powerbi; dumps of /admin/groups and /admin/reports',
  },
  {
    shapes: ['Group'],
    added: { type: TEXT },
    certainty: 'recorded',
    source: 'the tests of terraform-provider-powerbi',
  },
  {
    shapes: ['Dataset', 'AdminDataset'],
    renamed: {
      CreatedDate: 'createdDate',
      CreateReportEmbedURL: 'createReportEmbedURL',
      QnaEmbedURL: 'qnaEmbedURL',
      IsEffectiveIdentityRequired: 'isEffectiveIdentityRequired',
      IsEffectiveIdentityRolesRequired: 'isEffectiveIdentityRolesRequired',
      IsOnPremGatewayRequired: 'isOnPremGatewayRequired',
      IsRefreshable: 'isRefreshable',
    },
    added: { upstreamDatasets: DATASETS },
    empty: ['upstreamDatasets', 'users'],
    certainty: 'recorded',
    source: DUMPS,
  },
  {
    shapes: ['Dataset', 'AdminDataset'],
    renamed: { ContentProviderType: 'contentProviderType', IsInPlaceSharingEnabled: 'isInPlaceSharingEnabled' },
    certainty: 'code',
    source: LABS,
  },
  {
    shapes: ['WorkspaceInfoDataset'],
    renamed: { CreatedDate: 'createdDate', ContentProviderType: 'contentProviderType' },
    certainty: 'code',
    source: 'readers of scan results',
  },
  {
    shapes: ['RefreshSchedule'],
    renamed: { NotifyOption: 'notifyOption' },
    certainty: 'recorded',
    source: 'a published log of a tenant',
  },
  {
    shapes: ['Report'],
    added: { isFromPbix: FLAG, datasetWorkspaceId: { type: 'string', format: 'uuid' } },
    empty: ['users', 'subscriptions'],
    certainty: 'recorded',
    source: `${DUMPS}; the tests of a Drupal module`,
  },
  { shapes: ['Report'], added: { format: TEXT }, certainty: 'code', source: 'readers of reports in the format PBIR' },
  {
    shapes: ['AdminReport'],
    added: { sensitivityLabel: { type: 'ref', name: 'SensitivityLabel' }, reportFlags: WHOLE },
    empty: ['users', 'subscriptions'],
    certainty: 'code',
    source: LABS,
  },
  {
    shapes: ['Dashboard'],
    empty: ['users', 'subscriptions'],
    certainty: 'recorded',
    source: 'the tests of dagster_powerbi',
  },
  {
    shapes: ['AdminDashboard'],
    empty: ['users', 'subscriptions'],
    certainty: 'inferred',
    source: 'as the same dashboard in its workspace',
  },
  { shapes: ['Dataflow'], added: { generation: WHOLE }, empty: ['users'], certainty: 'code', source: LABS },
  {
    shapes: ['AdminDataflow'],
    empty: ['users'],
    certainty: 'inferred',
    source: 'as the same dataflow in its workspace',
  },
  {
    shapes: ['Refresh'],
    added: { id: WHOLE, extendedStatus: TEXT },
    certainty: 'code',
    source: `${LABS}; the documentation of asynchronous refresh; answers in tests of clients`,
  },
  {
    shapes: ['DatasetQueryScaleOutSyncStatus'],
    added: {
      scaleOutReplicas: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            replicaId: TEXT,
            replicaType: TEXT,
            replicaVersion: WHOLE,
            replicaTimestamp: { type: 'string', format: 'date-time' },
          },
        },
      },
    },
    certainty: 'code',
    source: LABS,
  },
  {
    shapes: ['Import'],
    added: { connectionType: TEXT, source: TEXT },
    certainty: 'recorded',
    source: 'the tests of the power-bi gem',
  },
  withContext(
    both('Datasets_GetDataset', 'Datasets_PostDataset', 'Reports_GetReport'),
    'recorded',
    `${DUMPS}; a tutorial on push datasets`,
  ),
  withContext(['Groups_CreateGroup', ...both('Imports_GetImport')], 'recorded', 'the tests of the power-bi gem'),
  withContext(
    ['Pipelines_GetPipeline', 'Pipelines_CreatePipeline', 'Pipelines_UpdatePipeline'],
    'recorded',
    'the tests of terraform-provider-powerbi',
  ),
  withContext(
    both('Reports_ExportToFile', 'Reports_GetExportToFileStatus'),
    'recorded',
    'comments in code of three apps',
  ),
  withContext(
    ['EmbedToken_GenerateToken', 'Reports_GenerateTokenInGroup'],
    'recorded',
    'the tests of two Drupal modules and of a Python app',
  ),
  withContext(both('Datasets_GetRefreshSchedule'), 'recorded', 'a published log of a tenant'),
];
