import { startEmulator, type Fault, type TenantChange } from '../../emulator/index.ts';
import { record } from './recorder.ts';
import { runRecipe, runRecipeAt, type RecipeRun } from './run-recipe.ts';

const TITLE = 'Tenant scan';
const START = '202 POST Scan 3 Start the scan of a batch';
const WAIT = '200 GET Scan 4 Wait for it';
const RESULT = '200 GET Scan 5 Read its result';

const tenant = (tenant: TenantChange): { scenario: { about: string; tenant: TenantChange } } => ({
  scenario: { about: 'a test', tenant },
});

const idsOf = ({ rows }: RecipeRun): string[] => rows.map(({ id }) => String(id));

function hoursAgo(hours: number): string {
  return `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

test('nothing typed: all workspaces, in one batch, each with all that the scan says of it', async () => {
  const began = Date.now();
  const { sent, failed, rows, lines } = await runRecipe(TITLE);
  expect(failed).toEqual([]);
  expect(sent).toEqual(['200 GET Scan 1 List all workspaces', START, WAIT, WAIT, RESULT]);
  expect(rows).toHaveLength(6);
  const sales = rows.find(({ workspace }) => workspace === 'Northwind Sales')!;
  expect(sales).toMatchObject({ type: 'Workspace', state: 'Active', models: 1, reports: 2 });
  const { datasets } = sales['scan'] as { datasets: Record<string, unknown>[] };
  expect(Object.keys(datasets[0]!)).toEqual(
    expect.arrayContaining(['tables', 'expressions', 'users', 'datasourceUsages', 'misconfiguredDatasourceUsages']),
  );
  // Only those that the workspace uses, of both kinds.
  const sources = (sales['datasources'] as { datasourceId: string }[]).map(({ datasourceId }) => datasourceId);
  const used = new Set(JSON.stringify(sales['scan']).match(/(?<="datasourceInstanceId":")[^"]+/g));
  expect(sources.every((id) => used.has(id))).toBe(true);
  expect(sources).toEqual(
    expect.arrayContaining(JSON.stringify(datasets).match(/(?<="datasourceInstanceId":")[^"]+/g)!),
  );
  const names = [...lines.keys()];
  expect(names).toContain('6 workspaces scanned, with 4 models');
  const since = names.map((name) => /since is (\S+Z)$/.exec(name)?.[1]).find(Boolean)!;
  expect(Date.parse(since)).toBeGreaterThanOrEqual(began - 1000);
  expect(Date.parse(since)).toBeLessThanOrEqual(began + 60_000);
  expect(names.some((name) => name.startsWith('noted'))).toBe(false);
});

test('several batches, one after the other: at most 100 workspaces, each once', async () => {
  const emulator = await startEmulator(tenant({ furtherWorkspaces: { count: 244 } }));
  const bodies: number[] = [];
  const recorder = await record(emulator, (body) => {
    const { workspaces } = JSON.parse(body) as { workspaces?: unknown[] };
    if (workspaces) bodies.push(workspaces.length);
    return body;
  });
  try {
    const { sent, failed, rows } = await runRecipeAt(recorder.emulator, TITLE);
    expect(failed).toEqual([]);
    expect(sent.filter((line) => line === START)).toHaveLength(3);
    expect(bodies).toEqual([100, 100, 50]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(250);
    expect(rows).toHaveLength(250);
    expect(recorder.targets.filter((target) => target.includes('getInfo'))[0]).toBe(
      '/v1.0/myorg/admin/workspaces/getInfo?lineage=true&datasourceDetails=true&datasetSchema=true&datasetExpressions=true&getArtifactUsers=true',
    );
    const parts = [];
    for (const part of ['1/2', '2/2']) parts.push(await runRecipeAt(emulator, TITLE, { part }));
    expect(parts.map((part) => idsOf(part).length)).toEqual([150, 100]);
    expect(parts.flatMap(idsOf).sort()).toEqual(rows.map(({ id }) => String(id)).sort());
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
}, 30_000);

test('since: only what changed, and nothing is a good end', async () => {
  const emulator = await startEmulator();
  const recorder = await record(emulator);
  try {
    const since = hoursAgo(5 * 24);
    const { sent, failed, rows, lines } = await runRecipeAt(recorder.emulator, TITLE, { since });
    expect(failed).toEqual([]);
    expect(sent[0]).toBe('200 GET Scan 2 List the changed workspaces');
    expect(recorder.targets[0]).toBe(
      `/v1.0/myorg/admin/workspaces/modified?modifiedSince=${since.replace('Z', '.000Z')}`,
    );
    expect(rows.map(({ workspace }) => workspace).sort()).toEqual(['Northwind Development', 'Northwind Sales']);
    expect(lines.get('Not sent: since is typed, so only changed workspaces are asked for.')).toBe('skipped');
    const none = await runRecipeAt(emulator, TITLE, { since: hoursAgo(1) });
    expect([none.sent, none.failed]).toEqual([['200 GET Scan 2 List the changed workspaces'], []]);
    expect(none.lines.get('0 workspaces scanned, with 0 models')).toBe('ok');
    expect(none.lines.get('Not sent: there is nothing to scan.')).toBe('skipped');
  } finally {
    await Promise.all([recorder.close(), emulator.close()]);
  }
});

test.each([
  [{ since: 'yesterday' }, /^Inputs: since is "yesterday": type a moment in UTC, as in 2026-01-31T08:00:00Z$/],
  [{ since: '2026-02-31T99:00:00Z' }, /^Inputs: since is "2026-02-31T99:00:00Z": type a moment/],
  [{ since: hoursAgo(0.3) }, /^Inputs: since is .*, and the service knows no changes of the last 30 minutes$/],
  [{ since: hoursAgo(-5) }, /^Inputs: since is .*, and the service knows no changes of the last 30 minutes$/],
  [{ since: hoursAgo(31 * 24) }, /^Inputs: since is .*: empty it to scan all workspaces$/],
  [{ part: '2' }, /^Inputs: part is "2": type a number/],
])('%j: nothing is sent', async (inputs, reason) => {
  const { sent, failed } = await runRecipe(TITLE, inputs as unknown as Record<string, string>);
  expect(sent).toEqual([]);
  expect(failed).toEqual([expect.stringMatching(reason)]);
});

test.each([
  ['AdminApisIncludeDetailedMetadata', 'tables', 'detailed metadata'],
  ['AdminApisIncludeExpressions', 'expressions', 'DAX and mashup expressions'],
])('%s is off: the scan is thin, and the setting is named once', async (setting, what, title) => {
  const { failed, lines } = await runRecipe(
    TITLE,
    {},
    tenant({ settings: { [setting]: { enabled: false } } } as TenantChange),
  );
  expect(failed).toEqual([]);
  expect([...lines.keys()].filter((name) => name.startsWith('noted'))).toEqual([
    `noted: not one of 4 models came with ${what}. Is the tenant setting "Enhance admin APIs responses with ${title}" off?`,
  ]);
});

test('details that were not asked for are not missed', async () => {
  const { lines, rows } = await runRecipe(TITLE, { datasetSchema: 'false', getArtifactUsers: 'false' });
  expect([...lines.keys()].filter((name) => name.startsWith('noted'))).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain('"tables"');
});

test('many looks at many scans are not many at one', async () => {
  const options = tenant({ furtherWorkspaces: { count: 200 }, jobs: { scan: { reads: 8 } } });
  const { sent, failed } = await runRecipe(TITLE, {}, options);
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line === WAIT)).toHaveLength(24);
});

test('limits, an outage and expired tokens in the middle: asked again, and nothing is lost', async () => {
  const faults: Fault[] = [
    { operation: 'WorkspaceInfo_GetModifiedWorkspaces', kind: 'throttled', seconds: 0, times: 1 },
    { operation: 'WorkspaceInfo_PostWorkspaceInfo', kind: 'throttled', seconds: 0, times: 2 },
    { operation: 'WorkspaceInfo_GetScanStatus', kind: 'status', status: 503, times: 1 },
    { operation: 'WorkspaceInfo_GetScanStatus', kind: 'expired', after: 1 },
    { operation: 'WorkspaceInfo_GetScanResult', kind: 'expired' },
  ];
  const { failed, rows } = await runRecipe(TITLE, {}, { faults });
  expect(failed).toEqual([]);
  expect(rows).toHaveLength(6);
});

test('refusals end the run, and say why', async () => {
  const permission = await runRecipe(TITLE, {}, tenant({ apps: [{ applicationPermissions: ['Tenant.Read.All'] }] }));
  expect(permission.sent).toEqual(['401 GET Scan 1 List all workspaces']);
  expect(permission.failed).toEqual([expect.stringContaining('Tenant.Read.All')]);
  const heavy = await runRecipe(TITLE, { allowHeavyReads: '', allowWrite: '' });
  expect([heavy.sent, heavy.failed]).toEqual([['200 GET Scan 1 List all workspaces'], []]);
  expect([...heavy.lines].filter(([, outcome]) => outcome === 'skipped').map(([name]) => name)[0]).toContain(
    'To allow that, set allowHeavyReads to true in the environment.',
  );
});
