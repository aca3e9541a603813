import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { withPlainColumns } from '../../scripts/recipes/query/plain-columns.ts';
import { runRecipe } from './run-recipe.ts';

const TITLE = 'Query a model';
const ASK = 'Query 3 Run the query';
const inputs = { workspace: 'Northwind Sales', model: 'Sales' };

test('finds by name, asks, and shows rows with plain columns', async () => {
  const { sent, failed, rows, bodies } = await runRecipe(TITLE, { ...inputs, dax: "EVALUATE 'Sales'" });
  expect(failed).toEqual([]);
  expect(sent).toEqual(['200 GET Query 1 Find the workspace', '200 GET Query 2 Find the model', `200 POST ${ASK}`]);
  expect(rows).toEqual([{ OrderDate: '2026-06-01T00:00:00', Product: 'Aniseed syrup', Amount: 129.5 }]);
  expect(bodies.get(ASK)).toEqual({
    queries: [{ query: "EVALUATE 'Sales'" }],
    serializerSettings: { includeNulls: true },
  });
});

test('nothing typed but the model: a query that asks nothing of it', async () => {
  const { failed, rows } = await runRecipe(TITLE, inputs);
  expect(failed).toEqual([]);
  expect(rows).toEqual([{ Hello: 1 }]);
});

test('quotes, line breaks and braces of a query arrive as they are', async () => {
  const dax = 'EVALUATE\n  ROW("say \\"Hi\\"", "{{a}}")';
  const { bodies } = await runRecipe(TITLE, { ...inputs, dax, impersonatedUserName: 'ada@northwind.example' });
  expect(bodies.get(ASK)).toMatchObject({ queries: [{ query: dax }], impersonatedUserName: 'ada@northwind.example' });
});

test('too many rows: the error inside the success is a failure', async () => {
  const { failed } = await runRecipe(TITLE, { ...inputs, dax: 'EVALUATE GENERATESERIES(1, 100001)' });
  expect(failed).toEqual([
    'The result is complete: 0 rows came, and the service says: DatasetExecuteQueriesError: The result has more than 100000 rows.',
  ]);
});

test('a mistake in the query is told in the words of the service', async () => {
  const { failed } = await runRecipe(TITLE, { ...inputs, dax: 'SELECT 1' });
  expect(failed).toEqual([expect.stringContaining("The syntax for 'SELECT' is incorrect")]);
});

test('row-level security: 401 is told in words', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    scenario: { about: 'secured', tenant: { datasetsWithRowLevelSecurity: [standardTenant.datasetId] } },
  });
  expect(failed).toEqual([expect.stringContaining('An app may query the model: Sales has row-level security')]);
});

test('columns: plain where that is clear, with their table where two are alike, all of them although a row lacks one', () => {
  expect(
    withPlainColumns([
      { 'Sales[Amount]': 1, 'Stock[Amount]': 2, '[Total]': 3 },
      { 'Sales[Amount]': 4, 'Sales[Product [old]]]': 'x', plain: 5 },
    ]),
  ).toEqual({
    columns: ['Sales Amount', 'Stock Amount', 'Total', 'Product [old]]', 'plain'],
    rows: [
      { 'Sales Amount': 1, 'Stock Amount': 2, Total: 3, 'Product [old]]': null, plain: null },
      { 'Sales Amount': 4, 'Stock Amount': null, Total: null, 'Product [old]]': 'x', plain: 5 },
    ],
  });
});
