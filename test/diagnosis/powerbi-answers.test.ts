import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { appClaims, call, codes, firstCode, odata, userClaims, type Call } from './evidence.ts';

const { groupId, datasetId, reportId } = standardTenant;
const inGroup = `/groups/${groupId}`;
const query = { path: `${inGroup}/datasets/${datasetId}/executeQueries`, method: 'POST' } as const;
const days = (start: string, end: string): string => `/admin/activityevents?startDateTime=${start}&endDateTime=${end}`;
const invalid = (message: string): unknown => ({ error: { code: 'InvalidRequest', message } });
const convertible = {
  error: {
    code: 'BadRequest',
    message: 'Bad Request',
    details: [{ message: 'Object must implement IConvertible.', target: 'startDateTime' }],
  },
};
const scan = (dataset: unknown): unknown => ({ workspaces: [{ id: groupId, datasets: [dataset], reports: [] }] });

/** First code; empty where there is nothing to explain. */
// prettier-ignore
const cases: readonly (readonly [string, Call, string])[] = [
  // 404
  ['a query on an unknown model or without Build', { ...query, status: 404, body: odata('PowerBIEntityNotFound') }, 'PBI_BUILD_MISSING'],
  ['the same on another call', { path: `${inGroup}/datasets/${datasetId}`, status: 404, body: odata('PowerBIEntityNotFound') }, 'PBI_ENTITY_NOT_FOUND'],
  ['a query in an unknown workspace or without a role', { ...query, status: 404, body: odata('PowerBIFolderNotFound') }, 'PBI_WORKSPACE_ROLE_MISSING'],
  ['a query with a 404 that names nothing', { ...query, status: 404 }, 'UNKNOWN'],
  ['another call with a 404 that names nothing', { path: `${inGroup}/reports/${reportId}`, status: 404 }, 'PBI_ENTITY_NOT_FOUND'],
  ['a 404 that was cut off', { path: `${inGroup}/reports/${reportId}`, status: 404, body: '{"error":{"code":"Power' }, 'UNKNOWN'],
  ['a 404 with a reason that nobody knows', { path: `${inGroup}/reports/${reportId}`, status: 404, body: odata('Gone') }, 'UNKNOWN'],
  ['an unknown path', { path: '/no-such-thing', status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } }, 'PBI_PATH_UNKNOWN'],
  ['an unknown path, without a reason', { path: '/groops', status: 404 }, 'PBI_PATH_UNKNOWN'],
  ['an unknown path of another host', { path: 'https://example.com/groops', status: 404 }, 'UNKNOWN'],
  ['a user without a licence', { path: '/groups', status: 404, headers: { 'x-powerbi-error-info': 'UserNotLicensed' }, claims: userClaims }, 'PBI_NOT_LICENSED'],
  ['a user without a licence, of one refresh', { path: `${inGroup}/datasets/${reportId}/refreshes/${reportId}`, status: 404, headers: { 'x-powerbi-error-info': 'UserNotLicensed' }, claims: userClaims }, 'PBI_NOT_LICENSED'],

  // 400
  ['bad DAX', { ...query, status: 400, body: odata('DatasetExecuteQueriesError', [{ code: 'DetailsMessage', detail: { type: 1, value: 'Unknown column "x".' } }]) }, 'PBI_QUERY_FAILED'],
  ['the same code elsewhere', { path: `${inGroup}/datasets`, status: 400, body: odata('DatasetExecuteQueriesError') }, 'UNKNOWN'],
  ['a query on a paused capacity', { ...query, status: 400, body: odata('DatasetExecuteQueriesError', [{ code: 'CapacityNotActive', detail: {} }]) }, 'PBI_CAPACITY_PAUSED'],
  ['a connection that fails', { ...query, status: 500, body: odata('OpenConnectionError') }, 'PBI_CAPACITY_PAUSED'],
  ['dates without quotes', { path: days('2026-03-01T00:00:00', '2026-03-01T23:00:00'), status: 400, body: convertible }, 'PBI_DATES_UNQUOTED'],
  ['dates without quotes, the body is lost', { path: days("'2026-03-01T00:00:00'", '2026-03-01T23:00:00'), status: 400 }, 'PBI_DATES_UNQUOTED'],
  ['dates of two days', { path: days("'2026-03-01T00:00:00'", "'2026-03-02T00:00:00'"), status: 400 }, 'PBI_DATES_TWO_DAYS'],
  ['dates of two days, encoded', { path: days('%272026-03-01T00%3A00%3A00%27', '%272026-03-02T00%3A00%3A00%27'), status: 400 }, 'PBI_DATES_TWO_DAYS'],
  ['dates of one day', { path: days("'2026-03-01T00:00:00'", "'2026-03-01T23:00:00'"), status: 400 }, 'UNKNOWN'],
  ['dates without quotes that were accepted', { path: days('2026-03-01T00:00:00', '2026-03-01T23:00:00'), status: 200, body: {} }, ''],
  ['no $top', { path: '/admin/groups', status: 400 }, 'PBI_TOP_MISSING'],
  ['$top too large', { path: '/admin/groups?%24top=5001', status: 400 }, 'PBI_TOP_MISSING'],
  ['a good $top', { path: '/admin/groups?$top=5000', status: 400 }, 'UNKNOWN'],
  ['no $top where none is needed', { path: '/groups', status: 400 }, 'UNKNOWN'],
  ['$top named by the answer', { path: '/groups?$top=x', status: 400, body: { error: { code: 'BadRequest', message: 'Bad Request', details: [{ message: 'x', target: '$top' }] } } }, 'PBI_TOP_MISSING'],
  ['a principal type misspelt', { path: `${inGroup}/users`, method: 'POST', status: 400, body: invalid('Parameter userDetails.PrincipalType is missing or invalid') }, 'PBI_PRINCIPAL_MIXED_UP'],
  ['InvalidRequest elsewhere', { path: '/groups', method: 'POST', status: 400, body: invalid('x') }, 'PBI_INVALID_REQUEST'],
  ['an effective identity that is not accepted', { path: '/GenerateToken', method: 'POST', status: 400, body: invalid('Creating embed token with effective identity is not supported.') }, 'PBI_EMBED_IDENTITY'],
  ['another bad request for an embed token', { path: '/GenerateToken', method: 'POST', status: 400, body: invalid('x') }, 'PBI_INVALID_REQUEST'],

  // Others
  ['too many requests', { path: '/admin/groups?$top=1', status: 429, headers: { 'retry-after': '3392' } }, 'PBI_THROTTLED'],
  ['another cluster', { path: `${inGroup}/imports`, method: 'POST', status: 307, headers: { location: 'https://wabi-north.analysis.windows.net/x' } }, 'PBI_CLUSTER_REDIRECT'],
  ['another redirect', { path: `${inGroup}/imports`, status: 302 }, ''],
  ['a refresh that is running', { path: `${inGroup}/datasets/${datasetId}/refreshes`, method: 'POST', status: 409 }, 'PBI_REFRESH_RUNNING'],
  ['a conflict elsewhere', { path: '/groups', method: 'POST', status: 409 }, 'UNKNOWN'],

  // No error, but it looks like one, or the reverse
  ['no workspace', { path: '/groups', status: 200, body: { '@odata.count': 0, value: [] } }, 'PBI_NO_WORKSPACE'],
  ['no workspace on the first page of one', { path: '/groups?$top=1', status: 200, body: { value: [] } }, 'PBI_NO_WORKSPACE'],
  ['no workspace that a filter lets through', { path: '/groups?$filter=x', status: 200, body: { value: [] } }, ''],
  ['no workspace after so many', { path: '/groups?%24skip=100', status: 200, body: { value: [] } }, ''],
  ['no workspace of a user', { path: '/groups', status: 200, body: { value: [] }, claims: userClaims }, ''],
  ['a workspace', { path: '/groups', status: 200, body: { value: [{ id: groupId }] } }, ''],
  ['no reports', { path: `${inGroup}/reports`, status: 200, body: { value: [] } }, ''],
  ['no gateway', { path: '/gateways', status: 200, body: { value: [] } }, 'PBI_GATEWAY_ADMIN'],
  ['a query with an error inside', { ...query, status: 200, body: { results: [{ tables: [{ rows: [] }], error: { code: 'TooManyRows', message: 'The result was cut.' } }] } }, 'PBI_QUERY_ERROR_INSIDE'],
  ['a query with an error in a table', { ...query, status: 200, body: { results: [{ tables: [{ rows: [], error: { message: 'The result was cut.' } }] }] } }, 'PBI_QUERY_ERROR_INSIDE'],
  ['a query with a column called error', { ...query, status: 200, body: { results: [{ tables: [{ rows: [{ error: 'x' }] }] }] } }, ''],
  ['a scan without tables', { path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: scan({ id: datasetId, name: 'Sales' }) }, 'PBI_SCAN_THIN'],
  ['a scan without expressions', { path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: scan({ id: datasetId, tables: [{ name: 'Sales', columns: [] }] }) }, 'PBI_SCAN_THIN'],
  ['a scan with all', { path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: scan({ id: datasetId, tables: [{ name: 'Sales', measures: [{ expression: '1' }] }] }) }, ''],
  ['a scan of a model whose schema could not be read', { path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: scan({ id: datasetId, schemaRetrievalError: 'x' }) }, ''],
  ['a scan without models', { path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: { workspaces: [{ id: groupId, datasets: [] }] } }, ''],
];

test.each(cases)('%s', (_name, given, code) => {
  expect(firstCode(call(given))).toBe(code);
});

test('a thin scan is a doubt and stands alone', () => {
  expect(
    codes(call({ path: `/admin/workspaces/scanResult/${groupId}`, status: 200, body: scan({ id: datasetId }) })),
  ).toEqual(['PBI_SCAN_THIN']);
});

test('what a neighbour proves shortens the cure of a missing Build', () => {
  const given: Call = { ...query, status: 404, body: odata('PowerBIEntityNotFound') };
  const without = diagnose(call(given)).causes[0]!;
  const proven = diagnose(
    call({ ...given, neighbours: [{ operation: 'Datasets_GetDatasetInGroup', outcome: 'answered' }] }),
  ).causes[0]!;
  expect(without.fix[0]).toContain('Send Get Dataset In Group');
  expect(proven.fix[0]).toContain('Build');
  expect(proven.fix).toHaveLength(1);
});

test.each<[string, Record<string, string>, unknown]>([
  ['header', { 'Retry-After': '17' }, {}],
  ['text', {}, { message: 'Retry in 17 seconds.' }],
])('the time to wait comes from the %s', (_name, headers, body) => {
  expect(diagnose(call({ path: '/groups', status: 429, headers, body })).causes[0]!.fix[0]).toContain('17 seconds');
});

test('a wrong id is cured by the list that has it', () => {
  const { fix } = diagnose(
    call({
      path: `${inGroup}/reports/${reportId}/pages`,
      status: 404,
      body: odata('PowerBIEntityNotFound'),
      claims: appClaims,
    }),
  ).causes[0]!;
  expect(fix[0]).toBe('Send GET /v1.0/myorg/groups/{groupId}/reports and take reportId from there.');
});
