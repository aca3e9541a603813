import { settingNames } from '../names.ts';
import { enterpriseApp, letIn, thenWait } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { adminSwitchOff } from '../rules/powerbi/admin-switch.ts';
import { queryRefused } from '../rules/powerbi/query-refused.ts';
import { guessRule, type Guess } from './guess.ts';
import { workspaceRoleMissing } from '../rules/powerbi/workspace-role.ts';

const CODE = 'PowerBINotAuthorizedException';

/** What that code means by the kind of path, the most frequent first. */
const guesses: readonly Guess[] = [
  {
    of: workspaceRoleMissing,
    why: `${CODE} says that the token is valid and a right is missing. Under /groups/{groupId} it is the role in that workspace, or a wrong id.`,
    fix: (view) => [
      'To find out which, look at the path: /groups/… is this cause, /admin/… and …/executeQueries are the next two.',
      `In the workspace, open Manage access. Add ${enterpriseApp(view)}, as Viewer if reading is enough, as Contributor to change content.`,
      'Send GET https://api.powerbi.com/v1.0/myorg/groups with the same token: if the workspace is in the list, the role is too low, not missing.',
      thenWait,
    ],
  },
  {
    of: adminSwitchOff,
    why: `Under /admin an app gets ${CODE} if the setting is off, if its group lacks the app, or if a permission is consented.`,
    fix: (view) => [
      letIn(settingNames.readAdmin, view),
      'Decode the token: if its claim roles has Tenant.Read.All or Tenant.ReadWrite.All, remove that permission of type Application in Entra. Grant none.',
      thenWait,
    ],
  },
  {
    of: queryRefused,
    why: `On executeQueries ${CODE} comes for a model with row-level security or single sign-on, and where the setting for queries is off.`,
    fix: (view) => [
      'Send GET on the same model: if it succeeds, the query is the cause, not the role.',
      letIn(settingNames.executeQueries, view),
      'For a model with row-level security, query as a user: an app cannot.',
    ],
  },
];

/**
 * The short list for a text with the code of a missing right and no address. Does not apply as soon as the address is known: then other
 * rules know which right.
 */
export const bareRefusalRules: readonly Rule[] = guesses.map((guess, index) =>
  guessRule(guess, {
    isFirst: index === 0,
    source: 'what the code is met with in public threads, by the kind of path',
    evidence: `a text with ${CODE}, and no address`,
    example: { path: '', origin: 'text', status: 401, claims: null, body: { error: { code: CODE } } },
    nearMiss: {
      path: '/v1.0/myorg/groups',
      origin: 'text',
      status: 401,
      claims: null,
      body: { error: { code: CODE } },
    },
    applies: (view) => isBareRefusal(view) && !(guess.of === adminSwitchOff && view.caller === 'user'),
  }),
);

/** Whether all that is known of a call is that a right is missing. */
function isBareRefusal({ evidence, says }: View): boolean {
  return evidence.origin === 'text' && evidence.url === '' && says(CODE);
}
