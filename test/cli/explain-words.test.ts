import type { Cause } from '../../diagnosis/cause.ts';
import { entraSecret } from '../proof/tools/planted-secrets.mjs';
import { makeProject, type Project, type Result, type StartOptions } from './fixtures/terminal.ts';
import { makeToken } from './fixtures/token.ts';

const groups = 'https://api.powerbi.com/v1.0/myorg/groups';
const notAuthorized =
  '{"error":{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException"}}}';

interface Explained {
  readonly read: {
    readonly status: number | null;
    readonly url: string;
    readonly token: string;
    readonly from: string;
    readonly missing: string[];
  };
  readonly answers: { readonly line: number | null; readonly status: number | null; readonly explained: boolean }[];
  readonly causes: Cause[];
}

let project: Project;
beforeEach(() => (project = makeProject(undefined)));
afterEach(() => project.remove());

const explain = (args: readonly string[], options: StartOptions = {}): Promise<Result> =>
  project.start(['explain', ...args], options);
const explained = async (args: readonly string[], input?: string): Promise<Explained> => {
  const { code, out, err } = await explain([...args, '--json'], input === undefined ? {} : { input });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Explained;
};
const typed = async function* (...pieces: (string | number)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece === 'number') await new Promise((resolve) => setTimeout(resolve, piece));
    else yield Buffer.from(piece);
  }
};
/** A keyboard at which nobody types any more. */
const silent = async function* (...pieces: string[]): AsyncGenerator<Uint8Array> {
  yield* typed(...pieces);
  await new Promise(() => undefined);
};

describe('explain: words', () => {
  test.each<[string[], string]>([
    [['AADSTS7000215'], 'ENTRA_SECRET_WRONG'],
    [['7000222'], 'ENTRA_SECRET_EXPIRED'],
    [['ServicePrincipalIsNotAllowedByTenantAdminSwitch'], 'PBI_SP_SWITCH_OFF'],
    [['GroupNotAccessible'], 'PBI_WORKSPACE_ROLE_MISSING'],
    [['403', 'admin/groups'], 'PBI_ADMIN_SWITCH_OFF'],
    [['401'], 'PBI_SP_SWITCH_OFF'],
    [['403', 'API is not accessible for application', '/v1.0/myorg/datasets'], 'PBI_MY_WORKSPACE_PATH'],
    [['InsufficientScopes'], 'FABRIC_INSUFFICIENT_SCOPES'],
  ])('%j', async (words, code) => {
    expect((await explained(words)).causes[0]?.code).toBe(code);
  });

  test('a name that is long is shown all the same', async () => {
    expect((await explain(['ServicePrincipalIsNotAllowedByTenantAdminSwitch'])).out).toMatch(
      /\nread: status not given \(401 is assumed\), code ServicePrincipalIsNotAllowedByTenantAdminSwitch; no token/,
    );
  });

  test('a file wins over the word that is its name', async () => {
    project.write('401', notAuthorized);
    expect((await explain(['401'])).out).toContain('code PowerBINotAuthorizedException');
  });

  test('flags win over the text', async () => {
    const { read } = await explained(['403', 'admin/groups', '--status', '429', '--url', '/v1.0/myorg/reports']);
    expect(read).toMatchObject({ status: 429, url: 'https://api.powerbi.com/v1.0/myorg/reports', from: 'exchange' });
  });

  test('what is assumed is never sure', async () => {
    for (const words of [['401'], ['403', 'admin/groups'], ['404', 'groups']]) {
      for (const { certainty } of (await explained(words)).causes) expect(certainty).toBe('inferred');
    }
  });
});

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

describe('explain: what it shows of the text', () => {
  test('what was found, in one line, and what would help', async () => {
    const { out } = await explain([], { input: `401 ${groups.replace('/groups', '/admin/groups')}\n${notAuthorized}` });
    expect(out).toMatch(
      /\n\nread: 401, GET \/admin\/groups, code PowerBINotAuthorizedException; no token: a service principal is assumed \(a person\? --as user\)\n/,
    );
    expect(out).toMatch(/\nFor a more exact answer, also give the token \(--token-file FILE\)\.\n$/);
  });

  // prettier-ignore
  test.each<[string, string, string[]]>([
    ['all but the token', `HTTP/1.1 401 Unauthorized\nx-powerbi-error-info: GroupNotAccessible\n\n`, ['the address (--url)', 'the token (--token-file FILE)']],
    ['a code alone', notAuthorized, ['the address (--url)', 'the status (--status)', 'the token (--token-file FILE)']],
    ['a refusal of Entra', 'AADSTS7000215: Invalid client secret provided.', []],
    ['a limit', `429 Too Many Requests for url: ${groups}\nretry-after: 30`, []],
  ])('%s', async (_name, text, missing) => {
    expect((await explained([], text)).read.missing).toEqual(missing);
  });

  test('several answers, each with its line; the last that failed is explained', async () => {
    const text = [
      'POST https://login.microsoftonline.com/x/oauth2/v2.0/token 200 OK',
      `GET ${groups} 401 Unauthorized`,
      notAuthorized,
      'again:',
      `GET ${groups} 429 Too Many Requests`,
      `GET ${groups} 200 OK`,
    ].join('\n');
    const { answers, read } = await explained([], text);
    expect(answers.map(({ line, status, explained: chosen }) => [line, status, chosen])).toEqual([
      [1, 200, false],
      [2, 401, false],
      [5, 429, true],
      [6, 200, false],
    ]);
    expect(read.status).toBe(429);
    expect((await explain([], { input: text })).out).toContain('\n> line 5: 429, GET /groups\n');
  });

  test('long lines are wrapped at the width of a terminal, and only there', async () => {
    const wide = await explain(['403', 'admin/groups']);
    const narrow = await explain(['403', 'admin/groups'], { columns: 80 });
    expect(Math.max(...wide.out.split('\n').map(({ length }) => length))).toBeGreaterThan(200);
    expect(narrow.out.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
    expect(narrow.out.replace(/\s+/g, ' ')).toBe(wide.out.replace(/\s+/g, ' '));
  });
});

describe('explain: tokens and secrets', () => {
  const token = makeToken({ aud: 'https://graph.microsoft.com' });
  const secret = entraSecret();

  test.each<[string, string]>([
    [
      'a header',
      `Authorization: Bearer ${token}\n403 Forbidden for url: ${groups}\nx-powerbi-error-info: InvalidToken`,
    ],
    [
      'a wrapped header',
      `Authorization: Bearer ${token.replace(/(.{60})/g, '$1\n')}\n\n403 Forbidden for url: ${groups}\nx-powerbi-error-info: InvalidToken`,
    ],
    [
      'a dictionary',
      `{'Authorization': 'Bearer ${token}'}\n403 Client Error: Forbidden for url: ${groups}\nx-powerbi-error-info: InvalidToken`,
    ],
  ])('the token of %s is judged and not shown', async (_name, text) => {
    const { out, err } = await explain(['--json'], { input: text });
    expect((JSON.parse(out) as Explained).causes[0]?.code).toBe('TOKEN_FOREIGN_AUDIENCE');
    for (const part of token.split('.')) expect(out + err).not.toContain(part);
  });

  // prettier-ignore
  test.each<[string, string]>([
    ['a form', `grant_type=client_credentials&client_secret=${secret}&x=1\nAADSTS7000215: Invalid client secret ${secret} provided.`],
    ['JSON', JSON.stringify({ client_secret: 'Tr0ub4dor&3!Zebra', error: { code: 'InvalidRequest', message: 'bad Tr0ub4dor&3!Zebra' } })],
    ['a command line', `az login --password Tr0ub4dor&3!Zebra\nAADSTS7000215: Invalid Tr0ub4dor&3!Zebra`],
    ['an address', 'https://me:Tr0ub4dor&3!Zebra@api.powerbi.com/v1.0/myorg/groups 407 Proxy Authentication Required'],
  ])('a secret of %s is not shown', async (_name, input) => {
    for (const args of [[], ['--json']]) {
      const { code, out, err } = await explain(args, { input });
      expect(code).toBe(0);
      expect(out + err).not.toContain(secret);
      expect(out + err).not.toContain('Tr0ub4dor');
    }
  });

  test('a garbled token is itself the cause', async () => {
    project.write('token.txt', 'Bearer eyJhbGciOi.garbled');
    const { causes, read } = await explained(
      [
        '--url',
        groups,
        '--status',
        '403',
        '--header',
        'x-powerbi-error-info: InvalidToken',
        '--token-file',
        'token.txt',
      ],
      '',
    );
    expect([causes[0]?.code, read.token]).toEqual(['TOKEN_MALFORMED', 'not a JWT']);
  });
});

describe('explain: a paste at the terminal', () => {
  const asks = /^Paste the answer or the error text\. Finish with Ctrl-D/;

  test.each<[string, () => AsyncIterable<Uint8Array>]>([
    ['its end (Ctrl-D)', () => typed(`${notAuthorized}\n`)],
    ['Ctrl-D as a character', () => silent(`${notAuthorized}\n`, '\u0004')],
    ['Ctrl-Z and Enter', () => silent(`${notAuthorized}\n`, '\u001a\r\n')],
    ['an empty line and a pause', () => silent(`${notAuthorized}\n`, '\n')],
    ['an empty line in the same piece, and a pause', () => silent(`${notAuthorized}\r\n\r\n`)],
  ])('ends with %s', async (_name, keyboard) => {
    const { code, out, err } = await explain([], { keyboard: keyboard() });
    expect([code, err]).toEqual([0, expect.stringMatching(asks)]);
    expect(out).toContain('code PowerBINotAuthorizedException');
  });

  test('what comes soon behind an empty line belongs to it', async () => {
    const { out } = await explain([], {
      keyboard: typed(
        'HTTP/1.1 401 Unauthorized\nx-powerbi-error-info: x\n\n',
        300,
        '{"error":{"code":"GroupNotAccessible"}}\n',
      ),
    });
    expect(out).toContain('code GroupNotAccessible');
  });

  test('empty lines before it do not end it', async () => {
    const { out } = await explain([], { keyboard: typed('\n', '\n', 1_200, `${notAuthorized}\n`) });
    expect(out).toContain('code PowerBINotAuthorizedException');
  });

  test.each<[string, StartOptions]>([
    ['a signal', { keyboard: silent('half of'), signal: AbortSignal.timeout(50) }],
    ['a character', { keyboard: silent('half of', '\u0003') }],
  ])('Ctrl-C as %s ends it with 130', async (_name, options) => {
    const { code, out } = await explain([], options);
    expect([code, out]).toEqual([130, '']);
  });

  test('a line that the terminal cut is said', async () => {
    const { err } = await explain([], { keyboard: typed(`HTTP/1.1 401 Unauthorized\n${'x'.repeat(4_095)}\n`) });
    expect(err).toMatch(/save the text in a file/);
  });

  test('nothing: its own error', async () => {
    const { code, err } = await explain([], { keyboard: typed('\n') });
    expect([code, err]).toEqual([2, expect.stringContaining('E_INPUT_EMPTY: there is no text in what was pasted')]);
  });

  test('nobody is asked where the answer is said, or stands in words', async () => {
    for (const args of [['--status', '403', '--url', groups], ['401']])
      expect((await explain(args, { keyboard: silent() })).err).toBe('');
  });
});
