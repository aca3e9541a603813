import * as pages from '../../pages.ts';
import { enterpriseApp, quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isEmbedToken } from './embed.ts';

/** What each message asks for. */
const CURES: readonly (readonly [says: RegExp, fix: (view: View) => readonly string[]])[] = [
  [
    /identical to the caller/i,
    (view) => [
      `For a live connection give ${enterpriseApp(view)} the right ReadOverrideEffectiveIdentity on the data source of the gateway (Add Gateway Datasource User). Then it may name any username.`,
      'For Azure Analysis Services send the username that the source knows, and make the app a member of its roles.',
      "Without that right only the caller's own principal name is accepted as username.",
    ],
  ],
  [
    /(shouldn['’]?t|should not|must not) have effective identity/i,
    () => [
      'Leave identities out for this model: it has no roles.',
      'If rows should be filtered: define roles in the model and publish it, then send identities with username, roles and datasets.',
    ],
  ],
  [
    /requires roles/i,
    () => [
      'Add roles to the identity: [{"username":"…","roles":["a role of the model"],"datasets":["its id"]}].',
      'Role names are those of the model, with their capital letters; Power BI Desktop shows them under Manage roles.',
    ],
  ],
  [
    /requires effective identity/i,
    () => [
      'The model has row-level security: send identities, [{"username":"…","roles":["a role of the model"],"datasets":["its id"]}].',
      'Every model that needs one must be in datasets, also that of a second report.',
    ],
  ],
  [
    /create/i,
    () => [
      'A token for creating reports accepts no identity: leave identities out.',
      'To view a report of a model with row-level security, ask for a token with accessLevel View, with identities.',
    ],
  ],
];

/** Does not apply unless the answer speaks of an effective identity. */
export const embedIdentity: Rule = {
  code: 'PBI_EMBED_IDENTITY',
  title: 'The effective identity of the embed token is not accepted',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.embedToken,
  source: "users' reports of the messages",
  evidence:
    '400 or 403 on GenerateToken whose text speaks of an effective identity or of the username; without an address, also of an embed token',
  example: {
    path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken',
    method: 'POST',
    status: 400,
    body: { error: { code: 'InvalidRequest', message: 'An effective identity is needed' } },
  },
  nearMiss: {
    path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken',
    method: 'POST',
    status: 400,
    body: { error: { code: 'InvalidRequest', message: 'The access level is not known' } },
  },
  explain(view) {
    const { status, answer, evidence } = view;
    if (status < 400 || answer.envelope === 'html' || !/effective ?identit|username/i.test(evidence.body)) return null;
    if (
      !isEmbedToken(view) &&
      !(view.path === '' && view.service === 'powerbi' && /embed token.{0,200}effective identity/i.test(answer.message))
    )
      return null;
    const cure = CURES.find(([says]) => says.test(answer.message || evidence.body.slice(0, 4000)))?.[1];
    return {
      why: answer.message
        ? `The service says: ${quoted(answer.message)}`
        : 'The answer speaks of the effective identity.',
      fix: [
        ...(cure?.(view) ?? [
          'For a model with row-level security send identities with username, roles and datasets; for one without, send none.',
        ]),
        'An app may name any username only where its role in the workspace is Member or Admin, and roles that the model defines.',
      ],
    };
  },
};
