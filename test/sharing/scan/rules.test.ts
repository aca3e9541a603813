import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { ruleIds, scanDocument, type RuleId } from '../../../sharing/index.ts';
import { accessToken, entraSecret, privateKeys } from '../../proof/tools/planted-secrets.mjs';

const rulesIn = async (text: string, name = 'notes.txt'): Promise<RuleId[]> =>
  (await scanDocument(name, text)).map(({ rule }) => rule);
const random = (length: number): string =>
  randomBytes(length)
    .toString('base64url')
    .replace(/[-_]/g, 'a')
    .slice(0, length - 1) + '7';
const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const tenant = '6b1f0c9e-44a2-4d17-8e53-0f9a7c2d1b86';
const token = accessToken();
const environment = (key: string, value: string, type = 'default'): string =>
  JSON.stringify({ values: [{ key, value, type }] });

const cosmos = JSON.stringify([
  { token: `+RID:~${random(16)}==#RT:1#TRC:100#ISV:2#IEO:65567#QCF:8`, range: { min: '', max: 'FF' } },
]);

/** What each rule finds, and what looks nearly like it. */
const cases: Record<RuleId, { found: [name: string, text: string][]; near: [name: string, text: string][] }> = {
  'private-key': {
    found: [
      ...Object.entries(privateKeys),
      ['cut off', privateKeys.rsa.slice(0, 300)],
      ['a JSON web key', JSON.stringify({ kty: 'EC', d: random(43) })],
      ['in quotes, its lines escaped', JSON.stringify(privateKeys.rsa)],
    ],
    near: [
      ['a public key', publicKey],
      ['the frame alone', ['-----BEGIN', 'PRIVATE KEY-----\n…\n-----END', 'PRIVATE KEY-----'].join(' ')],
      ['a public JSON web key', JSON.stringify({ kty: 'EC', x: random(43), y: random(43) })],
    ],
  },
  token: {
    found: [
      ['alone', token],
      ['behind Bearer', `Authorization: Bearer ${token}`],
      ['in a sentence', `It was (${token}).`],
      ['without its signature', token.split('.').slice(0, 2).join('.')],
    ],
    near: [
      ['its header alone', token.split('.')[0]!],
      ['JSON in Base64', Buffer.from('{"a":"a long text that is no token at all"}').toString('base64')],
      [
        'parts that say no algorithm',
        `${Buffer.from('{"typ":"x","b":1}').toString('base64url')}.${Buffer.from('{"sub":"x","a":12}').toString('base64url')}.abc`,
      ],
      ['a manual', 'eyJ0eXAiOiJKV1Qi...'],
    ],
  },
  'client-secret': {
    found: [
      ['alone', entraSecret()],
      ['at the end of a sentence', `It is ${entraSecret()}.`],
      ['with an equals sign before it', `a=${entraSecret()}`],
    ],
    near: [
      ['too short', entraSecret().slice(0, 30)],
      ['too long', `${entraSecret()}${'aB3'.repeat(6)}`],
      ['stars', `abc8${'Q~'}${'*'.repeat(34)}`],
      ['one letter again and again', `abc8${'Q~'}${'x'.repeat(34)}`],
    ],
  },
  'embed-token': {
    found: [
      ['packed', gzipSync(randomBytes(300).toString('base64url')).toString('base64')],
      ['cut', `H4sIAAAAAAAEAB${randomBytes(300).toString('base64')}`],
    ],
    near: [
      ['packed text', gzipSync('A report with words in it, and more. '.repeat(30)).toString('base64')],
      ['short', 'H4sIAAAAAAAEAB'],
    ],
  },
  'refresh-token': {
    found: [['alone', `0.AXoA${random(400)}`]],
    near: [
      ['a version', '1.Alpha-2'],
      ['a path', `v0.A${'/x'.repeat(100)}`],
    ],
  },
  'connection-string': {
    found: [
      ['of storage', `AccountName=a;AccountKey=${random(88)}`],
      ['of SQL Server', 'Server=a.example;User Id=ada;Password=sunny7day;Encrypt=True'],
      ['of a database as an address', `mongodb+srv://ada:${random(14)}@a.example/db`],
    ],
    near: [
      ['without a password', 'Data Source=a.example;Initial Catalog=Sales;Integrated Security=SSPI'],
      ['a variable', 'Server=a;Password={{password}};'],
      ['a sentence', 'The password=secret; as always.'],
    ],
  },
  'shared-access-signature': {
    found: [
      ['of storage', `https://a.example/c?sv=2024-11-04&sig=${random(44)}%3D&se=2030-01-01`],
      ['of a push address', `https://api.powerbi.com/beta/${tenant}/datasets/${tenant}/rows?key=${random(86)}`],
    ],
    near: [
      ['a short one', 'https://a.example/c?sv=2024-11-04&sig=abc'],
      ['hidden', 'https://a.example/c?sv=2024-11-04&sig=xxxxxxxxxxxxxxxxxxxxxxxx'],
      ['key of another address', `https://a.example/rooms?key=${'a'.repeat(20)}`],
    ],
  },
  'url-credentials': {
    found: [['a password', `https://ada:${random(12)}@a.example/`]],
    near: [
      ['a user alone', 'https://ada@a.example/'],
      ['a port', 'https://a.example:8080/@ada'],
      ['variables', 'https://{{user}}:{{password}}@a.example/'],
      ['a manual', 'https://user:password@proxy.example/'],
    ],
  },
  'service-key': {
    found: [
      ['GitHub', `gh${'p_'}${random(36)}`],
      ['Slack', `xox${'b'}-${'123456789012'}-${'123456789012'}-${random(24)}`],
    ],
    near: [
      ['GitHub, short', `gh${'p_'}abc`],
      ['a branch', 'ghp_branch_of_mine'],
    ],
  },
  authorization: {
    found: [
      ['Basic', `Authorization: Basic ${Buffer.from(`ada:${random(9)}`).toString('base64')}`],
      ['Bearer', `Bearer ${random(40)}`],
      ['an auth block', JSON.stringify({ auth: { type: 'basic', basic: [{ key: 'password', value: 'sunny' }] } })],
    ],
    near: [
      ['a sentence', 'Bearer tokens are described in RFC 6750, Basic authentication elsewhere'],
      ['a variable', 'Authorization: Bearer {{accessToken}}'],
      ['no password', `Basic ${Buffer.from('nothing here').toString('base64')}`],
      [
        'the name of an API key',
        JSON.stringify({
          auth: {
            type: 'apikey',
            apikey: [
              { key: 'key', value: 'X-Api-Key-Of-2026' },
              { key: 'value', value: '{{key}}' },
            ],
          },
        }),
      ],
    ],
  },
  'typed-secret': {
    found: [['a word', environment('anything', 'sunny', 'secret')]],
    near: [
      ['empty', environment('anything', '', 'secret')],
      ['a variable', environment('anything', '{{other}}', 'secret')],
      ['stars', environment('anything', '********', 'secret')],
    ],
  },
  'named-secret': {
    found: [
      ['a variable', environment('clientSecret', 'sunny7day')],
      ['in code', `const password = 'sunny7day';`],
      ['that sets', `pm.environment.set("clientSecret", "sunshine")`],
      ['a line of .env', 'AZURE_CLIENT_SECRET=sunny7day'],
      ['a form', 'a=1&client_secret=sunny7day&b=2'],
      ['a short name', 'DB_PASS=sunny7day'],
      ['the same in JSON', '{"dbPass": "sunny7day"}'],
      ['a number', environment('cardPin', '4711')],
      ['German', environment('kennwort', 'sonnig')],
      ['PowerShell', 'ConvertTo-SecureString "sunny day" -AsPlainText -Force'],
      ['az login', 'az login --service-principal -u abc \\\n  -p sunny7day --tenant x'],
      ['curl', 'curl -s https://a.example -u ada:sunny7day'],
      ['a name with blanks in Markdown', '| Client secret | sunny7!day |'],
      ['and in HTML', '<td>Client secret</td><td>sunny7day</td>'],
      [
        'a cookie of a HAR file',
        JSON.stringify({ log: { entries: [{ request: { cookies: [{ name: 'session', value: random(30) }] } }] } }),
      ],
    ],
    near: [
      ['another name', environment('clientName', 'sunny7day')],
      ['an address', environment('accessTokenUrl', 'https://a.example/oauth2/v2.0/token')],
      ['from elsewhere', 'const password = process.env.PASSWORD;'],
      ['its type', 'interface A { password: string; token?: string }'],
      ['names', `['clientSecret', 'privateKey']`],
      ['the place in a list', environment('continuationToken', random(40))],
      ['a version', '"tough-cookie": "~4.1.3-postman.1"'],
      ['the verdict of a test', '{"pass": "failed", "firstPass": "yes"}'],
      ['a pin of a board', 'LED_PIN=GPIO17\nCS_PIN=13'],
      ['words that end like it', environment('compass', 'north-east')],
      [
        'references on command lines',
        'az login -p $SECRET\ncurl -u $USER:$PASS https://a.example\ncurl -u ada: https://a.example\nConvertTo-SecureString $secret -AsPlainText\naz login -u x -p "$(cat file)"',
      ],
      ['a heading in Markdown', '| Access token | Description |'],
      ['a cookie that says nothing', JSON.stringify({ cookies: [{ name: 'lang', value: 'en-GB' }] })],
      ['the place in a list, of Cosmos DB', JSON.stringify({ continuationToken: cosmos })],
      ['the same in an address', `https://a.example/x?continuationToken=${encodeURIComponent(cosmos)}`],
      [
        'the same in Base64',
        JSON.stringify({ continuationUri: `https://a.example/x?t=${Buffer.from(cosmos).toString('base64')}` }),
      ],
      ['of several places', JSON.stringify({ compositeToken: cosmos })],
    ],
  },
  'more-findings': {
    found: [['more tokens than anybody reads', `${`Bearer ${random(40)}\n`.repeat(30_000)}`]],
    near: [['a long text', 'A line of a text that goes on.\n'.repeat(10_001)]],
  },
  'unknown-host': {
    found: [
      ['a host that begins like one', environment('loginUrl', 'https://login.microsoftonline.com.evil.example')],
      ['a host behind a user', environment('apiUrl', 'https://api.powerbi.com@evil.example')],
      ['a host behind a backslash', environment('apiUrl', String.raw`https://evil.example\@api.powerbi.com`)],
      ['the login host as the API', environment('apiUrl', 'https://login.microsoftonline.com')],
      ['a host of Fabric that is none', environment('fabricUrl', 'https://api.fabric.microsoft.co')],
      ['without encryption', environment('loginUrl', 'http://login.microsoftonline.com')],
      [
        'in a collection',
        JSON.stringify({ info: {}, item: [], variable: [{ key: 'apiUrl', value: 'https://evil.example' }] }),
      ],
      [
        "as Postman's API returns it",
        JSON.stringify({ environment: { values: [{ key: 'apiUrl', value: 'https://evil.example' }] } }),
      ],
    ],
    near: [
      ...[
        'https://api.powerbi.com',
        'https://api.powerbigov.us/',
        'https://wabi-north-europe-d-primary-redirect.analysis.windows.net',
        'http://127.0.0.1:4280',
        'http://localhost',
        '',
        ' ',
        '{{apiUrl}}',
        'https://{{host}}/',
      ].map((url): [string, string] => [JSON.stringify(url), environment('apiUrl', url)]),
      ['another variable', environment('siteUrl', 'https://a.example')],
      ['what is no variable', JSON.stringify({ apiUrl: 'https://a.example' })],
    ],
  },
  'write-permission': {
    found: [
      ['a tenant', environment('allowWrite', tenant)],
      ['true', environment('allowWrite', 'true')],
      ['a reference', environment('allowWrite', '{{tenantId}}')],
      ["another tenant beside the emulator's", environment('allowWrite', `${standardTenant.tenantId}, ${tenant}`)],
      ['in a collection', JSON.stringify({ variable: [{ key: 'allowWrite', value: 'true' }] })],
    ],
    near: [
      ['nothing', environment('allowWrite', '')],
      ["the emulator's tenant", environment('allowWrite', standardTenant.tenantId.toUpperCase())],
      ['heavy reads', environment('allowHeavyReads', 'true')],
    ],
  },
  'trusted-hosts': {
    found: [
      [
        'a host',
        JSON.stringify({ info: {}, item: [], variable: [{ key: 'trustedHosts', value: 'gateway.contoso.com' }] }),
      ],
    ],
    near: [
      ['none', JSON.stringify({ info: {}, item: [], variable: [{ key: 'trustedHosts', value: '' }] })],
      ['in an environment, where it counts for nothing', environment('trustedHosts', 'gateway.contoso.com')],
    ],
  },
  'directory-id': {
    found: [
      ['a tenant', environment('tenantId', tenant)],
      ['an app', environment('clientId', tenant)],
      ['an address', `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`],
      ['in code', `const tenantId = "${tenant}";`],
    ],
    near: [
      ['a workspace', environment('groupId', tenant)],
      ['nobody', environment('tenantId', '00000000-0000-0000-0000-000000000000')],
      ['Power BI itself', environment('appId', '00000009-0000-0000-c000-000000000000')],
      ['everybody', 'https://login.microsoftonline.com/common/oauth2'],
    ],
  },
};

describe('every rule', () => {
  test('has cases', () => expect(Object.keys(cases)).toEqual(ruleIds));

  test.each(ruleIds.flatMap((rule) => cases[rule].found.map(([name, text]) => [rule, name, text] as const)))(
    '%s finds: %s',
    async (rule, _name, text) => expect(await rulesIn(text)).toContain(rule),
  );

  test.each(ruleIds.flatMap((rule) => cases[rule].near.map(([name, text]) => [rule, name, text] as const)))(
    '%s does not take: %s',
    async (_rule, _name, text) => expect(await rulesIn(text)).toEqual([]),
  );
});

describe('what a finding says', () => {
  const whatOf = async (text: string, now: number): Promise<string> =>
    (await scanDocument('a.txt', text, { now }))[0]!.what;
  const hour = 3_600_000;

  test('of a token: whose, for what, how long', async () => {
    const user = accessToken('ada@contoso.com');
    expect(await whatOf(user, Date.now())).toMatch(
      /^a token of the user a…@contoso\.com through the app [0-9a-f]{8}… for https:\/\/analysis\.windows\.net\/powerbi\/api, still valid for \d\d minutes$/,
    );
    expect(await whatOf(token, Date.now() + 4 * hour)).toMatch(
      /^a token of the app [0-9a-f]{8}… .*, which expired \d hours ago$/,
    );
  });

  test('never the secret itself, in no field', async () => {
    const secret = entraSecret();
    const found = await scanDocument(
      'a.json',
      JSON.stringify({ item: [{ name: `Call with ${secret}`, key: secret, [secret]: secret }] }),
    );
    expect(found.length).toBeGreaterThan(1);
    expect(JSON.stringify(found)).not.toContain(secret.slice(0, 8));
  });

  test('that an entry is switched off', async () => {
    const found = await scanDocument(
      'a.json',
      JSON.stringify({ values: [{ key: 'clientSecret', value: 'sunny7day', enabled: false }] }),
    );
    expect(found).toMatchObject([
      {
        rule: 'named-secret',
        what: expect.stringMatching(/; the entry is disabled, but its value is in the file$/) as string,
      },
    ]);
    const header = await scanDocument(
      'a.json',
      JSON.stringify({ item: [{ request: { header: [{ key: 'X', value: entraSecret(), disabled: true }] } }] }),
    );
    expect(header).toMatchObject([
      { rule: 'client-secret', what: expect.stringContaining('the entry is disabled') as string },
    ]);
  });

  test('nothing that a terminal would obey', async () => {
    const found = await scanDocument(
      'a.json',
      JSON.stringify({ item: [{ name: 'a\u001b[2Jb\u202ec', request: entraSecret() }] }),
    );
    expect(found[0]!.place).toBe('item[0] "a [2Jb c" › request');
  });
});
