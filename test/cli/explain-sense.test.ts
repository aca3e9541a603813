import { explainTests } from './fixtures/explained.ts';
import { makeToken } from './fixtures/token.ts';

const groups = 'https://api.powerbi.com/v1.0/myorg/groups';
const notAuthorized =
  '{"error":{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException"}}}';

const { project, explain, explained } = explainTests();

describe('explain: a status alone', () => {
  test.each([[['401']], [['--status', '401']], [['HTTP 401 Unauthorized']]])('%j', async (args) => {
    const { out } = await explain(args);
    expect(out).toMatch(/^401 alone has several causes\. Most likely first:\n\n\S/);
    const [, ...others] = out.split('\nOr: ');
    expect(others).toHaveLength(3);
    for (const other of others) expect(other).not.toMatch(/ 2\. |See: /);
    expect(out).toMatch(/\n\nAll steps of one of them: explain and its code\.\n\nread: 401; /);
  });

  test.each(['400', '401', '403', '404', '429', '503'])('%s says the same with --status', async (status) => {
    expect((await explain(['--status', status])).out).toBe((await explain([status])).out);
  });

  test('of one cause no list is announced', async () => {
    expect((await explain(['415'])).out).not.toContain('several causes');
  });

  test('the verdict comes before what was read', async () => {
    for (const args of [['401', 'groups'], ['AADSTS7000215'], ['GroupNotAccessible']]) {
      const { out } = await explain(args);
      expect(out).toMatch(/^(?!read:)\S/);
      expect(out).toMatch(/\n\nread: /);
    }
  });
});

describe('explain: words that are no failure', () => {
  test.each([[['200']], [['200 OK']], [['--status', '200']]])('%j', async (args) => {
    expect((await explain(args)).out).toMatch(/^Nothing to explain: 200 is a successful answer\./);
  });

  test('several files', async () => {
    for (const name of ['a.txt', 'b.txt']) project().write(name, '401');
    expect((await explain(['a.txt', 'b.txt'])).err).toContain('explain takes one file');
  });

  test.each([groups, 'https://api.github.com/user'])('an address alone: %s', async (url) => {
    expect((await explain([url])).err).toContain('explain needs the status');
  });

  test.each(['error 500 rows imported', '500 rows imported', 'response 404 ms'])('a count: %s', async (text) => {
    expect((await explain([text])).err).toContain('E_ANSWER_UNREADABLE');
  });

  test('a number as the code is not what was said', async () => {
    const { causes } = await explained([], '{"error":{"code":"429","message":"You have exceeded it."}}');
    expect(causes[0]?.said).toBe('You have exceeded it.');
  });
});

describe('explain: a status and an address', () => {
  // prettier-ignore
  test.each<[string[]]>([
    [['401', groups]],
    [[`GET ${groups} 401`]],
    [['401', 'groups']],
    [[`Invoke-RestMethod -Uri ${groups} : The remote server returned an error: (401) Unauthorized.`]],
  ])('%j: the call that was refused is not the next one, and a method is not what was said', async (words) => {
    const { causes } = await explained(words);
    expect(causes.map(({ code }) => code)).toEqual(['PBI_REFUSED_SILENTLY', 'TOKEN_MISSING', 'PBI_PROPAGATION']);
    expect(causes[0]).not.toHaveProperty('said');
    expect(causes.flatMap(({ fix }) => fix).join(' ')).not.toMatch(/[Ss]end (?:GET \S+\/groups|Get Groups)\b/);
  });
});

describe('explain: codes of this tool', () => {
  // prettier-ignore
  test.each<[string, RegExp]>([
    ['PBI_SP_SWITCH_OFF', /service principal[\s\S]*Why: [\s\S]*Do: .*1\. [\s\S]*See: .*https[\s\S]*Code: PBI_SP_SWITCH_OFF/],
    ['[PBI_SP_SWITCH_OFF]', /Code: PBI_SP_SWITCH_OFF/],
    ['entra_secret_expired', /Code: ENTRA_SECRET_EXPIRED/],
    ['OTHER_HOST', /Code: OTHER_HOST/],
    ['E_HOST_UNKNOWN', /^E_HOST_UNKNOWN: [^{}]+\n {2}Why: {2}[^{}]+\n {2}Next: [^{}]+/],
    ['E_FILE_EXISTS', /^E_FILE_EXISTS: [^{}]+$/],
  ])('%s', async (word, wanted) => {
    const { code, out, err } = await explain([word]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(wanted);
  });

  test('as JSON', async () => {
    expect(JSON.parse((await explain(['PBI_THROTTLED', '--json'])).out)).toMatchObject({
      causes: [{ code: 'PBI_THROTTLED' }],
    });
    expect(JSON.parse((await explain(['E_HOST_UNKNOWN', '--json'])).out)).toMatchObject({
      error: { code: 'E_HOST_UNKNOWN' },
    });
  });

  test.each(['PBI_NO_SUCH_CODE', 'E_NO_SUCH_CODE'])('%s is none', async (word) => {
    expect((await explain([word])).err).toContain('E_ANSWER_UNREADABLE');
  });

  test('a code in an answer is not one of ours', async () => {
    const { causes } = await explained([], `429 Too Many Requests for url: ${groups}\nPBI_SP_SWITCH_OFF`);
    expect(causes[0]?.code).toBe('PBI_THROTTLED');
  });
});

describe('explain: hosts of others', () => {
  // prettier-ignore
  test.each<[string, string]>([
    ['GET https://api.github.com/user failed: 401', 'OTHER_HOST'],
    ['GET registry.npmjs.org/foo 404', 'OTHER_HOST'],
    ['401 Unauthorized for url: https://api.example.com/v1/models', 'OTHER_HOST'],
    ['GET https://api.github.com/user 401 {"message":"Bad credentials"}', 'OTHER_HOST'],
    ['GET https://api.github.com/user 500', 'OTHER_HOST'],
    ['GET https://graph.microsoft.com/v1.0/me 401', 'OTHER_API'],
    ['Authorization_RequestDenied', 'OTHER_API'],
    ['{"error":{"code":"Request_ResourceNotFound","message":"Resource x does not exist."}}', 'OTHER_API'],
    ['GET https://gateway.example.com/v1.0/myorg/groups 429', 'PBI_THROTTLED'],
    ['GET https://gateway.example.com/powerbi/v1.0/myorg/groups 429', 'UNKNOWN'],
    ['429 Too Many Requests for url: https://gateway.example.com/v1/workspaces', 'FABRIC_THROTTLED'],
    ['GET https://localhost:8443/v1.0/myorg/groups 429', 'PBI_THROTTLED'],
    ['GET api.powerbi.com/v1.0/myorg/groups 429', 'PBI_THROTTLED'],
    ['GET https://api.powerbi.cn/v1.0/myorg/groups 429', 'PBI_THROTTLED'],
    ['GET https://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/groups 429', 'PBI_THROTTLED'],
  ])('%s', async (text, code) => {
    expect((await explained([], text)).causes[0]?.code).toBe(code);
  });
});

describe('explain: who called', () => {
  const admin = `${groups.replace('/groups', '/admin/groups')}`;
  const cmdlet = (name: string): string =>
    `${name}\nInvoke-PowerBIRestMethod -Url 'admin/groups?$top=1' -Method Get\n401 Unauthorized ${notAuthorized}`;

  // prettier-ignore
  test.each<[string, string[], string, RegExp, string[]]>([
    ['nothing said', [], `401 for url: ${admin}\n${notAuthorized}`, /^a service principal is assumed \(a person\? --as user\)$/, ['PBI_ADMIN_SWITCH_OFF']],
    ['--as user', ['--as', 'user'], `401 for url: ${admin}\n${notAuthorized}`, /^a person called$/, ['PBI_ADMIN_NOT_ADMIN']],
    ['--as app', ['--as', 'app'], `401 for url: ${admin}\n${notAuthorized}`, /^an app called$/, ['PBI_ADMIN_SWITCH_OFF']],
    ['a status alone, --as user', ['--as', 'user'], `401 for url: ${admin}`, /^a person called$/, ['PBI_ADMIN_NOT_ADMIN']],
    ['a cmdlet', [], cmdlet('Connect-PowerBIServiceAccount'), /^a person or an app/, ['PBI_ADMIN_NOT_ADMIN', 'PBI_ADMIN_SWITCH_OFF']],
    ['a cmdlet, --as app', ['--as', 'app'], cmdlet('Connect-PowerBIServiceAccount'), /^an app called$/, ['PBI_ADMIN_SWITCH_OFF']],
    ['a cmdlet with -ServicePrincipal', [], cmdlet('Connect-PowerBIServiceAccount -ServicePrincipal -Credential $c'), /^an app called$/, ['PBI_ADMIN_SWITCH_OFF']],
    ['az rest', [], `az rest --method get --url '${admin}?$top=1' --resource x\nForbidden(${notAuthorized})`, /^a person or an app/, ['PBI_ADMIN_NOT_ADMIN', 'PBI_ADMIN_SWITCH_OFF']],
  ])('%s', async (_name, args, input, read, expected) => {
    const { causes } = await explained(args, input);
    expect(causes.slice(0, expected.length).map(({ code }) => code)).toEqual(expected);
    expect(/no token: (.*)/.exec((await explain(args, { input })).out)?.[1]).toMatch(read);
    if (expected[0] === 'PBI_ADMIN_NOT_ADMIN')
      expect(causes.filter(({ code, why }) => code === 'PBI_ADMIN_SWITCH_OFF' && !why.startsWith('For an app: '))).toEqual([]);
  });

  test('a token in the text tells who called', async () => {
    const token = makeToken({ aud: 'https://analysis.windows.net/powerbi/api', idtyp: 'app' });
    const { read } = await explained(['--as', 'user'], `Authorization: Bearer ${token}\n401 for url: ${groups}`);
    expect(read).toMatchObject({ token: 'read', caller: 'app' });
  });

  test('a scope of a person of whom no token is known is not called missing', async () => {
    const { causes } = await explained(['--as', 'user'], `401 for url: ${groups}\n${notAuthorized}`);
    expect(causes.map(({ code }) => code)).not.toContain('PBI_SCOPE_MISSING');
  });
});

describe('explain: az rest that sent no token', () => {
  const warning =
    "Can't derive appropriate Azure AD resource from --url to acquire an access token. If access token is required, use --resource to specify the resource";
  const command = (path: string): string => `az rest --method get --url ${groups}${path}`;
  const forbidden = `Forbidden(${notAuthorized})`;

  // prettier-ignore
  test.each<[string, string[], string]>([
    ['a workspace', [command('/f0893a43-4eb0-4f0b-8d01-aaa000000001/datasets'), warning, forbidden], 'AZURE_CLI_RESOURCE'],
    ['the list of workspaces', [command(''), `WARNING: ${warning}`, `ERROR: ${forbidden}`], 'AZURE_CLI_RESOURCE'],
    ['without its command', [warning, forbidden], 'AZURE_CLI_RESOURCE'],
    ['the answer before the warning', [command(''), forbidden, warning], 'AZURE_CLI_RESOURCE'],
    ['the warning alone', [command(''), warning], 'AZURE_CLI_RESOURCE'],
    ['the warning of an earlier call', [command(''), warning, forbidden, command('/f0893a43-4eb0-4f0b-8d01-aaa000000001/reports'), forbidden], 'PBI_WORKSPACE_ROLE_MISSING'],
    ['no warning', [command('/f0893a43-4eb0-4f0b-8d01-aaa000000001/datasets'), forbidden], 'PBI_WORKSPACE_ROLE_MISSING'],
  ])('%s', async (_name, lines, code) => {
    const { causes } = await explained([], lines.join('\n'));
    expect(causes[0]?.code).toBe(code);
    if (code === 'AZURE_CLI_RESOURCE')
      expect(causes).toEqual([expect.objectContaining({ code, said: warning })]);
  });
});

// prettier-ignore
test.each<[string, RegExp, RegExp]>([
  ['401 groups', /inferred: our conclusion; no source says so/, /not seen in a source|diagnose again/],
  ['RLSNotAuthorizedForModel', /reported by users|measured by others on the live service/, /measured on the live/],
  ['PBI_BUILD_MISSING', /measured by others on the live service/, /measured on the live/],
  ['ServicePrincipalIsNotAllowedByTenantAdminSwitch', /^A tenant setting blocks this service principal/, /keeps/],
  ['AADSTS7000215', /^This secret does not belong to the app/, /not the app's$/m],
  ['PBI_NO_WORKSPACE', /Why: [^\n]*owns the app does not count/, /\d\. A role of a user/],
])('the words for %s', async (word, wanted, unwanted) => {
  const { out } = await explain([word]);
  expect(out).toMatch(wanted);
  expect(out).not.toMatch(unwanted);
});
