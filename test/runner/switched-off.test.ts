import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSwitchedOff, parseEnvironment, secretsOf, valueOf, type Environment } from '../../runner/environment.ts';
import { askOnce } from '../../runner/ask-once.ts';

let server: Server;
let received: { reference: string | undefined; script: string | undefined }[];
beforeAll(async () => {
  server = createServer((request, response) => {
    received.push({
      reference: request.headers['x-reference'] as string | undefined,
      script: request.headers['x-script'] as string | undefined,
    });
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => void server.close());
beforeEach(() => (received = []));

/** What Newman sends for a variable: where a request names it, and what a script reads. `[]` where there is none. */
async function sentFor(key: string, environment: Environment): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const script = [
    `pm.request.headers.upsert({ key: 'x-script', value: '[' + (pm.environment.get('${key}') ?? '') + ']' });`,
  ];
  const item = {
    name: 'r',
    request: {
      method: 'GET',
      url: `http://127.0.0.1:${port}/`,
      header: [{ key: 'x-reference', value: `[{{${key}}}]` }],
    },
    event: [{ listen: 'prerequest', script: { exec: script } }],
  };
  await askOnce(
    {
      collection: { info: { name: 'c' }, item: [item] },
      environment,
      timeout: 10_000,
      transport: { trustedHosts: [`127.0.0.1:${port}`] },
      signal: new AbortController().signal,
    },
    () => undefined,
  );
  expect(received).toHaveLength(1);
  const [{ reference, script: read }] = received as [{ reference: string; script: string }];
  // Newman leaves a reference to nothing as it is.
  expect(reference === `[{{${key}}}]` ? '[]' : reference).toBe(read);
  return read.slice(1, -1);
}

const on = (key: string, value: unknown, more: object = {}): object => ({ key, value, enabled: true, ...more });
const off = (key: string, value: unknown, more: object = {}): object => ({ key, value, enabled: false, ...more });

/** `raw`: what Newman sends when it is given the file as it is, where that differs. */
// prettier-ignore
const cases: readonly { what: string; entries: object[]; key?: string; value: string; raw?: string; file?: object }[] = [
  { what: 'an entry that is on', entries: [on('apiUrl', 'https://a')], value: 'https://a' },
  { what: 'an entry that does not say', entries: [{ key: 'apiUrl', value: 'https://a' }], value: 'https://a' },
  { what: 'an entry that is off', entries: [off('apiUrl', 'https://b')], value: '', raw: 'https://b' },
  { what: 'one that is off after one that is on', entries: [on('apiUrl', 'https://a'), off('apiUrl', 'https://b')], value: 'https://a', raw: 'https://b' },
  { what: 'one that is off before one that is on', entries: [off('apiUrl', 'https://b'), on('apiUrl', 'https://a')], value: 'https://a' },
  { what: 'two that are off around one that is on', entries: [off('apiUrl', 'https://b'), on('apiUrl', 'https://a'), off('apiUrl', 'https://c')], value: 'https://a', raw: 'https://c' },
  { what: 'two that are on', entries: [on('apiUrl', 'https://a'), on('apiUrl', 'https://b')], value: 'https://b' },
  { what: 'two that are on, of which the last is empty', entries: [on('apiUrl', 'https://a'), on('apiUrl', '')], value: '' },
  { what: 'one that is disabled, as collections say it', entries: [{ key: 'apiUrl', value: 'https://b', disabled: true }], value: '' },
  { what: 'one that is disabled after one that is on', entries: [on('apiUrl', 'https://a'), { key: 'apiUrl', value: 'https://b', disabled: true }], value: 'https://a' },
  { what: 'one that is both', entries: [on('apiUrl', 'https://b', { disabled: true })], value: '' },
  { what: 'one that is off by a text', entries: [{ key: 'apiUrl', value: 'https://b', enabled: 'false' }], value: '', raw: 'https://b' },
  { what: 'one that is off by a number', entries: [{ key: 'apiUrl', value: 'https://b', enabled: 0 }], value: '', raw: 'https://b' },
  { what: 'one that does not say by null', entries: [{ key: 'apiUrl', value: 'https://a', enabled: null, disabled: null }], value: 'https://a' },
  { what: 'the permission to write, off', key: 'allowWrite', entries: [off('allowWrite', 'true')], value: '', raw: 'true' },
  { what: 'a profile, off', key: 'asProfileId', entries: [off('asProfileId', 'p')], value: '', raw: 'p' },
  { what: 'a secret, off', key: 'clientSecret', entries: [off('clientSecret', 'hush', { type: 'secret' })], value: '', raw: 'hush' },
  { what: 'a text typed as a number', key: 'n', entries: [on('n', '0012', { type: 'number' })], value: '0012', raw: '12' },
  { what: 'a text typed as a boolean', key: 'n', entries: [on('n', 'no', { type: 'boolean' })], value: 'no', raw: 'true' },
  { what: 'a number', key: 'n', entries: [on('n', 7)], value: '7' },
  { what: 'an object', key: 'n', entries: [on('n', { a: [1] })], value: '{"a":[1]}', raw: '[object Object]' },
  { what: 'nothing', key: 'n', entries: [on('n', null)], value: '' },
  { what: 'what the prototype of all names says', key: 'value', entries: [on('__proto__', 'https://b')], value: '', raw: 'https://b' },
  { what: 'a name that every object has', entries: [on('constructor', 'c'), on('toString', 't'), on('hasOwnProperty', 'h'), on('valueOf', 'v')], value: '' },
  { what: 'an entry beside such names', entries: [on('constructor', 'c'), on('toString', 't'), on('__proto__', 'p'), on('apiUrl', 'https://a')], value: 'https://a' },
];

test.each(cases)('$what: what our checks see is what Newman sends', async ({ entries, key = 'apiUrl', value }) => {
  const environment = parseEnvironment(JSON.stringify({ name: 'e', values: entries }), 'file');
  expect(valueOf(environment, key)).toBe(value);
  expect(await sentFor(key, environment)).toBe(value);
});

test.each(cases.filter(({ raw }) => raw !== undefined))(
  '$what: given the file as it is, Newman would send something else',
  async ({ entries, key = 'apiUrl', raw }) => {
    expect(
      await sentFor(key, { name: 'e', values: entries } as unknown as Environment).catch(() =>
        received[0]!.reference!.slice(1, -1),
      ),
    ).toBe(raw);
  },
);

test.each<[string, object, string]>([
  ['as it is exported', { name: 'e', values: [on('a', '1')] }, '1'],
  [
    "as Postman's API returns it",
    { environment: { id: 'i', uid: 'u', name: 'e', owner: 7, values: [on('a', '1')] } },
    '1',
  ],
  ['with what is off, from the API', { environment: { name: 'e', values: [off('a', '1')] } }, ''],
])('an environment %s', (_what, file, value) => {
  const environment = parseEnvironment(JSON.stringify(file), 'file');
  expect([environment.name, valueOf(environment, 'a')]).toEqual(['e', value]);
  expect(
    Object.keys(environment).filter(
      (name) => !['id', 'name', 'values', 'withheld', '_postman_variable_scope'].includes(name),
    ),
  ).toEqual([]);
});

// prettier-ignore
test.each<[string, object[], string[], boolean]>([
  ['off', [off('clientSecret', 'hush')], ['hush'], true],
  ['off, typed secret', [off('other', 'hush', { type: 'secret' })], ['hush'], false],
  ['disabled', [{ key: 'clientSecret', value: 'hush', disabled: true }], ['hush'], true],
  ['of two, the one that does not count', [on('clientSecret', 'first'), on('clientSecret', 'last')], ['last', 'first'], false],
  ['off beside one that is on', [on('clientSecret', 'counts'), off('clientSecret', 'hush')], ['counts', 'hush'], false],
  ['off and empty', [off('clientSecret', '')], [], false],
])('a secret that is %s is kept secret', (_what, entries, secrets, isOff) => {
  const environment = parseEnvironment(JSON.stringify({ name: 'e', values: entries }), 'file');
  expect(secretsOf(environment)).toEqual(secrets);
  expect(isSwitchedOff(environment, 'clientSecret')).toBe(isOff);
  expect(JSON.stringify(environment.values)).not.toContain('hush');
});
