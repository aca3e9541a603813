const TELL = [
  "const secret = pm.variables.replaceIn('{{clientSecret}}');",
  "const header = pm.request.headers.get('Authorization');",
  "console.log('before', header, secret, { secret, bytes: Array.from(Buffer.from(secret)) }, new Error(secret));",
  "pm.environment.set('keptToken', header);",
  "pm.environment.set('kept', Buffer.from(secret).toString('hex'));",
];
const TEST = [
  ...TELL,
  "pm.globals.set('keptGlobally', pm.response.text());",
  'console.log(pm.response.text(), pm.response.headers.toObject(), pm.response.json && pm.environment.toObject());',
  "pm.test('answered ' + secret + ' ' + header, () => {});",
  "pm.test('is right ' + pm.response.text(), () => { throw new Error('expected ' + secret + ' in ' + pm.response.text() + header); });",
  "pm.test('typed ' + encodeURIComponent(pm.variables.replaceIn('{{typedSecret}}')), () => pm.expect(pm.response.text()).to.equal(secret));",
  "throw new Error('broken by ' + pm.response.text() + ' ' + btoa(header));",
];

function request(name: string, method: string, path: string, test: readonly string[] = TEST): object {
  const raw = JSON.stringify({ client_secret: '{{clientSecret}}', note: '{{typedSecret}}' });
  return {
    id: `id of ${name}`,
    name,
    request: {
      method,
      url: `{{apiUrl}}/v1.0/myorg${path}?state={{typedSecret}}`,
      auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] },
      header: [{ key: 'x-api-key', value: '{{typedSecret}}' }],
      ...(method === 'GET' ? {} : { body: { mode: 'raw', raw } }),
    },
    event: [
      { listen: 'prerequest', script: { exec: TELL } },
      { listen: 'test', script: { exec: test } },
    ],
  };
}

/** A collection whose scripts tell every secret they can reach, in names of tests, messages, variables and the console. */
export function hostileCollection(): object {
  return {
    info: { name: 'Hostile', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        name: 'Groups',
        item: [request('Get Groups', 'GET', '/groups'), request('Generate Token', 'POST', '/GenerateToken')],
      },
      request('No answer', 'GET', '/admin/tenantKeys', [
        'throw new Error(pm.variables.replaceIn("{{clientSecret}}"));',
      ]),
    ],
  };
}
