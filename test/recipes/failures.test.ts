import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator, type Fault, type TenantChange } from '../../emulator/index.ts';
import { runRecipe, runRecipeAt } from './run-recipe.ts';

const TITLE = 'Refresh report';
const { groupId, datasetId } = standardTenant;
const broken = {
  scenario: { about: 'no credentials', tenant: { datasetsWithoutCredentials: [datasetId] } as TenantChange },
};

test('goes through workspaces and models; a refresh that failed is a row, with its reason', async () => {
  const emulator = await startEmulator(broken);
  try {
    await failOnce(emulator);
    const { sent, failed, rows, lines } = await runRecipeAt(emulator, TITLE);
    expect(failed).toEqual([]);
    const inEach = ['200 GET Failures 2 List its models', '200 GET Failures 3 Read the refreshes of a model'];
    expect(sent).toEqual(['200 GET Failures 1 List a page of workspaces', ...inEach, ...inEach, ...inEach]);
    expect(rows).toEqual([
      expect.objectContaining({
        workspace: 'Northwind Sales',
        model: 'Sales',
        status: 'Failed',
        error: 'ModelRefreshFailed_CredentialsNotSpecified',
      }),
    ]);
    expect([...lines.keys()].some((line) => /^1 of \d+ refreshes failed: 3 models in 3 workspaces$/.test(line))).toBe(
      true,
    );
    const again = await runRecipeAt(emulator, TITLE);
    expect([again.rows, again.sent]).toEqual([rows, sent]);
  } finally {
    await emulator.close();
  }
});

test('only the workspace that is named, by name or id', async () => {
  const emulator = await startEmulator(broken);
  try {
    await failOnce(emulator);
    for (const workspace of ['northwind sales', groupId]) {
      const { sent, failed, rows } = await runRecipeAt(emulator, TITLE, { workspace });
      expect(failed).toEqual([]);
      expect(sent).toEqual([
        '200 GET Failures 1 List a page of workspaces',
        '200 GET Failures 2 List its models',
        '200 GET Failures 3 Read the refreshes of a model',
      ]);
      expect(rows).toHaveLength(1);
    }
    const { sent, rows, lines } = await runRecipeAt(emulator, TITLE, { workspace: 'Northwind Sales', part: '2/2' });
    // The one model belongs to the first part.
    expect([sent.length, rows]).toEqual([2, []]);
    expect(lines.get('0 of 0 refreshes failed: 0 models in 1 workspace')).toBe('ok');
  } finally {
    await emulator.close();
  }
});

test('no such workspace, or wrong days: said, and nothing more is sent', async () => {
  const unknown = await runRecipe(TITLE, { workspace: 'Sales' });
  expect(unknown.failed[0]).toContain('Inputs: no workspace has the name "Sales" here. There are: Northwind Sales, ');
  expect(unknown.sent).toHaveLength(1);
  for (const [inputs, reason] of [
    [{ days: 'week' }, 'days is "week": type how many days back, such as 7'],
    [{ pageSize: '0' }, 'pageSize is "0": type a whole number from 1 to 5000'],
    [{ part: '0/2' }, 'part is "0/2": type a number and how many parts there are, such as 2/5'],
  ] as const) {
    const { sent, failed } = await runRecipe(TITLE, inputs);
    expect([sent, failed]).toEqual([[], [`Inputs: ${reason}`]]);
  }
});

test('page by page, and part by part: every failure once', async () => {
  const emulator = await startEmulator({
    scenario: { about: 'many', tenant: { furtherWorkspaces: { count: 12 } } as TenantChange },
  });
  try {
    const all = await runRecipeAt(emulator, TITLE, { days: '400', pageSize: '4' });
    expect(all.failed).toEqual([]);
    expect(all.rows.length).toBeGreaterThan(0);
    const parts = [];
    for (const part of ['1/2', '2/2'])
      parts.push(await runRecipeAt(emulator, TITLE, { days: '400', pageSize: '4', part }));
    const ids = (rows: (typeof all)['rows']): string[] => rows.map(({ requestId }) => String(requestId)).sort();
    expect(ids(parts.flatMap(({ rows }) => rows))).toEqual(ids(all.rows));
  } finally {
    await emulator.close();
  }
}, 30_000);

test('only the last days count', async () => {
  const emulator = await startEmulator({ ...broken, clock: new Date(Date.now() - 3 * 86_400_000) });
  try {
    await failOnce(emulator);
    expect((await runRecipeAt(emulator, TITLE, { days: '2' })).rows).toEqual([]);
    expect((await runRecipeAt(emulator, TITLE, { days: '4' })).rows).toHaveLength(1);
  } finally {
    await emulator.close();
  }
});

test('an app that is in no workspace: nothing fails', async () => {
  const workspaces = { 'Northwind Sales': null, 'Northwind Development': null, 'Northwind Production': null };
  const { sent, failed, lines } = await runRecipe(TITLE, {}, { scenario: { about: 'none', tenant: { workspaces } } });
  expect([sent, failed]).toEqual([['200 GET Failures 1 List a page of workspaces'], []]);
  expect(lines.get('0 of 0 refreshes failed: 0 models in 0 workspaces')).toBe('ok');
  expect(lines.get('Not sent: there is no further model.')).toBe('skipped');
});

test('a model or a workspace that is refused is a row; limits and expired tokens are waited for', async () => {
  const faults: Fault[] = [
    { operation: 'Datasets_GetRefreshHistoryInGroup', kind: 'status', status: 400, times: 1 },
    { operation: 'Datasets_GetDatasetsInGroup', kind: 'status', status: 404, times: 1, after: 2 },
    { operation: 'Groups_GetGroups', kind: 'throttled', seconds: 0, times: 1 },
    { operation: 'Datasets_GetDatasetsInGroup', kind: 'throttled', seconds: 0, times: 2 },
    { operation: 'Datasets_GetRefreshHistoryInGroup', kind: 'expired', after: 1 },
  ];
  const { failed, rows, lines } = await runRecipe(TITLE, {}, { faults });
  expect(failed).toEqual([]);
  expect(rows).toHaveLength(2);
  expect(rows.map(({ status }) => status)).toEqual(['refused', 'refused']);
  expect([...lines.keys()].some((line) => line.endsWith(', 2 refusals'))).toBe(true);
});

/** Starts a refresh of the model, and follows it to its end. */
async function failOnce({ url, userToken }: Emulator): Promise<void> {
  const address = `${url}/v1.0/myorg/groups/${groupId}/datasets/${datasetId}/refreshes`;
  const headers = { Authorization: `Bearer ${await userToken()}`, 'Content-Type': 'application/json' };
  const { status } = await fetch(address, { method: 'POST', headers, body: '{}' });
  expect(status).toBe(202);
  for (let read = 0; read < 3; read += 1) await fetch(address, { headers });
}
