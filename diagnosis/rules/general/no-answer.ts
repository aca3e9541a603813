import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

/** The request never got an answer. */
export const noAnswer: Rule = {
  code: 'NO_ANSWER',
  title: 'There was no answer',
  stage: 'reason',
  certainty: 'inferred',
  docs: pages.clouds,
  source: 'what can be between a client and a host',
  evidence: 'no status: the connection was not made, or broke',
  example: { path: '/v1.0/myorg/groups', status: 0 },
  nearMiss: { path: '/v1.0/myorg/groups', status: 0, origin: 'text' },
  explain({ status, host, evidence: { url, origin } }) {
    if (status !== 0 || origin === 'text') return null;
    const unresolved = /\{\{[^}]*\}\}|%7B%7B/i.exec(url);
    const right = host.indexOf('login.') === 0 ? 'login.microsoftonline.com' : 'api.powerbi.com';
    // No regular expression: Bruno's converter loses its place at a bracket in one.
    const isLocal = ['localhost', '127.', '['].some((start) => host.indexOf(start) === 0);
    return {
      why: unresolved
        ? 'The address has a variable in it that nobody filled in.'
        : `${host ? host.slice(0, 90) : 'The address'} did not answer: name unknown, connection refused, broken or too slow, or its certificate not trusted.`,
      fix: [
        unresolved
          ? 'Choose the environment of your cloud, and fill in loginUrl and apiUrl.'
          : isLocal
            ? `Start the server that should listen at ${host} on this machine.`
            : `Check the host: ${right}, or that of your cloud. Open it in a browser on this machine.`,
        'Behind a company proxy: set HTTPS_PROXY, and NODE_EXTRA_CA_CERTS to its certificate (in Postman: Settings, Proxy and Certificates).',
        'Send it again.',
      ],
    };
  },
};
