import { entraSecret } from '../proof/tools/planted-secrets.mjs';
import { type StartOptions } from './fixtures/terminal.ts';
import { explainTests, type Explained } from './fixtures/explained.ts';
import { makeToken } from './fixtures/token.ts';

const groups = 'https://api.powerbi.com/v1.0/myorg/groups';
const notAuthorized =
  '{"error":{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException"}}}';

const { project, explain, explained } = explainTests();
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
    project().write('401', notAuthorized);
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
    project().write('token.txt', 'Bearer eyJhbGciOi.garbled');
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
