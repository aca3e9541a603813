import type { Fields } from '../fields.ts';
import { AccessList } from './access.ts';
import type { Content } from './content.ts';

/** One deployment. It executes when it is first read and has succeeded on the second read. */
export interface Deployment {
  readonly id: string;
  reads: number;
  fields: Fields;
}

/** A deployment pipeline: development, test and production, each with a workspace or none. */
export interface Pipeline {
  readonly id: string;
  fields: Fields;
  stages: { readonly order: number; workspaceId?: string }[];
  readonly access: AccessList;
  lastDeployed?: string;
  /** The latest first. */
  deployments: Deployment[];
}

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
