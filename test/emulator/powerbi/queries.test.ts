import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { bodyOf, itemsOf, send } from './calls.ts';

function run(queries: readonly string[], serializerSettings: unknown = { includeNulls: false }) {
  const content = standardContent();
  const path = { groupId: standardTenant.groupId, datasetId: '' };
  path.datasetId = String(itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path }))[0]?.['id']);
  return send(content, 'Datasets_ExecuteQueriesInGroup', {
    path,
    body: { queries: queries.map((query) => ({ query })), serializerSettings },
  });
}

// prettier-ignore
test.each([
  ['EVALUATE ROW("a", 1)', [{ '[a]': 1 }]],
  ['evaluate row("a", 1.5, "b", "two")', [{ '[a]': 1.5, '[b]': 'two' }]],
  ['EVALUATE Sales', [{ 'Sales[OrderDate]': '2026-06-01T00:00:00', 'Sales[Product]': 'Aniseed syrup', 'Sales[Amount]': 129.5 }]],
  ["DEFINE MEASURE Sales[x] = 1 EVALUATE 'Sales'", [{ 'Sales[OrderDate]': '2026-06-01T00:00:00', 'Sales[Product]': 'Aniseed syrup', 'Sales[Amount]': 129.5 }]],
])('%s', (query, rows) => {
  expect(run([query])).toEqual({ status: 200, body: { results: [{ tables: [{ rows }] }] } });
});

test.each(['SELECT 1', 'EVALUATES Sales', ''])('"%s" is no DAX query', (query) => {
  const answered = run([query]);
  expect(answered.status).toBe(400);
  const code = 'DatasetExecuteQueriesError';
  expect(bodyOf(answered)).toMatchObject({
    error: { code, 'pbi.error': { code, details: [{ code: 'DetailsMessage', detail: { type: 1 } }] } },
  });
});

test('a call takes one query', () => {
  expect(run([]).status).toBe(400);
  expect(run(['EVALUATE Sales', 'EVALUATE Sales']).status).toBe(400);
});
