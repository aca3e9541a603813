import { enterpriseApp } from '../../phrases.ts';
import type { View } from '../../view.ts';

/** What a query needs, and no more. */
export const buildOnModel = (view: View): string =>
  `Give ${view.caller === 'user' ? 'the user' : enterpriseApp(view)} Build on the model (Manage permissions), with the role Viewer in the workspace. The role Contributor includes Build.`;
/** What closes a model to a caller who has that. */
export const rowsOfModel = (view: View): string[] =>
  view.caller === 'user'
    ? ['Row-level security: the owner adds the user to a role of the model (settings of the model, Security).']
    : [
        'If an app has Build: with row-level security or single sign-on, no service principal can query the model. Query it as a user.',
      ];
