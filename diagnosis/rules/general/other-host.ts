import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { isFromProxy } from './proxy.ts';

/** Hosts of Power BI, Fabric, Entra and Azure, and their names in the other clouds. */
const KNOWN =
  /(?:^|\.)(?:powerbi\.(?:com|cn)|powerbigov\.us|fabric\.microsoft\.(?:com|us)|analysis\.(?:windows|usgovcloudapi|chinacloudapi)\.\w+|pbidedicated\.\w[\w.]*|windows\.net|azure\.\w[\w.]*|azure-api\.net|usgovcloudapi\.net|microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|chinacloudapi\.cn)$|^login\.|^management\./;
/** This machine, and names of a network of its own: an emulator, a gateway. */
const NEAR =
  /^localhost$|^\[|^127\.|^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|\.(?:local|internal|lan|localhost)$|^[^.]*$/;
/** Paths that only these services have: a gateway in front of them has another host. */
const THEIR_PATH =
  /^\/v1\.0\/[^/]+\/(?:groups|admin|datasets|reports|dashboards|apps|capacities|gateways|imports|pipelines|profiles|dataflows|availableFeatures|GenerateToken|RefreshUserPermissions)\b|\/v1\.0\/myorg(?:\/|$)|\/v1\/(?:workspaces|admin|capacities|items|connections|gateways|deploymentPipelines|domains|operations|catalog|tags)\b|\/oauth2\//i;

/** Whether an answer is of a host that nothing here is about, and does not look like one of a service that is known here. */
function isForeign(view: View): boolean {
  const { host, path, answer } = view;
  if (host === '' || KNOWN.test(host) || NEAR.test(host) || THEIR_PATH.test(path)) return false;
  if (answer.aadsts.length > 0 || answer.info !== '' || isFromProxy(view)) return false;
  return !/pbi\.error/.test(view.evidence.body);
}

/** An address that none of the services has. */
export const otherHost: Rule = {
  code: 'OTHER_HOST',
  title: 'That is not a host of Power BI, Fabric, Entra or Azure',
  stage: 'reason',
  alone: true,
  certainty: 'inferred',
  docs: pages.restApi,
  source: 'the hosts of these services, as Microsoft documents them',
  evidence: 'a text with a host of none of these services, and a path that they do not have',
  example: { path: 'https://api.example.com/user', origin: 'text', status: 401, body: '' },
  nearMiss: { path: 'https://api.example.com/v1.0/myorg/groups', origin: 'text', status: 401, body: '' },
  explain(view) {
    const { evidence, status, host } = view;
    if (evidence.origin !== 'text' || status < 400 || !isForeign(view)) return null;
    return {
      why: `The answer ${status} came from ${host.slice(0, 80)}. Nothing is known here about that host, so no cause can be named.`,
      fix: [
        `Read the answer, and what ${host.slice(0, 80)} says about its errors.`,
        'If you meant Power BI, the host is api.powerbi.com, or that of your cloud; of Fabric it is api.fabric.microsoft.com.',
        'If it is a gateway in front of Power BI, explain it again with --url and the address that the gateway calls.',
      ],
    };
  },
};
