import { pages } from '../../names.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isEmbedToken } from './embed.ts';

/** Does not apply unless the answer speaks of an effective identity. */
export const embedIdentity: Rule = {
  code: 'PBI_EMBED_IDENTITY',
  title: 'The effective identity of the embed token is not accepted',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.embedToken,
  source: 'users\' reports of the message',
  evidence: '400 or 403 on GenerateToken whose text speaks of an effective identity or of the username',
  example: { path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken', method: 'POST', status: 400, body: { error: { code: 'InvalidRequest', message: 'An effective identity is needed' } } },
  nearMiss: { path: '/v1.0/myorg/groups/{groupId}/reports/{reportId}/GenerateToken', method: 'POST', status: 400, body: { error: { code: 'InvalidRequest', message: 'The access level is not known' } } },
  explain(view) {
    const { status, answer, evidence } = view;
    if (status < 400 || !isEmbedToken(view) || !/effective ?identit|username/i.test(evidence.body) || answer.envelope === 'html') return null;
    return {
      why: answer.message ? `The service says: ${quoted(answer.message)}` : 'The answer speaks of the effective identity.',
      fix: [
        'For a model with row-level security send identities with username, roles and datasets; for one without, send none.',
        'An app may name any username only where its role in the workspace is Member or Admin, and roles that the model defines.',
      ],
    };
  },
};
