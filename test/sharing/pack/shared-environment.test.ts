import { readFileSync } from 'node:fs';
import type { EnvironmentValue } from '../../../runner/index.ts';
import { shareEnvironment } from '../../../sharing/pack/shared-environment.ts';

const value = (key: string, text: string, type = 'default'): EnvironmentValue => ({
  key,
  value: text,
  type,
  enabled: true,
});
const sharedOf = (values: EnvironmentValue[], ids = true) =>
  shareEnvironment({ id: 'e1', name: 'Mine', values, _postman_variable_scope: 'environment' }, { ids });

test.each<
  [name: string, value: EnvironmentValue, after: string | undefined, listed: 'emptied' | 'along' | 'reset' | undefined]
>([
  ['typed secret', value('whatever', 'hush', 'secret'), '', 'emptied'],
  ['secret by name, though its type says nothing', value('clientSecret', 'hush', 'any'), '', 'emptied'],
  ['a private key', value('privateKey', 'hush'), '', 'emptied'],
  ['an assertion', value('clientAssertion', 'hush'), '', 'emptied'],
  ['a token', value('accessToken', 'hush'), '', 'emptied'],
  ['a secret that is switched off', { ...value('clientSecret', 'hush'), enabled: false }, '', 'emptied'],
  ['an empty secret', value('clientSecret', '', 'secret'), '', undefined],
  ['tenant id', value('tenantId', 'contoso.com'), 'contoso.com', 'along'],
  ['an id', value('groupId', 'g1'), 'g1', 'along'],
  ['a value of the sender', value('team', 'Sales'), 'Sales', 'along'],
  ['an address', value('apiUrl', 'https://api.powerbi.com'), 'https://api.powerbi.com', undefined],
  ['the permission to write', value('allowWrite', '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10'), '', 'reset'],
  ['the permission for heavy reads', value('allowHeavyReads', 'true'), '', 'reset'],
  ['what runs found', value('foundIds', '{"groupId":{"id":"g1","parents":{}}}'), undefined, 'reset'],
  ['what runs made', value('createdIds', '{"groupId":{"id":"g2","parents":{}}}'), undefined, 'reset'],
])('%s', (_name, given, after, listed) => {
  const shared = sharedOf([given]);
  expect(shared.environment.values[0]?.value).toBe(after);
  for (const list of ['emptied', 'along', 'reset'] as const)
    expect(shared[list]).toEqual(list === listed ? [given.key] : []);
});

test('without ids only the addresses of the cloud stay', () => {
  const shared = sharedOf(
    [
      value('tenantId', 't'),
      value('loginUrl', 'https://login'),
      value('scope', 's'),
      value('fabricUrl', 'https://fabric'),
      value('user', 'ann@contoso.com'),
    ],
    false,
  );
  expect(shared.environment.values.map(({ value: text }) => text)).toEqual([
    '',
    'https://login',
    's',
    'https://fabric',
    '',
  ]);
  expect(shared.along).toEqual([]);
});

test('what the values were is kept aside, to be looked for elsewhere', () => {
  expect(sharedOf([value('clientSecret', 'hush', 'secret')]).secrets).toEqual([
    { name: 'clientSecret', value: 'hush' },
  ]);
});

test('what is switched off does not go along, and its secrets are looked for elsewhere, too', () => {
  const withheld = [
    { ...value('clientSecret', 'hush'), enabled: false },
    { ...value('groupId', 'g1'), enabled: false },
  ];
  const shared = shareEnvironment({ name: 'Mine', values: [value('scope', 's')], withheld }, { ids: true });
  expect(shared.environment).toEqual({ name: 'Mine', values: [value('scope', 's')] });
  expect([shared.emptied, shared.secrets, shared.along]).toEqual([
    ['clientSecret'],
    [{ name: 'clientSecret', value: 'hush' }],
    [],
  ]);
});

test('fields that Postman does not document do not go along: a value of the session could be the secret', () => {
  const given = { ...value('clientSecret', '', 'secret'), description: 'of the app', sessionValue: 'hush' };
  const shared = shareEnvironment(
    { ...{ name: 'Mine', _postman_exported_at: '2026-11-01', owner: 'ann' }, values: [given] },
    { ids: true },
  );
  expect(shared.environment).toEqual({
    name: 'Mine',
    values: [{ key: 'clientSecret', value: '', type: 'secret', enabled: true, description: 'of the app' }],
  });
});

test.each(['commercial', 'gcc', 'gcc-high', 'dod', 'china'])('nothing of %s needs to be changed', (name) => {
  const committed: unknown = JSON.parse(readFileSync(`environments/${name}.postman_environment.json`, 'utf8'));
  const shared = shareEnvironment(committed as Parameters<typeof shareEnvironment>[0], { ids: true });
  expect([shared.environment, shared.emptied, shared.along, shared.reset]).toEqual([committed, [], [], []]);
});
