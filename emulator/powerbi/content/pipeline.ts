import type { Fields } from '../fields.ts';
import { AccessList } from './access.ts';
import type { Content } from './content.ts';
import type { Pipeline } from './tenant-wide.ts';

/** A new pipeline with three empty stages. */
export function addPipeline(content: Content, id: string, fields: Fields): Pipeline {
  return content.pipelines.add({
    id,
    fields: { id, ...fields },
    stages: [{ order: 0 }, { order: 1 }, { order: 2 }],
    access: new AccessList(content.directory, 'accessRight'),
    deployments: [],
  });
}

/** The stages as the API shows them, with the names of their workspaces. */
export function shownStages(content: Content, pipeline: Pipeline): Fields[] {
  return pipeline.stages.map(({ order, workspaceId }) =>
    workspaceId
      ? { order, workspaceId, workspaceName: content.workspaces.find(workspaceId)?.fields['name'] }
      : { order },
  );
}
