// Files without a secret that look as if they had some: hashes, ids, images, packed code, placeholders, manuals.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';

const schema = (version) => `https://schema.getpostman.com/json/collection/v${version}/collection.json`;
let drawn = 0;

/** So many bytes that look random and are the same in each run: by chance alone noise would look like a token once in a while. */
const noise = (length) => createHash('shake256', { outputLength: length }).update(`clean ${drawn++}`).digest();

const guid = () =>
  noise(16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const hash = (kind, encoding) => createHash(kind).update(noise(8)).digest(encoding);
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Clean files by name; `committed` is the text of the committed collection. @type {typeof import('./clean-files.mjs').cleanFiles} */
export function cleanFiles(committed) {
  const files = {
    'converted-v2.0.json': JSON.stringify(withoutLists(JSON.parse(committed))),
    'one-line.json': JSON.stringify(JSON.parse(committed)),
    'petstore.json': json(petstore()),
    'hashes.json': json(
      request({
        header: many(20, (index) => ({
          key: `X-Digest-${index}`,
          value: hash('sha512', index % 2 ? 'hex' : 'base64'),
        })),
        body: {
          mode: 'raw',
          raw: json({
            sha256: hash('sha256', 'hex'),
            md5: hash('md5', 'base64'),
            etag: `"0x8D${hash('md5', 'hex').slice(0, 13)}"`,
            integrity: `sha512-${hash('sha512', 'base64')}`,
          }),
        },
      }),
    ),
    'etags.json': json({
      info: { name: 'x', schema: schema('2.1.0') },
      item: [
        {
          name: 'a',
          request: 'https://a.example',
          response: [
            {
              header: [
                { key: 'ETag', value: `W/"${hash('sha256', 'base64')}"` },
                { key: 'RequestId', value: guid() },
                { key: 'Content-MD5', value: hash('md5', 'base64') },
                { key: 'Public-Key-Pins', value: `pin-sha256="${hash('sha256', 'base64')}"` },
              ],
              body: '',
            },
          ],
        },
      ],
    }),
    'ids.json': json({
      values: many(200, (index) => ({ key: `groupId${index}`, value: guid() })),
      _postman_id: guid(),
    }),
    'image.json': json({
      info: { description: `![x](data:image/png;base64,${noise(60_000).toString('base64')})` },
      item: [],
    }),
    'pixels.json': json({
      stream: { type: 'Buffer', data: [...noise(20_000)] },
      sizes: many(50, (index) => index * 5),
    }),
    'packed.json': json({
      definition: gzipSync('A report with { "visuals": [1, 2, 3] } in it. '.repeat(50)).toString('base64'),
      deflated: deflateSync(noise(5000)).toString('base64'),
    }),
    'report-parts.json': json({
      definition: {
        parts: [
          {
            path: 'definition.pbir',
            payload: Buffer.from(
              json({ version: '4.0', datasetReference: { byPath: { path: '../Sales.SemanticModel' } } }),
            ).toString('base64'),
            payloadType: 'InlineBase64',
          },
        ],
      },
    }),
    'minified.js': many(
      2000,
      (index) =>
        `var a${index}=function(t,e){return t.k${index}?e[t.k${index}]:(this.token=e.token,this.key=t.key||"a-${index}",!0)};`,
    ).join(''),
    'bundle.json': json(
      request(
        {},
        {
          listen: 'test',
          script: {
            exec: [
              `const tokens=["EOF","IDENT"];function next(token){return token===tokens[0]?null:tokens.indexOf(token)};`.repeat(
                200,
              ),
            ],
          },
        },
      ),
    ),
    'placeholders.postman_environment.json': json({
      values: placeholders.map((value, index) => ({
        key: ['clientSecret', 'password', 'accessToken', 'apiKey'][index % 4],
        value,
        type: index % 2 ? 'secret' : 'default',
      })),
    }),
    'placeholders.env': placeholders
      .filter((value) => !value.includes('\n'))
      .map((value, index) => `SECRET_${index}_PASSWORD=${value}`)
      .join('\n'),
    'auth.json': json(
      request({
        auth: {
          type: 'oauth2',
          oauth2: [
            { key: 'clientSecret', value: '{{clientSecret}}' },
            { key: 'accessTokenUrl', value: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
            { key: 'tokenName', value: 'power-bi-token-2026' },
            { key: 'addTokenTo', value: 'header' },
            { key: 'clientId', value: '{{clientId}}' },
          ],
        },
      }),
    ),
    'more-auth.json': json(
      [
        [
          'basic',
          [
            { key: 'username', value: 'ada' },
            { key: 'password', value: '{{password}}' },
          ],
        ],
        ['bearer', [{ key: 'token', value: '{{accessToken}}' }]],
        [
          'apikey',
          [
            { key: 'key', value: 'Ocp-Apim-Subscription-Key' },
            { key: 'value', value: '{{key}}' },
            { key: 'in', value: 'header' },
          ],
        ],
        [
          'awsv4',
          [
            { key: 'accessKey', value: '{{accessKey}}' },
            { key: 'region', value: 'eu-central-1' },
            { key: 'service', value: 'execute-api' },
          ],
        ],
        [
          'hawk',
          [
            { key: 'authId', value: 'client-2026-abcdef-123456' },
            { key: 'algorithm', value: 'sha256' },
          ],
        ],
      ].map(([type, list]) => request({ auth: { type, [String(type)]: list } })),
    ),
    'open-headers.json': json(
      request({
        header: [
          { key: 'Idempotency-Key', value: `${guid()}-0001` },
          { key: 'Sec-WebSocket-Key', value: noise(16).toString('base64') },
          { key: 'x-ms-continuationtoken', value: noise(60).toString('base64') },
          { key: 'Authorization', value: 'Bearer {{accessToken}}' },
          { key: 'X-Api-Key', value: '<your key>' },
        ],
      }),
    ),
    'public-key.pem': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'public.jwk.json': json({
      keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: hash('sha1', 'base64url') }],
    }),
    'manual.md': manual,
    'keys.ts': "export const files = { POWERBI_PRIVATE_KEY: 'key.pem', CLIENT_SECRET_KEY: './keys/app.pfx' };\n",
    'errors.md':
      '| mistake | message |\n|---|---|\n| wrong secret | `AADSTS7000215` |\n\nclient_secret: AADSTS7000222\n',
    'connection.json': json({
      datasources: [
        { connectionString: 'Data Source=sql.contoso.com;Initial Catalog=Sales' },
        { connectionString: 'Server=x;Database=y;User Id=ada;Password={{password}}' },
        { url: 'https://{{user}}:{{password}}@host.example/' },
        { url: 'mailto:ada@contoso.com', other: 'https://a.example:8080/@ada' },
      ],
    }),
    'schema.json': json({
      properties: {
        password: { type: 'string' },
        token: { type: 'string', description: 'The token that was given at 12:00 on 2026-11-23' },
        clientSecret: { $ref: '#/definitions/Secret' },
      },
      required: ['password', 'clientSecret'],
      example: { password: 'string', token: 'string', secret: 'string' },
    }),
    'lock.json': json({
      packages: Object.fromEntries(
        many(100, (index) => [
          `node_modules/tough-cookie-${index}`,
          {
            version: '4.1.3',
            integrity: `sha512-${hash('sha512', 'base64')}`,
            dependencies: { 'tough-cookie': '~4.1.3-postman.1', 'js-tokens': '^3.0.0 || ^4.0.0' },
          },
        ]),
      ),
    }),
    'data.csv': 'groupId,clientSecret,note\n' + many(20, () => `${guid()},{{clientSecret}},"a, b"`).join('\n'),
    'junit.xml': `<testsuites>${many(50, (index) => `<testcase name="Get Token ${index} should answer 200" classname="Embed Token" time="0.${index}"/>`).join('\n')}</testsuites>`,
    'record.ndjson': many(100, (index) =>
      json(
        {
          entry: index,
          request: { headers: { Authorization: 'Bearer [redacted]' } },
          response: { headers: { requestid: guid() }, body: '{"token":"[redacted]","tokenId":"x"}' },
        },
        0,
      ),
    ).join('\n'),
    'code.ts': code,
    'settings.yaml':
      'auth:\n  clientSecret: ${{ secrets.AZURE_CLIENT_SECRET }}\n  password: $(DB_PASSWORD)\n  token: ""\n  passwordPolicy: at-least-12-characters\n',
  };
  return { ...files, ...Object.fromEntries(many(30, (index) => [`generated/${index}.json`, json(generated())])) };
}

const json = (value, indent = 2) => JSON.stringify(value, null, indent);
const request = (more, ...event) => ({
  info: { name: 'Clean', schema: schema('2.1.0') },
  item: [
    {
      name: 'Token list',
      event,
      request: { method: 'GET', url: { raw: 'https://api.powerbi.com/v1.0/myorg/groups' }, header: [], ...more },
    },
  ],
});

const placeholders = [
  '',
  '{{clientSecret}}',
  '<your secret>',
  '[redacted]',
  'xxxxxxxx',
  'XXXXXXXXXXXXXXXXXXXX',
  '********',
  'your-client-secret',
  'YOUR_SECRET',
  '<clientSecret>',
  '$CLIENT_SECRET',
  '${CLIENT_SECRET}',
  '%CLIENT_SECRET%',
  'changeme',
  'string',
  '…',
  '...',
  'null',
  'REPLACE_ME',
  'paste it here',
  'TODO',
  'secret',
  '••••••••',
  '0000000000000000',
  'Bearer {{accessToken}}',
  'abc8Q~...',
  'eyJ0eXAi...',
  '{{a}}{{b}}',
];

const manual = `# Signing in

Put the client secret where \`clientSecret\` says <your secret>. It looks like \`abc8Q~…\` and has 40 characters.
A token begins with \`eyJ\`, such as \`eyJ0eXAiOiJKV1QiLCJhbGciOi...\`; send it as \`Authorization: Bearer <token>\`.
A key begins with \`-----BEGIN PRIVATE KEY-----\` and ends with \`-----END PRIVATE KEY-----\`.
The password: as your administrator gave it. Use https://user:password@proxy.example:8080 for a proxy.
Connection strings look like \`Server=…;Password=<password>;\` or \`AccountKey=<key>\`.
The challenge was \`WWW-Authenticate: Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"\`.
Bearer tokens are described in https://datatracker.ietf.org/doc/html/rfc6750; basic authentication in RFC 7617.
`;

const code = `const clientSecret = process.env.AZURE_CLIENT_SECRET;
const token = await credential.getToken(scope);
const options = { password: settings.password, apiKey: readKey('api-key-2026'), secret: \`\${prefix}-\${name}\` };
interface Login { password: string; clientSecret: string; accessToken?: string }
const names = ['clientSecret', 'privateKey', 'accessToken'];
pm.environment.set('accessToken', response.access_token);
pm.environment.unset("clientSecret");
if (token === undefined) throw new Error('No token: "clientSecret" is empty');
headers.set('Authorization', \`Bearer \${token}\`);
const url = \`\${loginUrl}/oauth2/v2.0/token?client_secret=\${encodeURIComponent(secret)}\`;
`;

function petstore() {
  const call = (name, method, path, body) => ({
    name,
    request: {
      method,
      header: [
        { key: 'api_key', value: '{{apiKey}}' },
        { key: 'Content-Type', value: 'application/json' },
      ],
      url: { raw: `{{baseUrl}}/${path}`, host: ['{{baseUrl}}'], path: path.split('/') },
      ...(body ? { body: { mode: 'raw', raw: json(body) } } : {}),
    },
    response: [
      {
        name: 'ok',
        code: 200,
        header: [
          { key: 'X-Rate-Limit', value: '5000' },
          { key: 'X-Expires-After', value: '2026-11-23T23:09:40.000Z' },
        ],
        body: json({
          id: 10,
          name: 'doggie',
          photoUrls: ['https://pets.example/a.png'],
          tags: [{ id: 0, name: 'string' }],
          status: 'available',
        }),
      },
    ],
  });
  return {
    info: { name: 'Swagger Petstore', schema: schema('2.1.0') },
    item: [
      call('Find pets', 'GET', 'pet/findByStatus'),
      call('Add a pet', 'POST', 'pet', { id: 10, name: 'doggie' }),
      call('Log in', 'GET', 'user/login?username=string&password=string'),
      call('Create user', 'POST', 'user', {
        id: 10,
        username: 'theUser',
        password: 'string',
        phone: '12345',
        userStatus: 1,
      }),
    ],
    variable: [
      { key: 'baseUrl', value: 'https://petstore3.swagger.io/api/v3' },
      { key: 'apiKey', value: '', type: 'secret' },
    ],
  };
}

/** A collection with what chance brings: no name in it is a secret's. */
function generated() {
  /** @type {BufferEncoding[]} */
  const forms = ['hex', 'base64', 'base64url'];
  const word = () => noise(1 + (noise(1)[0] % 40)).toString(forms[noise(1)[0] % 3]);
  return {
    info: { name: word(), _postman_id: guid(), schema: schema('2.1.0') },
    item: many(20, () => ({
      id: guid(),
      name: word(),
      request: {
        method: 'POST',
        header: [{ key: 'X-Request', value: word() }],
        url: {
          raw: `https://api.powerbi.com/v1.0/myorg/groups/${guid()}/${word()}?a=${encodeURIComponent(word())}`,
        },
        body: {
          mode: 'raw',
          raw: json({
            id: guid(),
            rows: many(5, () => ({ a: word(), b: noise(4).readUInt32LE() / 2 ** 32, c: word() })),
            bytes: [...noise(30)],
          }),
        },
      },
      response: [{ body: noise(600).toString('base64') }],
    })),
  };
}

/** Lists of pairs as objects, as format v2.0 has them for auth. */
function withoutLists(collection) {
  const auth = collection.auth?.bearer;
  return {
    ...collection,
    info: { ...collection.info, schema: schema('2.0.0') },
    ...(Array.isArray(auth)
      ? { auth: { type: 'bearer', bearer: Object.fromEntries(auth.map(({ key, value }) => [key, value])) } }
      : {}),
  };
}
