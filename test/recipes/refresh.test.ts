import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { runRecipe, runRecipeAt } from './run-recipe.ts';

const TITLE = 'Refresh and wait';
const inputs = { workspace: 'Northwind Sales', model: standardTenant.datasetId };

test('finds by name, starts, follows to the end, and shows it', async () => {
  const { sent, failed, rows } = await runRecipe(TITLE, inputs);
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Refresh 1 Find the workspace',
    '200 GET Refresh 2 Find the model',
    '200 GET Refresh 3 Look for one that is running',
    '202 POST Refresh 4 Start the refresh',
    '202 GET Refresh 5 Follow it',
    '200 GET Refresh 5 Follow it',
    '200 GET Refresh 7 Show how it ended',
  ]);
  expect(rows).toMatchObject([{ model: 'Sales', refreshType: 'ViaEnhancedApi', status: 'Completed', error: '' }]);
});

test('a refresh that fails: its error is told, and the run fails', async () => {
  const { failed, rows } = await runRecipe(TITLE, inputs, {
    scenario: { about: 'no credentials', tenant: { datasetsWithoutCredentials: [standardTenant.datasetId] } },
  });
  expect(failed).toEqual(['Refresh completes: it ended as Failed: ModelRefreshFailed_CredentialsNotSpecified']);
  expect(rows).toMatchObject([{ status: 'Failed', error: 'ModelRefreshFailed_CredentialsNotSpecified' }]);
});

test.each([
  ['no such workspace', { workspace: 'Sales' }, 'no workspace has the name "Sales" here. There are: Northwind Sales, '],
  [
    'nothing typed',
    { workspace: '' },
    'type workspace: the name or the id of the workspace. There are: Northwind Sales, ',
  ],
  ['no such model', { model: 'Orders' }, 'no semantic model has the name "Orders" here. There is: Sales.'],
])('%s: nothing is started', async (_name, other, reason) => {
  const { sent, failed } = await runRecipe(TITLE, { ...inputs, ...other });
  expect(failed[0]).toContain(`Inputs: ${reason}`);
  expect(sent.filter((line) => line.includes('POST'))).toEqual([]);
});

test.each([
  ['wait', []],
  ['refuse', ['No other refresh is running: one runs since ']],
])('another refresh is running, ifRunning %s', async (ifRunning, reasons) => {
  const emulator = await startEmulator();
  try {
    await startRefresh(emulator);
    const { sent, failed } = await runRecipeAt(emulator, TITLE, { ...inputs, ifRunning });
    expect(failed.map((line, index) => line.startsWith(reasons[index]!))).toEqual(reasons.map(() => true));
    expect(sent.filter((line) => line.includes('Refresh 4'))).toEqual(
      ifRunning === 'wait' ? ['202 POST Refresh 4 Start the refresh'] : [],
    );
  } finally {
    await emulator.close();
  }
});

/** Somebody else starts one. */
async function startRefresh({ url, userToken }: Emulator): Promise<void> {
  const { groupId, datasetId } = standardTenant;
  const { status } = await fetch(`${url}/v1.0/myorg/groups/${groupId}/datasets/${datasetId}/refreshes`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await userToken()}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(status).toBe(202);
}
