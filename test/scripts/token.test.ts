import { plan } from './plan.ts';
import { runScript, type Input, type Service } from './sandbox.ts';

const good = {
  tenantId: '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10',
  clientId: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21',
  clientSecret: 'not~a.real_secret',
  loginUrl: 'https://login.microsoftonline.com',
  apiUrl: 'https://api.powerbi.com',
  scope: 'https://analysis.windows.net/powerbi/api/.default',
};
const issues: Service = () => ({ code: 200, body: { access_token: 'fresh', expires_in: 3599 } });

function send(environment: object, more: Partial<Input> = {}): ReturnType<typeof runScript> {
  return runScript(
    'prerequest',
    { name: 'List Groups', environment: { ...good, ...environment }, service: issues, ...more },
    plan,
  );
}

describe('what is wrong with the inputs is said before anything is sent', () => {
  // prettier-ignore
  const cases: [string, object, RegExp][] = [
    ['tenant is empty', { tenantId: '' }, /^tenantId is empty/],
    ['tenant is a placeholder', { tenantId: '<your-tenant-id>' }, /^tenantId still contains a placeholder/],
    ['tenant is an unresolved variable', { tenantId: '{{tenant}}' }, /^tenantId still contains a placeholder/],
    ['tenant is neither GUID nor domain', { tenantId: 'contoso' }, /^tenantId is neither a GUID nor a domain/],
    ['client id is empty', { clientId: ' ' }, /^clientId is empty/],
    ['client id is a name', { clientId: 'my-app' }, /^clientId still contains a placeholder/],
    ['client id is no GUID', { clientId: 'reporting' }, /^clientId is not a GUID/],
    ['client id has a space inside', { clientId: '9a3d5f70-2c64 -4e1b-8f0a-6d1c7e5b4a21' }, /^clientId has a space/],
    ['secret is empty', { clientSecret: '' }, /^clientSecret is empty/],
    ['secret is its id', { clientSecret: '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a22' }, /^clientSecret is a GUID: that is the secret's ID/],
    ['scope lacks /.default', { scope: 'https://analysis.windows.net/powerbi/api' }, /^scope must end with \/.default/],
    ['login goes in the clear', { loginUrl: 'http://login.microsoftonline.com' }, /^loginUrl must start with https/],
    ['the API goes in the clear', { apiUrl: 'http://api.powerbi.com' }, /^apiUrl must start with https/],
    ['secret in quotes', { clientSecret: `"${good.clientSecret}"` }, /^clientSecret has quotes around it/],
    ['secret in typographic quotes', { clientSecret: `\u201c${good.clientSecret}\u201d` }, /^clientSecret has quotes around it/],
    ['secret with a character of width zero', { clientSecret: `${good.clientSecret}\u200b` }, /^clientSecret contains an invisible character/],
    ['no environment is chosen', { apiUrl: '' }, /^apiUrl is empty/],
    ['nothing to sign in with', { clientSecret: '' }, /^clientSecret is empty, and so are privateKey, clientAssertion and accessToken\. Fill in one of them/],
    ['nothing at all', { tenantId: '', clientId: '', clientSecret: '' }, /^tenantId, clientId and clientSecret are empty in the saved environment\. Fill them in.* In place of clientSecret: privateKey with certificate, or clientAssertion; or only a ready accessToken\.$/],
    ['no ids, but a key', { tenantId: '', clientId: '', clientSecret: '', privateKey: 'k' }, /^tenantId and clientId are empty in the saved environment\. Fill them in, in the environment that is chosen for this run\.$/],
    ['a secret and a key', { privateKey: 'k', certificate: 'c' }, /^clientSecret and privateKey are filled in, and only one of them can be used\. Leave the one to sign in with, and empty the other\.$/],
    ['all three', { privateKey: 'k', clientAssertion: 'a' }, /^clientSecret, privateKey and clientAssertion are filled in.*empty the others/],
    ['a placeholder beside a key', { clientSecret: '<your-secret>', privateKey: 'k' }, /^clientSecret and privateKey are filled in \(clientSecret still contains a placeholder\)/],
    ['a certificate alone', { clientSecret: '', certificate: 'c' }, /^certificate is filled in and privateKey is empty/],
    ['a key as the secret', { clientSecret: '-----BEGINPRIVATEKEY-----' }, /^clientSecret contains a key or a certificate\. Move it/],
    ['one cloud\'s scope, another\'s API', { loginUrl: 'https://login.microsoftonline.com', apiUrl: 'https://api.powerbigov.us' }, /apiUrl this is GCC: with https:\/\/api\.powerbigov\.us, scope is https:\/\/analysis\.windows\.net\/powerbi\/api\/\.default and should be https:\/\/analysis\.usgovcloudapi\.net\/powerbi\/api\/\.default\.$/],
    ['one cloud\'s login, another\'s API', { loginUrl: 'https://login.microsoftonline.us', apiUrl: 'https://api.powerbi.com' }, /loginUrl is https:\/\/login\.microsoftonline\.us and should be https:\/\/login\.microsoftonline\.com\.$/],
  ];
  test.each(cases)('%s', async (_, environment, reason) => {
    const outcome = await send(environment);
    expect(outcome.lines).toEqual([
      { name: 'Access token', passed: false, message: expect.stringMatching(reason) as string },
    ]);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expect(outcome.lines[0]!.message).not.toContain(good.clientSecret);
  });
});

test('white space around a pasted value is no mistake', async () => {
  const outcome = await send({ tenantId: ` ${good.tenantId}\n`, clientSecret: `\t${good.clientSecret} ` });
  expect(outcome.sent).toHaveLength(1);
  expect(outcome.sent[0]).toMatchObject({
    method: 'POST',
    url: `https://login.microsoftonline.com/${good.tenantId}/oauth2/v2.0/token`,
    body: {
      grant_type: 'client_credentials',
      client_id: good.clientId,
      client_secret: good.clientSecret,
      scope: good.scope,
    },
  });
  expect(outcome.locals).toMatchObject({ token: 'fresh' });
  expect(outcome.skipped).toBe(false);
});

test('the loopback may be reached in the clear', async () => {
  expect((await send({ loginUrl: 'http://127.0.0.1:4280', apiUrl: 'http://localhost:4280' })).skipped).toBe(false);
});

describe('the token is kept for the run', () => {
  /** What a script keeps of an answer, as if the answer had brought another token. */
  const kept = async (change: object): Promise<Record<string, unknown>> => {
    const { tokenCache } = (await send({})).locals;
    return { tokenCache: JSON.stringify({ ...(JSON.parse(String(tokenCache)) as object), token: 'kept', ...change }) };
  };
  const cases: [string, object, object, string][] = [
    ['used as long as it lasts', {}, {}, 'kept'],
    ['renewed five minutes before its end', { expiresAt: Date.now() + 200_000 }, {}, 'fresh'],
    ['renewed when the tenant changed', {}, { tenantId: 'northwind.example' }, 'fresh'],
    ['renewed when the client changed', {}, { clientId: '00000000-0000-4000-8000-000000000001' }, 'fresh'],
    ['renewed when the secret changed: the new one may be wrong', {}, { clientSecret: 'not~a.real_secret2' }, 'fresh'],
    ['renewed when the scope changed', {}, { scope: 'https://api.fabric.microsoft.com/.default' }, 'fresh'],
  ];
  test.each(cases)('%s', async (_, change, environment, token) => {
    const outcome = await send(environment, { locals: await kept(change) });
    expect(outcome.locals['token']).toBe(token);
    expect(outcome.sent).toHaveLength(token === 'fresh' ? 1 : 0);
  });

  test('it never stands where it would be exported', async () => {
    const outcome = await send({});
    expect(JSON.stringify(outcome.environment)).not.toContain('fresh');
  });
});

test('a pasted token stands above everything else that is filled in', async () => {
  const outcome = await send({
    accessToken: 'pasted',
    privateKey: 'k',
    certificate: '',
    clientAssertion: 'a',
    scope: '',
    loginUrl: '',
  });
  expect(outcome).toMatchObject({ sent: [], skipped: false, locals: { token: 'pasted' } });
});

test('a certificate left over beside a secret does no harm', async () => {
  expect((await send({ certificate: 'left over' })).sent[0]!.body).toMatchObject({ client_secret: good.clientSecret });
});

describe('a secret arrives as it is', () => {
  test.each(['a&b=c', 'a+b', 'a%20b', 'ä€', "'(!)*~"])('%s', async (clientSecret) => {
    expect((await send({ clientSecret })).sent[0]!.body['client_secret']).toBe(clientSecret);
  });
});

describe('a pasted token is used as it is', () => {
  const jwt = (claims: object): string =>
    `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
  const token = jwt({ scp: 'Report.Read.All', exp: 4_000_000_000 });
  test.each([
    ['plain', token],
    ['with Bearer in front', `Bearer ${token}`],
    ['in quotes', `"${token}"`],
    ['with a line break', `${token.slice(0, 40)}\n${token.slice(40)}`],
  ])('%s', async (_, pasted) => {
    const outcome = await send({ accessToken: pasted, clientSecret: '' });
    expect(outcome).toMatchObject({ sent: [], skipped: false, locals: { token } });
  });

  test('unless its time is over', async () => {
    const outcome = await send({ accessToken: jwt({ exp: 1_600_000_000 }) });
    expect(outcome.lines[0]).toMatchObject({
      name: 'Access token',
      passed: false,
      message: expect.stringMatching(/^accessToken expired at 2020-09-13/) as string,
    });
  });
});

describe('a refused token request ends the run with what the endpoint said', () => {
  const cases: [string, Service, RegExp][] = [
    [
      'wrong secret',
      () => ({
        code: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.\r\nTrace ID: x' },
      }),
      /answered 401, invalid_client: AADSTS7000215: Invalid client secret\..*not its Secret ID.*\[ENTRA_SECRET_WRONG\]$/,
    ],
    ['a proxy in between', () => ({ code: 200 }), /answered 200, not with JSON/],
  ];
  test.each(cases)('%s', async (_, service, message) => {
    const outcome = await send({}, { service });
    expect(outcome.lines).toEqual([
      { name: 'Access token', passed: false, message: expect.stringMatching(message) as string },
    ]);
    expect(outcome).toMatchObject({ skipped: true, nextRequest: null });
  });
});
