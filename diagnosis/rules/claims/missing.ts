import { isLoopbackHost, knownHost } from '../../../catalogue/entra/hosts.ts';
import { hostOf } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isFromProxy } from '../general/proxy.ts';

/**
 * Whatever a call without a token is answered, ids, roles and settings are not why: the service asks for the token before it looks at the
 * path. Does not apply where it is not known whether a token was sent, nor to token requests, which carry none.
 */
export const tokenMissing: Rule = {
  code: 'TOKEN_MISSING',
  title: 'No Authorization header was sent',
  stage: 'claims',
  alone: true,
  certainty: 'measured',
  docs: pages.troubleshoot,
  source:
    'a call without Authorization: 403, empty, no reason in a header, whatever the path; other statuses are inferred',
  evidence: 'the request had no bearer token, and the answer is a 4xx (not 407 or 429)',
  example: { path: '/v1.0/myorg/groups', claims: null, token: 'none' },
  nearMiss: { path: '/v1.0/myorg/groups', claims: null },
  explain(view) {
    if (view.evidence.token !== 'none' || !isAnswerToCall(view)) return null;
    const { settings } = view.evidence;
    const empty = settings.secretLooksLike === 'empty' || settings.secretLooksLike === 'placeholder';
    const secret = empty ? `; clientSecret is ${settings.secretLooksLike === 'empty' ? 'empty' : 'a placeholder'}` : '';
    const page = view.answer.html
      ? ' The answer is a web page, so the address or something on the way may also be wrong.'
      : '';
    return {
      why: `The request carried no token${secret}, so its answer says nothing about ids, roles or settings.${page}`,
      fix: [
        'Fill in tenantId, clientId and clientSecret (or privateKey with certificate, or clientAssertion), or paste a token into accessToken.',
        'Check the collection\'s Authorization tab: type Bearer Token, value {{token}}. Folders and requests need "Inherit auth from parent".',
        'Check that the collection still has its pre-request script, which fills {{token}}: converters remove it.',
        `Check apiUrl${settings.apiUrl ? ` (it is ${settings.apiUrl})` : ''}. A path or a slash at its end can lead to a redirect, and a redirect to another host drops the header.`,
      ],
      ...(view.refused ? {} : { certainty: 'inferred' }),
    };
  },
};

/** Whether an API answered it with a refusal that the missing token explains. */
function isAnswerToCall(view: View): boolean {
  const { service, status, refused, host, path, answer, evidence } = view;
  if (service === 'entra' || status < 400 || status >= 500 || status === 429 || isFromProxy(view)) return false;
  if (knownHost(host) !== undefined || isLoopbackHost(host)) return true;
  const isMeant = host === hostOf(evidence.settings.apiUrl ?? '') || /\/v1\.0\/myorg(\/|$)/i.test(path);
  if (!isMeant) return refused && (service === 'powerbi' || service === 'fabric');
  // A gateway may add the token by itself: then the service behind it names its reason.
  return refused || (answer.info === '' && answer.code === '');
}
