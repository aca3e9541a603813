import type { Emulator } from '../../emulator/index.ts';
import { runRecipe, runRecipeAt, withEmulator } from './run-recipe.ts';

const TITLE = 'Service principal profiles';
const inputs = { customers: 'Contoso, Fabrikam' };

test('each customer gets a profile and a workspace, and the profile sees that only', async () => {
  await withEmulator(async (emulator) => {
    const { sent, failed, rows } = await runRecipeAt(emulator, TITLE, inputs);
    expect(failed).toEqual([]);
    const each = [
      '200 POST Profiles 2 Create a profile',
      '200 GET Profiles 3 Look for the workspace',
      '200 POST Profiles 4 Create the workspace',
      '200 GET Profiles 5 Check what the profile sees',
    ];
    expect(sent).toEqual([
      '200 GET Profiles 1 Look for the profiles',
      ...each,
      ...each,
      '200 GET Profiles 8 Look at the end',
    ]);
    expect(rows).toMatchObject([
      { customer: 'Contoso', profile: 'created', workspace: 'created', sees: 'Contoso' },
      { customer: 'Fabrikam', profile: 'created', workspace: 'created', sees: 'Fabrikam' },
    ]);
    const asProfile = emulator.requests.filter(({ profileId }) => profileId !== undefined);
    expect(asProfile.map(({ operation, profileId }) => [operation, profileId])).toEqual(
      rows.flatMap(({ profileId }) =>
        ['Groups_GetGroups', 'Groups_CreateGroup', 'Groups_GetGroups'].map((operation) => [operation, profileId]),
      ),
    );
  });
});

test('the second run changes nothing, and a third adds the customer that is new', async () => {
  await withEmulator(async (emulator) => {
    await runRecipeAt(emulator, TITLE, inputs);
    const second = await runRecipeAt(emulator, TITLE, { customers: 'fabrikam,CONTOSO,Contoso,' });
    expect(second.failed).toEqual([]);
    expect(second.sent.filter((line) => !line.startsWith('200 GET'))).toEqual([]);
    expect(second.rows).toMatchObject([
      { customer: 'fabrikam', profile: 'there', workspace: 'there' },
      { customer: 'CONTOSO', profile: 'there', workspace: 'there' },
    ]);
    const third = await runRecipeAt(emulator, TITLE, { customers: 'Contoso, Northwind' });
    expect(third.failed).toEqual([]);
    expect(third.rows.map(({ profile }) => profile)).toEqual(['there', 'created']);
  });
});

test('without customers it is a rehearsal: nothing is left', async () => {
  await withEmulator(async (emulator) => {
    const before = await things(emulator);
    const { failed, sent, rows } = await runRecipeAt(emulator, TITLE);
    expect(failed).toEqual([]);
    expect(rows).toMatchObject([{ customer: expect.stringMatching(/^powerbi-postman /) as string }]);
    expect(sent.slice(-3)).toEqual([
      '200 DELETE Profiles 6 Delete the workspace of the rehearsal',
      '200 DELETE Profiles 7 Delete the profile of the rehearsal',
      '200 GET Profiles 8 Look at the end',
    ]);
    expect(await things(emulator)).toEqual(before);
  });
});

test('a rehearsal that fails on the way deletes what it made, and only that', async () => {
  await withEmulator(async (emulator) => {
    const before = await things(emulator);
    emulator.addFault({ operation: 'Groups_CreateGroup', kind: 'status', status: 400 });
    // As the fault strikes after the service has done what was asked, the workspace is there: nobody could know.
    const { failed, sent } = await runRecipeAt(emulator, TITLE);
    expect(failed).toHaveLength(1);
    expect(sent.slice(-1)).toEqual(['200 DELETE Profiles 7 Delete the profile of the rehearsal']);
    expect((await things(emulator)).profiles).toEqual(before.profiles);
  });
});

test('a name that is a workspace of the app itself: how to add the profile', async () => {
  const { failed, rows } = await runRecipe(TITLE, { customers: 'Northwind Sales, Contoso' });
  expect(failed).toEqual([
    expect.stringContaining('a workspace "Northwind Sales" exists, and the profile has no role in it. Add the profile'),
  ]);
  expect(rows).toEqual([]);
});

test('a profile that sees more than its own is told, and the next customer follows', async () => {
  await withEmulator(async (emulator) => {
    await runRecipeAt(emulator, TITLE, { customers: 'Contoso' });
    const { rows } = await runRecipeAt(emulator, TITLE, { customers: 'Contoso' });
    await runRecipeAt(emulator, 'Onboard a workspace', {
      asProfileId: String(rows[0]!['profileId']),
      newWorkspace: 'Extra',
    });
    const { failed, rows: after } = await runRecipeAt(emulator, TITLE, inputs);
    expect(failed).toEqual(['The profile Contoso sees its workspace only: it also sees Extra']);
    expect(after.map(({ sees }) => sees)).toEqual(['Contoso, Extra', 'Fabrikam']);
  });
});

test('two profiles with one name', async () => {
  await withEmulator(async (emulator) => {
    await runRecipeAt(emulator, TITLE, { customers: 'Contoso' });
    await runRecipeAt(emulator, TITLE, { customers: 'Contoso Ltd' });
    await rename(emulator, 'Contoso Ltd', 'Contoso');
    const { failed, sent } = await runRecipeAt(emulator, TITLE, { customers: 'Contoso' });
    expect(failed[0]).toContain('Inputs: several profiles have the name "Contoso"');
    expect(sent).toHaveLength(1);
  });
});

test('the switch for profiles is off: the cause says so', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    scenario: {
      about: 'off',
      tenant: { settings: { AllowServicePrincipalsCreateAndUseProfiles: { enabled: false } } },
    },
  });
  expect(failed[0]).toContain('Allow service principals to create and use profiles');
});

test('a new workspace that is not in the list yet is looked for again', async () => {
  const { failed, sent } = await runRecipe(
    TITLE,
    { customers: 'Contoso' },
    {
      faults: [{ operation: 'Groups_GetGroups', kind: 'shape', after: 1, times: 1 }],
    },
  );
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line.includes('Profiles 5'))).toHaveLength(2);
});

test('a new profile that does not count yet is asked again', async () => {
  const { sent, failed } = await runRecipe(
    TITLE,
    { customers: 'Contoso' },
    {
      faults: [{ operation: 'Groups_GetGroups', kind: 'status', status: 401, times: 2 }],
    },
  );
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line.includes('Profiles 3')).map((line) => line.slice(0, 3))).toEqual([
    '401',
    '401',
    '200',
  ]);
});

async function get(emulator: Emulator, path: string): Promise<{ id: string; name?: string; displayName?: string }[]> {
  const answer = await fetch(`${emulator.url}/v1.0/myorg/${path}`, {
    headers: { Authorization: `Bearer ${await emulator.userToken()}` },
  });
  return ((await answer.json()) as { value: { id: string; name?: string; displayName?: string }[] }).value;
}

/** All profiles and all workspaces, as an administrator sees them. */
async function things(emulator: Emulator): Promise<{ profiles: unknown[]; workspaces: unknown[] }> {
  const active = "$filter=state eq 'Active' and type eq 'Workspace'";
  return {
    profiles: await get(emulator, 'admin/profiles'),
    workspaces: (await get(emulator, `admin/groups?$top=5000&${active}`)).map(({ name }) => name),
  };
}

/** Gives a profile the name of another, as the app: its own token is asked for with the recipe's secret. */
async function rename({ url, tenantId, clientId, clientSecret }: Emulator, from: string, to: string): Promise<void> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
  };
  const token = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const headers = {
    Authorization: `Bearer ${((await token.json()) as { access_token: string }).access_token}`,
    'Content-Type': 'application/json',
  };
  const list = (await (await fetch(`${url}/v1.0/myorg/profiles`, { headers })).json()) as {
    value: { id: string; displayName: string }[];
  };
  const { id } = list.value.find(({ displayName }) => displayName === from)!;
  const body = JSON.stringify({ displayName: to });
  const changed = await fetch(`${url}/v1.0/myorg/profiles/${id}`, { method: 'PUT', headers, body });
  expect(changed.status).toBe(200);
}
