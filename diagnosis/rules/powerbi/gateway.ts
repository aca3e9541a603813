import { ofUser } from '../../examples/example-parts.ts';
import * as pages from '../../pages.ts';
import { enterpriseApp } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { isEmptyList } from './no-workspace.ts';
import { isRefusedInside } from './refusal.ts';

/** Gateways have administrators of their own. Does not apply to binding a model to a gateway. */
export const gatewayAdmin: Rule = {
  code: 'PBI_GATEWAY_ADMIN',
  title: 'The caller administers no such gateway',
  stage: 'shape',
  certainty: 'reported',
  docs: pages.gateways,
  source: 'the description of 11 operations asks for a gateway admin; users report 401 and empty lists',
  evidence: "a call under /gateways refused without a reason of its own, or an app's empty list of gateways",
  example: { path: '/v1.0/myorg/gateways', status: 200, body: { value: [] } },
  nearMiss: { path: '/v1.0/myorg/gateways', status: 200, body: { value: [] }, claims: ofUser },
  explain(view) {
    const { service, status, caller, path, answer, evidence } = view;
    if (service !== 'powerbi' || !/^\/v1\.0\/myorg\/gateways(\/|$)/i.test(path)) return null;
    const empty = status === 200 && caller === 'app' && evidence.method === 'GET' && isEmptyList(answer.json);
    if (!empty && !isRefusedInside(view)) return null;
    return {
      why: empty
        ? 'The list is empty: a caller sees only what it administers on a gateway.'
        : "A call about a gateway is refused; it is open to the gateway's administrators.",
      fix: [
        `In Manage connections and gateways, make ${caller === 'user' ? 'the user' : enterpriseApp(view)} admin of the gateway (documented). No role in a workspace counts here.`,
        'Send Get Gateways: only what it lists can be used. It does not list personal gateways.',
      ],
    };
  },
};
