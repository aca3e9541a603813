import { readAnswer } from '../../diagnosis/answer.ts';
import { wordsOf, type ServiceWords } from '../../diagnosis/said.ts';
import { entraBody, odata } from './evidence.ts';

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function words({ status = 400, headers = {}, body = '' }: Given): ServiceWords {
  const evidence = { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
  return wordsOf(readAnswer(evidence), evidence);
}

const underlying = {
  code: 'DM_ErrorDetailNameCode_UnderlyingErrorMessage',
  detail: { type: 1, value: "Login failed for user 'a'." },
};

/** What is said; undefined where the answer has no words. */
// prettier-ignore
const cases: readonly (readonly [string, Given, string | undefined])[] = [
  ['a code in the OData body', { body: odata('A') }, 'A'],
  ['a code with details', { body: odata('A', [underlying]) }, 'A. Login failed for user \'a\'.'],
  ['code and message', { body: { error: { code: 'A', message: 'words' } } }, 'A: words'],
  ['a message that begins with the code', { body: { error: { code: 'A', message: 'A: words' } } }, 'A: words'],
  ['details with a target', { body: { error: { code: 'BadRequest', message: 'Bad Request', details: [{ message: 'Object must implement IConvertible.', target: 'startDateTime' }] } } }, 'BadRequest: Bad Request. startDateTime: Object must implement IConvertible.'],
  ['a message alone', { status: 403, body: { Message: 'API is not accessible for application' } }, 'API is not accessible for application'],
  ['the same in small letters', { status: 429, body: { message: 'Retry in 17 seconds.' } }, 'Retry in 17 seconds.'],
  ['the header alone', { status: 401, headers: { 'X-PowerBI-Error-Info': 'GroupNotAccessible' } }, 'GroupNotAccessible'],
  ['the header and its details', { status: 401, headers: { 'x-powerbi-error-info': 'A', 'x-powerbi-error-details': 'words' } }, 'A. words'],
  ['Fabric', { status: 403, body: { requestId: 'r', errorCode: 'A', message: 'words', moreDetails: [{ errorCode: 'B', message: 'more' }] } }, 'A: words. B: more'],
  ['names in marks', { status: 404, body: { error: { code: 'ItemNotFound', message: 'Table \'<pi>X</pi>\' not found in dataset \'<ccon>y</ccon>\'' } } }, 'ItemNotFound: Table \'X\' not found in dataset \'y\''],
  ['line breaks', { body: { error: { code: 'A', message: 'one\r\n  two' } } }, 'A: one two'],
  ['Entra', { body: entraBody(700016, 'Application is not found.') }, 'AADSTS700016: Application is not found.'],
  ['a page', { status: 502, body: '<!DOCTYPE html><html><head><title>Bad gateway</title></head></html>' }, 'Bad gateway'],
  ['a text', { status: 503, body: 'upstream connect error' }, 'upstream connect error'],
  ['an empty body', {}, undefined],
  ['JSON that says nothing', { body: { ok: false } }, undefined],
  ['a success', { status: 200, body: { value: [] } }, undefined],
  ['a failure inside a success', { status: 200, body: { status: 'Failed', serviceExceptionJson: '{"errorCode":"A","errorDescription":"words"}' } }, 'A: words'],
];

test.each(cases)('%s', (_name, given, said) => {
  expect(words(given).said).toBe(said);
});

test('what is long is cut at 600 characters', () => {
  const { said } = words({ body: { error: { code: 'A', message: 'x'.repeat(5000) } } });
  expect(said).toHaveLength(600);
  expect(said).toMatch(/^A: x+…$/);
});

test('what is 600 characters long is whole', () => {
  expect(words({ body: { error: { code: 'A', message: 'x'.repeat(597) } } }).said).toMatch(/^A: x{597}$/);
});

// prettier-ignore
test.each<[string, Given, string | undefined]>([
  ['request id and date', { headers: { RequestId: 'r-1', Date: 'Wed, 04 Mar 2026 09:30:00 GMT' } }, 'RequestId r-1, Wed, 04 Mar 2026 09:30:00 GMT'],
  ['Fabric\'s id in the body', { body: { requestId: 'r-2', errorCode: 'A' } }, 'RequestId r-2'],
  ['Entra\'s ids', { body: entraBody(1, 'x') }, 'Trace ID 5b1e0c7d-3a49-4f62-8d05-1c9e7a2b4f00, Correlation ID 5b1e0c7d-3a49-4f62-8d05-1c9e7a2b4f00, 2026-03-04 09:30:00Z'],
  ['a date alone', { headers: { Date: 'Wed, 04 Mar 2026 09:30:00 GMT' } }, undefined],
])('what support asks for: %s', (_name, given, trace) => {
  expect(words(given).trace).toBe(trace);
});
