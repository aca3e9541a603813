import { fabricBody } from '../../example-parts.ts';
import { pages, settingNames } from '../../names.ts';
import { enterpriseApp, letIn } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays, inItsWords } from './reason.ts';

/** No role, or no access for apps. Does not apply to scopes, which have a code of their own. */
export const fabricPrivileges: Rule = {
  code: 'FABRIC_INSUFFICIENT_PRIVILEGES',
  title: 'The caller lacks a role for this',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricTroubleshoot,
  source: 'documented model of errors, users\' captures',
  evidence: 'InsufficientPrivileges from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces/{groupId}', body: fabricBody('InsufficientPrivileges') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces/{groupId}', body: fabricBody('InsufficientScopes') },
  explain(view) {
    if (!fabricSays(view, 'InsufficientPrivileges')) return null;
    const user = view.caller === 'user';
    const admin = user ? 'Call it as a Fabric administrator.' : letIn(settingNames.readAdmin, view);
    return {
      why: inItsWords(view),
      fix: view.isAdmin ? [admin] : [`In the workspace, Manage access: give ${user ? 'the user' : enterpriseApp(view)} a role that allows it (Contributor to write).`, ...(user ? [] : [`To create workspaces or connections: ${letIn(settingNames.create, view)}`])],
    };
  },
};
