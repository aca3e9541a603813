import { clouds } from '../../../catalogue/entra/clouds.ts';
import { cloudOfApi, hostOf } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import { namesCluster, targetOf, type Target } from '../../redirect-target.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';

/** Does not apply to a 307 of Power BI to a host of its own cloud: that has a rule of its own. Nor to 304, which sends nobody on. */
export const redirectNotFollowed: Rule = {
  code: 'REDIRECT_NOT_FOLLOWED',
  title: 'The answer sends the request to another address',
  stage: 'reason',
  alone: true,
  certainty: 'documented',
  docs: pages.clouds,
  source: 'the meaning of 3xx in RFC 9110; a secret or a token must not go to a host that is not known',
  evidence: 'a status from 300 to 308 other than 304, as the last answer',
  example: { path: '/v1.0/myorg/groups', status: 302, headers: { location: 'https://portal.contoso.example/sign-in' } },
  nearMiss: {
    path: '/v1.0/myorg/groups',
    status: 307,
    headers: { location: 'https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups' },
  },
  explain(view) {
    const target = targetOf(view);
    if (target === null || namesCluster(view, target)) return null;
    const { status, service, host } = view;
    const sent = `${short(host)} answered ${status} and sent the ${service === 'entra' ? 'token request' : 'request'} on to ${short(target.name)}.`;
    return service === 'entra' ? ofSignIn(view, sent) : ofCall(view, target, sent);
  },
};

function ofSignIn({ evidence: { settings } }: View, sent: string): ReturnType<Rule['explain']> {
  const cloud = cloudOfApi(hostOf(settings.apiUrl ?? '')) ?? clouds[0]!;
  return {
    why: `${sent} A token request is not sent on, so nothing went to that address.`,
    fix: [
      `Check loginUrl${settings.loginUrl ? ` (it is ${settings.loginUrl})` : ''}: for ${cloud.name} it is ${cloud.loginUrl}.`,
      'A company portal or a guest network also redirects: open a browser on this machine and pass its sign-in page first.',
    ],
  };
}

function ofCall({ evidence: { settings } }: View, target: Target, sent: string): ReturnType<Rule['explain']> {
  const check = `Check apiUrl${settings.apiUrl ? ` (it is ${settings.apiUrl})` : ''}: the bare address of your cloud's API, without a path and without a slash at its end.`;
  if (target.isUnencrypted)
    return { why: `${sent} It was not followed: that address is not encrypted.`, fix: [check, PORTAL] };
  if (target.isSameCloud) {
    return {
      why: `${sent} It was not followed here.`,
      fix: [
        check,
        'Send the same request to the address in Location, with the Authorization header: many clients drop it on another host.',
      ],
    };
  }
  return {
    why: `${sent} It was not followed: that host does not belong to the same cloud.`,
    fix: [
      check,
      PORTAL,
      `Only if ${short(target.name)} is your own gateway to Power BI: set apiUrl to its address. Then allow it with --trust-host ${short(target.name)} (in Postman: the collection variable trustedHosts).`,
    ],
  };
}

const PORTAL =
  'A company portal or a guest network also redirects: open a browser on this machine and pass its sign-in page first.';

/** Two of them and the words around them stay short enough to be read. */
function short(host: string): string {
  return host.slice(0, 60) || 'the host';
}
