import { entraFamily } from '../../../diagnosis/families/entra.ts';
import { tokenRules } from '../../../diagnosis/rules/token/index.ts';
import { refusedToken } from '../../../diagnosis/families/entra/row.ts';
import { causesOf, faultsOf, pasted, testExamples, told, type Met } from './answers.ts';

const APP = '0d4f0a1e-1f8e-4a0f-9d5e-2b6c1f6d7e8f';
const match = (subject: string): string =>
  `No matching federated identity record found for presented assertion subject '${subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`;
const wrapped = {
  exceptionMessage:
    'AADSTS500011: The resource principal named https://analysis.windows.net/powerbi/apis was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant.',
  errorCode: 'invalid_resource',
  serviceErrorCodes: ['500011'],
  statusCode: 400,
  message: null,
  correlationId: '5b1e0c7d-3a49-4f62-8d05-1c9e7a2b4f00',
};
const disabled = {
  error: {
    code: 'AuthenticationError',
    message: "AADSTS500014: The service principal for resource '00000009-0000-0000-c000-000000000000' is disabled.",
    innerError: { date: '2026-11-23T10:00:00' },
  },
};

describe('every row', () => testExamples(entraFamily));

/** Texts that were met, by what they are. */
const met: Readonly<Record<string, Met>> = {
  'an app registration without service principal': {
    given: refusedToken(
      7000229,
      `The client application ${APP} is missing service principal in the tenant 72f988bf-86f1-41af-91ab-2d7cd011db47. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
      'invalid_client',
    ),
    code: 'ENTRA_SERVICE_PRINCIPAL_MISSING',
    speaksOf: [/service principal|enterprise application/i, /az ad sp create/, /consent/],
  },
  'no credential, by the older number': {
    given: pasted(
      'adal.adal_error.AdalError: Get Token request returned http error: 401 and server response: {"error":"invalid_client","error_description":"AADSTS70002: The request body must contain the following parameter: \'client_secret or client_assertion\'."}',
      401,
    ),
    code: 'ENTRA_CREDENTIAL_MISSING',
    speaksOf: [/no credential/, /Allow public client flows/],
    notOf: [/Secret ID/],
  },
  'no credential, in an error of ASP.NET': {
    given: pasted(
      JSON.stringify({
        Message: 'An error has occurred.',
        ExceptionMessage:
          "AADSTS90014: The request body must contain the following parameter: 'client_secret or client_assertion'.",
        ExceptionType: 'AdalServiceException',
      }),
    ),
    code: 'ENTRA_CREDENTIAL_MISSING',
    speaksOf: [/client_secret/],
  },
  'a wrong secret, by the older number': {
    given: refusedToken(
      70002,
      'Error validating credentials. AADSTS50012: Invalid client secret is provided.',
      'invalid_client',
    ),
    code: 'ENTRA_SECRET_WRONG',
  },
  'an assertion that had run out before the step': {
    given: pasted(
      'AADSTS700024: Client assertion is not within its valid time range. Current time: 2022-10-26T06:11:15.1049397Z, assertion valid from 2022-10-26T06:01:13.0000000Z, expiry time of assertion 2022-10-26T06:06:13.0000000Z.',
    ),
    code: 'ENTRA_ASSERTION_TIME',
    speaksOf: [/expired 5 min before/, /sign in again/],
  },
  'a subject that differs by case only': {
    given: refusedToken(
      7002138,
      `${match('repo:Contoso/Reports:environment:Production').slice(0, -1)} The subject matches with case-insensitive comparison, but not with case-sensitive comparison.`,
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [/case/i, /repo:Contoso\/Reports:environment:Production/, /delete the credential and create it again/],
    notOf: [/immutable/],
  },
  'the older number, with all three values': {
    given: refusedToken(
      70021,
      `No matching federated identity record found for presented assertion. Assertion Issuer: 'https://token.actions.githubusercontent.com'. Assertion Subject: 'repo:contoso/reports:pull_request'. Assertion Audience: 'api://AzureADTokenExchange'.`,
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [
      /set the subject to repo:contoso\/reports:pull_request/i,
      /underscore/,
      /issuer https:\/\/token\.actions\.githubusercontent\.com, audience api:\/\/AzureADTokenExchange/,
    ],
    notOf: [/set the subject to https:/i],
  },
  'the older number in another language': {
    given: refusedToken(
      70021,
      `Kein übereinstimmender Datensatz. Aussteller: 'https://token.actions.githubusercontent.com'. Antragsteller: 'repo:contoso/reports:ref:refs/heads/main'. Zielgruppe: 'api://AzureADTokenExchange'.`,
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [/set the subject to repo:contoso\/reports:ref:refs\/heads\/main/i],
  },
  'GitHub sends ids': {
    given: refusedToken(
      700213,
      match('repo:acme-org@123456789/acme-application@987654321:ref:refs/heads/main'),
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [
      /set the subject to repo:acme-org@123456789\/acme-application@987654321:ref:refs\/heads\/main/i,
      /numeric ids/,
    ],
    notOf: [/immutable subject/],
  },
  'GitHub sends names, and the credential may have ids': {
    given: pasted(
      `Error: AADSTS700213: ${match('repo:acme-org/acme-application:environment:production')} Trace ID: x Correlation ID: y Timestamp: 2026-08-19 10:00:00Z`,
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [
      /set the subject to repo:acme-org\/acme-application:environment:production/i,
      /immutable subject/,
      /use_immutable_subject/,
      /without ids/,
      /Environment/,
    ],
  },
  'a flexible credential that does not match': {
    given: refusedToken(
      7002131,
      `${match('repo:testing/terrapin:ref:refs/heads/gh-readonly-queue/main/pr-13-7b1f').slice(0, -1)} or no federated identity credential expression.`,
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [/expression/, /merge queue/],
  },
  'a subject of another provider': {
    given: refusedToken(700213, match('system:serviceaccount:default:reports'), 'invalid_client'),
    code: 'ENTRA_FEDERATION_SUBJECT',
    speaksOf: [/system:serviceaccount:default:reports/],
    notOf: [/GitHub|repository/],
  },
  'an issuer': {
    given: refusedToken(
      700211,
      "No matching federated identity record found for presented assertion issuer 'https://sts.windows.net/x/'.",
      'invalid_client',
    ),
    code: 'ENTRA_FEDERATION_ISSUER',
    speaksOf: [/Issuer is https:\/\/sts\.windows\.net\/x\//],
  },
  'a user with MFA, by password': {
    given: refusedToken(
      50076,
      "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000009-0000-0000-c000-000000000000'.",
      'interaction_required',
    ),
    code: 'ENTRA_MFA_NEEDED',
    speaksOf: [/multi-?factor|MFA/i, /client_credentials/],
  },
  'no tenant was given': {
    given: refusedToken(
      700016,
      `Application with identifier '${APP}' was not found in the directory 'Microsoft Services'.`,
      'unauthorized_client',
      'common',
    ),
    code: 'ENTRA_APP_NOT_FOUND',
    speaksOf: [/no tenant was given/, /-Tenant/],
  },
  'the object id in place of the client id': {
    given: pasted(`AADSTS700016: Application with identifier '${APP}' was not found in the directory 'Contoso'.`),
    code: 'ENTRA_APP_NOT_FOUND',
    speaksOf: [/Neither Object ID/, new RegExp(APP), /tenant Contoso/],
    notOf: [/no tenant was given/],
  },
  'the resource of GCC': {
    given: refusedToken(
      650057,
      `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${APP}(reports). Resource value from request: https://analysis.usgovcloudapi.net/powerbi/api. Resource app ID: fc4979e5-0aa5-429f-b13a-5d1365be5566. List of valid resources from app registration: .`,
      'invalid_client',
    ),
    code: 'ENTRA_RESOURCE_NOT_REQUESTED',
    speaksOf: [/GCC/, /client_credentials/],
  },
  'a resource with its name misspelt, in the text alone': {
    given: pasted(
      'ERROR: AADSTS500011: The resource principal named https://analysis.windows.net/powerbi/apis was not found in the tenant named Contoso.',
    ),
    code: 'ENTRA_RESOURCE_UNKNOWN',
    speaksOf: [/https:\/\/analysis\.windows\.net\/powerbi\/apis is not/],
  },
  "Fabric's resource": {
    given: pasted(
      'ERROR: AADSTS500011: The resource principal named https://api.fabric.microsoft.com was not found in the tenant named Contoso.',
    ),
    code: 'ENTRA_RESOURCE_UNKNOWN',
    speaksOf: [/a user sign in to Power BI once/],
    notOf: [/is not the scope/],
  },
  'the same, wrapped by App Service': {
    given: {
      path: 'http://127.0.0.1:41056/msi/token?api-version=2019-08-01&resource=https://analysis.windows.net/powerbi/apis',
      status: 400,
      claims: null,
      settings: { scope: '' },
      body: wrapped,
    },
    code: 'ENTRA_RESOURCE_UNKNOWN',
    speaksOf: [/resource letter by letter with https:\/\/analysis\.windows\.net\/powerbi\/api:/],
  },
  'wrapped, the body alone': { given: pasted(JSON.stringify(wrapped)), code: 'ENTRA_RESOURCE_UNKNOWN' },
  'a disabled resource, wrapped by Azure Resource Manager': {
    given: { path: 'https://management.azure.com/subscriptions?api-version=2022-12-01', status: 401, body: disabled },
    code: 'ENTRA_RESOURCE_DISABLED',
    speaksOf: [/Enabled for users to sign-in/, /Power BI Service/],
  },
  'openid and its like beside /.default': {
    given: {
      ...refusedToken(
        70011,
        "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid.",
        'invalid_scope',
      ),
      settings: {
        scope: 'https://analysis.windows.net/powerbi/api/.default openid profile offline_access Report.Read.All',
      },
    },
    code: 'ENTRA_SCOPE_INVALID',
    speaksOf: [/offline_access beside it do no harm/],
    notOf: [/and nothing else/],
  },
  'a disabled app': {
    given: refusedToken(7000112, `Application '${APP}'(reports) is disabled.`, 'unauthorized_client'),
    code: 'ENTRA_APP_DISABLED',
    speaksOf: [/Enabled for users to sign-in/],
  },
  'a text that also has the address of the call': {
    given: pasted(
      'AADSTS7000222: The provided client secret keys are expired. (GET https://api.powerbi.com/v1.0/myorg/groups)',
      0,
      'https://api.powerbi.com/v1.0/myorg/groups',
    ),
    code: 'ENTRA_SECRET_EXPIRED',
  },
  'a number alone': { given: pasted('AADSTS7000215'), code: 'ENTRA_SECRET_WRONG', speaksOf: [/Value/] },
  'a shorter number alone': { given: pasted('AADSTS50076\n'), code: 'ENTRA_MFA_NEEDED' },
  'the words of a library around it': {
    given: pasted(
      JSON.stringify({
        errorCode: 'invalid_client',
        errorMessage: '7000215 - [2026-11-23 10:00:00Z]: AADSTS7000215: Invalid client secret provided.',
      }),
    ),
    code: 'ENTRA_SECRET_WRONG',
  },
};

test.each(Object.entries(met))('%s', (name, row) => {
  expect(faultsOf(name, row)).toEqual([]);
});

/** Every number of the published facts and a few of the table of error codes; each must have a cause. */
const NUMBERS = [
  16000, 28002, 50001, 50012, 50013, 50020, 50027, 50034, 50048, 50049, 50053, 50055, 50056, 50057, 50058, 50059, 50072,
  50074, 50076, 50078, 50079, 50105, 50126, 50128, 50158, 50173, 50194, 50196, 53000, 53001, 53003, 53004, 65001, 65002,
  65004, 65005, 70000, 70001, 70002, 70003, 70008, 70011, 70021, 70043, 90002, 90006, 90008, 90013, 90014, 90019, 90023,
  90033, 90038, 90051, 90055, 90094, 90095, 90099, 90100, 90124, 90130, 500011, 500014, 500021, 500133, 501051, 530032,
  530034, 530035, 650052, 650054, 650056, 650057, 700005, 700011, 700016, 700022, 700023, 700024, 700025, 700027,
  700030, 700082, 700084, 700211, 700212, 700213, 700229, 900023, 900144, 900382, 900384, 900432, 900561, 901002,
  1002012, 7000112, 7000114, 7000215, 7000216, 7000218, 7000222, 7000229, 7002131, 7002138, 9001023, 9002313, 9002332,
];

test.each(NUMBERS)('AADSTS%i has one cause', (number) => {
  const codes = causesOf(refusedToken(number, 'Something is wrong.')).map(({ code }) => code);
  expect(codes).toHaveLength(1);
  expect(codes[0]).toMatch(/^ENTRA_/);
});

test('no number belongs to two rules, except where something else tells them apart', () => {
  const told = [...tokenRules, ...entraFamily].flatMap(({ evidence }) =>
    (/^AADSTS([\d, ]+)/.exec(evidence)?.[1] ?? '').split(',').map(Number).filter(Boolean),
  );
  const twice = told.filter((number, index) => told.indexOf(number) !== index);
  expect(twice.sort()).toEqual([1002012, 65001, 70002, 70011, 90014]);
});

test('no cure advises to grant an application permission', () => {
  const advised = NUMBERS.filter((number) =>
    /(?<!Leave |no |not )(grant|add|give)[^.]{0,40}application permission/i.test(
      told(refusedToken(number, 'Something is wrong.')),
    ),
  );
  expect(advised).toEqual([]);
});

const repeated = 'DM_GWPipeline_Gateway_DataSourceAccessError';
// prettier-ignore
test.each([
  ['a gateway passes it on', { path: '/v1.0/myorg/gateways', status: 400, body: { error: { code: repeated, 'pbi.error': { code: repeated, details: [{ code: 'x', detail: { type: 1, value: "AADSTS700016: Application with identifier 'x' was not found." } }] } } } }],
  ['the same, its body alone', pasted(JSON.stringify({ error: { code: repeated, 'pbi.error': { code: repeated, details: [{ code: 'x', detail: { type: 1, value: 'AADSTS50126: wrong password.' } }] } } }))],
  ['a refresh passes it on, as text', pasted("DataSource.Error: Web.Contents failed to get contents: AADSTS7000222: The provided client secret keys are expired.")],
  ['Fabric passes it on', { path: 'https://api.fabric.microsoft.com/v1/connections', status: 400, body: { errorCode: 'Failed', message: 'AADSTS7000215: x' } }],
])('not Entra\'s own: %s', (_name, given) => {
  expect(causesOf(given).map(({ code }) => code).filter((code) => code.startsWith('ENTRA_'))).toEqual([]);
});
