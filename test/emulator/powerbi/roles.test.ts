import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { roleOf, standardContent } from '../../../emulator/powerbi/index.ts';
import { SERVICE_PRINCIPALS_GROUP_ID } from '../../../emulator/tenant/standard.ts';
import { app, idOf, itemsOf, send, user } from './calls.ts';

const { groupId, deletedGroupId, servicePrincipalId, userId, userEmail, colleagueId, colleagueEmail, profileId } =
  standardTenant;
const STRANGER = '11111111-2222-4333-8444-555555555555';

test.each([
  ['the service principal', groupId, servicePrincipalId, 'Admin'],
  ['the user', groupId, userId, 'Admin'],
  ['the colleague', groupId, colleagueId, 'Member'],
  ['a stranger', groupId, STRANGER, undefined],
  ['anybody, in a deleted workspace', deletedGroupId, servicePrincipalId, undefined],
  ['anybody, in an unknown workspace', STRANGER, servicePrincipalId, undefined],
])('%s has the right role', (_, group, objectId, role) => {
  expect(roleOf(standardContent(), group, { objectId })).toBe(role);
});

test('who creates a workspace is its admin', () => {
  const content = standardContent();
  const created = idOf(send(content, 'Groups_CreateGroup', { body: { name: 'New' } }));
  expect([roleOf(content, created, app), roleOf(content, created, user)]).toEqual(['Admin', undefined]);
});

test('roles are given, changed and taken by id or by address', () => {
  const content = standardContent();
  const path = { groupId: idOf(send(content, 'Groups_CreateGroup', { body: { name: 'New' } })) };
  const role = () => roleOf(content, path.groupId, { objectId: colleagueId });
  const body = { identifier: colleagueEmail, principalType: 'User', groupUserAccessRight: 'Viewer' };
  expect(send(content, 'Groups_AddGroupUser', { path, body })).toEqual({ status: 200 });
  expect(role()).toBe('Viewer');
  expect(
    itemsOf(send(content, 'Groups_GetGroupUsers', { path })).find((shown) => shown['identifier'] === colleagueEmail),
  ).toMatchObject({
    displayName: 'Grace',
    graphId: colleagueId,
    principalType: 'User',
    groupUserAccessRight: 'Viewer',
  });
  send(content, 'Groups_UpdateGroupUser', {
    path,
    body: { ...body, identifier: colleagueId, groupUserAccessRight: 'Contributor' },
  });
  expect(role()).toBe('Contributor');
  expect(send(content, 'Groups_DeleteUserInGroup', { path: { ...path, user: colleagueId } })).toEqual({ status: 200 });
  expect(role()).toBeUndefined();
  expect(send(content, 'Groups_DeleteUserInGroup', { path: { ...path, user: colleagueId } }).status).toBe(404);
});

// prettier-ignore
test.each<[string, object, number]>([
  ['somebody who is in, by address', { identifier: colleagueEmail, principalType: 'User' }, 400],
  ['somebody who is in, by an address alone', { emailAddress: colleagueEmail, principalType: 'User', identifier: undefined }, 400],
  ['somebody who is in, by id in capitals', { identifier: colleagueId.toUpperCase(), principalType: 'User' }, 400],
  ['an app that is in as itself, for a profile', { identifier: servicePrincipalId, principalType: 'App', profile: { id: STRANGER, displayName: 'P' } }, 200],
  ['a stranger', { identifier: STRANGER, principalType: 'App' }, 200],
  ['a guest', { identifier: 'guest@elsewhere.example', principalType: 'User' }, 200],
  ['a name', { identifier: 'not-a-guid', principalType: 'App' }, 400],
  ['the client id', { identifier: standardTenant.clientId, principalType: 'App' }, 400],
])('to add %s', (_, who, status) => {
  const body = { identifier: '', groupUserAccessRight: 'Viewer', ...who };
  expect(send(standardContent(), 'Groups_AddGroupUser', { path: { groupId }, body }).status).toBe(status);
});

test.each([
  ['Northwind Sales', 400],
  ['northwind SALES', 400],
  ['Northwind Archive', 200],
  ['PersonalWorkspace Ada', 200],
  ['New', 200],
])('a workspace called %s', (name, status) => {
  expect(send(standardContent(), 'Groups_CreateGroup', { body: { name } }).status).toBe(status);
});

test('a name is free again when its workspace is deleted or renamed', () => {
  const content = standardContent();
  const make = () => send(content, 'Groups_CreateGroup', { body: { name: 'New' } });
  const first = idOf(make());
  expect(make().status).toBe(400);
  send(content, 'Groups_UpdateGroup', { path: { groupId: first }, body: { name: 'Renamed' } });
  const second = idOf(make());
  send(content, 'Groups_DeleteGroup', { path: { groupId: second } });
  expect(make().status).toBe(200);
});

test.each([
  ['a user by address', colleagueEmail, 200],
  ['an app by the id of its service principal', servicePrincipalId, 200],
  ['a security group', SERVICE_PRINCIPALS_GROUP_ID, 200],
  ['an app by its client id', standardTenant.clientId, 400],
  ['an id that nobody has', STRANGER, 400],
  ['an address that nobody has', 'nobody@elsewhere.example', 400],
])('to let %s use a data source of the gateway', (_, identifier, status) => {
  const path = { gatewayId: standardTenant.gatewayId, datasourceId: standardTenant.gatewayDatasourceId };
  expect(
    send(standardContent(), 'Gateways_AddDatasourceUser', { path, body: { identifier, datasourceAccessRight: 'Read' } })
      .status,
  ).toBe(status);
});

test("a profile's role is its own", () => {
  const content = standardContent();
  const path = { groupId: idOf(send(content, 'Groups_CreateGroup', { body: { name: 'New' } })) };
  const body = {
    identifier: servicePrincipalId,
    principalType: 'App',
    groupUserAccessRight: 'Viewer',
    profile: { id: profileId, displayName: 'P' },
  };
  send(content, 'Groups_AddGroupUser', { path, body });
  expect([roleOf(content, path.groupId, app), roleOf(content, path.groupId, { ...app, profileId })]).toEqual([
    'Admin',
    'Viewer',
  ]);
  send(content, 'Groups_DeleteUserInGroup', { path: { ...path, user: servicePrincipalId }, query: { profileId } });
  expect([roleOf(content, path.groupId, app), roleOf(content, path.groupId, { ...app, profileId })]).toEqual([
    'Admin',
    undefined,
  ]);
});

test('a deleted workspace is restored with a new name and admin', () => {
  const content = standardContent();
  const path = { groupId };
  expect(send(content, 'Groups_DeleteGroup', { path }).status).toBe(200);
  expect(roleOf(content, groupId, user)).toBeUndefined();
  expect(send(content, 'Groups_GetGroup', { path }).status).toBe(404);
  expect(send(content, 'Groups_GetGroupAsAdmin', { path }).body).toMatchObject({ state: 'Deleted' });
  send(content, 'Groups_RestoreDeletedGroupAsAdmin', { path, body: { name: 'Back', emailAddress: userEmail } });
  expect(roleOf(content, groupId, user)).toBe('Admin');
  expect(send(content, 'Groups_GetGroup', { path }).body).toMatchObject({ name: 'Back' });
});

test('a My workspace path reaches what the caller has a role in, and nothing else', () => {
  const content = standardContent();
  const datasetId = String(itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path: { groupId } }))[0]?.['id']);
  const read = (caller = user) => send(content, 'Datasets_GetDataset', { path: { datasetId }, caller }).status;
  expect([read(), read({ ...user, objectId: STRANGER })]).toEqual([200, 404]);
  const listed = itemsOf(send(content, 'Datasets_GetDatasets', { caller: user }));
  expect(listed.map(({ id }) => id)).not.toContain(datasetId);
});

test('two standard tenants are alike and apart', () => {
  const [one, other] = [standardContent(), standardContent()];
  const list = (content = one) =>
    send(content, 'Groups_GetGroupsAsAdmin', { query: { $top: '100', $expand: 'users,reports,datasets' } }).body;
  expect(list(one)).toEqual(list(other));
  send(one, 'Groups_CreateGroup', { body: { name: 'New' } });
  expect(list(one)).not.toEqual(list(other));
});

test('rights given on a dataset show to its users and to an administrator', () => {
  const content = standardContent();
  const path = { groupId, datasetId: '' };
  path.datasetId = idOf(send(content, 'Datasets_PostDatasetInGroup', { path, body: { name: 'New', tables: [] } }));
  const give = (operation: string, datasetUserAccessRight: string) =>
    send(content, operation, {
      path,
      body: { identifier: colleagueEmail, principalType: 'User', datasetUserAccessRight },
    }).status;
  const rights = (operation: string) =>
    itemsOf(send(content, operation, { path }))
      .filter((shown) => shown['identifier'] === colleagueEmail)
      .map((shown) => shown['datasetUserAccessRight']);
  expect(give('Datasets_PostDatasetUserInGroup', 'Read')).toBe(200);
  expect([rights('Datasets_GetDatasetUsersInGroup'), rights('Datasets_GetDatasetUsersAsAdmin')]).toEqual([
    ['Read'],
    ['Read'],
  ]);
  expect(give('Datasets_PutDatasetUserInGroup', 'None')).toBe(200);
  expect([rights('Datasets_GetDatasetUsersInGroup'), rights('Datasets_GetDatasetUsersAsAdmin')]).toEqual([
    [],
    ['ReadWriteReshareExplore'],
  ]);
});
