import { catalogues } from '../../../catalogue/index.ts';
import type { RawExchange } from '../../../runner/exchange.ts';
import { recordedExchange, redactedUrl, secretsIn } from '../../../runner/redaction/recorded-exchange.ts';
import { redactor } from '../../../runner/redaction/redact.ts';

const opaque = 'opaque-value-of-27-letters!';
const redact = redactor(['Zq8~secret"with&quotes']);

function raw(changes: Partial<RawExchange>): RawExchange {
  const body = changes.body ?? '';
  return {
    method: 'GET',
    url: 'https://api.powerbi.com/v1.0/myorg/groups',
    status: 200,
    headers: {},
    requestHeaders: {},
    body,
    bytes: Buffer.byteLength(body),
    ...changes,
  };
}
const bodyOf = (body: string, changes: Partial<RawExchange> = {}): string | undefined =>
  recordedExchange(raw({ body, ...changes }), redact, catalogues).response?.body;

describe('bodies', () => {
  const generate = { method: 'POST', url: 'https://api.powerbi.com/v1.0/myorg/imports/createTemporaryUploadLocation' };
  // prettier-ignore
  test.each<[string, string, string, Partial<RawExchange>?]>([
    ['an embed token', `{"token":"${opaque}","tokenId":"1"}`, '{"token":"[redacted]","tokenId":"1"}'],
    ['an access token with blanks', `{ "access_token" : "${opaque}" }`, '{ "access_token" : "[redacted]" }'],
    ['an escaped name', `{"acc\\u0065ss_token":"${opaque}"}`, '{"acc\\u0065ss_token":"[redacted]"}'],
    ['a whole object', '{"credentialDetails":{"credentials":"x","more":["}"]},"id":1}', '{"credentialDetails":"[redacted]","id":1}'],
    ['a list of them', '{"a":[{"password":"p1"},{"password":"p2"}]}', '{"a":[{"password":"[redacted]"},{"password":"[redacted]"}]}'],
    ['a number', '{"client_secret":12345}', '{"client_secret":"[redacted]"}'],
    ['nothing in it', '{"token":"","password":null,"keyVaultKeyIdentifier":false}', '{"token":"","password":null,"keyVaultKeyIdentifier":false}'],
    ['words that only look so', '{"encryptedConnection":"Encrypted","continuationToken":"abc","tokenType":"Bearer","publicKey":{"modulus":"m"}}', '{"encryptedConnection":"Encrypted","continuationToken":"abc","tokenType":"Bearer","publicKey":{"modulus":"m"}}'],
    ['an address to upload to', `{"Url":"https://x/${opaque}","ExpirationTime":"t"}`, '{"Url":"[redacted]","ExpirationTime":"t"}', generate],
    ['an address elsewhere', '{"Url":"https://x/y","value":[1]}', '{"Url":"https://x/y","value":[1]}'],
    ['JSON with NaN', `{"value":NaN,"token":"${opaque}"}`, '{"value":NaN,"token":"[redacted]"}'],
    ['cut JSON', `{"value":[{"token":"${opaque}`, '{"value":[{"token":"[redacted]'],
    ['a form', `grant_type=x&client_secret=${opaque}&client_assertion_type=urn`, 'grant_type=x&client_secret=[redacted]&client_assertion_type=urn'],
    ['a secret whose quote nobody escaped', '{"client_secret":"Zq8~secret"with&quotes"}', '{"client_secret":"[redacted]"}'],
    ['JSON within JSON', `{"message":"{\\"refresh_token\\":\\"${opaque}\\"}"}`, '{"message":"{\\"refresh_token\\":\\"[redacted]\\"}"}'],
  ])('%s', (_name, body, clean, changes = {}) => {
    expect(bodyOf(body, changes)).toBe(clean);
  });

  test('are cut after they were redacted', () => {
    for (let before = 4_060; before < 4_110; before += 1) {
      const body = `${'é '.repeat(before / 2)}Zq8~secret"with&quotes and more ${'x '.repeat(9_000)}`;
      const { response } = recordedExchange(raw({ body, bytes: 1 }), redact, catalogues);
      expect(response?.cut).toBe(true);
      expect(response?.body?.length).toBeLessThanOrEqual(4_096);
      expect(response?.body).not.toContain('Zq8');
    }
  });

  test.each([
    ['deep', `${'{"a":['.repeat(50_000)}`],
    ['long', `[${'1,'.repeat(100_000)}1]`],
    ['half a character', `${'x'.repeat(4_095)}😀${'x'.repeat(5_000)}`],
  ])('%s ones are kept as far as they go', (_name, body) => {
    const { response } = recordedExchange(raw({ body }), redact, catalogues);
    expect(response).toMatchObject({ cut: true, bytes: Buffer.byteLength(body) });
    expect(Buffer.from(response!.body!).toString()).toBe(response!.body);
  });

  test.each<[string, Partial<RawExchange>]>([
    ['by its type', { body: 'PK', headers: { 'Content-Type': 'application/zip' } }],
    ['by its bytes', { body: '\ufffd\u0000\ufffd\u0001PNG' }],
    ['none', { body: '' }],
  ])('of what is no text only the length: %s', (_name, changes) => {
    expect(recordedExchange(raw({ ...changes, bytes: 7 }), redact, catalogues).response).toEqual({
      headers: changes.headers ?? {},
      bytes: 7,
    });
  });
});

// prettier-ignore
test.each([
  ['Authorization', `Bearer ${opaque}`, 'Bearer [redacted]'],
  ['authorization', opaque, '[redacted]'],
  ['Set-Cookie', 'a=b; Path=/', '[redacted]'],
  ['x-functions-key', 'abc', '[redacted]'],
  ['Ocp-Apim-Subscription-Key', 'abc', '[redacted]'],
  ['Location', 'https://x/y?a=1&access_token=abc#id_token=def', 'https://x/y?a=1&access_token=[redacted]#id_token=[redacted]'],
  ['x-powerbi-error-info', 'TokenExpired', 'TokenExpired'],
  ['WWW-Authenticate', 'Bearer authorization_uri="https://login.microsoftonline.com/common"', 'Bearer authorization_uri="https://login.microsoftonline.com/common"'],
])('the header %s: %s', (name, value, clean) => {
  expect(recordedExchange(raw({ requestHeaders: { [name]: value } }), redact, catalogues).request.headers).toEqual({ [name]: clean });
});

test('no answer', () => {
  expect(recordedExchange(raw({ status: 0, requestBody: 'é' }), redact, catalogues)).toEqual({
    request: { headers: {}, bytes: 2, body: 'é' },
  });
});

test('addresses', () => {
  expect(redactedUrl(`https://x.blob/a?sv=1&sig=${opaque}&client_secret=s#access_token=${opaque}`, redact)).toBe(
    'https://x.blob/a?sv=1&sig=[redacted]&client_secret=[redacted]#access_token=[redacted]',
  );
});

test('what an exchange tells is learnt', () => {
  const exchange = raw({
    authorization: 'Bearer the-token-itself',
    requestBody: 'client_secret=a%2Bb-of-some-length&scope=of-no-interest',
    body: '{"key":"name-of-some-setting","refresh_token":"0.refresh-of-some-length","token_type":"Bearer"}',
  });
  expect(secretsIn(exchange)).toEqual(['the-token-itself', '0.refresh-of-some-length', 'a+b-of-some-length']);
});
