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
  evidence: 'an empty 401 from Power BI without a reason, and nothing known of the token',
  example: { path: '/v1.0/myorg/groups', status: 401, claims: null },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    status: 401,
    claims: null,
    headers: { 'x-powerbi-error-info': 'InvalidToken' },
  },
  explain({ service, status, answer, assumed }) {
    if (service !== 'powerbi' || status !== 401 || !assumed) return null;
    if (answer.envelope !== 'empty' || answer.info || answer.header('www-authenticate')) return null;
    return {
      why: '401 with no body and no reason is mostly the answer to a valid token that lacks a right. A call without a token gets 403 (measured), from some hosts 401.',
      fix: [
        'Check that the request had the header Authorization: Bearer, with a token after it.',
        'If it had, run explain again with --token-file: the claims of the token decide.',
      ],
    };
  },
};
