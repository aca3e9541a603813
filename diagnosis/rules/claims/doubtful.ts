import { rightScope } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { tokenMissing } from './missing.ts';

/**
 * A silent 403, and nothing known of the token: that is what a bad token gets from Power BI, while a right that is missing mostly gets 401.
 * Does not apply as soon as anything is known of the token.
 */
export const tokenDoubtful: Rule = {
  code: 'TOKEN_DOUBTFUL',
  title: 'Perhaps no token was sent, or one for another audience',
  stage: 'shape',
  certainty: 'inferred',
  docs: pages.troubleshoot,
  source: `${tokenMissing.source}; a token for Fabric on a Power BI path of the Fabric host: semantic-link-labs #782`,
  evidence: 'an empty 403 from Power BI without a reason, and nothing known of the token',
  example: { path: '/v1.0/myorg/groups', status: 403, claims: null },
  nearMiss: { path: '/v1.0/myorg/groups', status: 401, claims: null },
  explain({ service, status, answer, assumed, host, isAdmin, evidence }) {
    if (service !== 'powerbi' || status !== 403 || !assumed) return null;
    // That a text has no body does not say that the answer had none; of admin calls the setting is reported with both statuses.
    if (isAdmin && evidence.origin === 'text') return null;
    if (answer.envelope !== 'empty' || answer.info || answer.header('www-authenticate')) return null;
    const scope = rightScope(host, evidence.settings);
    return {
      why: 'Power BI answers 403 without a reason if the token is missing or for another audience. A valid token that lacks a right mostly gets 401.',
      fix: [
        'Check that the request had the header Authorization: once "Bearer ", then the whole token.',
        `Decode the token: aud must be ${scope.replace('/.default', '')}. If it is not, ask for scope ${scope}${/fabric/.test(host) ? ', which is valid for both hosts' : ''}.`,
        'If both are right, run explain again with --token-file: the claims of the token decide.',
      ],
    };
  },
};
