import { catalogues } from '../../../catalogue/index.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, requestToken, runCollection, type RunOptions, type RunRecord } from '../../../runner/index.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { committed } from '../../faults/faulty-run.ts';
import { collection, environment, request } from '../fixtures/collection.ts';
import { startCloud, type Cloud } from './cloud.ts';
import { startRecording, type Recording } from './recording.ts';

const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const CLIENT = '9a3d5f70-2c64-4e1b-8f0a-6d1c7e5b4a21';
const SECRET = ['Zq8', 'planted-for-a-test', '0123456789abcdef'].join('Q~');
const [LOGIN, API, CLUSTER, OTHER_CLOUD, EVIL] = [
  'login.microsoftonline.com',
  'api.powerbi.com',
  'wabi-north-europe-d-primary-redirect.analysis.windows.net',
  'api.powerbi.cn',
  'evil.example',
];
const groups = '/v1.0/myorg/groups';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'powerbi-postman-redirects-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const one = (method: string, path: string): object =>
  collection([
    request({
      name: 'one',
      path,
      method,
      test: ["pm.test('one: answers 200', () => pm.response.to.have.status(200));"],
    }),
  ]);
const outcomeOf = ({ entries: [entry] }: RunRecord): string =>
  `${entry!.outcome} ${entry!.status ?? entry!.reason ?? ''}`;
const attemptsOf = ({ entries: [entry] }: RunRecord): string[] =>
  entry!.attempts.map(
    ({ method, status, redirectedTo }) =>
      `${method} ${status ?? '-'}${redirectedTo === undefined ? '' : ` to ${redirectedTo}`}`,
  );

describe('through a proxy, on the hosts of a cloud', () => {
  let cloud: Cloud;
  let location: string;
  let status: number;
  beforeEach(async () => {
    cloud = await startCloud([LOGIN, API, CLUSTER, OTHER_CLOUD, EVIL], (host, { url }, response) => {
      if (url!.endsWith('/moved') || url!.endsWith('/token'))
        return void response.writeHead(status, { location }).end();
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ value: [], access_token: 'stolen', host }));
    });
    writeFileSync(join(folder, 'ca.pem'), cloud.certificates);
  });
  afterEach(() => cloud.close());

  const transport = () => ({
    ca: join(folder, 'ca.pem'),
    proxyOf: () => cloud.proxyUrl,
    retry: { retries: 0, longestWait: 0 },
  });
  const values = {
    loginUrl: `https://${LOGIN}`,
    apiUrl: `https://${API}`,
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    scope: 'https://analysis.windows.net/powerbi/api/.default',
  };
  const run = (method: string, options: Partial<RunOptions> = {}): Promise<RunRecord> =>
    runCollection({
      collection: one(method, `${groups}/moved`) as never,
      catalogues,
      environment: environment({ ...values, accessToken: makeToken({ tid: TENANT }) }),
      ...options,
      transport: transport(),
    });

  // prettier-ignore
  test.each<[string, number, string, string, Partial<RunOptions>, string, string[]]>([
    ['a read, to the cluster of the cloud', 307, 'GET', `https://${CLUSTER}${groups}`, {}, 'answered 200', [`${API} GET ${groups}/moved`, `${CLUSTER} GET ${groups}`]],
    ['a read, by 302', 302, 'GET', `https://${CLUSTER}${groups}`, {}, 'answered 200', [`${API} GET ${groups}/moved`, `${CLUSTER} GET ${groups}`]],
    ['a read, to the same host', 301, 'GET', groups, {}, 'answered 200', [`${API} GET ${groups}/moved`, `${API} GET ${groups}`]],
    ['a read, to another host', 307, 'GET', `https://${EVIL}/`, {}, 'failed 307', [`${API} GET ${groups}/moved`]],
    ['a read, to another cloud', 308, 'GET', `https://${OTHER_CLOUD}${groups}`, {}, 'failed 308', [`${API} GET ${groups}/moved`]],
    ['a read, to the host that signs in', 302, 'GET', `https://${LOGIN}/`, {}, 'failed 302', [`${API} GET ${groups}/moved`]],
    ['a read, out of encryption', 307, 'GET', `http://${API}${groups}`, {}, 'failed 307', [`${API} GET ${groups}/moved`]],
    ['a read, to a name in front of an at sign', 307, 'GET', `https://${API}@${EVIL}/`, {}, 'failed 307', [`${API} GET ${groups}/moved`]],
    ['a read, in a circle', 307, 'GET', `${groups}/moved`, {}, 'failed 307', Array<string>(6).fill(`${API} GET ${groups}/moved`)],
    ['a change, allowed, to the cluster', 307, 'POST', `https://${CLUSTER}${groups}`, { allowWrite: [TENANT] }, 'answered 200', [`${API} POST ${groups}/moved`, `${CLUSTER} POST ${groups}`]],
    ['a change, allowed, to another host', 307, 'POST', `https://${EVIL}/`, { allowWrite: [TENANT] }, 'failed 307', [`${API} POST ${groups}/moved`]],
    ['a change, allowed, whose result is elsewhere in the cloud', 303, 'POST', `https://${CLUSTER}${groups}`, { allowWrite: [TENANT] }, 'answered 200', [`${API} POST ${groups}/moved`, `${CLUSTER} GET ${groups}`]],
  ])('%s (%i)', async (_name, code, method, to, options, outcome, arrives) => {
    [status, location] = [code, to];
    const record = await run(method, options);
    expect(outcomeOf(record)).toBe(outcome);
    expect(cloud.received).toEqual(arrives);
    expect(attemptsOf(record)[0]).toMatch(/^\w+ 30\d to /);
    expect(cloud.tunnels.every((target) => arrives.some((each) => target === `${each.split(' ')[0]!}:443`))).toBe(true);
  });

  test.each([301, 302, 303, 307, 308])('a token request is not sent on: %i, whoever asks', async (code) => {
    [status, location] = [code, `https://${EVIL}/x/oauth2/v2.0/token`];
    const answer = await requestToken(environment(values), new AbortController().signal, transport());
    expect(answer).toMatchObject({ token: undefined, status: code });
    const record = await runCollection({
      collection: committed,
      catalogues,
      environment: environment(values),
      select: { folders: [], operations: ['Groups_GetGroups'] },
      transport: transport(),
    });
    expect(exitCodeOf(record)).toBe(3);
    expect(record.entries[0]!.attempts).toMatchObject([{ purpose: 'token', status: code, redirectedTo: EVIL }]);
    expect(record.entries[0]!.causes?.[0]?.code).toBe('REDIRECT_NOT_FOLLOWED');
    expect(cloud.received).toEqual(Array(2).fill(`${LOGIN} POST /${TENANT}/oauth2/v2.0/token`));
    expect(cloud.tunnels.every((target) => target === `${LOGIN}:443`)).toBe(true);
  });
});

describe('without a proxy, on this machine', () => {
  let service: Recording;
  let elsewhere: Recording;
  let location: string;
  let status: number;
  beforeEach(async () => {
    elsewhere = await startRecording();
    service = await startRecording(({ url }, response) => {
      if (url!.endsWith('/moved') || url!.endsWith('/token'))
        response.writeHead(status, { location: location.replace('{elsewhere}', elsewhere.url) }).end();
      else
        response
          .writeHead(url!.startsWith('/.well-known') ? 404 : 200, { 'content-type': 'application/json' })
          .end('{"value":[]}');
    });
  });
  afterEach(() => Promise.all([service.close(), elsewhere.close()]));

  test.each<[string, number, string, string, string]>([
    ['a read, to the same origin', 307, 'GET', groups, 'answered 200'],
    ['a read, to another port', 307, 'GET', `{elsewhere}${groups}`, 'failed 307'],
    ['a change, allowed, to the same origin', 307, 'POST', groups, 'answered 200'],
    ['a change, allowed, to another port', 308, 'POST', `{elsewhere}${groups}`, 'failed 308'],
  ])('%s', async (_name, code, method, to, outcome) => {
    [status, location] = [code, to];
    const values = environment({
      loginUrl: service.url,
      apiUrl: service.url,
      tenantId: TENANT,
      accessToken: makeToken({ tid: TENANT }),
    });
    const record = await runCollection({
      collection: one(method, `${groups}/moved`) as never,
      catalogues,
      environment: values,
      allowWrite: [TENANT],
      transport: { retry: { retries: 0, longestWait: 0 } },
    });
    expect(outcomeOf(record)).toBe(outcome);
    expect(elsewhere.received).toEqual([]);
  });

  test('a token request is not sent on, however its address is written', async () => {
    [status, location] = [307, '/v1.0/myorg/admin/workspaces/getInfo'];
    const values = environment({
      loginUrl: service.url,
      apiUrl: service.url,
      tenantId: TENANT,
      accessToken: makeToken({ tid: TENANT }),
    });
    for (const path of ['/t/oauth2/v2.0/token', '/t/oauth2/v2.0/./token']) {
      const record = await runCollection({
        collection: one('POST', path) as never,
        catalogues,
        environment: values,
        allowHeavyReads: true,
      });
      expect(outcomeOf(record)).toBe('failed 307');
    }
    expect(service.received.filter((each) => each.includes('getInfo'))).toEqual([]);
  });

  test('a token request is not sent on', async () => {
    [status, location] = [307, '{elsewhere}/x/oauth2/v2.0/token'];
    const values = environment({
      loginUrl: service.url,
      apiUrl: service.url,
      tenantId: TENANT,
      clientId: CLIENT,
      clientSecret: SECRET,
      scope: 'https://analysis.windows.net/powerbi/api/.default',
    });
    expect(await requestToken(values, new AbortController().signal)).toMatchObject({
      token: undefined,
      status: 307,
      causes: [{ code: 'REDIRECT_NOT_FOLLOWED' }],
    });
    expect(elsewhere.received).toEqual([]);
  });
});
