import { good, signIn } from './sign-in.ts';

const otherApp = '11111111-2222-4333-8444-555555555555';
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object): string =>
  `${part({ alg: 'RS256' })}.${part({ iss: 'https://token.example', sub: 'repo:a/b', aud: 'api://AzureADTokenExchange', exp: 4_000_000_000, ...claims })}.c2lnbmF0dXJl`;

describe('an assertion of another identity provider', () => {
  const assertion = jwt({});
  const own = jwt({
    iss: good.clientId,
    sub: good.clientId,
    aud: `https://login.microsoftonline.com/${good.tenantId}/v2.0`,
  });
  test.each<[string, string, string]>([
    ['as it is', assertion, assertion],
    ['in quotes', `"${assertion}"`, assertion],
    ['with a line break inside', `${assertion.slice(0, 30)}\n${assertion.slice(30)}`, assertion],
    ['made by the app itself, elsewhere', own, own],
  ])('%s is sent', async (_what, clientAssertion, sent) => {
    const outcome = await signIn({ clientAssertion });
    expect(outcome.sent).toHaveLength(1);
    expect(outcome.sent[0]!.body).toEqual({
      grant_type: 'client_credentials',
      client_id: good.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: sent,
      scope: good.scope,
    });
  });

  // prettier-ignore
  test.each<[string, string, RegExp]>([
    ['over', jwt({ exp: 1_600_000_000 }), /^clientAssertion expired at 2020-09-13T12:26:40\.000Z/],
    ['of the future', jwt({ nbf: 3_900_000_000 }), /^clientAssertion is valid only from 2093-/],
    ['without an end', jwt({ exp: undefined }), /^clientAssertion has no expiry time \(claim exp\)/],
    ['without a subject', jwt({ sub: undefined }), /^clientAssertion has no subject \(claim sub\)/],
    ['without an issuer', jwt({ iss: undefined }), /^clientAssertion has no issuer \(claim iss\)/],
    ['made for another app', jwt({ iss: otherApp, sub: otherApp }), new RegExp(`^clientAssertion was made for the app ${otherApp}, and clientId is ${good.clientId}`)],
    ['made for another login', jwt({ iss: good.clientId, sub: good.clientId, aud: 'https://login.microsoftonline.us/x/v2.0' }), /^clientAssertion is for https:\/\/login\.microsoftonline\.us\/x\/v2\.0 and would go to https:\/\/login\.microsoftonline\.com/],
    ['an access token', jwt({ aud: 'https://analysis.windows.net/powerbi/api' }), /^clientAssertion is an access token.*into accessToken/],
    ['a word', 'reporting', /^clientAssertion is not a JWT\./],
    ['two parts of it', assertion.split('.').slice(0, 2).join('.'), /^clientAssertion is not a JWT\./],
    ['damaged', `${assertion.split('.')[0]}.${assertion.split('.')[1]!.slice(0, -9)}.x`, /^clientAssertion is not a JWT: part of it is missing/],
    ['an encrypted token', 'a.b.c.d.e', /^clientAssertion is not a JWT but an encrypted token/],
    ['a key', '-----BEGIN PRIVATE KEY-----', /^clientAssertion is not a JWT but a key or a certificate/],
    ['a placeholder', '<the assertion>', /^clientAssertion still contains a placeholder/],
  ])('%s is refused before anything is sent', async (_what, clientAssertion, reason) => {
    const outcome = await signIn({ clientAssertion });
    expect(outcome.lines).toEqual([{ name: 'Access token', passed: false, message: expect.stringMatching(reason) as string }]);
    expect(outcome).toMatchObject({ sent: [], skipped: true, nextRequest: null });
    expect(outcome.lines[0]!.message).not.toContain(clientAssertion);
  });

  test('that is over by now does no harm while the token that came of it is good', async () => {
    const { clientAssertion, exp, tokenCache } = await whileItHolds();
    while (Date.now() <= exp * 1000) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await signIn({ clientAssertion }, { tokenCache })).toMatchObject({ sent: [], locals: { token: 'fresh' } });
    expect((await signIn({ clientAssertion })).lines[0]!.message).toMatch(/^clientAssertion expired at/);
  }, 60_000);
});

/** Signs in with an assertion that is over soon; once more, with a longer one, where the machine was too slow for it. */
async function whileItHolds(seconds = 2): Promise<{ clientAssertion: string; exp: number; tokenCache: unknown }> {
  const exp = Math.ceil(Date.now() / 1000) + seconds;
  const clientAssertion = jwt({ exp });
  const { sent, locals } = await signIn({ clientAssertion });
  return sent.length === 1 ? { clientAssertion, exp, tokenCache: locals['tokenCache'] } : whileItHolds(seconds * 2);
}
