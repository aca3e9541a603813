import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { tokenMissing } from './missing.ts';

/** What an answer alone can tell. Does not apply as soon as anything is known of the token. */
export const tokenMissingPerhaps: Rule = {
  code: tokenMissing.code,
  title: 'Perhaps no token was sent',
  stage: 'doubt',
  certainty: 'inferred',
  docs: pages.troubleshoot,
  source: tokenMissing.source,
  evidence: 'a refusal by Power BI, empty and without a reason, and nothing known of the token',
  example: { path: '/v1.0/myorg/groups', claims: null },
  nearMiss: { path: '/v1.0/myorg/groups', claims: null, headers: { 'x-powerbi-error-info': 'InvalidToken' } },
  explain({ service, refused, status, answer, evidence }) {
    if (service !== 'powerbi' || !refused || evidence.token !== undefined || evidence.claims !== null) return null;
    if (answer.envelope !== 'empty' || answer.info || answer.header('www-authenticate')) return null;
    return {
      why: `${status} with no body and no reason: so a call without a token is answered (403, measured), and so can be a good token that lacks a right.`,
      fix: ['Look whether the request had the header Authorization: Bearer, with a token behind it.', 'If it had, diagnose again together with the token: its claims tell the rest.'],
    };
  },
};
