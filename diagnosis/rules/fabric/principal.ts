import { fabricBody } from '../../example-parts.ts';
import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { fabricSays, inItsWords } from './reason.ts';

/** The API is for users only, at least for this kind of item. */
export const fabricPrincipal: Rule = {
  code: 'FABRIC_PRINCIPAL_NOT_SUPPORTED',
  title: 'This Fabric API does not take this kind of caller',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.fabricIdentity,
  source: 'users\' captures, mostly with 400',
  evidence: 'PrincipalTypeNotSupported from Fabric',
  example: { path: 'https://api.fabric.microsoft.com/v1/workspaces', method: 'POST', status: 400, body: fabricBody('PrincipalTypeNotSupported') },
  nearMiss: { path: 'https://api.fabric.microsoft.com/v1/workspaces', method: 'POST', status: 400, body: fabricBody('InvalidInput') },
  explain(view) {
    if (!fabricSays(view, 'PrincipalTypeNotSupported')) return null;
    return { why: inItsWords(view), fix: ['Look at the table of identities on the operation\'s page: no setting opens what it excludes.', view.caller === 'user' ? 'Call it as a service principal.' : 'Call it with a user\'s token.'] };
  },
};
