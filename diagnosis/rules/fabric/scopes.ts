import { fabricBody, ofUser } from '../../example-parts.ts';
import { pages, settingNames } from '../../names.ts';
import { letIn } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays, inItsWords } from './reason.ts';

/** Does not apply to missing roles, which have a code of their own. */
export const fabricScopes: Rule = {
  code: 'FABRIC_INSUFFICIENT_SCOPES',
  title: 'The token lacks a scope',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricTroubleshoot,
  source: 'a full capture with a user\'s token',
  evidence: 'InsufficientScopes from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces', claims: ofUser, body: fabricBody('InsufficientScopes') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces', claims: ofUser, body: fabricBody('InsufficientPrivileges') },
  explain(view) {
    if (!fabricSays(view, 'InsufficientScopes')) return null;
    return {
      why: inItsWords(view),
      fix:
        view.caller === 'app'
          ? [`An app's token carries no scopes. ${view.isAdmin ? letIn(settingNames.readAdmin, view) : letIn(settingNames.publicApis, view)}`]
          : ['Add the delegated permission that the operation\'s page names (such as Tenant.Read.All on /admin) to the app that signs the user in, consent, and sign in again.'],
    };
  },
};
