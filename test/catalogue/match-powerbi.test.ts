import { compilePaths } from '../../catalogue/model/match.ts';
import { operations } from '../../catalogue/powerbi/index.ts';

const match = compilePaths(operations);
const BASE = '/v1.0/myorg';

function routed(method: string, path: string): [string, Readonly<Record<string, string>>] | undefined {
  const found = match(method, path);
  return found === undefined ? undefined : [found.operation.id, found.parameters];
}

describe('every template', () => {
  test.each(operations.map(({ id, method, path }) => [id, method, path] as const))('%s', (id, method, path) => {
    const expected: Record<string, string> = {};
    const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => (expected[name] = `${name}-1`));
    expect(routed(method, filled)).toEqual([id, expected]);
    expect(routed(method, filled.toUpperCase())?.[0]).toBe(id);
  });
});

// prettier-ignore
test.each<[string, string, string, string | undefined]>([
  ['a literal wins over a parameter', 'GET', '/groups/g/datasets/upstreamDataflows', 'Datasets_GetDatasetToDataflowsLinksInGroup'],
  ['the parameter has its turn for another method', 'DELETE', '/groups/g/datasets/upstreamDataflows', 'Datasets_DeleteDatasetInGroup'],
  ['a literal wins, deeper down', 'GET', '/capacities/refreshables', 'Capacities_GetRefreshables'],
  ['the parameter beside it', 'GET', '/capacities/c/refreshables', 'Capacities_GetRefreshablesForCapacity'],
  ['a literal in front of an argument', 'GET', '/groups/g/scorecards/GetScorecardByReportId(reportId=r)', 'Scorecards_(Preview)_GetScorecardByReportId'],
  ['one slash at the end is ignored', 'GET', '/groups/', 'Groups_GetGroups'],
  ['percent-encoded literals', 'GET', '/%67roups', 'Groups_GetGroups'],
  ['percent-encoded brackets and quotes', 'GET', '/availableFeatures%28featureName=%27x%27%29', 'AvailableFeatures_GetAvailableFeatureByName'],
  ['an empty parameter', 'GET', '/groups//datasets', undefined],
  ['an empty argument', 'GET', '/groups/g/scorecards()', undefined],
  ['a path that goes on', 'GET', '/groups/g/datasets/d/more', undefined],
  ['a method that the path lacks', 'PATCH', '/groups', undefined],
  ['a percent sign that encodes nothing', 'GET', '/groups/%zz', 'Groups_GetGroup'],
])('%s', (_case, method, path, id) => {
  expect(match(method, BASE + path)?.operation.id).toBe(id);
});

test('parameters are decoded, slashes in them included, and keep their case', () => {
  expect(routed('DELETE', `${BASE}/groups/G1/users/Ada%2FLovelace%40Northwind.example`)).toEqual([
    'Groups_DeleteUserInGroup',
    { groupId: 'G1', user: 'Ada/Lovelace@Northwind.example' },
  ]);
});

test('an argument may hold brackets of its own', () => {
  expect(routed('GET', `${BASE}/groups/g/scorecards(a(b))/goals`)).toEqual([
    'Goals_(Preview)_Get',
    { groupId: 'g', scorecardId: 'a(b)' },
  ]);
});
