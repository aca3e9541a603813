import * as pages from '../../pages.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';

const CAPACITY =
  '/subscriptions/1f69e798-5852-4fdd-ab01-33bb14b6e934/resourceGroups/reports/providers/Microsoft.Fabric/capacities/reports';
const ARM = `https://management.azure.com${CAPACITY}`;
/** The body alone does not say which service answered. */
const SERVICES = ['azure', 'other'] as const;
const error = (code: string, message: string): object => ({ error: { code, message } });

/** Refusals of Azure Resource Manager, which makes, suspends and resumes capacities. */
export const managerRows: readonly Row[] = [
  {
    code: 'AZURE_ROLE_MISSING',
    title: 'An Azure role is missing: this is Azure Resource Manager, not Power BI',
    certainty: 'reported',
    docs: pages.azureRoles,
    source: 'a report with the whole text; the text names action and scope',
    when: {
      service: SERVICES,
      also: (view) =>
        view.says('AuthorizationFailed', 'LinkedAuthorizationFailed') ||
        partOf(view, /(does not have (?:authorization|permission) to perform action)/i) !== '',
    },
    evidence:
      'AuthorizationFailed or LinkedAuthorizationFailed from Azure, or the words "does not have authorization to perform action"',
    why: (view) =>
      `${partOf(view, /object id '([^']{1,40})'/i, 'The caller (object id ', ')') || 'The caller'} has no role that allows ${partOf(view, /perform action '([^']{1,90})'/i) || 'this action'}. No Power BI or Fabric setting helps here.`,
    fix: (view) => [
      `In the Azure portal, open ${scopeOf(view)}, Access control (IAM), Add role assignment. Give the caller Contributor on this one resource, or a custom role with just ${partOf(view, /perform action '([^']{1,120})'/i) || 'the action that the text names'}.`,
      'To read only, Reader is enough. An Owner or User Access Administrator of the scope has to assign it.',
      'An assignment takes some minutes; then get a new token, because the old one may not have it.',
    ],
    example: {
      path: `${ARM}/suspend?api-version=2023-11-01`,
      method: 'POST',
      body: error(
        'AuthorizationFailed',
        `The client '9c1f5b0a-33a4-4f5e-8c52-7f3f6f2a1b0c' with object id '9c1f5b0a-33a4-4f5e-8c52-7f3f6f2a1b0c' does not have authorization to perform action 'Microsoft.Fabric/capacities/suspend/action' over scope '${CAPACITY}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      ),
    },
    nearMiss: {
      path: '/v1.0/myorg/groups',
      status: 401,
      body: error('PowerBINotAuthorizedException', 'The caller may not.'),
    },
  },
  {
    code: 'AZURE_TOKEN_AUDIENCE',
    title: 'The token is not for Azure Resource Manager',
    certainty: 'reported',
    docs: pages.azureRoles,
    source: 'the code is known to several clients',
    when: { service: SERVICES, says: ['InvalidAuthenticationTokenAudience'] },
    why: 'A token is for one resource: one for Power BI or Fabric is not valid for Azure Resource Manager.',
    fix: [
      'For capacities and other Azure resources ask for the token with scope https://management.azure.com/.default.',
      'With Azure CLI, az account get-access-token --resource https://management.azure.com gets it.',
      'Keep the Power BI token for api.powerbi.com.',
    ],
    example: {
      path: `${ARM}?api-version=2023-11-01`,
      status: 401,
      body: error(
        'InvalidAuthenticationTokenAudience',
        "The access token has been obtained for wrong audience or resource 'https://analysis.windows.net/powerbi/api'.",
      ),
    },
    nearMiss: {
      path: `${ARM}?api-version=2023-11-01`,
      status: 401,
      body: error('InvalidAuthenticationToken', 'The access token is invalid.'),
    },
  },
  {
    code: 'AZURE_TOKEN',
    title: 'Azure Resource Manager does not accept the token',
    certainty: 'inferred',
    docs: pages.azureRoles,
    source: 'the names of the codes',
    when: {
      service: SERVICES,
      says: [
        'InvalidAuthenticationToken',
        'ExpiredAuthenticationToken',
        'AuthenticationFailed',
        'InvalidAuthenticationTokenTenant',
        'AuthenticationFailedMissingToken',
        'AuthenticationFailedInvalidHeader',
      ],
      also: (view) => view.answer.aadsts.length === 0,
    },
    evidence:
      'InvalidAuthenticationToken, ExpiredAuthenticationToken, AuthenticationFailed or InvalidAuthenticationTokenTenant from Azure, and no AADSTS number',
    why: (view) =>
      `Azure answers ${view.answer.code}: the token is missing, cut off, expired, or of another tenant than the subscription.`,
    fix: [
      'Get a new token with scope https://management.azure.com/.default, of the tenant that the subscription belongs to.',
      'Send it whole, after "Bearer " in the header Authorization.',
    ],
    example: {
      path: `${ARM}?api-version=2023-11-01`,
      status: 401,
      body: error('ExpiredAuthenticationToken', 'The access token expiry UTC time is earlier than current UTC time.'),
    },
    nearMiss: {
      path: `${ARM}?api-version=2023-11-01`,
      status: 401,
      body: error('AuthenticationError', "AADSTS500014: The service principal for resource 'x' is disabled."),
    },
  },
  {
    code: 'AZURE_TENANT_NOT_IN_FABRIC',
    title: 'The tenant has not signed up for Microsoft Fabric',
    certainty: 'reported',
    docs: pages.fabricSubscription,
    source: 'one report, when a capacity was created',
    when: { service: SERVICES, words: /wasn.t recognized by Microsoft Fabric/i },
    why: 'Azure creates a capacity only for a tenant that Fabric knows. No Azure role or tenant setting is missing.',
    fix: [
      'Have a user of that tenant open https://app.fabric.microsoft.com and sign up (a free licence is enough).',
      'Then create the capacity again; the subscription must belong to the same tenant.',
    ],
    example: {
      path: `${ARM}?api-version=2023-11-01`,
      method: 'PUT',
      status: 400,
      body: error(
        'BadRequest',
        "Tenant '72f988bf-86f1-41af-91ab-2d7cd011db47' wasn't recognized by Microsoft Fabric. Sign up for Microsoft Fabric and try again.",
      ),
    },
    nearMiss: {
      path: `${ARM}?api-version=2023-11-01`,
      method: 'PUT',
      status: 400,
      body: error('BadRequest', 'The name of the capacity is not valid.'),
    },
  },
  {
    code: 'AZURE_PROVIDER_NOT_REGISTERED',
    title: 'The subscription is not registered for this kind of resource',
    certainty: 'reported',
    docs: pages.fabricSubscription,
    source: 'runbooks of five repositories, with the same cure',
    when: { service: SERVICES, words: /not registered to use namespace/i },
    why: (view) => `The subscription must know ${namespaceOf(view)} before it can have such resources.`,
    fix: (view) => [
      `Register it once: az provider register --namespace ${namespaceOf(view)}, and wait until az provider show says Registered.`,
      'In the Azure portal: the subscription, Resource providers, Register.',
    ],
    example: {
      path: `${ARM}?api-version=2023-11-01`,
      method: 'PUT',
      status: 409,
      body: error(
        'MissingSubscriptionRegistration',
        "The subscription is not registered to use namespace 'Microsoft.Fabric'.",
      ),
    },
    nearMiss: {
      path: `${ARM}?api-version=2023-11-01`,
      method: 'PUT',
      status: 409,
      body: error('Conflict', 'Another operation is in progress.'),
    },
  },
  {
    code: 'AZURE_RESOURCE_NOT_FOUND',
    title: 'Azure does not find the subscription or the resource',
    certainty: 'inferred',
    docs: pages.azureRoles,
    source: 'the names of the codes',
    when: {
      service: 'azure',
      says: ['SubscriptionNotFound', 'ResourceGroupNotFound', 'ResourceNotFound', 'InvalidSubscriptionId'],
    },
    why: (view) =>
      `Azure answers ${view.answer.code}: an id or a name in the address is wrong, or the caller has no role there.`,
    fix: [
      "Compare the address with the resource's Overview page in the Azure portal, JSON View: it has the whole resource id. A capacity's id in Power BI is another one.",
      'With az account list, check which subscriptions the caller can see: only those in which it has a role.',
    ],
    example: {
      path: `${ARM}?api-version=2023-11-01`,
      status: 404,
      body: error(
        'SubscriptionNotFound',
        "The subscription '1f69e798-5852-4fdd-ab01-33bb14b6e934' could not be found.",
      ),
    },
    nearMiss: {
      path: '/v1.0/myorg/capacities',
      status: 404,
      body: error('ResourceNotFound', 'The resource was not found.'),
    },
  },
];

/** The first group of a pattern in the words, between two texts; empty when it is not there. */
function partOf({ answer, evidence }: View, pattern: RegExp, before = '', after = ''): string {
  const found = pattern.exec(answer.message || evidence.body.slice(0, 4000))?.[1];
  return found === undefined ? '' : `${before}${found}${after}`;
}

function scopeOf(view: View): string {
  return partOf(view, /over scope '([^']{1,200})'/i) || 'the capacity';
}

function namespaceOf(view: View): string {
  return partOf(view, /namespace '([\w.]{1,60})'/i) || 'Microsoft.Fabric';
}
