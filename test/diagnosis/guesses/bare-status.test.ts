import { bareStatusRules } from '../../../diagnosis/guesses/bare-status.ts';
import { causesOf, pasted, testExamples, told, type Met } from '../families/answers.ts';

describe('every rule', () => testExamples(bareStatusRules));

// prettier-ignore
test.each<[number, readonly string[]]>([
  [401, ['PBI_SP_SWITCH_OFF', 'PBI_WORKSPACE_ROLE_MISSING', 'PBI_ADMIN_SWITCH_OFF', 'TOKEN_FOREIGN_AUDIENCE']],
  [403, ['TOKEN_EXPIRED', 'TOKEN_MALFORMED', 'PBI_MY_WORKSPACE_PATH', 'PBI_ROLE_TOO_LOW', 'FABRIC_INSUFFICIENT_PRIVILEGES']],
  [404, ['PBI_ENTITY_NOT_FOUND', 'PBI_BUILD_MISSING', 'PBI_PATH_UNKNOWN', 'FABRIC_NOT_FOUND']],
  [400, ['ENTRA_REQUEST_MALFORMED', 'PBI_TOP_MISSING', 'PBI_DATES_UNQUOTED', 'PBI_REFRESH_RUNNING', 'PBI_QUERY_FAILED']],
  [415, ['PBI_CONTENT_TYPE']],
  [429, ['PBI_THROTTLED', 'FABRIC_THROTTLED', 'ENTRA_THROTTLED']],
  [500, ['SERVICE_ERROR', 'PBI_CAPACITY_PAUSED']],
  [502, ['SERVICE_ERROR', 'PROXY_ANSWERED']],
  [503, ['SERVICE_ERROR', 'PBI_CAPACITY_PAUSED', 'PROXY_ANSWERED']],
])('%i alone', (status, expected) => {
  const causes = causesOf(pasted('', status));
  expect(causes.map(({ code }) => code)).toEqual(expected);
  expect(causes.length).toBeLessThanOrEqual(5);
  expect(new Set(causes.map(({ certainty }) => certainty))).toEqual(new Set(['inferred']));
});

test.each<[string, number]>([
  ['The remote server returned an error: (401) Unauthorized.', 401],
  ['Response status code does not indicate success: 403 (Forbidden).', 403],
  ['HTTP Error 404: Not Found', 404],
])('in the words of a client: %s', (body, status) => {
  expect(causesOf(pasted(body, status)).map(({ code }) => code)).toEqual(
    causesOf(pasted('', status)).map(({ code }) => code),
  );
});

test.each<[string, Met['given']]>([
  ['an address is known', pasted('', 401, 'https://example.com/x')],
  ['a reason is known', { ...pasted('', 401), headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } }],
  ['words are known', pasted('The dataset is locked by another process', 400)],
  ['a code is known', pasted('{"error":{"code":"SomethingNew","message":"x"}}', 404)],
  ['it was seen, not pasted', { path: '', status: 401, claims: null }],
  ['a status that has no list', pasted('', 402)],
])('no list where %s', (_name, given) => {
  const titles = causesOf(given).map(({ why }) => why);
  const guesses = [400, 401, 403, 404].flatMap((status) => causesOf(pasted('', status))).map(({ why }) => why);
  expect(titles.filter((why) => guesses.includes(why))).toEqual([]);
});

test.each([401, 403])('%i says where the reason stands, and that the two are often the wrong way round', (status) => {
  expect(told(pasted('', status))).toContain('x-powerbi-error-info');
  expect(
    causesOf(pasted('', status))
      .map(({ why }) => why)
      .join(' '),
  ).toMatch(/token is valid|wrong way round/);
});

test('of a code with several rules the title fits the reason', () => {
  const cause = causesOf(pasted('', 403)).find(({ code }) => code === 'FABRIC_INSUFFICIENT_PRIVILEGES');
  expect(cause).toMatchObject({
    title: 'On Fabric: the caller lacks a role for this',
    why: expect.stringMatching(/no role/) as string,
  });
});

test('of the list of workspaces itself the list is not the request that decides', () => {
  const groups = 'https://api.powerbi.com/v1.0/myorg/groups';
  expect(told(pasted('401 Unauthorized', 401, groups))).not.toContain(`Send GET ${groups} with the same token`);
});

test('a ticket is advised for 5xx alone', () => {
  const advised = [400, 401, 403, 404, 415, 429].filter((status) =>
    causesOf(pasted('', status)).some(({ fix }) => /support ticket/i.test(fix.join(' '))),
  );
  expect(advised).toEqual([]);
  expect(told(pasted('', 500))).toMatch(/support ticket/);
});
