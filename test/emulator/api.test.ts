import type { Operation } from '../../catalogue/model/types.ts';
import { shapes } from '../../catalogue/powerbi/index.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { appToken, call } from './client.ts';

/** An operation of somebody else's API. */
const LIST_PETS: Operation = {
  id: 'listPets',
  area: 'Pets',
  method: 'GET',
  path: '/pets/{pet-id}',
  parameters: [{ name: 'pet-id', in: 'path', type: 'string', required: true }],
  responses: [{ status: 200, mediaTypes: [], shown: [], headers: [] }],
  scopes: [{ anyOf: ['Pets.Read'] }],
  servicePrincipal: 'yes',
  profile: false,
  noAdminConsentedPermission: false,
  limits: [],
  pagination: 'none',
  preview: false,
  deprecated: false,
  docs: '',
  title: 'List pets',
  effect: 'reads',
  variables: {},
};

describe('an emulator of another API', () => {
  let emulator: Emulator;
  let token: string;
  beforeAll(async () => {
    emulator = await startEmulator({ api: { operations: [LIST_PETS], shapes } });
    token = await appToken(emulator);
  });
  afterAll(() => emulator.close());

  test('knows its operations, and says that it does not know their answers', async () => {
    const answer = await call(emulator, 'GET', '/pets/7', { token });
    expect([answer.status, await answer.json()]).toMatchObject([501, { error: { code: 'NotEmulated' } }]);
    expect(emulator.requests.at(-1)).toMatchObject({ operation: 'listPets', caller: 'app', status: 501 });
  });

  test('judges the token first', async () => {
    expect((await call(emulator, 'GET', '/pets/7', { token: 'junk' })).status).toBe(403);
  });

  test('does not know the operations of Power BI', async () => {
    expect((await call(emulator, 'GET', '/v1.0/myorg/groups', { token })).status).toBe(404);
  });

  test("gives a user's token its scopes", async () => {
    const [, claims = ''] = (await emulator.userToken()).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).toMatchObject({ scp: 'Pets.Read' });
  });
});
