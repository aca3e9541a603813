import { cloudOfApi, cloudOfResource, rightScope, type Cloud } from '../../clouds.ts';
import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import type { View } from '../../view.ts';
import { mayBeTheToken } from './judged.ts';

const SERVICE_ID = '00000009-0000-0000-c000-000000000000';
const FABRIC = /^https:\/\/api\.fabric\.microsoft\.com\/?$/i;

/** Well-known audiences that people get instead. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/graph\.(microsoft|windows)|^00000003-0000-0000-c000|^00000002-0000-0000-c000/, 'Microsoft Graph'],
  [/management\.(azure|core|usgov|china)|^797f4846/, 'Azure Resource Manager'],
  [/api\.powerbi|powerbigov/, "the API's address, which is not a resource"],
  [/database\.(windows|usgov|china)/, 'Azure SQL'],
];

/** A token for another resource, or for another cloud's Power BI: no right, setting or role can help. */
export const foreignAudience: Rule = {
  code: 'TOKEN_FOREIGN_AUDIENCE',
  title: 'The token is for another resource',
  stage: 'claims',
  certainty: 'reported',
  docs: pages.restApi,
  source:
    "a 401 for a wrong scope started the project; a 403 for an ARM token is reported; another cloud's resource is inferred",
  evidence:
    "the claim aud is none of the Power BI resources, or another cloud's. Fabric's counts as foreign where Power BI says InvalidToken, or refuses without a word on a path /v1.0/myorg of the Fabric host",
  example: { path: '/v1.0/myorg/groups', claims: { aud: 'https://graph.microsoft.com' } },
  nearMiss: { path: '/v1.0/myorg/groups', claims: { aud: 'https://analysis.windows.net/powerbi/api/' } },
  explain(view) {
    if (!mayBeTheToken(view)) return null;
    const audience = [view.claims?.aud ?? []].flat()[0];
    if (!audience || audience.toLowerCase() === SERVICE_ID) return null;
    const onFabricHost = isSilentOnFabricHost(view);
    const whose = foreignTo(
      audience,
      cloudOfApi(view.host),
      onFabricHost || (view.service === 'powerbi' && view.says('InvalidToken')),
    );
    if (whose === null) return null;
    const scope = rightScope(view.host, view.evidence.settings);
    return {
      why: `The claim aud is ${quoted(audience, 90)}${whose && ` (${whose})`}, not Power BI${whose.endsWith('cloud') ? ' of the cloud that was called' : ''}.`,
      fix: [
        `Ask for the token with scope ${scope}${onFabricHost ? ': it is valid for both hosts, and for paths /v1 and /v1.0/myorg' : ''}.`,
        `With Azure CLI: az account get-access-token --resource ${scope.replace('/.default', '')}`,
      ],
      ...(whose.endsWith('cloud') || (FABRIC.test(audience) && !onFabricHost) ? { certainty: 'inferred' } : {}),
    };
  },
};

/** How a token for Fabric is answered by a Power BI path of the Fabric host: 403, and nothing else (semantic-link-labs#782). */
function isSilentOnFabricHost({ service, host, refused, answer }: View): boolean {
  return (
    service === 'powerbi' &&
    /(^|\.)api\.fabric\.microsoft\./.test(host) &&
    refused &&
    answer.envelope === 'empty' &&
    answer.info === ''
  );
}

/**
 * Whose the audience is, as far as known; null when it is good for the host. An unknown host may stand for any cloud.
 * @param refusesFabric whether the answer is one that a token for Fabric gets
 */
function foreignTo(audience: string, called: Cloud | undefined, refusesFabric: boolean): string | null {
  if (FABRIC.test(audience)) return refusesFabric ? 'Fabric' : null;
  const cloud = cloudOfResource(audience.replace(/\/$/, ''));
  if (cloud) return called && cloud !== called ? `Power BI of the ${cloud.name} cloud` : null;
  return FOREIGN.find(([pattern]) => pattern.test(audience.toLowerCase()))?.[1] ?? '';
}
