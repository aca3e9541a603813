import { azureFamily } from '../../../diagnosis/families/azure.ts';
import { IMDS } from '../../../diagnosis/families/azure/identity.ts';
import { causesOf, faultsOf, pasted, testExamples, type Met } from './answers.ts';

describe('every row', () => testExamples(azureFamily));

const server = { server: 'IMDS/150.870.65.476' };
const imds = (body: object, path = IMDS): Met['given'] => ({ path, status: 400, headers: server, claims: null, body });
const ambiguous =
  'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request';
const unauthorized =
  "The client '9c1f5b0a-33a4-4f5e-8c52-7f3f6f2a1b0c' with object id '9c1f5b0a-33a4-4f5e-8c52-7f3f6f2a1b0c' does not have authorization to perform action 'Microsoft.PowerBIDedicated/capacities/resume/action' over scope '/subscriptions/1/resourceGroups/reports/providers/Microsoft.PowerBIDedicated/capacities/reports' or the scope is invalid.";

const met: Readonly<Record<string, Met>> = {
  'no identity is assigned': {
    given: imds({ error: 'invalid_request', error_description: 'Identity not found' }),
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
    speaksOf: [/managed identity/i, /assign/i],
    notOf: [/proxy/i],
  },
  'no such identity': {
    given: imds(
      { error: 'invalid_request', error_description: 'Identity not found' },
      `${IMDS}&client_id=72f988bf-86f1-41af-91ab-2d7cd011db47`,
    ),
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
    speaksOf: [/client_id=72f988bf-86f1-41af-91ab-2d7cd011db47/],
  },
  'the body alone': {
    given: pasted('{"error":"invalid_request","error_description":"Identity not found"}'),
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
  },
  "in a library's log": {
    given: pasted(
      'ManagedIdentityCredential authentication unavailable. The requested identity has not been assigned to this resource.\nStatus: 400 (Bad Request)\n\nContent:\n{"error":"invalid_request","error_description":"Identity not found"}',
    ),
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
  },
  'in Azure CLI': {
    given: pasted(
      'ERROR: Failed to connect to MSI. Please make sure MSI is configured correctly.\nGet Token request returned http error: 400, reason: Bad Request. Server response: Identity not found',
    ),
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
  },
  'App Service': {
    given: {
      path: 'http://127.0.0.1:41056/msi/token?resource=x',
      status: 400,
      claims: null,
      body: {
        statusCode: 400,
        message: 'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
      },
    },
    code: 'AZURE_IDENTITY_NOT_ASSIGNED',
  },
  'several identities': {
    given: imds({ error: 'invalid_request', error_description: ambiguous }),
    code: 'AZURE_IDENTITY_AMBIGUOUS',
    speaksOf: [/client_id/, /mi_res_id/],
    notOf: [/proxy/i],
  },
  'several identities, the body alone': {
    given: pasted(JSON.stringify({ error: 'invalid_request', error_description: ambiguous })),
    code: 'AZURE_IDENTITY_AMBIGUOUS',
  },
  'GitHub gives the job no token': {
    given: pasted(
      'Error: Login failed with Error: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable. Please make sure to give write permissions to id-token in the workflow.',
    ),
    code: 'GITHUB_ID_TOKEN',
    speaksOf: [/id-token: write/],
    notOf: [/secret has expired|role in the workspace/],
  },
  'the ids of azure/login are empty': {
    given: pasted(
      "Error: Login failed with Error: Using auth-type: SERVICE_PRINCIPAL. Not all values are present. Ensure 'client-id' and 'tenant-id' are supplied.",
    ),
    code: 'GITHUB_LOGIN_VALUES',
    speaksOf: [/secrets\.AZURE_CLIENT_ID/],
  },
  'no Metadata header': {
    given: imds({ error: 'invalid_request', error_description: 'Required metadata header not specified' }),
    code: 'AZURE_METADATA_HEADER',
    speaksOf: [/Metadata: true/],
  },
  'an Azure role is missing': {
    given: {
      path: 'https://management.azure.com/subscriptions/1/resourceGroups/reports/providers/Microsoft.PowerBIDedicated/capacities/reports/resume?api-version=2021-01-01',
      method: 'POST',
      body: { error: { code: 'AuthorizationFailed', message: unauthorized } },
    },
    code: 'AZURE_ROLE_MISSING',
    speaksOf: [
      /Azure role/,
      /Contributor on this one resource/,
      /Microsoft\.PowerBIDedicated\/capacities\/resume\/action/,
      /9c1f5b0a/,
    ],
    notOf: [/tenant setting|switch on/i],
  },
  'the same as text': {
    given: pasted(`(AuthorizationFailed) ${unauthorized}\nCode: AuthorizationFailed`),
    code: 'AZURE_ROLE_MISSING',
  },
  'the same, its body alone': {
    given: pasted(JSON.stringify({ error: { code: 'AuthorizationFailed', message: unauthorized } })),
    code: 'AZURE_ROLE_MISSING',
  },
  'a tenant that Fabric does not know': {
    given: pasted(
      "performing CreateOrUpdate: unexpected status 400 (400 Bad Request) with error: BadRequest: Tenant '72f988bf-86f1-41af-91ab-2d7cd011db47' wasn't recognized by Microsoft Fabric. Sign up for Microsoft Fabric and try again.",
    ),
    code: 'AZURE_TENANT_NOT_IN_FABRIC',
    speaksOf: [/sign up/i, /app\.fabric\.microsoft\.com/],
  },
  'az rest without --resource': {
    given: pasted(
      'Can\'t derive appropriate Azure AD resource from --url to acquire an access token. If access token is required, use --resource to specify the resource\nUnauthorized({"error":{"code":"x"}})',
    ),
    code: 'AZURE_CLI_RESOURCE',
    speaksOf: [/--resource https:\/\/analysis\.windows\.net\/powerbi\/api/],
  },
  'no subscription': {
    given: pasted(
      "Error: No subscriptions found for ***.\n\nError: Login failed with Error: The process '/usr/bin/az' failed with exit code 1.",
    ),
    code: 'AZURE_CLI_NO_SUBSCRIPTION',
    speaksOf: [/allow-no-subscriptions/],
  },
};

test.each(Object.entries(met))('%s', (name, row) => {
  expect(faultsOf(name, row)).toEqual([]);
});

test('no proxy is blamed for what the identity endpoint answers, whatever it is', () => {
  const answers: readonly Met['given'][] = [400, 403, 404, 407, 429, 500, 502, 504].flatMap((status) => [
    { path: IMDS, status, headers: server, claims: null },
    { path: IMDS, status, claims: null, body: '<!DOCTYPE html><title>Bad Gateway</title>' },
  ]);
  expect(answers.flatMap((given) => causesOf(given)).map(({ code }) => code)).not.toContain('PROXY_ANSWERED');
});
