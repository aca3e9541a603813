import fc from 'fast-check';
import { readAnswer, type Envelope } from '../../diagnosis/answer.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Evidence, TokenClaims } from '../../diagnosis/evidence.ts';
import { call, entraBody, NOW, odata } from './evidence.ts';

const read = (body: unknown, headers: Record<string, string> = {}): ReturnType<typeof readAnswer> =>
  readAnswer({ status: 403, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

/** Every envelope that the services are known for: body, kind, code, message. */
// prettier-ignore
const envelopes: readonly (readonly [string, unknown, Envelope, string, string])[] = [
  ['A: OData', odata('PowerBINotAuthorizedException'), 'odata', 'PowerBINotAuthorizedException', ''],
  ['A: OData with details', odata('DatasetExecuteQueriesError', [{ code: 'DetailsMessage', detail: { type: 1, value: 'x' } }]), 'odata', 'DatasetExecuteQueriesError', ''],
  ['B: one message', { Message: 'API is not accessible for application' }, 'message', '', 'API is not accessible for application'],
  ['B in small letters', { message: 'You have exceeded the amount' }, 'message', '', 'You have exceeded the amount'],
  ['C: code and message', { error: { code: 'TokenExpired', message: 'Access token has expired' } }, 'error', 'TokenExpired', 'Access token has expired'],
  ['D: nothing', '', 'empty', '', ''],
  ['D: blanks', ' \r\n\t', 'empty', '', ''],
  ['E: details', { error: { code: 'BadRequest', message: 'Bad Request', details: [{ message: 'Object must implement IConvertible.', target: 'startDateTime' }] } }, 'error', 'BadRequest', 'Bad Request'],
  ['F: a parameter', { error: { code: 'InvalidRequest', message: 'Parameter userDetails.PrincipalType is missing or invalid' } }, 'error', 'InvalidRequest', 'Parameter userDetails.PrincipalType is missing or invalid'],
  ['Fabric', { requestId: 'r', errorCode: 'InsufficientPrivileges', message: 'x', moreDetails: [], isRetriable: false }, 'fabric', 'InsufficientPrivileges', 'x'],
  ['Entra', { error: 'invalid_client', error_description: 'AADSTS7000215: x', error_codes: [7000215] }, 'entra', 'invalid_client', 'AADSTS7000215: x'],
  ['a page', '<!DOCTYPE html><html></html>', 'html', '', ''],
  ['a page after a comment', '<!-- x --><html></html>', 'html', '', ''],
  ['plain text', 'Forbidden', 'unreadable', '', ''],
  ['XML', '<Error><Code>x</Code></Error>', 'unreadable', '', ''],
  ['JSON that was cut off', '{"error":{"code":"PowerBINotAuthorizedExc', 'unreadable', '', ''],
  ['a list', [], 'json', '', ''],
  ['an object without a word', {}, 'json', '', ''],
  ['a good answer', { value: [{ id: 1 }] }, 'json', '', ''],
  ['an error that is null', { error: null }, 'json', '', ''],
  ['an error that is empty', { error: {} }, 'error', '', ''],
  ['an error that is a list', { error: [] }, 'error', '', ''],
  ['codes that are objects', { error: { code: {}, message: [] } }, 'error', '', ''],
  ['a code that is a number', { error: { code: 404, message: 'x' } }, 'error', '404', 'x'],
  ['a text in JSON', '"PowerBINotAuthorizedException"', 'json', '', ''],
  ['with a byte order mark', `\uFEFF${JSON.stringify(odata('X'))}`, 'odata', 'X', ''],
];

test.each(envelopes)('envelope %s', (_name, body, envelope, code, message) => {
  const { envelope: kind, code: got, message: said } = read(body);
  expect([kind, got, said]).toEqual([envelope, code, message]);
});

const description = String(entraBody(7000215, 'x')['error_description']);

test.each<[string, unknown, number[]]>([
  ['in the list', entraBody(700016, 'x'), [700016]],
  ['in the list rather than in the text', { ...entraBody(700016, 'x'), error_codes: [90002] }, [90002]],
  ['several', { error_codes: [50027, 700027] }, [50027, 700027]],
  ['in the list as texts', { error_codes: ['700016'] }, [700016]],
  ['a list of nonsense, and a text', { ...entraBody(700016, 'x'), error_codes: [null, 'x', -1, 1.5, {}] }, [700016]],
  ['a list that is none', { ...entraBody(700016, 'x'), error_codes: 700016 }, [700016]],
  ['in the text, lines apart', { error: 'x', error_description: description }, [7000215]],
  ['in the text, spaces apart', description.replace(/\r\n/g, ' '), [7000215]],
  ['twice the same', `${description} ${description}`, [7000215]],
  ['at the very end, of full length', 'AADSTS7000215', [7000215]],
  ['cut off', '{"error_description":"AADSTS70001', []],
  ['too long to be one', 'AADSTS70002150: x', []],
  ['too short to be one', 'AADSTS12: x', []],
  ['none', { error: 'invalid_client' }, []],
])('AADSTS number: %s', (_name, body, expected) => {
  expect([...read(body).aadsts]).toEqual(expected);
});

// prettier-ignore
test.each<[string, Record<string, string>, string, string]>([
  ['Power BI\'s reason', { 'X-PowerBI-Error-Info': 'InvalidToken' }, 'info', 'InvalidToken'],
  ['Fabric\'s reason', { 'X-MS-Public-API-Error-Code': 'PrincipalTypeNotSupported' }, 'info', 'PrincipalTypeNotSupported'],
  ['Power BI\'s id', { REQUESTID: 'a' }, 'requestId', 'a'],
  ['Entra\'s id', { 'x-ms-request-id': 'b' }, 'requestId', 'b'],
])('header: %s', (_name, headers, field, expected) => {
  expect(readAnswer({ status: 403, headers, body: '' })[field as 'info']).toBe(expected);
});

test("Fabric's id stands in the body", () => {
  expect(read({ requestId: 'c', errorCode: 'X' }).requestId).toBe('c');
});

test('what a good answer says is no reason', () => {
  const { code, message, envelope } = readAnswer({
    status: 200,
    headers: {},
    body: JSON.stringify({ error: { code: 'TokenExpired', message: 'x' } }),
  });
  expect([code, message, envelope]).toEqual(['', '', 'json']);
});

describe('the same reason in header and body, in any case', () => {
  const said = (evidence: Evidence): string | undefined => diagnose(evidence).causes[0]?.code;
  test.each(['x-powerbi-error-info', 'X-PowerBI-Error-Info', 'X-POWERBI-ERROR-INFO'])('%s', (name) => {
    expect(said(call({ path: '/groups', headers: { [name]: 'invalidTOKEN' } }))).toBe('TOKEN_MALFORMED');
  });
  test("an unknown address, but Power BI's header", () => {
    expect(
      said(call({ path: 'https://gateway.example/pbi/groups', headers: { 'x-powerbi-error-info': 'InvalidToken' } })),
    ).toBe('TOKEN_MALFORMED');
  });
});

describe('a megabyte of anything', () => {
  // prettier-ignore
  test.each([
    ['letters', 'x'.repeat(1 << 20)],
    ['opening brackets', '['.repeat(1 << 20)],
    ['opening braces', '{"a":'.repeat(200_000)],
    ['quotes', '"'.repeat(1 << 20)],
    ['numbers of Entra', 'AADSTS7000215: '.repeat(70_000)],
    ['apostrophes', `AADSTS900144: ${"'".repeat(1 << 20)}`],
    ['percent signs', `AADSTS1002012: ${'%25'.repeat(350_000)}`],
    ['blanks', ' '.repeat(1 << 20)],
    ['an open tag', `<${'!'.repeat(1 << 20)}`],
    ['a page', `<html>${'<p>'.repeat(300_000)}`],
    ['a good list', JSON.stringify({ value: Array.from({ length: 20_000 }, (_, id) => ({ id, name: 'a workspace' })) })],
  ])('%s', (_name, body) => {
    for (const url of ['https://api.powerbi.com/v1.0/myorg/groups', 'https://login.microsoftonline.com/x/oauth2/v2.0/token', '']) {
      for (const status of [200, 400, 403, 404]) expect(() => diagnose({ ...call({ path: '/groups', status, body }), url })).not.toThrow();
    }
  });
});

describe('whatever the evidence, a diagnosis is made', () => {
  const words = [
    'InvalidToken',
    'TokenExpired',
    'GroupNotAccessible',
    'PowerBINotAuthorizedException',
    'PowerBIEntityNotFound',
    'AADSTS7000215: x',
    'API is not accessible for application',
  ];
  const text = fc.oneof(fc.string(), fc.constantFrom(...words));
  const said = fc.oneof(text, fc.jsonValue(), fc.constant(undefined));
  const object = fc.record(
    {
      error: fc.oneof(
        said,
        fc.record({ code: said, message: said, details: said, 'pbi.error': said }, { requiredKeys: [] }),
      ),
      Message: said,
      message: said,
      errorCode: said,
      error_codes: said,
      error_description: said,
      results: said,
      value: said,
    },
    { requiredKeys: [] },
  );
  const cut = fc.tuple(object, fc.nat(300)).map(([value, length]) => (JSON.stringify(value) ?? '').slice(0, length));
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    object.map((value) => JSON.stringify(value) ?? ''),
    cut,
    fc.string().map((rest) => `<html>${rest}`),
  );
  const names = [
    'x-powerbi-error-info',
    'X-MS-Public-API-Error-Code',
    'RequestId',
    'Retry-After',
    'date',
    'www-authenticate',
    'server',
    'location',
    'content-type',
    '__proto__',
  ];
  const headers = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), text);
  const claim = fc.oneof(said, fc.double(), fc.array(said));
  const claims = fc.option(
    fc.record(
      {
        aud: claim,
        tid: claim,
        oid: claim,
        sub: claim,
        idtyp: claim,
        scp: claim,
        roles: claim,
        upn: claim,
        exp: claim,
        nbf: claim,
        appid: claim,
      },
      { requiredKeys: [] },
    ),
  );
  const url = fc.oneof(
    fc.constantFrom(
      'https://api.powerbi.com/v1.0/myorg/groups',
      'https://api.powerbi.com/v1.0/myorg/admin/groups?$top=1',
      'https://api.fabric.microsoft.com/v1/workspaces',
      'https://login.microsoftonline.com/%E0%A4%A/oauth2/token',
      '',
    ),
    fc.webUrl(),
    fc.string(),
  );
  const settings = fc.record(
    { tenantId: text, clientId: text, scope: text, apiUrl: fc.oneof(text, fc.webUrl()), loginUrl: text },
    { requiredKeys: [] },
  );
  const operation = fc.constantFrom(
    null,
    'Groups_GetGroups',
    'Groups_GetGroupsAsAdmin',
    'Datasets_ExecuteQueriesInGroup',
    'Apps_GetApps',
    'Datasets_GetDatasets',
  );

  test('and every cause in it is whole', () => {
    fc.assert(
      fc.property(
        fc.record({
          body,
          headers,
          claims,
          url,
          settings,
          operation,
          status: fc.oneof(fc.constantFrom(0, 200, 307, 400, 401, 403, 404, 407, 409, 429, 500, 503), fc.nat(999)),
          token: fc.constantFrom('none', 'no jwt', 'jwt', undefined),
        }),
        (given) => {
          const { url: address, token, ...rest } = given;
          const evidence: Evidence = {
            ...call({ path: '/groups', ...rest, claims: given.claims as TokenClaims | null }),
            url: address,
            headers: given.headers,
            now: NOW,
            ...(token && { token }),
          };
          const { causes } = diagnose(evidence);
          for (const { code, title, why, fix, docs } of causes) {
            expect(code).toMatch(/^[A-Z][A-Z_]+$/);
            expect(title.length + why.length).toBeLessThan(300);
            expect(fix.length).toBeGreaterThan(0);
            expect(docs).toMatch(/^https:/);
          }
          expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
          if (given.status >= 400 || given.status === 0) expect(causes.length).toBeGreaterThan(0);
          expect(diagnose(evidence)).toEqual({ causes });
        },
      ),
      { numRuns: 2000 },
    );
  });
});
