import { pages } from '../../names.ts';
import type { Rule } from '../../rule.ts';
import { mayBeTheToken } from './judged.ts';

/** Does not apply where it is not known whether a token was sent. */
export const tokenMissing: Rule = {
  code: 'TOKEN_MISSING',
  title: 'No token was sent',
  stage: 'claims',
  certainty: 'measured',
  docs: pages.troubleshoot,
  source: 'a call without Authorization: 403, empty, no reason in a header',
  evidence: 'the request had no bearer token, and was refused',
  explain(view) {
    const { token, settings } = view.evidence;
    if (token !== 'none' || !view.refused || !mayBeTheToken(view)) return null;
    const empty = settings.secretLooksLike === 'empty' || settings.secretLooksLike === 'placeholder';
    return {
      why: `The request had no token in its Authorization header${empty ? `; clientSecret is ${settings.secretLooksLike === 'empty' ? 'empty' : 'a placeholder'}` : ''}.`,
      fix: ['Fill in tenantId, clientId and clientSecret (or privateKey with certificate, or clientAssertion), or paste a token into accessToken.', 'In Postman, set the request\'s Authorization to "Inherit auth from parent".'],
    };
  },
};
