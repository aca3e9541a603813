import { plan } from './plan.ts';
import { openSandbox, type Input, type Outcome } from './sandbox.ts';
import { good } from './sign-in.ts';

const SECRET = 'not~a.real_secret';
const environment = { ...good, clientSecret: SECRET };

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => (sandbox = await openSandbox('prerequest', plan)));
afterAll(() => sandbox.close());

const send = (more: Partial<Input>): Promise<Outcome> =>
  sandbox.run({
    name: 'List Groups',
    service: () => ({ code: 200, body: { access_token: 'fresh', expires_in: 3599 } }),
    ...more,
    environment: { ...environment, ...more.environment },
  });
const failure = ({ lines }: Outcome): string =>
  lines
    .filter(({ passed }) => !passed)
    .map(({ message }) => message)
    .join(' | ');

/** Where nothing may be sent, and what the line says. */
const REFUSED: [string, string, RegExp][] = [
  ['a longer host', 'https://HOST.evil.example', /leads to .*\.evil\.example/],
  ['a user in front', 'https://HOST@evil.example', /evil\.example/],
  ['a backslash', 'https://evil.example\\@HOST', /is not a plain address/],
  ['a fragment', 'https://evil.example#@HOST', /is not a plain address/],
  ['a query', 'https://evil.example?x=HOST', /is not a plain address/],
  ['a trailing dot', 'https://HOST.', /is not a plain address/],
  ['a letter of another alphabet', 'https://HOST'.replace('HOST', 'аpi.powerbi.com'), /is not a plain address/],
  ['without encryption', 'http://HOST', /must start with https:\/\//],
  ['a path', 'https://HOST/v1.0', /bare address of the host, without a path/],
  ['another port', 'https://HOST:8443', /leads to .*:8443/],
  ['a mock server', 'https://0000.mock.pstmn.io', /a Postman mock server and would receive what you send/],
];

describe.each([
  ['loginUrl', 'login.microsoftonline.com'],
  ['apiUrl', 'api.powerbi.com'],
])('%s', (name, host) => {
  test.each(REFUSED)('%s is refused before anything is sent', async (_, address, says) => {
    const outcome = await send({ environment: { [name]: address.replace('HOST', host) } });
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expect(failure(outcome)).toMatch(says);
    expect(failure(outcome)).toMatch(new RegExp(`^${name} `));
    expect(failure(outcome)).not.toContain(SECRET);
  });

  test.each([
    ['blanks', ` https://${host} `],
    ['a slash', `https://${host}/`],
    ['upper case', `HTTPS://${host.toUpperCase()}`],
    ['its port', `https://${host}:443`],
  ])('%s do no harm', async (_, address) => {
    const outcome = await send({ environment: { [name]: address } });
    expect(outcome).toMatchObject({ skipped: false, lines: [] });
    expect(outcome.sent.map(({ url }) => url)).toEqual([
      `https://login.microsoftonline.com/${good.tenantId}/oauth2/v2.0/token`,
    ]);
    // Requests refer to {{apiUrl}}: for this one it is the address that was understood.
    expect(outcome.locals['apiUrl']).toBe(name === 'apiUrl' ? 'https://api.powerbi.com' : undefined);
  });

  test('the other kind of host is refused', async () => {
    const other = name === 'loginUrl' ? 'https://api.powerbi.com' : 'https://login.microsoftonline.com';
    expect(failure(await send({ environment: { [name]: other } }))).toMatch(
      name === 'loginUrl'
        ? /a host of Power BI and does not sign in/
        : /a host that signs in and does not answer calls/,
    );
  });
});

describe("a host of one's own", () => {
  const gateway = { apiUrl: 'https://gateway.contoso.example/powerbi', loginUrl: 'https://login.contoso.example' };
  const names = 'gateway.contoso.example, login.contoso.example';
  test('is trusted when the collection names it, with its path', async () => {
    const outcome = await send({ environment: gateway, collectionVariables: { trustedHosts: names } });
    expect(outcome).toMatchObject({ skipped: false, lines: [] });
    expect(outcome.sent[0]!.url).toMatch(/^https:\/\/login\.contoso\.example\//);
  });

  // prettier-ignore
  test.each<[string, Partial<Input>]>([
    ['the environment', { environment: { ...gateway, trustedHosts: names } }],
    ['a row', { environment: gateway, row: { trustedHosts: names } }],
    ['a run-wide variable', { environment: gateway, locals: { trustedHosts: names } }],
    ['a global variable', { environment: gateway, globals: { trustedHosts: names } }],
    ['the collection, by a reference', { environment: { ...gateway, mine: names }, collectionVariables: { trustedHosts: '{{mine}}' } }],
    ['the collection, for another port', { environment: gateway, collectionVariables: { trustedHosts: 'gateway.contoso.example:8443' } }],
  ])('is not trusted when %s names it', async (_, more) => {
    const outcome = await send(more);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expect(failure(outcome)).toMatch(/^apiUrl leads to gateway\.contoso\.example/);
  });
});

describe("the request's own address", () => {
  // prettier-ignore
  test.each([
    ['another host', 'https://evil.example/v1.0/myorg/groups', /^the address of this request leads to evil\.example/],
    ['a host that begins with the variable', '{{apiUrl}}.evil.example/v1.0/myorg/groups', /^the address of this request leads to api\.powerbi\.com\.evil\.example/],
    ['the variable as a user', '{{apiUrl}}@evil.example/v1.0/myorg/groups', /^the address of this request is not a plain address .*evil\.example/],
    ['no scheme', 'api.powerbi.com/v1.0/myorg/groups', /^the address of this request is not a plain address/],
    ['a host in another variable', '{{elsewhere}}/v1.0/myorg/groups', /^the address of this request leads to evil\.example/],
  ])('%s gets no token', async (_, url, says) => {
    const outcome = await send({ url, environment: { elsewhere: 'https://evil.example' } });
    expect(outcome).toMatchObject({ sent: [], skipped: true });
    expect(outcome.nextRequest).toBeUndefined();
    expect(outcome.lines).toEqual([{ name: 'Is sent', passed: false, message: expect.stringMatching(says) as string }]);
    expect(outcome.locals['token']).toBeUndefined();
  });

  test.each([
    ['a cluster', 'https://wabi-north-europe-d-primary-redirect.analysis.windows.net/v1.0/myorg/groups'],
    ['the Fabric API', 'https://api.fabric.microsoft.com/v1/workspaces'],
  ])('%s of the same service gets one', async (_, url) => {
    expect(await send({ url })).toMatchObject({ skipped: false, lines: [] });
  });
});
