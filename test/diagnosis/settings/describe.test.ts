import { describeSettings } from '../../../diagnosis/settings/describe.ts';
import { isPlaceholder } from '../../../diagnosis/settings/placeholder.ts';

const from = (values: Readonly<Record<string, string>>) => describeSettings((name) => values[name] ?? '');

describe('what a diagnosis may know of the settings', () => {
  // prettier-ignore
  test.each<[string, Record<string, string>, object]>([
    ['nothing', {}, { secretLooksLike: 'empty' }],
    ['a secret', { clientSecret: 'abc8Q~x' }, { secretLooksLike: 'secret', credential: 'secret' }],
    ['a secret\'s id', { clientSecret: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a22' }, { secretLooksLike: 'guid', credential: 'secret' }],
    ['a placeholder', { clientSecret: '<your-secret>' }, { secretLooksLike: 'placeholder', credential: 'secret' }],
    ['a certificate: an empty clientSecret means nothing then', { privateKey: 'k', certificate: 'c' }, { secretLooksLike: 'unknown', credential: 'certificate' }],
    ['an assertion', { clientAssertion: 'a' }, { secretLooksLike: 'unknown', credential: 'assertion' }],
    ['a pasted token', { accessToken: 't' }, { secretLooksLike: 'empty', credential: 'token' }],
    ['a profile on top', { clientSecret: 's', asProfileId: ' p ' }, { secretLooksLike: 'secret', credential: 'secret', asProfileId: 'p' }],
    ['too many', { clientSecret: 's', privateKey: 'k' }, { secretLooksLike: 'secret' }],
  ])('%s', (_what, values, expected) => {
    expect(from(values)).toEqual({ tenantId: '', clientId: '', loginUrl: '', apiUrl: '', scope: '', ...expected });
  });

  test('addresses and ids, trimmed, and no secret', () => {
    const plain = { tenantId: 't', clientId: 'c', loginUrl: 'l', apiUrl: 'a', scope: 's' };
    const secrets = {
      clientSecret: 'hidden-1',
      privateKey: 'hidden-2',
      certificate: 'hidden-3',
      clientAssertion: 'hidden-4',
      accessToken: 'hidden-5',
    };
    const settings = from({
      ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, ` ${value}\n`])),
      ...secrets,
    });
    expect(settings).toMatchObject(plain);
    expect(JSON.stringify(settings)).not.toContain('hidden');
  });
});

describe('a placeholder', () => {
  test.each([
    '<tenant>',
    '{{tenantId}}',
    '{tenant}',
    '${TENANT}',
    'https://{{host}}',
    'your-secret',
    'paste_here',
    'TODO',
    'xxxx',
    'changeme',
    ' 00000000-0000-0000-0000-000000000000 ',
  ])('%s is one', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });
  test.each([
    '',
    'abc8Q~x',
    'yourself',
    'a<secret>with{all}of it',
    'Key Attributes: <No Attributes> -----BEGIN PRIVATE KEY-----',
  ])('%s is none', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
