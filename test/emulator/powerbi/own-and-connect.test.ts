import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { fieldsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import type { TenantDefinition } from '../../../emulator/tenant/definition.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { app, bodyOf, itemsOf, send, user } from './calls.ts';
import {
  credentialsText,
  encrypted,
  encryptedInSegments,
  encryptedWithKeys,
  type PublicKey,
} from './sdk-encryption.ts';

const { datasetId, gatewayId, gatewayDatasourceId, groupId } = standardTenant;
const model = { groupId, datasetId };
const standard = standardTenantDefinition();

function withGateway(differs: Partial<TenantDefinition['gateways'][string]>): Content {
  const gateway = standard.gateways['Northwind gateway']!;
  return standardContent({ ...standard, gateways: { 'Northwind gateway': { ...gateway, ...differs } } });
}

function publicKey(content: Content): PublicKey {
  return bodyOf(send(content, 'Gateways_GetGateway', { path: { gatewayId } }))['publicKey'] as PublicKey;
}

function patch(content: Content, path: Record<string, string>, details: Fields, caller = app): number {
  const credentialDetails = { encryptedConnection: 'Encrypted', privacyLevel: 'None', ...details };
  return send(content, 'Gateways_UpdateDatasource', { path, body: { credentialDetails }, caller }).status;
}

/** Refreshes the model and says how that ended. */
function refreshed(content: Content): unknown {
  send(content, 'Datasets_RefreshDatasetInGroup', { path: model, body: { notifyOption: 'NoNotification' } });
  const read = () => itemsOf(send(content, 'Datasets_GetRefreshHistoryInGroup', { path: model }))[0];
  read();
  return read()?.['status'];
}

const takeOver = (content: Content, caller = app) =>
  send(content, 'Datasets_TakeOverInGroup', { path: model, caller }).status;

const sourcesOf = (content: Content) => itemsOf(send(content, 'Datasets_GetDatasourcesInGroup', { path: model }));

function bind(content: Content, caller = app): number {
  const body = { gatewayObjectId: gatewayId };
  return send(content, 'Datasets_BindToGatewayInGroup', { path: model, body, caller }).status;
}

/** Sets the credentials of each source that is in the cloud, or of each behind the gateway. */
function setAll(content: Content, where: 'cloud' | 'gateway'): number[] {
  const key = publicKey(content);
  return sourcesOf(content)
    .filter((source) => (source['gatewayId'] === gatewayId) === (where === 'gateway'))
    .map((source) => {
      const path = { gatewayId: String(source['gatewayId']), datasourceId: String(source['datasourceId']) };
      const text = credentialsText('Basic');
      return where === 'cloud'
        ? patch(content, path, { credentialType: 'Basic', encryptionAlgorithm: 'None', credentials: text })
        : patch(content, path, {
            credentialType: 'Basic',
            encryptionAlgorithm: 'RSA-OAEP',
            credentials: encrypted(key, text),
          });
    });
}

describe('who takes a model over', () => {
  test('finds that its refresh has no credentials, until each of its sources has', () => {
    const content = standardContent();
    expect([refreshed(content), takeOver(content), refreshed(content)]).toEqual(['Completed', 200, 'Failed']);
    expect([new Set(setAll(content, 'cloud')), refreshed(content)]).toEqual([new Set([200]), 'Failed']);
    expect([new Set(setAll(content, 'gateway')), refreshed(content)]).toEqual([new Set([200]), 'Completed']);
  });

  test('gets those of the gateway by binding', () => {
    const content = standardContent();
    takeOver(content);
    setAll(content, 'cloud');
    expect([bind(content), refreshed(content)]).toEqual([200, 'Completed']);
  });

  test('loses nothing the second time', () => {
    const content = standardContent();
    takeOver(content);
    setAll(content, 'cloud');
    bind(content);
    expect([takeOver(content), refreshed(content), takeOver(content, user), refreshed(content)]).toEqual([
      200,
      'Completed',
      200,
      'Failed',
    ]);
  });

  test('keeps them where the switch says so', () => {
    const content = standardContent({ ...standard, switches: { ...standard.switches, takeOver: 'keeps-credentials' } });
    expect([takeOver(content), refreshed(content)]).toEqual([200, 'Completed']);
  });

  test('a model that never had any gets them in the same way', () => {
    const content = standardContent({ ...standard, datasetsWithoutCredentials: [datasetId] });
    expect(refreshed(content)).toBe('Failed');
    takeOver(content);
    setAll(content, 'cloud');
    bind(content);
    expect(refreshed(content)).toBe('Completed');
  });
});

describe('credentials', () => {
  const onGateway = { gatewayId, datasourceId: gatewayDatasourceId };
  const cloudSource = (content: Content) => {
    const source = sourcesOf(content).find((each) => each['gatewayId'] !== gatewayId);
    return { gatewayId: String(source?.['gatewayId']), datasourceId: String(source?.['datasourceId']) };
  };
  const kinds = ['Anonymous', 'Basic', 'Windows', 'OAuth2', 'Key', 'SAS'];

  test.each(kinds)(
    'of kind %s are taken in the cloud as they are, and behind a gateway encrypted',
    (credentialType) => {
      const content = standardContent();
      takeOver(content);
      const text = credentialsText(credentialType);
      const plain = { credentialType, encryptionAlgorithm: 'None', credentials: text };
      const sealed = {
        credentialType,
        encryptionAlgorithm: 'RSA-OAEP',
        credentials: encrypted(publicKey(content), text),
      };
      const cloud = cloudSource(content);
      expect([
        patch(content, cloud, plain),
        patch(content, cloud, sealed),
        patch(content, onGateway, sealed),
        patch(content, onGateway, plain),
      ]).toEqual([200, 400, 200, credentialType === 'Anonymous' ? 200 : 400]);
    },
  );

  // prettier-ignore
  test.each<[string, Fields, number]>([
    ['complete', { credentialType: 'Basic', credentials: credentialsText('Basic') }, 200],
    ['without a password', { credentialType: 'Basic', credentials: '{"credentialData":[{"name":"username","value":"ada"}]}' }, 400],
    ['with an empty password', { credentialType: 'Basic', credentials: '{"credentialData":[{"name":"username","value":"ada"},{"name":"password","value":""}]}' }, 400],
    ['as an object and not as a text', { credentialType: 'Basic', credentials: { credentialData: [] } }, 400],
    ['that are not JSON', { credentialType: 'Key', credentials: 'the key' }, 400],
    ['of another kind', { credentialType: 'OAuth2', credentials: credentialsText('Basic') }, 400],
    ["that are the caller's own", { credentialType: 'OAuth2', credentials: '{"credentialData":""}', useCallerAADIdentity: true }, 200],
  ])('%s', (_, details, status) => {
    const content = standardContent();
    takeOver(content);
    expect(patch(content, cloudSource(content), { encryptionAlgorithm: 'None', ...details })).toBe(status);
  });

  test('of a source in the cloud are set by its owner', () => {
    const content = standardContent();
    const details = { credentialType: 'Basic', encryptionAlgorithm: 'None', credentials: credentialsText('Basic') };
    expect([
      patch(content, cloudSource(content), details),
      patch(content, cloudSource(content), details, user),
    ]).toEqual([401, 200]);
  });
});

describe('encryption', () => {
  // A text longer than a segment, with a sign of two bytes.
  const text = JSON.stringify({
    credentialData: [
      { name: 'username', value: 'northwind\\ada' },
      { name: 'password', value: `ü${'x'.repeat(100)}` },
    ],
  });
  const sent = (content: Content, credentials: string) =>
    patch(
      content,
      { gatewayId, datasourceId: gatewayDatasourceId },
      { credentialType: 'Windows', encryptionAlgorithm: 'RSA-OAEP', credentials },
    );
  const swapped = (sealed: string, place: number) =>
    sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);

  // prettier-ignore
  test.each<[string, 1024 | 2048, (key: PublicKey) => string, number]>([
    ['keys and message', 2048, (key) => encryptedWithKeys(key, text), 200],
    ['keys and message, with SHA-1', 2048, (key) => encryptedWithKeys(key, text, 'sha1'), 200],
    ['segments for a long key', 2048, (key) => encryptedInSegments(key, text), 400],
    ['a changed signature', 2048, (key) => swapped(encryptedWithKeys(key, text), 350), 400],
    ['a changed key', 2048, (key) => swapped(encryptedWithKeys(key, text), 3), 400],
    ['segments of 85 bytes', 1024, (key) => encryptedInSegments(key, text), 200],
    ['segments of 60 bytes', 1024, (key) => encryptedInSegments(key, text, 60), 200],
    ['segments of 60 bytes with SHA-256', 1024, (key) => encryptedInSegments(key, text, 60, 'sha256'), 200],
    ['a changed segment', 1024, (key) => swapped(encryptedInSegments(key, text), 3), 400],
    ['the text itself', 2048, () => text, 400],
    ['the text in base64', 2048, () => Buffer.from(text).toString('base64'), 400],
    ['nothing', 2048, () => '', 400],
    ['the right way with a text that lacks something', 2048, (key) => encrypted(key, '{"credentialData":[]}'), 400],
  ])('%s', (_, keySize, seal, status) => {
    const content = withGateway({ keySize });
    expect(sent(content, seal(publicKey(content)))).toBe(status);
  });

  test('with the key of another gateway is refused', () => {
    const other = withGateway({ id: 'a3d0c1b2-5e6f-4a7b-8c9d-0e1f2a3b4c5d' });
    const [gateway] = itemsOf(send(other, 'Gateways_GetGateways'));
    const key = fieldsOf(gateway?.['publicKey']) as unknown as PublicKey;
    const content = standardContent();
    expect(key).not.toEqual(publicKey(content));
    expect(sent(content, encrypted(key, text))).toBe(400);
  });

  test.each([1024, 2048] as const)('a key of %i bits has its length, and is the same each time', (keySize) => {
    const [key, again] = [publicKey(withGateway({ keySize })), publicKey(withGateway({ keySize }))];
    expect(Buffer.from(key.modulus, 'base64')).toHaveLength(keySize / 8);
    expect([key.exponent, again]).toEqual(['AQAB', key]);
  });
});

test('a model is bound by whom its gateway is open to', () => {
  const content = withGateway({ administrators: ['Ada'] });
  for (const source of content.gatewayDatasources.list()) source.access.grant(app.objectId, 'None', 'App');
  expect([bind(content), bind(content, user)]).toEqual([404, 200]);
  content.gatewayDatasources.get(gatewayDatasourceId).access.grant(app.objectId, 'Read', 'App');
  expect(bind(content)).toBe(200);
});
