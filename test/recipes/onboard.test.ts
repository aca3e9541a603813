import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { Emulator, EmulatorOptions } from '../../emulator/index.ts';
import type { JobCourse } from '../../emulator/tenant/jobs.ts';
import { runRecipe, runRecipeAt, withEmulator } from './run-recipe.ts';

const TITLE = 'Onboard a workspace';
const { capacityId, clientId, colleagueEmail, servicePrincipalId } = standardTenant;
const SECURITY_GROUP = 'e2f4a7c1-58d3-4b96-a0e7-6c1d9f3b8025';
const OTHER_APP = '7d1c5b0a-2f64-4a8e-9b37-c05e8f21a946';
const members = (...list: object[]): string => JSON.stringify(list);
const grace = { identifier: colleagueEmail, principalType: 'User', groupUserAccessRight: 'Viewer' };
const everybody = members(
  grace,
  { identifier: SECURITY_GROUP, principalType: 'group', groupUserAccessRight: 'contributor' },
  { identifier: OTHER_APP, principalType: 'App', groupUserAccessRight: 'Member' },
);
const inputs = { newWorkspace: 'Contoso', capacity: 'Northwind capacity', members: everybody };

test('creates, assigns, adds everybody, and shows who has what', async () => {
  const { sent, failed, rows } = await runRecipe(TITLE, inputs);
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Onboard 1 Look for the name',
    '200 GET Onboard 2 Find the capacity',
    '200 POST Onboard 3 Create the workspace',
    '200 POST Onboard 4 Assign it to the capacity',
    '200 GET Onboard 5 Follow the assignment',
    '200 GET Onboard 6 See who has a role',
    '200 POST Onboard 7 Add a member',
    '200 POST Onboard 7 Add a member',
    '200 POST Onboard 7 Add a member',
    '200 GET Onboard 10 Check the access',
    '200 GET Onboard 12 Look at the end',
  ]);
  expect(rows.map(({ identifier, role, change }) => [identifier, role, change])).toEqual([
    [servicePrincipalId, 'Admin', ''],
    [colleagueEmail, 'Viewer', 'added'],
    [SECURITY_GROUP, 'Contributor', 'added'],
    [OTHER_APP, 'Member', 'added'],
  ]);
});

test('the second run changes nothing; a role that differs is changed', async () => {
  await withEmulator(async (emulator) => {
    await runRecipeAt(emulator, TITLE, inputs);
    const second = await runRecipeAt(emulator, TITLE, inputs);
    expect(second.failed).toEqual([]);
    expect(second.sent.filter((line) => !line.startsWith('200 GET'))).toEqual([]);
    const third = await runRecipeAt(emulator, TITLE, {
      ...inputs,
      members: members({ ...grace, groupUserAccessRight: 'Contributor' }),
    });
    expect(third.failed).toEqual([]);
    expect(third.sent.filter((line) => !line.startsWith('200 GET'))).toEqual(['200 PUT Onboard 8 Change a role']);
  });
});

test('somebody who is in already, by a name that the list does not show, gets the role all the same', async () => {
  await withEmulator(async (emulator) => {
    await runRecipeAt(emulator, TITLE, inputs);
    // The list shows nobody.
    emulator.addFault({ operation: 'Groups_GetGroupUsers', kind: 'shape', times: 1 });
    const { failed, sent } = await runRecipeAt(emulator, TITLE, { ...inputs, members: members(grace) });
    expect(failed).toEqual([]);
    expect(sent.slice(-4, -2)).toEqual(['400 POST Onboard 7 Add a member', '200 PUT Onboard 8 Change a role']);
  });
});

test('without a name it is a rehearsal: nothing is left', async () => {
  await withEmulator(async (emulator) => {
    const before = await workspaces(emulator);
    const { failed, rows, sent } = await runRecipeAt(emulator, TITLE, {
      groupId: standardTenant.groupId,
      capacity: capacityId,
      members: members(grace),
    });
    expect(failed).toEqual([]);
    expect(rows[0]!['workspaceId']).not.toBe(standardTenant.groupId);
    expect(rows[0]!['workspace']).toMatch(/^powerbi-postman \d{4}-\d\d-\d\d \w+$/);
    expect(sent.slice(-2)).toEqual([
      '200 DELETE Onboard 11 Delete the workspace of the rehearsal',
      '200 GET Onboard 12 Look at the end',
    ]);
    expect(await workspaces(emulator)).toEqual(before);
  });
});

test('a rehearsal that fails is cleaned up; the workspace that somebody typed to read is not touched', async () => {
  await withEmulator(async (emulator) => {
    const before = await workspaces(emulator);
    const typed = { groupId: standardTenant.groupId };
    const { failed, sent } = await runRecipeAt(emulator, TITLE, {
      ...typed,
      members: members({
        identifier: '0b92f6d4-e817-4a3c-95d0-6f1b8c2e7a45',
        principalType: 'App',
        groupUserAccessRight: 'Viewer',
      }),
    });
    expect(failed[0]).toContain('this is not the object id of the enterprise application');
    expect(sent.slice(-1)).toEqual(['200 DELETE Onboard 11 Delete the workspace of the rehearsal']);
    const early = await runRecipeAt(emulator, TITLE, { ...typed, members: 'Grace' });
    expect(early.sent).toEqual(['200 GET Onboard 1 Look for the name']);
    expect(await workspaces(emulator)).toEqual(before);
  });
});

test('a workspace that was perhaps created is named', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    faults: [{ operation: 'Groups_CreateGroup', kind: 'status', status: 502, times: 1 }],
  });
  expect(failed).toEqual([expect.stringContaining('nobody knows whether the workspace Contoso was created')]);
});

test('a workspace with a name of its own stays after a failure', async () => {
  await withEmulator(async (emulator) => {
    emulator.addFault({ operation: 'Groups_AddGroupUser', kind: 'status', status: 500 });
    const { failed, sent } = await runRecipeAt(emulator, TITLE, inputs);
    expect(failed).toHaveLength(1);
    expect(sent.filter((line) => line.includes('DELETE'))).toEqual([]);
    expect(await workspaces(emulator)).toContain('Contoso');
  });
});

test.each<[string, Record<string, string>, string]>([
  [
    'the name is taken, ifExists refuse',
    { newWorkspace: 'northwind SALES', ifExists: 'refuse' },
    'The name is free: a workspace has the name',
  ],
  ['another way', { ifExists: 'replace' }, 'Inputs: ifExists must be one of use, refuse; not "replace"'],
  ['no such capacity', { capacity: 'P1' }, 'Inputs: no capacity has the name "P1" here. There is: Northwind capacity.'],
  ['members is not JSON', { members: 'Grace' }, 'Inputs: members is a list such as'],
  [
    'a role that is none',
    { members: members({ ...grace, groupUserAccessRight: 'None' }) },
    'Inputs: number 1 in members: groupUserAccessRight is one of Admin',
  ],
  [
    'the client id of an app',
    { members: members({ ...grace, principalType: 'App', identifier: clientId }) },
    'Inputs: number 1 in members: this is not the object id',
  ],
  [
    'a group by name',
    { members: members({ ...grace, principalType: 'Group', identifier: 'Sales' }) },
    'Inputs: number 1 in members: the identifier of a group is its object id',
  ],
])('%s: nothing is changed', async (_name, other, reason) => {
  const { sent, failed } = await runRecipe(TITLE, { ...inputs, ...other });
  expect(failed[0]).toContain(reason);
  expect(sent.filter((line) => !line.startsWith('200 GET'))).toEqual([]);
});

test('a capacity that is paused: nothing is created', async () => {
  const { sent, failed } = await runRecipe(TITLE, inputs, {
    scenario: { about: 'paused', tenant: { capacities: { 'Northwind capacity': { state: 'Suspended' } } } },
  });
  expect(failed[0]).toContain('The capacity can be used: its state is Suspended: resume it first');
  expect(sent.filter((line) => line.includes('POST'))).toEqual([]);
});

test('the app may not assign workspaces to the capacity: told in words, and the rehearsal is cleaned up', async () => {
  const { failed, sent } = await runRecipe(
    TITLE,
    { capacity: capacityId },
    {
      scenario: { about: 'others', tenant: { capacities: { 'Northwind capacity': { assigners: ['Ada'] } } } },
    },
  );
  expect(failed).toEqual([
    expect.stringContaining('The capacity can be used: the app may not assign workspaces to it'),
  ]);
  expect(sent.slice(-1)).toEqual(['200 DELETE Onboard 11 Delete the workspace of the rehearsal']);
});

test('the name is that of a workspace that the app has no role in', async () => {
  const { failed } = await runRecipe(
    TITLE,
    { newWorkspace: 'Northwind Production' },
    {
      scenario: {
        about: 'no role',
        tenant: { workspaces: { 'Northwind Production': { roles: { 'Northwind reporting app': null } } } },
      },
    },
  );
  expect(failed).toEqual([expect.stringContaining('a workspace that this app has no role in has the name')]);
});

test('the new role does not count at first: permissions are refreshed once, then it is looked again', async () => {
  await withEmulator(async (emulator) => {
    emulator.addFault({ operation: 'Groups_GetGroupUsers', kind: 'status', status: 401, times: 2 });
    const { failed, sent } = await runRecipeAt(emulator, TITLE, { ...inputs, capacity: '' });
    expect(failed).toEqual([]);
    expect(sent.slice(2, 6)).toEqual([
      '401 GET Onboard 6 See who has a role',
      '200 POST Onboard 9 Refresh the permissions',
      '401 GET Onboard 6 See who has a role',
      '200 GET Onboard 6 See who has a role',
    ]);
  });
});

test('the assignment takes a while', async () => {
  const { failed, sent } = await runRecipe(TITLE, inputs, assignments({ reads: 4 }));
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line.includes('Onboard 5'))).toHaveLength(4);
});

function assignments(assignment: JobCourse): EmulatorOptions {
  return { scenario: { about: 'assignments', tenant: { jobs: { assignment } } } };
}

/** Names of all workspaces that a user sees. */
async function workspaces({ url, userToken }: Emulator): Promise<string[]> {
  const answer = await fetch(
    `${url}/v1.0/myorg/admin/groups?$top=5000&$filter=state eq 'Active' and type eq 'Workspace'`,
    {
      headers: { Authorization: `Bearer ${await userToken()}` },
    },
  );
  return ((await answer.json()) as { value: { name: string }[] }).value.map(({ name }) => name);
}
