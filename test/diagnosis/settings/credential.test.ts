import { chooseCredential, type CredentialValues } from '../../../diagnosis/settings/credential.ts';

const NOTHING: CredentialValues = { clientSecret: '', privateKey: '', certificate: '', clientAssertion: '', accessToken: '' };
const CERTIFICATE = '-----BEGIN CERTIFICATE-----';

describe('the credential that the filled values make', () => {
  test.each<[string, Partial<CredentialValues>, string]>([
    ['a secret', { clientSecret: 's' }, 'secret'],
    ['a key and its certificate', { privateKey: 'k', certificate: 'c' }, 'certificate'],
    ['a key and its certificate in one text', { privateKey: `k ${CERTIFICATE}` }, 'certificate'],
    ['an assertion', { clientAssertion: 'a' }, 'assertion'],
    ['a pasted token', { accessToken: 't' }, 'token'],
    ['a pasted token above a secret', { accessToken: 't', clientSecret: 's' }, 'token'],
    ['a certificate left over beside a secret', { clientSecret: 's', certificate: 'c' }, 'secret'],
  ])('%s', (_what, values, kind) => {
    expect(chooseCredential({ ...NOTHING, ...values })).toEqual({ kind, problem: null });
  });

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
