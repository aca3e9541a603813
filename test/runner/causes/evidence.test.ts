import { catalogues } from '../../../catalogue/index.ts';
import { evidenceOf, settingsOf } from '../../../runner/causes/evidence.ts';
import type { Exchange } from '../../../runner/exchange.ts';
import { environment } from '../fixtures/collection.ts';
import { makeToken } from '../../cli/fixtures/token.ts';

const now = Date.UTC(2026, 0, 15);
const exchange: Exchange = {
  method: 'GET',
  url: 'https://api.powerbi.com/v1.0/myorg/datasets/x',
  status: 403,
  headers: { A: 'b' },
  body: '{}',
};

describe('evidence of an exchange', () => {
  test('what was sent and answered, and what the catalogue knows of it', () => {
    expect(evidenceOf(exchange, { catalogues, now })).toMatchObject({
      ...exchange,
      claims: null,
      operation: {
        id: 'Datasets_GetDataset',
        servicePrincipal: 'no',
        closedReason: 'my-workspace',
        twin: { path: '/v1.0/myorg/groups/{groupId}/datasets/{datasetId}' },
      },
      settings: {},
      neighbours: [],
      now,
    });
  });

  test('how it came here: seen, or read from a text', () => {
    expect(evidenceOf(exchange, { catalogues, now }).origin).toBeUndefined();
    expect(evidenceOf({ ...exchange, url: '', status: 0 }, { catalogues, now, origin: 'text' })).toMatchObject({
      origin: 'text',
      url: '',
      status: 0,
      operation: null,
    });
  });

  test('an address that is no operation', () => {
    expect(
      evidenceOf(
        { ...exchange, url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
        { catalogues, now },
      ).operation,
    ).toBeNull();
  });

  test.each<[string, string | undefined, string | undefined, unknown]>([
    ['not known', undefined, undefined, null],
    ['none', '', 'none', null],
    ['a word alone', 'Bearer ', 'none', null],
    ['not a JWT', 'Bearer abc', 'no jwt', null],
    ['Bearer twice', `Bearer Bearer ${makeToken()}`, 'no jwt', null],
    ['a JWT', `Bearer ${makeToken({ oid: 'o' })}`, 'jwt', expect.objectContaining({ oid: 'o', appid: 'client' })],
    ['bearer in small letters', `bearer ${makeToken()}`, 'jwt', expect.objectContaining({ appid: 'client' })],
  ])('the token: %s', (_name, authorization, token, claims) => {
    const evidence = evidenceOf(
      { ...exchange, ...(authorization === undefined ? {} : { authorization }) },
      { catalogues, now },
    );
    expect([evidence.token, evidence.claims]).toEqual([token, claims]);
  });
});

describe('settings', () => {
  test.each<[string, string, string]>([
    ['none', '', 'empty'],
    ['the id of a secret', '11111111-2222-4333-8444-555555555555', 'guid'],
    ['a placeholder', '<your secret>', 'placeholder'],
    ['an unresolved variable', '{{secret}}', 'placeholder'],
    ['a secret', 'Abc8Q~not-a-real-secret', 'secret'],
  ])('of the secret only what it looks like: %s', (_name, clientSecret, secretLooksLike) => {
    const settings = settingsOf(
      environment({ tenantId: ' t ', clientId: 'c', clientSecret, loginUrl: 'l', apiUrl: 'a', scope: 's' }),
    );
    expect(settings).toEqual({
      tenantId: 't',
      clientId: 'c',
      loginUrl: 'l',
      apiUrl: 'a',
      scope: 's',
      secretLooksLike,
      ...(clientSecret === '' ? {} : { credential: 'secret' }),
    });
  });
});
