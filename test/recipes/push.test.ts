import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import type { Fault } from '../../emulator/index.ts';
import { runRecipeAt, type RecipeRun } from './run-recipe.ts';

const TITLE = 'Push rows';
const MODELS = `groups/${standardTenant.groupId}/datasets`;
const inputs = { workspace: 'Northwind Sales', model: 'Regions', table: 'sales' };
const rowsOf = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ Amount: index }));
const PUSH = 'POST Push 5 Push rows';

/** An emulator with a push model, which tells at the end how many rows that has and which models there are. */
async function push(
  values: Record<string, string>,
  faults: readonly Fault[] = [],
): Promise<RecipeRun & { readonly held: unknown[]; readonly models: string[] }> {
  const emulator = await startEmulator();
  try {
    const tables = [{ name: 'Sales', columns: [{ name: 'Amount', dataType: 'Int64' }] }];
    const { id } = (await as(emulator, 'POST', MODELS, { name: 'Regions', defaultMode: 'Push', tables })) as {
      id: string;
    };
    for (const fault of faults) emulator.addFault(fault);
    const run = await runRecipeAt(emulator, TITLE, { ...inputs, ...values });
    emulator.clearFaults();
    const query = { queries: [{ query: 'EVALUATE Sales' }] };
    const { results } = (await as(emulator, 'POST', `${MODELS}/${id}/executeQueries`, query)) as {
      results: { tables: { rows: Record<string, unknown>[] }[] }[];
    };
    const { value } = (await as(emulator, 'GET', MODELS)) as { value: { name: string }[] };
    const held = results[0]!.tables[0]!.rows.map((row) => row['Sales[Amount]']);
    return { ...run, held, models: value.map(({ name }) => name) };
  } finally {
    await emulator.close();
  }
}

/** With the app's rights, beside the recipe. */
async function as({ url, userToken }: Emulator, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/v1.0/myorg/${path}`, {
    method,
    headers: { Authorization: `Bearer ${await userToken()}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer.json();
}

test('pushes all rows, ten thousand at a time', async () => {
  const { failed, sent, rows, held } = await push({ rows: JSON.stringify(rowsOf(25_000)) });
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Push 1 Find the workspace',
    '200 GET Push 2 Find the model',
    '200 GET Push 4 Find the table',
    `200 ${PUSH}`,
    `200 ${PUSH}`,
    `200 ${PUSH}`,
    '200 GET Push 8 Look at the end',
  ]);
  expect(rows).toEqual([
    { model: 'Regions', table: 'Sales', from: 1, to: 10_000, of: 25_000 },
    { model: 'Regions', table: 'Sales', from: 10_001, to: 20_000, of: 25_000 },
    { model: 'Regions', table: 'Sales', from: 20_001, to: 25_000, of: 25_000 },
  ]);
  expect(held).toEqual(rowsOf(25_000).map((_, index) => index));
});

test('without a model it is a rehearsal: nothing is left', async () => {
  const { failed, sent, rows, models } = await push({ model: '', table: '', datasetId: standardTenant.datasetId });
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Push 1 Find the workspace',
    '201 POST Push 3 Create a push model',
    '200 GET Push 4 Find the table',
    `200 ${PUSH}`,
    '200 POST Push 6 Look at the rows',
    '200 DELETE Push 7 Delete the model of the rehearsal',
    '200 GET Push 8 Look at the end',
  ]);
  expect(rows).toMatchObject([{ model: expect.stringMatching(/^powerbi-postman /) as string, to: 2 }]);
  expect(models).toEqual(['Sales', 'Regions']);
});

test('a rehearsal that fails is cleaned up, and nothing else is', async () => {
  const { failed, sent, models } = await push({ model: '', datasetId: standardTenant.datasetId }, [
    { operation: 'Datasets_PostRowsInGroup', kind: 'status', status: 400 },
  ]);
  expect(failed).toHaveLength(1);
  expect(sent.slice(-1)).toEqual(['200 DELETE Push 7 Delete the model of the rehearsal']);
  expect(models).toEqual(['Sales', 'Regions']);
});

test.each<[string, Record<string, string>, string]>([
  [
    'an ordinary model',
    { model: 'Sales' },
    'The model takes rows: rows can be pushed only into a model that was made for it',
  ],
  ['no such table', { table: 'Stock' }, 'Inputs: the model has no table "Stock". table is one of: Sales'],
  ['no rows', { rows: '' }, 'Inputs: rows is a JSON list of rows'],
  ['an empty list', { rows: '[]' }, 'Inputs: rows is a JSON list of rows'],
  ['a list of numbers', { rows: '[1]' }, 'Inputs: rows is a JSON list of rows'],
  [
    'a text that is too long',
    { rows: JSON.stringify([{ Text: 'x'.repeat(4001) }]) },
    'Inputs: row 1 has a text of more than 4000',
  ],
])('%s: nothing is pushed', async (_name, other, reason) => {
  const { failed, sent } = await push({ rows: JSON.stringify(rowsOf(1)), ...other });
  expect(failed[0]).toContain(reason);
  expect(sent.filter((line) => line.includes('POST'))).toEqual([]);
});

test('a model that was perhaps created is named: nothing is deleted by a guess', async () => {
  const { failed, sent, models } = await push({ model: '', datasetId: standardTenant.datasetId }, [
    { operation: 'Datasets_PostDatasetInGroup', kind: 'status', status: 500 },
  ]);
  expect(failed).toEqual([expect.stringContaining(`nobody knows whether the model ${models[2]} was created`)]);
  expect(sent.slice(-1)).toEqual(['500 POST Push 3 Create a push model']);
});

test('too large for one request: fewer at a time', async () => {
  const { failed, rows } = await push({ rows: JSON.stringify(rowsOf(12_000)) }, [
    { operation: 'Datasets_PostRowsInGroup', kind: 'status', status: 413, times: 1 },
  ]);
  expect(failed).toEqual([]);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    [1, 5000],
    [5001, 10_000],
    [10_001, 12_000],
  ]);
});

test.each<[string, Fault, string[], string[], number]>([
  ['429: asked again', { kind: 'throttled', seconds: 0, after: 1, times: 1 }, ['200', '429', '200'], [], 12_000],
  [
    'no answer: nothing is sent twice',
    { kind: 'reset', after: 1, times: 1 },
    ['200', 'no '],
    ['nobody knows whether rows 10001 to 12000 arrived. The 10000 before them did.'],
    12_000,
  ],
  [
    'an answer in between: nothing is sent twice',
    { kind: 'status', status: 503, after: 1, times: 1 },
    ['200', '503'],
    ['the service answered 503, so nobody knows whether rows 10001 to 12000 arrived.'],
    12_000,
  ],
])('%s', async (_name, fault, answers, reasons, count) => {
  const { failed, sent, held } = await push({ rows: JSON.stringify(rowsOf(12_000)) }, [
    { ...fault, operation: 'Datasets_PostRowsInGroup' },
  ]);
  expect(sent.filter((line) => line.endsWith(PUSH)).map((line) => line.slice(0, 3))).toEqual(answers);
  expect(failed).toEqual(reasons.map((reason) => expect.stringContaining(reason) as string));
  expect(held).toHaveLength(count);
});
