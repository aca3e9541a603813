import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';

interface OtherApi {
  readonly host: RegExp;
  readonly name: string;
  readonly advice: string;
}

/** The first step for whoever meant Power BI. */
export const CALL_POWER_BI =
  'To call Power BI: GET https://api.powerbi.com/v1.0/myorg/groups, with a token for https://analysis.windows.net/powerbi/api/.default.';

/** What people call beside Power BI, and take for it. Hosts as Microsoft documents them. */
// prettier-ignore
const OTHERS: readonly OtherApi[] = [
  { host: /^graph\.microsoft\.(?:com|us)$|^(?:dod-)?graph\.microsoft\.us$|^microsoftgraph\.chinacloudapi\.cn$|^graph\.windows\.net$/, name: 'Microsoft Graph', advice: 'For Graph itself: it wants its own token (scope https://graph.microsoft.com/.default) and application permissions with consent. None of them counts for Power BI.' },
  { host: /^app\.(?:powerbi\.(?:com|cn)|fabric\.microsoft\.com|(?:high\.|mil\.)?powerbigov\.us)$/, name: 'the portal, which people use in a browser', advice: 'The API has a host of its own: api.powerbi.com, or api.fabric.microsoft.com for Fabric.' },
  { host: /\.asazure\.windows\.net$/, name: 'Azure Analysis Services', advice: 'For Analysis Services itself: its servers have administrators and roles of their own.' },
  { host: /\.vault\.azure\.net$/, name: 'Azure Key Vault', advice: 'For Key Vault itself: it wants a token for https://vault.azure.net, and a role of the vault.' },
  { host: /\.(?:api\.)?crm\d*\.dynamics\.com$/, name: 'Dataverse', advice: 'For Dataverse itself: the app must be an application user of the environment.' },
  { host: /\.sharepoint\.com$/, name: 'SharePoint', advice: 'For SharePoint itself: it wants a token for its own host.' },
  { host: /^dev\.azure\.com$|\.visualstudio\.com$/, name: 'Azure DevOps', advice: 'For Azure DevOps itself: the app must be a member of the organization.' },
];

const otherAt = (host: string): OtherApi | undefined => OTHERS.find((each) => each.host.test(host));

/** An address of another API: nothing that is known here can explain its answer. */
export const otherApi: Rule = {
  code: 'OTHER_API',
  title: 'That is not Power BI',
  stage: 'reason',
  alone: true,
  certainty: 'inferred',
  docs: pages.restApi,
  source: "the host's name, as Microsoft documents it",
  evidence: 'the host of another API of Microsoft',
  example: { path: 'https://graph.microsoft.com/v1.0/groups', origin: 'text', status: 403, body: '' },
  nearMiss: { path: '/v1.0/myorg/groups', origin: 'text', status: 403, body: '' },
  explain({ host, evidence, status }) {
    const other = evidence.origin === 'text' && status >= 400 ? otherAt(host) : undefined;
    if (other === undefined) return null;
    return {
      why: `${host} is ${other.name}. Its ${status} says nothing about the rights in Power BI.`,
      fix: [CALL_POWER_BI, other.advice],
    };
  },
};
