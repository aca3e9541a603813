import { catalogues } from '../../../catalogue/index.ts';
import { anonymousBody } from '../../../reporting/refusals/anonymous-body.ts';
import { anonymousHeaders, anonymousUrl } from '../../../reporting/refusals/anonymous-request.ts';
import { anonymousText } from '../../../reporting/refusals/anonymous-text.ts';
import { knownIn } from '../../../reporting/refusals/known-words.ts';

const guid = '3e478a9d-0ae0-46ad-8952-0b55c100d087';
const known = knownIn(catalogues, new Set(['quarterly numbers', 'quarterly', 'zephyr']));

describe('a sentence', () => {
  // prettier-ignore
  test.each<[text: string, clean: string]>([
    ['The user does not have access to the workspace', 'The user does not have access to the workspace'],
    [`Workspace ${guid} not found`, 'Workspace {guid} not found'],
    [`Dataset ${guid.replaceAll('-', '')} not found`, 'Dataset {guid} not found'],
    ['User ada.lovelace@northwind.example is not licensed', 'User {mail} is not licensed'],
    ["User 'ada' cannot read 'Sales EMEA'", "User '{name}' cannot read '{name}'"],
    ['The report "Revenue 2026" is missing', 'The report "{name}" is missing'],
    ["The parameter '$top' is required", "The parameter '$top' is required"],
    ["The user's token has expired", "The user's token has expired"],
    ['Access of Contoso to Revenue is denied', 'Access of {name} to {name} is denied'],
    ['Contoso is not allowed', '{name} is not allowed'],
    ['quarterly numbers are closed, and so is zephyr', '{name} are closed, and so is {name}'],
    ['Zugriff für Müller verweigert', '{name} {name} {name} verweigert'],
    ['DOMAIN\\ada has no rights', '{name} has no rights'],
    ['No connection to sql01.corp.contoso.com:1433', 'No connection to {host}'],
    ['No connection to 10.20.30.40', 'No connection to {host}'],
    ['See https://contoso.sharepoint.com/sites/x?y=1', 'See {address}'],
    ['See https://aka.ms/NewClientSecret for more', 'See https://aka.ms/NewClientSecret for more'],
    ['The resource https://analysis.windows.net/powerbi/api is invalid', 'The resource https://analysis.windows.net/powerbi/api is invalid'],
    ['Retry in 57 seconds', 'Retry in 57 seconds'],
    ['Customer 4711081500 and cust_0815', 'Customer {number} and {name}'.replace('Customer', '{name}')],
    [`AADSTS7000215: Invalid client secret provided. Trace ID: ${guid} Timestamp: 2026-03-04 09:30:00Z`, 'AADSTS7000215: Invalid client secret provided. Trace ID: {guid} Timestamp: {timestamp}'],
    ['It said CapacityNotActive and ContosoFinance', 'It said CapacityNotActive and {name}'],
    ['The secret [redacted] is wrong', 'The secret [redacted] is wrong'],
  ])('%s', (text, clean) => expect(anonymousText(text, known)).toBe(clean));
});

describe('a body', () => {
  // prettier-ignore
  test.each<[name: string, body: unknown, clean: unknown]>([
    ['an envelope of Power BI', { error: { code: 'PowerBINotAuthorizedException', 'pbi.error': { code: 'PowerBINotAuthorizedException', parameters: {}, details: [], exceptionCulprit: 1 } } }, { error: { code: 'PowerBINotAuthorizedException', 'pbi.error': { code: 'PowerBINotAuthorizedException', parameters: {}, details: [], exceptionCulprit: 1 } } }],
    ['what the engine said', { error: { code: 'X', 'pbi.error': { details: [{ code: 'DetailsMessage', detail: { type: 1, value: "Column 'Salary' in table 'Staff' cannot be found" } }] } } }, { error: { code: 'X', 'pbi.error': { details: [{ code: 'DetailsMessage', detail: { type: 1, value: "Column '{name}' in table '{name}' cannot be found" } }] } } }],
    ['names by their fields', { displayName: 'ada', userName: 'grace', emailAddress: 'x', workspaceName: 'w', description: 'd', title: '' }, { displayName: '{name}', userName: '{name}', emailAddress: '{name}', workspaceName: '{name}', description: '{name}', title: '' }],
    ['a map by names', { 'Sales EMEA': 1, Contoso: { code: 'X' }, [guid]: 2 }, { '{name}': 2 }],
    ['numbers', { error_codes: [7000215], id: 123456789, count: 5 }, { error_codes: [7000215], id: 0, count: 5 }],
    ['a code that is none', { code: 'Zephyr', errorCode: `for ${guid}` }, { code: '{name}', errorCode: 'for {guid}' }],
  ])('%s', (_name, body, clean) => expect(JSON.parse(anonymousBody(JSON.stringify(body), known))).toEqual(clean));

  // prettier-ignore
  test.each([
    ['nothing', ' ', ''],
    ['a page', '<!DOCTYPE html><title>Contoso proxy</title>', '<!DOCTYPE html><html><body>{page}</body></html>'],
    ['a page that begins elsewhere', '<html><body>ada@contoso.com</body></html>', '<!DOCTYPE html><html><body>{page}</body></html>'],
    ['a sentence', 'Denied for Ada', '{name} for {name}'],
    ['JSON that breaks off', `{"error":{"code":"PowerBIEntityNotFoundError","message":"for 'Ada' of ${guid}`, `{"error":{"code":"PowerBIEntityNotFoundError","message":"for '{name}' of {guid}`],
  ])('%s', (_name, body, clean) => expect(anonymousBody(body, known)).toBe(clean));
});

// prettier-ignore
test.each<[method: string, url: string, clean: string]>([
  ['GET', `https://api.powerbi.com/v1.0/myorg/groups/${guid}/datasets/${guid}`, 'https://api.powerbi.com/v1.0/myorg/groups/{groupId}/datasets/{datasetId}'],
  ['GET', `https://api.powerbi.com/v1.0/${guid}/groups`, 'https://api.powerbi.com/v1.0/myorg/groups'],
  ['GET', 'http://127.0.0.1:4280/v1.0/myorg/groups', 'https://api.powerbi.com/v1.0/myorg/groups'],
  ['GET', 'https://gateway.contoso.com/v1.0/myorg/groups', 'https://api.powerbi.com/v1.0/myorg/groups'],
  ['GET', 'https://api.high.powerbigov.us/v1.0/myorg/groups', 'https://api.high.powerbigov.us/v1.0/myorg/groups'],
  ['GET', "https://api.powerbi.com/v1.0/myorg/groups?$filter=name%20eq%20'Sales'&$top=5", 'https://api.powerbi.com/v1.0/myorg/groups?$filter=value&$top=5'],
  ['GET', "https://api.powerbi.com/v1.0/myorg/admin/activityevents?startDateTime='2026-03-04T00:00:00Z'", "https://api.powerbi.com/v1.0/myorg/admin/activityevents?startDateTime='2026-03-04T00:00:00Z'"],
  ['GET', 'https://api.powerbi.com/v1.0/myorg/contoso/reports', 'https://api.powerbi.com/v1.0/myorg/{id}/reports'],
  ['POST', `https://login.microsoftonline.com/${guid}/oauth2/v2.0/token`, 'https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token'],
  ['POST', 'https://login.microsoftonline.com/contoso.com/oauth2/token', 'https://login.microsoftonline.com/{tenantId}/oauth2/token'],
  ['POST', 'https://login.microsoftonline.com/common/oauth2/v2.0/token', 'https://login.microsoftonline.com/common/oauth2/v2.0/token'],
  ['GET', 'https://ada:secret@api.powerbi.com/v1.0/myorg/groups#ada', 'https://api.powerbi.com/v1.0/myorg/groups'],
])('%s %s', (method, url, clean) => expect(anonymousUrl(method, url, known)).toBe(clean));

// prettier-ignore
test.each<[name: string, value: string, clean: string | undefined]>([
  ['Content-Type', 'application/json; charset=utf-8; x=ada', 'application/json'],
  ['X-PowerBI-Error-Info', 'GroupNotAccessible', 'GroupNotAccessible'],
  ['x-powerbi-error-info', `for ${guid}`, 'for {guid}'],
  ['RequestId', guid, '{guid}'],
  ['Retry-After', '57', '57'],
  ['Server', 'contoso-proxy01 (squid/5.7)', 'squid'],
  ['Via', '1.1 proxy.contoso.com', '{name}'],
  ['WWW-Authenticate', `Bearer realm="contoso", error="insufficient_claims", claims="eyJhY2Nlc3M", authorization_uri="https://login.microsoftonline.com/${guid}"`, 'Bearer error="insufficient_claims"'],
  ['Set-Cookie', 'a=b', undefined],
  ['x-ms-user', 'ada', undefined],
  ['Date', 'Wed, 04 Mar 2026 09:30:00 GMT', undefined],
])('%s: %s', (name, value, clean) => expect(anonymousHeaders({ [name]: value }, known)).toEqual(clean === undefined ? [] : [[name.toLowerCase(), clean]]));
