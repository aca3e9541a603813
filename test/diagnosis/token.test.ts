import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { codes, entraBody, firstCode, tokenAnswer, type TokenAnswer } from './evidence.ts';

const { tenantId, clientId } = standardTenant;
const at = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
const scope = 'https://analysis.windows.net/powerbi/api/.default';

/** Name, answer, code. Every row is also asked in other forms, statuses and languages. */
// prettier-ignore
const cases: readonly (readonly [string, TokenAnswer, string])[] = [
  ['a wrong secret', { code: 7000215, error: 'invalid_client', status: 401 }, 'ENTRA_SECRET_WRONG'],
  ['the secret\'s id', { code: 7000215, settings: { secretLooksLike: 'guid' } }, 'ENTRA_SECRET_WRONG'],
  ['an expired secret', { code: 7000222, status: 401 }, 'ENTRA_SECRET_EXPIRED'],
  ['no secret', { code: 7000216, status: 401, settings: { secretLooksLike: 'empty' } }, 'ENTRA_CREDENTIAL_MISSING'],
  ['no secret, the other number', { code: 7000218, status: 401 }, 'ENTRA_CREDENTIAL_MISSING'],
  ['an unknown client', { code: 700016, text: `Application with identifier '${clientId}' was not found` }, 'ENTRA_APP_NOT_FOUND'],
  ['the tenant\'s id as client id', { code: 700016, settings: { clientId: tenantId } }, 'ENTRA_APP_NOT_FOUND'],
  ['an unknown client, older number', { code: 700011 }, 'ENTRA_APP_NOT_FOUND'],
  ['an unknown client, oldest number', { code: 70001 }, 'ENTRA_APP_NOT_FOUND'],
  ['a disabled app', { code: 7000112 }, 'ENTRA_APP_DISABLED'],
  ['an unknown tenant', { code: 90002, url: at('nowhere.example') }, 'ENTRA_TENANT_NOT_FOUND'],
  ['the client id as tenant', { code: 90002, url: at(clientId) }, 'ENTRA_TENANT_NOT_FOUND'],
  ['an unresolved tenant', { code: 900023, url: at('%7B%7BtenantId%7D%7D') }, 'ENTRA_TENANT_MALFORMED'],
  ['a tenant that cannot be decoded', { code: 900023, url: at('%E0%A4%A') }, 'ENTRA_TENANT_MALFORMED'],
  ['a scope that is none', { code: 70011, settings: { scope: 'powerbi' } }, 'ENTRA_SCOPE_INVALID'],
  ['a permission in the scope', { code: 1002012, settings: { scope: 'https://analysis.windows.net/powerbi/api/Report.Read.All' } }, 'ENTRA_SCOPE_DEFAULT_MISSING'],
  ['a scope encoded twice, seen in the settings', { code: 1002012, settings: { scope: encodeURIComponent(scope) } }, 'ENTRA_SCOPE_DOUBLE_ENCODED'],
  ['a scope encoded twice, seen in the text', { code: 70011, text: `The scope ${encodeURIComponent(scope)} is not valid.` }, 'ENTRA_SCOPE_DOUBLE_ENCODED'],
  ['a scope encoded three times', { code: 1002012, text: encodeURIComponent(encodeURIComponent(scope)) }, 'ENTRA_SCOPE_DOUBLE_ENCODED'],
  ['two resources', { code: 700022, settings: { scope: `${scope} https://graph.microsoft.com/.default` } }, 'ENTRA_SCOPE_TWO_RESOURCES'],
  ['another cloud\'s resource', { code: 500011, settings: { scope: 'https://high.analysis.usgovcloudapi.net/powerbi/api/.default' } }, 'ENTRA_RESOURCE_UNKNOWN'],
  ['a slash too many', { code: 500011, settings: { scope: 'https://analysis.windows.net/powerbi/api//.default' } }, 'ENTRA_RESOURCE_UNKNOWN'],
  ['a resource that is not requested', { code: 650057 }, 'ENTRA_RESOURCE_NOT_REQUESTED'],
  ['common as tenant', { code: 65001, error: 'invalid_grant', url: at('common') }, 'ENTRA_TENANT_COMMON'],
  ['organizations as tenant, in v1', { code: 65001, url: 'https://login.microsoftonline.com/Organizations/oauth2/token' }, 'ENTRA_TENANT_COMMON'],
  ['no consent', { code: 65001, error: 'invalid_grant' }, 'ENTRA_CONSENT_MISSING'],
  ['a tenant whose name begins with common', { code: 65001, url: at('common.example') }, 'ENTRA_CONSENT_MISSING'],
  ['no assignment', { code: 501051, error: 'invalid_grant' }, 'ENTRA_ASSIGNMENT_REQUIRED'],
  ['Conditional Access', { code: 53003, error: 'access_denied' }, 'ENTRA_CONDITIONAL_ACCESS'],
  ['a certificate that is not the app\'s', { code: 700027, status: 401, text: 'Bad. [Reason - The key was not found., Thumbprint x]' }, 'ENTRA_ASSERTION_SIGNATURE'],
  ['an assertion past its time', { code: 700024, status: 401, headers: { date: 'Wed, 04 Mar 2026 10:30:00 GMT' } }, 'ENTRA_ASSERTION_TIME'],
  ['an assertion that is no JWT', { code: 50027 }, 'ENTRA_ASSERTION_MALFORMED'],
  ['no such issuer', { code: 700211, text: "No match for issuer 'https://token.actions.githubusercontent.com'." }, 'ENTRA_FEDERATION_ISSUER'],
  ['no such audience', { code: 700212, text: "No match for audience 'api://Other'." }, 'ENTRA_FEDERATION_AUDIENCE'],
  ['no such subject', { code: 700213, text: "No match for subject 'repo:a@1/b@2:ref:refs/heads/main'." }, 'ENTRA_FEDERATION_SUBJECT'],
  ['no such subject, flexible', { code: 7002131 }, 'ENTRA_FEDERATION_SUBJECT'],
  ['no such subject, older number', { code: 70021 }, 'ENTRA_FEDERATION_SUBJECT'],
  ['no scope', { code: 900144, text: "The request body must contain the following parameter: 'scope'." }, 'ENTRA_PARAMETER_MISSING'],
  ['resource on v2', { code: 901002 }, 'ENTRA_RESOURCE_ON_V2'],
  ['a malformed request', { code: 9002313 }, 'ENTRA_REQUEST_MALFORMED'],
  ['an empty field', { code: 90014 }, 'ENTRA_REQUEST_MALFORMED'],
  ['a wrong field', { code: 90013 }, 'ENTRA_REQUEST_MALFORMED'],
  ['the password grant', { code: 70003, error: 'unsupported_grant_type' }, 'ENTRA_GRANT_TYPE'],
  ['GET', { code: 900561, method: 'GET' }, 'ENTRA_METHOD'],
  ['another cloud\'s tenant', { code: 90038 }, 'ENTRA_WRONG_CLOUD'],
  ['another cloud\'s app', { code: 900382 }, 'ENTRA_WRONG_CLOUD'],
  ['another cloud\'s app, third number', { code: 900432 }, 'ENTRA_WRONG_CLOUD'],
  ['common and a grant that it does not take', { code: 9001023, url: at('common') }, 'ENTRA_COMMON_NOT_SUPPORTED'],
  ['common and an app that it does not take', { code: 90130, url: at('common') }, 'ENTRA_COMMON_NOT_SUPPORTED'],
  ['throttled by number', { code: 90055 }, 'ENTRA_THROTTLED'],
  ['a loop', { code: 50196 }, 'ENTRA_THROTTLED'],
];

const numberOf = ({ code }: TokenAnswer): number => Number(code);
const bodyOf = (answer: TokenAnswer): Record<string, unknown> =>
  entraBody(numberOf(answer), answer.text ?? 'Something is wrong.');

test.each(cases)('%s', (_name, answer, expected) => {
  expect(codes(tokenAnswer(answer))).toEqual([expected]);
});

describe('the same answer in another form has the same cause', () => {
  // prettier-ignore
  const forms: readonly (readonly [string, (answer: TokenAnswer) => TokenAnswer])[] = [
    ['the other status', (answer) => ({ ...answer, status: answer.status === 401 ? 400 : 401 })],
    ['status 403', (answer) => ({ ...answer, status: 403 })],
    ['another OAuth name', (answer) => ({ ...answer, error: 'server_error' })],
    ['numbers as texts', (answer) => ({ ...answer, code: { body: { ...bodyOf(answer), error_codes: [`${numberOf(answer)}`] } } })],
    ['extra fields', (answer) => ({ ...answer, code: { body: { suberror: 'x', claims: '{}', ...bodyOf(answer), extra: { error: 'y' } } } })],
    ['no error_codes', (answer) => ({ ...answer, code: { body: { ...bodyOf(answer), error_codes: undefined } } })],
    ['an empty list of numbers', (answer) => ({ ...answer, code: { body: { ...bodyOf(answer), error_codes: [] } } })],
    ['separated by spaces, as a command line prints it', (answer) => ({ ...answer, code: { body: String(bodyOf(answer)['error_description']).replace(/\r\n/g, ' ') } })],
    ['a leading byte order mark', (answer) => ({ ...answer, code: { body: `\uFEFF${JSON.stringify(bodyOf(answer))}` } })],
    ['cut off within the description', (answer) => ({ ...answer, code: { body: JSON.stringify(bodyOf(answer)).split('Correlation ID')[0] } })],
  ];
  test.each(forms)('%s', (_name, change) => {
    const wrong = cases
      .map(([name, answer, expected]) => [name, firstCode(tokenAnswer(change(answer))), expected])
      .filter(([, got, expected]) => got !== expected);
    expect(wrong).toEqual([]);
  });

  test('in another language', () => {
    const german = 'Die Anwendung wurde im Verzeichnis „Nordwind“ nicht gefunden.';
    const byNumber = cases.filter(([, { text }]) => !text || !/%/.test(text));
    const wrong = byNumber
      .map(([name, answer, expected]) => [name, firstCode(tokenAnswer({ ...answer, text: german })), expected])
      .filter(([, got, expected]) => got !== expected);
    expect(wrong).toEqual([]);
  });

  test('with nothing known of the settings', () => {
    const bySettings = /seen in the settings/;
    const wrong = cases
      .filter(([name]) => !bySettings.test(name))
      .map(([name, answer, expected]) => [name, firstCode({ ...tokenAnswer(answer), settings: {} }), expected])
      .filter(([, got, expected]) => got !== expected);
    expect(wrong).toEqual([]);
  });

  test('when the body alone was kept', () => {
    const wrong = cases
      .filter(([, { url }]) => url === undefined)
      .map(([name, answer, expected]) => [name, firstCode({ ...tokenAnswer(answer), url: '' }), expected])
      .filter(([, got, expected]) => got !== expected);
    expect(wrong).toEqual([]);
  });
});

// prettier-ignore
test.each<[string, TokenAnswer, string]>([
  ['a number that no rule knows', { code: 7000219 }, 'UNKNOWN'],
  ['a number in which a known one is contained', { code: 70002150 }, 'UNKNOWN'],
  ['a number that was cut off', { code: { body: '{"error":"unauthorized_client","error_description":"AADSTS70001' }, status: 400 }, 'UNKNOWN'],
  ['the name without a number', { code: { body: { error: 'invalid_client' } }, status: 401 }, 'UNKNOWN'],
  ['words without a number', { code: { body: { error: 'invalid_client', error_description: 'Invalid client secret provided.' } } }, 'UNKNOWN'],
  ['nothing', { code: { body: '' }, status: 401 }, 'UNKNOWN'],
  ['throttled by status', { code: { body: '' }, status: 429, headers: { 'Retry-After': '17' } }, 'ENTRA_THROTTLED'],
  ['Entra itself failed', { code: { body: '' }, status: 503 }, 'SERVICE_ERROR'],
  ['a page of Entra with its number', { code: { body: '<!DOCTYPE html><html>AADSTS900561: The endpoint only accepts POST.</html>' }, method: 'GET' }, 'ENTRA_METHOD'],
  ['a page without one', { code: { body: '<html><body>Blocked</body></html>' }, status: 403 }, 'PROXY_ANSWERED'],
  ['Power BI repeats a number from a data source', { code: { body: entraBody(700016, 'x') }, url: 'https://api.powerbi.com/v1.0/myorg/gateways' }, 'UNKNOWN'],
  ['Fabric repeats one', { code: { body: { errorCode: 'Failed', message: 'AADSTS7000215: x' } }, url: 'https://api.fabric.microsoft.com/v1/connections' }, 'UNKNOWN'],
  ['the emulator\'s address', { code: 7000215, url: `http://127.0.0.1:4280/${tenantId}/oauth2/v2.0/token` }, 'ENTRA_SECRET_WRONG'],
])('%s', (_name, answer, expected) => {
  expect(firstCode(tokenAnswer(answer))).toBe(expected);
});

describe('the cure has the names of the evidence', () => {
  const told = (answer: TokenAnswer): string => {
    const cause = diagnose(tokenAnswer(answer)).causes[0];
    return [cause?.why, ...(cause?.fix ?? [])].join('\n');
  };
  // prettier-ignore
  test.each<[string, TokenAnswer, string]>([
    ['the app whose secret it is', { code: 7000215 }, `app ${clientId}`],
    ['that the secret is a GUID', { code: 7000215, settings: { secretLooksLike: 'guid' } }, 'that is the secret\'s ID'],
    ['that the secret is empty', { code: 7000216, settings: { secretLooksLike: 'empty' } }, 'clientSecret is empty'],
    ['that both ids are the same', { code: 700016, settings: { clientId: tenantId } }, 'the same value'],
    ['that the tenant is the client', { code: 90002, url: at(clientId) }, 'the tenant asked is the client id'],
    ['the request that tells tenant and cloud apart', { code: 90002 }, `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`],
    ['the unresolved variable', { code: 900023, url: at('%7B%7BtenantId%7D%7D') }, '{{tenantId}} was sent unresolved'],
    ['the scope of the cloud that is called', { code: 1002012, settings: { apiUrl: 'https://api.powerbigov.us', scope: 'x' } }, 'https://analysis.usgovcloudapi.net/powerbi/api/.default'],
    ['the scope of the cloud that is signed in to', { code: 1002012, url: 'https://login.chinacloudapi.cn/x/oauth2/v2.0/token', settings: { apiUrl: '', scope: '' } }, 'https://analysis.chinacloudapi.cn/powerbi/api/.default'],
    ['whose cloud the scope is', { code: 500011, settings: { scope: 'https://mil.analysis.usgovcloudapi.net/powerbi/api/.default' } }, 'the scope is the DoD cloud\'s, the login host is login.microsoftonline.com'],
    ['that a scope is nobody\'s', { code: 500011, settings: { scope: 'https://api.powerbi.com/.default' } }, 'not the scope of Power BI in any cloud'],
    ['the whole subject', { code: 700213, text: "subject 'repo:a@1/b@2:ref:refs/heads/main'." }, 'Set the subject to repo:a@1/b@2:ref:refs/heads/main'],
    ['GitHub\'s newer form', { code: 700213, text: "subject 'repo:a@1/b@2:ref:refs/heads/main'." }, 'GitHub puts numeric ids'],
    ['the audience of the Chinese cloud', { code: 700212, url: 'https://login.chinacloudapi.cn/x/oauth2/v2.0/token' }, 'api://AzureADTokenExchangeChina'],
    ['the field', { code: 900144, text: "parameter: 'client_id'." }, 'the body has no client_id'],
    ['the other field of v1', { code: 900144, text: "parameter: 'scope'." }, 'resource is for /oauth2/token'],
    ['the variable of a certificate', { code: 700027, settings: { credential: 'certificate' } }, 'that of the certificate in the variable certificate'],
    ['where an assertion is made', { code: 700027, settings: { credential: 'assertion' } }, 'when clientAssertion is made'],
    ['what the audience of an own assertion hangs on', { code: 50027, settings: { credential: 'certificate' } }, 'Compare loginUrl and tenantId'],
    ['the variable of an assertion', { code: 700024, settings: { credential: 'assertion' } }, 'paste it into clientAssertion'],
    ['every variable that holds a credential', { code: 7000216 }, 'privateKey with certificate, or clientAssertion'],
    ['the reason of the signature', { code: 700027, text: 'x [Reason - The key was not found., Thumb]' }, '(The key was not found)'],
    ['the clock\'s difference', { code: 700024, headers: { Date: 'Wed, 04 Mar 2026 10:30:00 GMT' } }, '60 min behind'],
    ['how long to wait', { code: 90055, headers: { 'retry-after': '17' } }, 'Wait 17 seconds'],
  ])('%s', (_name, answer, expected) => {
    expect(told(answer)).toContain(expected);
  });

  test('GCC at the commercial login host is no mistake', () => {
    expect(
      told({ code: 500011, settings: { scope: 'https://analysis.usgovcloudapi.net/powerbi/api/.default' } }),
    ).not.toContain('the login host is');
  });
});

test('title and why are short, and every step is a sentence, however long the evidence is', () => {
  const long = 'x'.repeat(2000);
  const all = cases.flatMap(([, answer]) => [
    tokenAnswer(answer),
    { ...tokenAnswer(answer), settings: {} },
    tokenAnswer({
      ...answer,
      text: `'${'y'.repeat(299)}' [Reason - ${long}`,
      settings: { scope: long, clientId: long },
      url: answer.url ?? at(long),
    }),
  ]);
  const causes = all.flatMap((evidence) => diagnose(evidence).causes);
  expect(causes.length).toBeGreaterThanOrEqual(all.length);
  expect(causes.filter(({ title, why }) => title.length + why.length >= 300)).toEqual([]);
  expect(
    causes.filter(
      ({ why, fix }) =>
        fix.length === 0 ||
        [why, ...fix].some(
          (text) =>
            !/[.!]$/.test(text) || /undefined|null|\[object| {2}|\( ?\)| [.,;:]/.test(text.replace(/ \.default/g, '')),
        ),
    ),
  ).toEqual([]);
});

test('no number has two causes', () => {
  const numbers = [...new Set(cases.map(([, answer]) => numberOf(answer)))];
  expect(numbers.filter((code) => codes(tokenAnswer({ code })).length !== 1)).toEqual([]);
});
