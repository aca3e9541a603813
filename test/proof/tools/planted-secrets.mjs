// Secrets of every kind in every place and spelling, made anew each time: none stands in this file, so that other scanners stay quiet.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { at, example, item, script, url } from './planted-places.mjs';

const letters = (length, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789') =>
  [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
const base64 = (length) => randomBytes(length).toString('base64');
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const guid = () => [8, 4, 4, 4, 12].map((length) => letters(length, '0123456789abcdef')).join('-');
const jwt = (claims) =>
  `${part({ typ: 'JWT', alg: 'RS256', kid: letters(8) })}.${part(claims)}.${randomBytes(256).toString('base64url')}`;
const now = () => Math.floor(Date.now() / 1000);
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const written = (key, type) => key.export({ type, format: 'pem' }).toString();
const pem = {
  rsa: written(rsa(), 'pkcs8'),
  pkcs1: written(rsa(), 'pkcs1'),
  ec: written(ec(), 'pkcs8'),
  sec1: written(ec(), 'sec1'),
};
const aud = 'https://analysis.windows.net/powerbi/api';

/** A client secret as Entra makes it. @type {typeof import('./planted-secrets.mjs').entraSecret} */
export const entraSecret = () =>
  `${letters(3)}8Q~${letters(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~.-').replace(/[.~-]$/, 'a')}`;
/**
 * An access token as Entra makes it; `user` and how many seconds it lives may be said.
 * @type {typeof import('./planted-secrets.mjs').accessToken}
 */
export const accessToken = (user, seconds = 3600) =>
  jwt({
    aud,
    iss: `https://sts.windows.net/${guid()}/`,
    appid: guid(),
    oid: guid(),
    tid: guid(),
    exp: now() + seconds,
    ...(user ? { upn: user } : { idtyp: 'app' }),
  });
/** @type {typeof import('./planted-secrets.mjs').privateKeys} */
export const privateKeys = pem;

/** Kinds that show by their own format: the rule that finds them, and the text. @type {typeof import('./planted-secrets.mjs').kinds} */
export const kinds = () => {
  const client = guid();
  return [
    ['token of an app', 'token', accessToken()],
    ['token of a user that ended', 'token', accessToken('ada@contoso.com', -86_400)],
    [
      'client assertion',
      'token',
      jwt({ aud: 'https://login.microsoftonline.com/x/v2.0', iss: client, sub: client, exp: now() + 300 }),
    ],
    ['client secret of Entra', 'client-secret', entraSecret()],
    ['key, PKCS#8', 'private-key', pem.rsa],
    ['key, PKCS#1', 'private-key', pem.pkcs1],
    ['key, EC', 'private-key', pem.ec],
    ['key, SEC1', 'private-key', pem.sec1],
    ['key on one line', 'private-key', pem.rsa.replace(/\n/g, ' ').trim()],
    ['key without its frame', 'private-key', pem.rsa.replace(/-----.*-----|\n/g, '')],
    [
      'connection string of storage',
      'connection-string',
      `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${base64(64)};EndpointSuffix=core.windows.net`,
    ],
    [
      'connection string of a service bus',
      'connection-string',
      `Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${base64(32)}`,
    ],
    [
      'connection string of SQL Server',
      'connection-string',
      `Server=tcp:contoso.database.windows.net,1433;Initial Catalog=sales;User ID=ada;Password=${letters(14)}7;Encrypt=True;`,
    ],
    [
      'connection string of a database as an address',
      'connection-string',
      `postgres://ada:${letters(16)}@db.contoso.com:5432/sales`,
    ],
    [
      'shared access signature',
      'shared-access-signature',
      `https://contoso.blob.core.windows.net/c/f.pbix?sv=2024-11-04&se=2030-01-01&sr=b&sp=r&sig=${encodeURIComponent(base64(32))}`,
    ],
    [
      'embed token',
      'embed-token',
      `${gzipSync(randomBytes(200).toString('base64url')).toString('base64')}.${part({ clusterUrl: 'https://x.analysis.windows.net' })}`,
    ],
    [
      'refresh token',
      'refresh-token',
      `0.AXoA${letters(600, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')}`,
    ],
    ['user in an address', 'url-credentials', `https://ada:${letters(16)}@api.contoso.com/v1`],
    ['Basic', 'authorization', `Basic ${Buffer.from(`ada:${letters(14)}`).toString('base64')}`],
    ['Bearer', 'authorization', `Bearer ${letters(20)}7a${letters(20)}`],
    ['token of GitHub', 'service-key', `gh${'p_'}${letters(36)}`],
    ['token of npm', 'service-key', `npm${'_'}${letters(36)}`],
  ];
};

const percent = (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const b64 = (text) => Buffer.from(text).toString('base64');
const inJson = (text) => JSON.stringify(text).slice(1, -1);

/** The ways to write a text. @type {typeof import('./planted-secrets.mjs').spellings} */
export const spellings = [
  ['as it is', (text) => text],
  ['in JSON', inJson],
  ['in JSON in JSON', (text) => JSON.stringify({ note: JSON.stringify({ a: text }) })],
  ['in an address', encodeURIComponent],
  ['in an address, every letter', percent],
  ['in an address twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  [
    'unicode escapes',
    (text) => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
  ['HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('/', '&#x2F;')],
  ['Base64', b64],
  ['Base64 of a sentence', (text) => b64(`see this: ${text} and keep it`)],
  ['Base64 of JSON', (text) => b64(JSON.stringify({ id: 1, text }))],
  ['Base64 twice', (text) => b64(b64(text))],
  ['Base64 three times', (text) => b64(b64(b64(text)))],
  ['Base64url', (text) => Buffer.from(text).toString('base64url')],
  ['Base64 in lines', (text) => b64(`${text} in lines`).replace(/.{64}/g, '$&\n')],
  ['Base64 of UTF-16', (text) => Buffer.from(text, 'utf16le').toString('base64')],
  ['Base64 of gzip', (text) => gzipSync(`A packed text: ${text}`).toString('base64')],
  ['data: URI', (text) => `data:text/plain;base64,${b64(text)}`],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['bytes', (text) => JSON.stringify([...Buffer.from(text)])],
  ['broken in lines', (text) => (text.length < 60 || text.includes('\n') ? text : text.replace(/.{54}/g, '$&\n'))],
];

/**
 * Values that only the name beside them gives away, in the places that have names: the rule, what the place must say, the file's name, its
 * text.
 * @type {typeof import('./planted-secrets.mjs').namedSecrets}
 */
export const namedSecrets = () => {
  const secret = () => `${letters(9)}7!x`;
  const random = () => `${letters(20)}7a`;
  /** @returns {import('./planted-secrets.mjs').Named} */
  const named = (name, rule, where, make, value = secret()) => [
    name,
    rule,
    where,
    `${name.replace(/\W+/g, '-')}.json`,
    JSON.stringify(make(value), null, 2),
    value,
  ];
  /** @returns {import('./planted-secrets.mjs').Named} */
  const text = (name, file, make, value = secret()) => [name, 'named-secret', '', file, make(value), value];
  const auth = (name, type, list, where, value = secret()) =>
    named(name, 'authorization', where, (filled) => item({ auth: { type, [type]: list(filled) } }), value);
  const inAuth = (type, key) => `${at} › request › auth › ${type} ${key}`;
  return [
    named(
      'variable of the type secret',
      'typed-secret',
      'variable anything',
      (value) => ({ values: [{ key: 'anything', value, type: 'secret' }] }),
      'sunny',
    ),
    named('variable by its name', 'named-secret', 'variable clientSecret', (value) => ({
      values: [{ key: 'clientSecret', value, type: 'default' }],
    })),
    named(
      'switched-off variable',
      'named-secret',
      'variable db_password',
      (value) => ({ values: [{ key: 'db_password', value, enabled: false }] }),
      'sunshine',
    ),
    named(
      'collection variable by its name',
      'named-secret',
      'variable accessToken',
      (value) => ({ variable: [{ key: 'accessToken', value }], item: [] }),
      random(),
    ),
    auth(
      'basic',
      'basic',
      (value) => [
        { key: 'username', value: 'ada' },
        { key: 'password', value },
      ],
      inAuth('basic', 'password'),
      'letmein',
    ),
    auth('bearer', 'bearer', (value) => [{ key: 'token', value, type: 'string' }], inAuth('bearer', 'token'), 'abcd'),
    auth(
      'apikey',
      'apikey',
      (value) => [
        { key: 'key', value: 'X-Api-Key' },
        { key: 'value', value },
        { key: 'in', value: 'header' },
      ],
      inAuth('apikey', 'value'),
    ),
    auth(
      'oauth2',
      'oauth2',
      (value) => [
        { key: 'clientSecret', value },
        { key: 'accessTokenUrl', value: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
      ],
      inAuth('oauth2', 'clientSecret'),
    ),
    auth('oauth2 token', 'oauth2', (value) => [{ key: 'accessToken', value }], inAuth('oauth2', 'accessToken')),
    auth('oauth1', 'oauth1', (value) => [{ key: 'consumerSecret', value }], inAuth('oauth1', 'consumerSecret')),
    auth(
      'awsv4',
      'awsv4',
      (value) => [
        { key: 'accessKey', value: 'AK' },
        { key: 'secretKey', value },
      ],
      inAuth('awsv4', 'secretKey'),
    ),
    auth('digest', 'digest', (value) => [{ key: 'password', value }], inAuth('digest', 'password')),
    auth('hawk', 'hawk', (value) => [{ key: 'authKey', value }], inAuth('hawk', 'authKey')),
    auth('ntlm', 'ntlm', (value) => [{ key: 'password', value }], inAuth('ntlm', 'password')),
    auth(
      'jwt',
      'jwt',
      (value) => [
        { key: 'secret', value },
        { key: 'algorithm', value: 'HS256' },
      ],
      inAuth('jwt', 'secret'),
    ),
    auth('edgegrid', 'edgegrid', (value) => [{ key: 'clientSecret', value }], inAuth('edgegrid', 'clientSecret')),
    auth(
      'basic in format v2.0',
      'basic',
      (value) => ({ username: 'ada', password: value }),
      `${at} › request › auth › basic › password`,
    ),
    auth(
      'apikey in format v2.0',
      'apikey',
      (value) => ({ key: 'X-Api-Key', value }),
      `${at} › request › auth › apikey › value`,
    ),
    named('header by its name', 'named-secret', `${at} › request › header X-Functions-Key`, (value) =>
      item({ header: [{ key: 'X-Functions-Key', value }] }),
    ),
    named(
      'cookie',
      'named-secret',
      `${at} › response[0] "as it was" › header Set-Cookie`,
      (value) =>
        example({ header: [{ key: 'Set-Cookie', value: `session=${value};Path=/;HttpOnly`.replace(/;\s*/g, ';') }] }),
      random(),
    ),
    named('query by its name', 'named-secret', `${at} › request › url › query api_key`, (value) =>
      item({ url: { ...url('https://x.example'), query: [{ key: 'api_key', value }] } }),
    ),
    named('raw address', 'named-secret', `${at} › request › url › raw`, (value) =>
      item({ url: url(`https://x.example/?code=1&client_secret=${encodeURIComponent(value)}#end`) }),
    ),
    named(
      'form field',
      'named-secret',
      `${at} › request › body › urlencoded client_secret`,
      (value) => item({ body: { mode: 'urlencoded', urlencoded: [{ key: 'client_secret', value }] } }),
      'sunshine',
    ),
    named('formdata field', 'named-secret', `${at} › request › body › formdata password`, (value) =>
      item({ body: { mode: 'formdata', formdata: [{ key: 'password', value }] } }),
    ),
    named(
      'JSON body',
      'named-secret',
      `${at} › request › body › raw › credentialDetails › password`,
      (value) => item({ body: { mode: 'raw', raw: JSON.stringify({ credentialDetails: { password: value } }) } }),
      'sunshine',
    ),
    named('body that is a form', 'named-secret', `${at} › request › body › raw`, (value) =>
      item({ body: { mode: 'raw', raw: `grant_type=client_credentials&client_secret=${encodeURIComponent(value)}` } }),
    ),
    named('body that is no JSON', 'named-secret', `${at} › request › body › raw`, (value) =>
      item({ body: { mode: 'raw', raw: `{"password": "${value}", "x": {{x}} }` } }),
    ),
    named('script that sets', 'named-secret', `${at} › event test › script › exec[1]`, (value) =>
      script('test', '//', `pm.environment.set('clientSecret', '${value}');`),
    ),
    named('script that declares', 'named-secret', `${at} › event prerequest › script › exec[0]`, (value) =>
      script('prerequest', `const client_secret = "${value}";`, ''),
    ),
    named('script that sends', 'named-secret', `${at} › event prerequest › script › exec[0]`, (value) =>
      script(
        'prerequest',
        `pm.sendRequest({ body: { urlencoded: [{ key: 'client_secret', value: '${value}' }] } }, () => {});`,
        '',
      ),
    ),
    named(
      'answer that brings one',
      'named-secret',
      `${at} › response[0] "as it was" › body › refresh_token`,
      (value) => example({ body: JSON.stringify({ refresh_token: value }) }),
      random(),
    ),
    named('JSON in Base64', 'named-secret', '(Base64) › clientSecret', (value) => ({
      note: b64(JSON.stringify({ clientSecret: value })),
    })),
    named('form in Base64 twice', 'named-secret', '(Base64)', (value) => ({
      note: b64(b64(`client_secret=${value}&scope=x`)),
    })),
    named('bytes', 'named-secret', 'data › (bytes) › client_secret', (value) => ({
      data: [...Buffer.from(JSON.stringify({ client_secret: value }))],
    })),
    named('key that is JSON', 'private-key', 'd', (value) => ({ kty: 'RSA', n: letters(340), d: value }), letters(340)),
    text('.env', '.env', (value) => `A=1\nAZURE_CLIENT_SECRET=${value}\n`),
    text('.env in quotes', 'mine.env', (value) => `export DB_PASSWORD='${value}'\n`),
    text('YAML', 'settings.yaml', (value) => `db:\n  password: ${value}\n`),
    text('XML', 'settings.xml', (value) => `<a>\n<clientSecret>${value}</clientSecret></a>`),
    text('attribute', 'web.config', (value) => `<a>\n<add key="ApiKey" value="${value}"/></a>`),
    text('HTML table', 'report.html', (value) => `<table>\n<tr><td>clientSecret</td><td>${value}</td></tr></table>`),
    text('Markdown table', 'notes.md', (value) => `| a | b |\n|---|---|\n| clientSecret | ${value} |\n`),
    text('CSV', 'data.csv', (value) => `tenantId,clientSecret\nx,${value}\n`),
    text('PowerShell', 'run.ps1', (value) => `# run\n$env:AZURE_CLIENT_SECRET = "${value}"\n`),
    text('C#', 'Program.cs', (value) => `// run\nvar clientSecret = "${value}";\n`),
    text('curl', 'run.sh', (value) => `curl https://x.example \\\n -H "X-Api-Key: ${value}"\n`),
  ];
};
