import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';

const PRODUCTS = /squid|zscaler|netskope|bluecoat|blue coat|forcepoint|websense|fortigate|mcafee|cisco.?wsa/i;

/**
 * A web page, or a proxy that gives its name. Does not apply to answers that carry the service's own request id, or Entra's number; nor to
 * the identity endpoint of a machine, which no proxy may stand before: `families/network` has that.
 */
export const proxyAnswered: Rule = {
  code: 'PROXY_ANSWERED',
  title: 'Something on the way answered, not the service',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.troubleshoot,
  source: 'the services answer in JSON or not at all, and always with a request id',
  evidence: "a body of HTML, the status 407 or a proxy's header, and no request id of the service",
  example: { path: '/v1.0/myorg/groups', body: '<!DOCTYPE html><title>Access denied</title>' },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    headers: { requestid: '{transactionId}' },
    body: '<!DOCTYPE html><title>Access denied</title>',
  },
  explain(view) {
    const { answer, status, host, evidence } = view;
    const isProxy = isFromProxy(view);
    if ((!isProxy && !answer.html) || status === 307) return null;
    if (answer.requestId || (answer.html && answer.aadsts.length > 0) || isFromImds(view)) return null;
    const where = host || evidence.url || 'the request';
    const from = answer.header('server');
    return {
      why: `${status} for ${where.slice(0, 90)} came ${answer.html ? 'as a web page' : 'from a proxy'}${from ? ` (server: ${from.slice(0, 40)})` : ''}, without the service's request id.`,
      fix: [
        `Check the address: ${evidence.settings.apiUrl ? `apiUrl is ${evidence.settings.apiUrl}` : 'apiUrl'}, and loginUrl; neither is a portal's address.`,
        'Behind a company proxy: give Postman or HTTPS_PROXY its address and sign-in, or have the host allowed.',
        'On a guest network, open a browser and pass its sign-in page first.',
      ],
    };
  },
};

/** Azure's Instance Metadata Service, by its address or by its name. */
function isFromImds({ answer, host }: View): boolean {
  return host === '169.254.169.254' || /^IMDS\//i.test(answer.header('server'));
}

/** Whether a proxy that gives its name refused, or one that wants a sign-in. */
export function isFromProxy({ answer, status }: View): boolean {
  const named =
    answer.header('x-squid-error') !== '' || PRODUCTS.test(`${answer.header('server')} ${answer.header('via')}`);
  return status === 407 || (status >= 400 && named);
}
