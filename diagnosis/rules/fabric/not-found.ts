import { fabricBody } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays, inItsWords } from './reason.ts';

/** A wrong id, or an object that this caller must not see: Fabric answers both alike. */
export const fabricNotFound: Rule = {
  code: 'FABRIC_NOT_FOUND',
  title: 'Fabric does not find an id of the path',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricTroubleshoot,
  source: 'codes are reported',
  evidence: 'WorkspaceNotFound, EntityNotFound or ItemNotFound from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces/{groupId}', status: 404, body: fabricBody('WorkspaceNotFound') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces/{groupId}', status: 404 },
  explain(view) {
    if (!fabricSays(view, 'WorkspaceNotFound', 'EntityNotFound', 'ItemNotFound')) return null;
    return { why: inItsWords(view), fix: ['Send GET /v1/workspaces, and GET /v1/workspaces/{workspaceId}/items: take the id from there.', 'If the id is right and not listed, the caller has no role in its workspace.'] };
  },
};
