import {
  chooseCredential,
  describeNoCredential,
  type CredentialValues,
  type NoCredential,
} from '../../../diagnosis/settings/credential.ts';

const NOTHING: CredentialValues = {
  clientSecret: '',
  privateKey: '',
  certificate: '',
  clientAssertion: '',
  accessToken: '',
};
const CERTIFICATE = '-----BEGIN CERTIFICATE-----';

describe('the credential that the filled values make', () => {
  // prettier-ignore
  test.each<[string, Partial<CredentialValues>, string]>([
    ['a secret', { clientSecret: 's' }, 'secret'],
    ['a key and its certificate', { privateKey: 'k', certificate: 'c' }, 'certificate'],
    ['a key and its certificate in one text', { privateKey: `k ${CERTIFICATE}` }, 'certificate'],
    ['a key and its certificate in one text without spaces', { privateKey: 'k -----BEGINCERTIFICATE-----' }, 'certificate'],
    ['a key and its certificate in base64', { privateKey: 'LS0tLS1CRUdJTiBQUklWQVRF' }, 'certificate'],
    ['an assertion', { clientAssertion: 'a' }, 'assertion'],
    ['a pasted token', { accessToken: 't' }, 'token'],
    ['a pasted token above a secret', { accessToken: 't', clientSecret: 's' }, 'token'],
    ['a certificate left over beside a secret', { clientSecret: 's', certificate: 'c' }, 'secret'],
  ])('%s', (_what, values, kind) => {
    expect(chooseCredential({ ...NOTHING, ...values })).toEqual({ kind, problem: null });
  });

  // prettier-ignore
  test.each<[string, Partial<CredentialValues>, string, string[]]>([
    ['nothing', {}, 'none', ['clientSecret', 'privateKey', 'clientAssertion', 'accessToken']],
    ['a secret and a key', { clientSecret: 's', privateKey: 'k', certificate: 'c' }, 'several', ['clientSecret', 'privateKey']],
    ['a secret and an assertion', { clientSecret: 's', clientAssertion: 'a' }, 'several', ['clientSecret', 'clientAssertion']],
    ['a key without its certificate', { privateKey: 'k' }, 'half', ['certificate']],
    ['a certificate without its key', { certificate: 'c' }, 'half', ['privateKey']],
  ])('%s is no credential', (_what, values, problem, names) => {
    expect(chooseCredential({ ...NOTHING, ...values })).toEqual({ kind: null, problem, names });
  });
});

describe('why there is no credential', () => {
  // prettier-ignore
  test.each<[string, Partial<CredentialValues>, RegExp]>([
    ['nothing', {}, /^clientSecret is empty, and so are privateKey, clientAssertion and accessToken\. Fill in one of them/],
    ['two', { clientSecret: 'two-s', clientAssertion: 'two-a' }, /^clientSecret and clientAssertion are filled in, and only one/],
    ['two, of which two are placeholders', { clientSecret: '<s>', clientAssertion: '<a>' }, /\(clientSecret and clientAssertion still contain placeholders\)/],
    ['a key alone', { privateKey: 'two-k' }, /^privateKey is filled in and certificate is empty/],
    ['a certificate alone', { certificate: 'two-c' }, /^certificate is filled in and privateKey is empty/],
    ['a key in the place of its certificate', { certificate: '-----BEGIN RSA PRIVATE KEY-----two-' }, /^certificate contains a private key\. Move it to privateKey/],
  ])('%s', (_what, values, text) => {
    const given = { ...NOTHING, ...values };
    const told = describeNoCredential(chooseCredential(given) as NoCredential, given);
    expect(told).toMatch(text);
    expect(told).not.toContain('two-');
  });
});
