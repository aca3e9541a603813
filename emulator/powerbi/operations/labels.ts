import type { Collection } from '../content/collection.ts';
import { fieldsOf, rowsOf, textOf, type Fields } from '../fields.ts';
import { shows, type Handlers, type Request } from '../request.ts';

/** What became of each thing whose sensitivity label was to change: done, or not found. */
function changed(request: Request, artifacts: Fields): Fields {
  const { content } = request;
  const kinds: Readonly<Record<string, Collection<{ readonly id: string }>>> = {
    dashboards: content.dashboards,
    reports: content.reports,
    datasets: content.datasets,
    dataflows: content.dataflows,
  };
  const status = (collection: Collection<{ readonly id: string }>, id: string): Fields => ({
    id,
    status: collection.find(id) ? 'Succeeded' : 'NotFound',
  });
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([kind]) => artifacts[kind] !== undefined)
      .map(([kind, collection]) => [
        kind,
        rowsOf(artifacts[kind]).map((artifact) => status(collection, textOf(artifact, 'id') ?? '')),
      ]),
  );
}

/** Sensitivity labels. */
export const labelHandlers: Handlers = {
  InformationProtection_SetLabelsAsAdmin: (request) => shows(changed(request, fieldsOf(request.fields['artifacts']))),
  InformationProtection_RemoveLabelsAsAdmin: (request) => shows(changed(request, request.fields)),
};
