import { addDataset } from '../content/dataset.ts';
import type { Dataset } from '../content/items.ts';
import { isOwnedBy, signature } from '../content/owner.ts';
import { pick, rowsOf, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { invalidParameter } from '../refusal.ts';
import { callerName, done, inView, shows, twins, within, type Handlers, type Request } from '../request.ts';

/** A push dataset has at most this many tables, and a table this many columns. */
const LARGEST_MODEL = 75;

/** The dataset that the path names. */
export function datasetOf(request: Request): Dataset {
  return within(request, request.content.datasets, request.path['datasetId']);
}

function create(request: Request): Dataset {
  const tables = rowsOf(request.fields['tables']);
  if (tables.length > LARGEST_MODEL || tables.some(({ columns }) => rowsOf(columns).length > LARGEST_MODEL))
    throw invalidParameter('tables');
  const fields: Fields = {
    ...pick(request.fields, 'name'),
    defaultRetentionPolicy: request.query.get('defaultRetentionPolicy') ?? 'None',
    configuredBy: callerName(request),
    addRowsAPIEnabled: true,
    contentProviderType: 'PushStreaming',
  };
  return addDataset(request.content, request.groupId, request.content.ids.next(), fields, { tables });
}

/** Who owns it already takes nothing over, which is inferred. The credentials of another stay with the other. */
function takeOver({ content, caller }: Request, dataset: Dataset): void {
  if (isOwnedBy(dataset, caller)) return;
  dataset.fields['configuredBy'] = signature(caller);
  if (content.tenant.switches.takeOver === 'keeps-credentials') return;
  dataset.credentials.dropped = true;
  dataset.credentials.given.clear();
}

/** Semantic models (the API says datasets). */
export const datasetHandlers: Handlers = {
  ...twins({
    Datasets_GetDatasets: (request) =>
      listed(
        request,
        inView(request, request.content.datasets).map(({ fields }) => fields),
      ),
    Datasets_GetDataset: (request) => shows(datasetOf(request).fields),
    Datasets_PostDataset: (request) => shows(create(request).fields),
    Datasets_UpdateDataset: (request) => {
      const { fields } = datasetOf(request);
      const { queryScaleOutSettings, ...rest } = pick(request.fields, 'targetStorageMode', 'queryScaleOutSettings');
      Object.assign(fields, rest);
      Object.assign(fields['queryScaleOutSettings'] as Fields, queryScaleOutSettings);
      return done;
    },
    // Reports that show it stay, and show nothing from then on.
    Datasets_DeleteDataset: (request) => {
      request.content.datasets.remove(datasetOf(request).id);
      return done;
    },
  }),
  ...twins({
    Datasets_GetDatasetUsers: (request) => listed(request, datasetOf(request).access.shown()),
    Datasets_PostDatasetUser: (request) => {
      datasetOf(request).access.grantAsSent(request.fields);
      return done;
    },
    Datasets_PutDatasetUser: (request) => {
      datasetOf(request).access.grantAsSent(request.fields);
      return done;
    },
  }),
  Datasets_TakeOverInGroup: (request) => {
    takeOver(request, datasetOf(request));
    return done;
  },
  // One list for the whole workspace: which of its models read from which dataflow.
  Datasets_GetDatasetToDataflowsLinksInGroup: (request) => listed(request, dataflowLinks(request)),
  Datasets_GetDatasetToDataflowsLinksInGroupAsAdmin: (request) => listed(request, dataflowLinks(request)),
};

function dataflowLinks(request: Request): Fields[] {
  return inView(request, request.content.datasets).flatMap(({ id, fields }) =>
    rowsOf(fields['upstreamDataflows']).map((link) => ({
      datasetObjectId: id,
      dataflowObjectId: textOf(link, 'targetDataflowId'),
      workspaceObjectId: textOf(link, 'groupId'),
    })),
  );
}
