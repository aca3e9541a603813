import { NO_ID } from '../../catalogue/model/guid.ts';
import { ROOT } from '../operation-kind.ts';
import type { Placed } from './content/items.ts';
import { personalWorkspace } from './content/workspace.ts';
import { textOf } from './fields.ts';
import type { Request } from './request.ts';

/** Effects that leave the workspace, or something in it, different. That a refresh is none of them is inferred. */
const CHANGING: ReadonlySet<string> = new Set(['creates', 'changes', 'deletes']);

/** Paths beside the workspaces that are about what stands in one; at their root, in the caller's My workspace. */
const CONTENT = new RegExp(`^${ROOT}/(?:admin/)?(?:datasets|reports|dashboards|dataflows|imports)\\b`);

/**
 * The workspaces that a call changes if it succeeds: asked before it is answered, for what it deletes is not found afterwards.
 * Changes that name their workspaces otherwise, such as deployments, are noted where they are made.
 */
export function changedBy(request: Request): string[] {
  const { content, operation, path, caller, fields, groupId } = request;
  if (!CHANGING.has(operation.effect)) return [];
  // A copy leaves what is copied as it is.
  const target = textOf(fields, 'targetWorkspaceId');
  if (target !== undefined) return [target === NO_ID ? personalWorkspace(content, caller.objectId).id : target];
  if (path['groupId'] !== undefined) return [groupId];
  return CONTENT.test(operation.path) ? [itemOf(request)?.groupId ?? groupId] : [];
}

/** The thing that the path names. */
function itemOf({ content, path }: Request): Placed | undefined {
  return (
    content.datasets.find(path['datasetId']) ??
    content.reports.find(path['reportId']) ??
    content.dashboards.find(path['dashboardId']) ??
    content.dataflows.find(path['dataflowId'])
  );
}
