import type { Cause } from '../../diagnosis/cause.ts';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

const groups = 'https://api.powerbi.com/v1.0/myorg/groups';
const switchOff = 'x-powerbi-error-info: ServicePrincipalIsNotAllowedByTenantAdminSwitch';
const closed = '{"Message":"API is not accessible for application"}';
const curl = [
  'HTTP/2 401 ',
  'content-length: 0',
  switchOff,
  'requestid: 0d6f2a48-1b3c-4e5d-8f70-9a1b2c3d4e5f',
  '',
  '',
].join('\r\n');
const example = {
  name: 'refused',
  originalRequest: {
    method: 'GET',
    url: { raw: '{{apiUrl}}/v1.0/myorg/datasets' },
    header: [{ key: 'Authorization', value: 'Bearer {{token}}' }],
  },
  code: 403,
  status: 'Forbidden',
  header: [{ key: 'Content-Type', value: 'application/json' }],
  body: closed,
};

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

const explain = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['explain', ...args], options);
const causes = ({ out }: Result): Cause[] => (JSON.parse(out) as { causes: Cause[] }).causes;

describe('explain: an answer in each form', () => {
  // prettier-ignore
  test.each<[string, string[], string | undefined, string]>([
    ['output of curl -i', ['--url', groups], curl, 'PBI_SP_SWITCH_OFF'],
    ['headers in capitals', ['--url', groups], curl.replace(/^x-powerbi.*$/m, (line) => line.toUpperCase()), 'PBI_SP_SWITCH_OFF'],
    ['401 and 403 the other way round', ['--url', groups], curl.replace('401', '403'), 'PBI_SP_SWITCH_OFF'],
    ['an example saved in Postman', [], JSON.stringify(example), 'PBI_MY_WORKSPACE_PATH'],
    ['a request with its examples: the one that failed', [], JSON.stringify({ name: 'Get Datasets', request: {}, response: [{ ...example, code: 200, body: '{}' }, example, { ...example, code: 200, body: '{}' }] }), 'PBI_MY_WORKSPACE_PATH'],
    ['a request with its examples: the one of --status', ['--status', '429'], JSON.stringify({ response: [{ ...example, code: 429, body: '' }, example] }), 'PBI_THROTTLED'],
    ['a body and its status', ['--url', 'https://api.powerbi.com/v1.0/myorg/datasets', '--status', '403'], closed, 'PBI_MY_WORKSPACE_PATH'],
    ['an empty body, its status and a header', ['--url', groups, '--status', '401', '--header', switchOff], undefined, 'PBI_SP_SWITCH_OFF'],
    ['several headers', ['--url', groups, '--status', '401', '--header', 'a: b', '--header', switchOff, '--header', 'c: d'], '', 'PBI_SP_SWITCH_OFF'],
    ['a header that is said wins over the one in the text', ['--url', groups, '--header', 'X-PowerBI-Error-Info: UserNotLicensed'], curl, 'PBI_NOT_LICENSED'],
    ['a status that is said wins over the one in the text', ['--url', groups, '--status', '429'], curl.replace(/^x-power.*\r\n/m, ''), 'PBI_THROTTLED'],
    ['no answer at all', ['--url', groups, '--status', '0'], undefined, 'NO_ANSWER'],
    ['a page of a proxy', ['--url', groups, '--status', '403'], '<!DOCTYPE html><title>Denied</title>', 'PROXY_ANSWERED'],
    ['a path alone', ['--url', '/v1.0/myorg/datasets', '--status', '403'], closed, 'PBI_MY_WORKSPACE_PATH'],
    ['an address without https', ['--url', 'api.powerbi.com/v1.0/myorg/datasets', '--status', '403'], closed, 'PBI_MY_WORKSPACE_PATH'],
    ['a refusal of Entra', ['--url', 'https://login.microsoftonline.com/common/oauth2/v2.0/token', '--status', '400'], '{"error":"invalid_grant","error_description":"AADSTS65001: x","error_codes":[65001]}', 'ENTRA_TENANT_COMMON'],
    ['a refusal of Fabric', ['--url', 'https://api.fabric.microsoft.com/v1/workspaces', '--status', '403'], '{"errorCode":"InsufficientPrivileges","message":"x"}', 'FABRIC_INSUFFICIENT_PRIVILEGES'],
    ['a method', ['--url', groups, '--method', 'delete', '--status', '404', '--header', 'x-powerbi-error-info: ResourceNotFound'], '', 'PBI_PATH_UNKNOWN'],
    ['nothing that a rule knows', ['--url', groups, '--status', '418'], '{"strange":true}', 'UNKNOWN'],
    ['truncated JSON', ['--url', groups, '--status', '418'], '{"error":{"code":"Pow', 'UNKNOWN'],
  ])('%s', async (_name, args, input, code) => {
    const result = await explain([...args, '--json'], input === undefined ? {} : { input });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(causes(result)[0]?.code).toBe(code);
  });

  test('from a file', async () => {
    project.write('answer.txt', curl);
    expect(causes(await explain(['answer.txt', '--url', groups, '--json']))[0]?.code).toBe('PBI_SP_SWITCH_OFF');
  });

  test('from a file that an older PowerShell wrote', async () => {
    const input = Buffer.from(`\uFEFF${curl}`, 'utf16le');
    expect(causes(await explain(['--url', groups, '--json'], { input }))[0]?.code).toBe('PBI_SP_SWITCH_OFF');
  });
});

describe('explain: what it prints', () => {
  test('title, why, numbered steps, page, certainty and code', async () => {
    const { code, out } = await explain(['--url', groups], { input: curl });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^\S.*\n {2}Said: .*\n {2}Why: {2}\S.*\n {2}Do: {3}1\. .*\n {8}2\. .*\n {2}See: {2}https:\/\/\S+\n {2}Code: PBI_SP_SWITCH_OFF, reported by users\n[\s\S]*\n\nread: 401, GET \/groups, code ServicePrincipalIs.*\n/,
    );
  });

  test('a good answer', async () => {
    const { code, out } = await explain(['--url', groups, '--status', '200'], { input: '{"value":[{"id":"x"}]}' });
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Nothing to explain: 200 is a successful answer.\n\nread: 200, GET /groups; no token: a service principal is assumed (a person? --as user)\n',
    });
  });
});

describe('explain: the token', () => {
  test('its claims decide, and it is never printed', async () => {
    const token = makeToken({ aud: 'https://graph.microsoft.com' });
    project.write('token.txt', `"Bearer ${token}"\n`);
    const result = await explain(['--url', groups, '--token-file', 'token.txt', '--json'], { input: curl });
    expect(causes(result)[0]?.code).toBe('TOKEN_FOREIGN_AUDIENCE');
    expect(result.out + result.err).not.toContain(token);
  });

  test('curl -v shows it', async () => {
    const token = makeToken({ exp: 1 });
    const input = [
      '> GET /v1.0/myorg/groups HTTP/2',
      '> host: api.powerbi.com',
      `> authorization: Bearer ${token}`,
      '> ',
      '< HTTP/2 403',
      '< ',
    ].join('\n');
    const result = await explain(['--json'], { input });
    expect(causes(result)[0]?.code).toBe('TOKEN_EXPIRED');
    expect(result.out).not.toContain(token);
  });

  test('curl -v shows that there was none', async () => {
    const input = ['> GET /v1.0/myorg/groups HTTP/2', '> host: api.powerbi.com', '> ', '< HTTP/2 403', '< '].join('\n');
    expect(causes(await explain(['--json'], { input }))[0]?.code).toBe('TOKEN_MISSING');
  });

  test('the object id to add comes from it', async () => {
    project.write('token.txt', makeToken({ oid: '1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32' }));
    const { out } = await explain(['--url', groups, '--token-file', 'token.txt'], { input: curl });
    expect(out).toContain('object id 1f7c9be2-64d8-4a35-b0e9-8c2d5a7f3e32, not the app registration');
  });
});
