import { catalogues } from '../../../catalogue/index.ts';
import { SignJWT } from 'jose';
import { runCollection } from '../../../runner/index.ts';
import type { RunEntry, RunRecord } from '../../../runner/index.ts';
import { collection, environment, expectStatus, folder, leaveOut, request } from '../fixtures/collection.ts';
import { startServer, type FixtureServer } from '../fixtures/server.ts';

const appToken = await new SignJWT({ idtyp: 'app', oid: 'o', sub: 'o' })
  .setProtectedHeader({ alg: 'HS256' })
  .sign(new Uint8Array(32).fill(7));
const TENANT = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const OTHER = '11111111-2222-4333-8444-555555555555';
const secret = 'Zq8~a.secret_Value-with+sign/and=more';

let server: FixtureServer;
beforeEach(async () => {
  server = await startServer((path) => {
    if (path === '/hang') return { status: 200, wait: true };
    const status = Number(/^\/answer\/(\d+)/.exec(path)?.[1] ?? 404);
    return { status, body: { value: [], echo: secret } };
  });
});
afterEach(() => server.close());

const values = (): Record<string, string> => ({
  loginUrl: server.url,
  apiUrl: server.url,
  accessToken: appToken,
  clientSecret: secret,
  tenantId: TENANT,
  allowWrite: TENANT,
});

const outcomesOf = (record: RunRecord): Record<string, string> =>
  Object.fromEntries(record.entries.map((entry) => [entry.request, entry.outcome]));
/** Nothing is sent twice. */
const once = { retry: { retries: 0, longestWait: 1000 } };
const entryOf = (record: RunRecord, name: string): RunEntry => record.entries.find((entry) => entry.request === name)!;

test('the record has the names of the rows, but no secret of one', async () => {
  const record = await runCollection({
    collection: collection([request({ name: 'Get Groups', path: '/answer/200' })]),
    catalogues,
    environment: environment(values()),
    rows: [{ groupId: 'a' }, { groupId: 'b', clientSecret: `${secret}2` }],
    rowNames: [`of ${secret}2`, secret],
    transport: once,
  });
  expect(record.iterations).toBe(2);
  expect(record.rowNames).toEqual(['of [redacted]', '[redacted]']);
});

describe('runCollection', () => {
  test('tells each outcome apart', async () => {
    const whole = collection([
      folder('Groups', [
        request({ name: 'Get Groups', path: '/answer/200', test: expectStatus('Get Groups', 200) }),
        request({
          name: 'wrong shape',
          path: '/answer/200',
          test: ["pm.test('wrong shape: is a list', () => { throw new Error('no list'); });"],
        }),
        request({ name: 'refused', path: '/answer/403', test: expectStatus('refused', 200) }),
      ]),
      folder('Admin', [
        request({
          name: 'documented',
          path: '/answer/401',
          test: ["pm.test('documented: refused as documented', () => {});"],
        }),
        request({ name: 'throttled', path: '/answer/429', test: expectStatus('throttled', 200) }),
        request({ name: 'left out', path: '/answer/200', method: 'POST', before: leaveOut('it changes something') }),
        request({ name: 'silent', path: '/answer/200', before: ['pm.execution.skipRequest();'] }),
        request({ name: 'throws', path: '/answer/200', test: ['nothingOfThatName();'] }),
      ]),
    ]);
    const record = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(values()),
      emulator: true,
      transport: once,
    });
    expect(outcomesOf(record)).toEqual({
      'Get Groups': 'answered',
      'wrong shape': 'failed',
      refused: 'refused',
      documented: 'refused-as-documented',
      throttled: 'failed',
      'left out': 'skipped',
      silent: 'failed',
      throws: 'failed',
    });
    expect(record.counts).toEqual({
      answered: 1,
      'refused-as-documented': 1,
      refused: 1,
      failed: 4,
      skipped: 1,
      'not-reached': 0,
    });
    expect(entryOf(record, 'left out')).toMatchObject({
      status: null,
      attempts: [],
      reason: 'it changes something',
      assertions: [{ name: 'Not sent: it changes something', passed: true, skipped: true }],
      identity: null,
    });
    expect(entryOf(record, 'throttled')).toMatchObject({ status: 429, attempts: [{ status: 429 }], identity: 'app' });
    expect(entryOf(record, 'throws').assertions).toHaveLength(1);
    expect(entryOf(record, 'Get Groups')).toEqual({
      id: 'id of Get Groups',
      order: 0,
      request: 'Get Groups',
      // The address is no operation's, whatever the request is called.
      operation: null,
      area: 'Groups',
      effect: null,
      iteration: 0,
      shard: null,
      outcome: 'answered',
      status: 200,
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      milliseconds: expect.any(Number) as number,
      attempts: [
        {
          purpose: 'request',
          method: 'GET',
          url: `${server.url}/answer/200`,
          status: 200,
          at: expect.stringMatching(/Z$/) as string,
          milliseconds: expect.any(Number) as number,
        },
      ],
      assertions: [{ name: 'Get Groups: answers 200', passed: true }],
      identity: 'app',
    });
    expect(entryOf(record, 'silent')).toMatchObject({ operation: null, area: 'Admin' });
  });

  test('what a script sends is not the request', async () => {
    const fetchFirst = [`pm.sendRequest(pm.variables.replaceIn('{{apiUrl}}/answer/500'), () => {});`];
    const whole = collection([
      request({
        name: 'one',
        path: '/answer/200',
        before: fetchFirst,
        test: [...expectStatus('one', 200), ...fetchFirst],
      }),
    ]);
    const record = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(values()),
      emulator: true,
      transport: once,
    });
    expect(server.received).toHaveLength(3);
    expect(record.entries[0]).toMatchObject({ outcome: 'answered', status: 200 });
    expect(record.entries[0]!.attempts.map(({ purpose, status }) => [purpose, status])).toEqual([
      ['look-up', 500],
      ['request', 200],
      ['look-up', 500],
    ]);
  });

  test('a request that is sent again is one entry', async () => {
    const again = [
      "if (!pm.variables.get('seen')) { pm.variables.set('seen', 1); pm.execution.setNextRequest('one'); }",
      ...expectStatus('one', 200),
    ];
    const whole = collection([
      request({ name: 'one', path: '/answer/200', test: again }),
      request({ name: 'two', path: '/answer/200' }),
    ]);
    const record = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(values()),
      emulator: true,
    });
    expect(
      record.entries.map(({ request, attempts, assertions }) => [request, attempts.length, assertions.length]),
    ).toEqual([
      ['one', 2, 1],
      ['two', 1, 0],
    ]);
  });

  test('a request that is left out the last time stays what it came to before', async () => {
    const twice = [
      "if (pm.variables.get('seen')) { pm.test.skip('Not sent: nothing is left'); pm.execution.skipRequest(); }",
    ];
    const again = ["pm.variables.set('seen', 1); pm.execution.setNextRequest('one');", ...expectStatus('one', 200)];
    const record = await runCollection({
      collection: collection([request({ name: 'one', path: '/answer/200', before: twice, test: again })]),
      catalogues,
      environment: environment(values()),
      emulator: true,
    });
    expect(record.entries).toMatchObject([{ outcome: 'answered', status: 200, attempts: [{ status: 200 }] }]);
  });

  test('a request that is sent for ever keeps its last attempts, and says how many there were', async () => {
    const again = [
      "const sent = (pm.variables.get('sent') || 0) + 1; pm.variables.set('sent', sent);",
      "if (sent < 60) pm.execution.setNextRequest('one');",
    ];
    const record = await runCollection({
      collection: collection([request({ name: 'one', path: '/answer/200', test: again })]),
      catalogues,
      environment: environment(values()),
      emulator: true,
    });
    const [{ attempts, earlier = 0 }] = record.entries as [(typeof record.entries)[number]];
    expect([attempts.length + earlier, attempts.length < 60]).toEqual([60, true]);
  });

  test('without a token nothing is sent and the rest is not reached', async () => {
    const noToken = [
      "pm.test('Access token', () => { throw new Error('clientSecret is empty'); });",
      'pm.execution.setNextRequest(null);',
      'pm.execution.skipRequest();',
    ];
    const whole = collection(
      [request({ name: 'one', path: '/answer/200' }), request({ name: 'two', path: '/answer/200' })],
      { before: noToken },
    );
    const record = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(values()),
      emulator: true,
    });
    expect(server.received).toEqual([]);
    expect(record.ending).toBe('no-token');
    expect(record.entries.map(({ outcome, reason }) => ({ outcome, reason }))).toEqual([
      { outcome: 'not-reached', reason: 'clientSecret is empty' },
      { outcome: 'not-reached', reason: 'no access token: clientSecret is empty' },
    ]);
  });

  test('bail stops at the first failure', async () => {
    const items = ['a', 'b', 'c'].map((name) =>
      request({ name, path: name === 'b' ? '/answer/500' : '/answer/200', test: expectStatus(name, 200) }),
    );
    const record = await runCollection({
      collection: collection(items),
      catalogues,
      environment: environment(values()),
      emulator: true,
      bail: true,
      transport: once,
    });
    expect(record.ending).toBe('stopped-at-failure');
    expect(outcomesOf(record)).toEqual({ a: 'answered', b: 'failed', c: 'not-reached' });
    expect(server.received).toHaveLength(2);
  });

  test('an interrupted run keeps what was done', async () => {
    const stop = new AbortController();
    const items = [
      request({ name: 'a', path: '/answer/200' }),
      request({ name: 'b', path: '/hang' }),
      request({ name: 'c', path: '/answer/200' }),
    ];
    const record = await runCollection({
      collection: collection(items),
      catalogues,
      environment: environment(values()),
      emulator: true,
      signal: stop.signal,
      onProgress: () => setTimeout(() => stop.abort(), 100),
    });
    expect(record.ending).toBe('interrupted');
    expect(outcomesOf(record)).toEqual({ a: 'answered', b: 'not-reached', c: 'not-reached' });
  });

  test('no answer in time, and nobody there, are failures', async () => {
    const whole = collection([request({ name: 'slow', path: '/hang' })]);
    const slow = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(values()),
      emulator: true,
      transport: { timeout: 200, ...once },
    });
    expect(slow.entries[0]).toMatchObject({ outcome: 'failed', status: null, attempts: [{ status: null }] });
    const absent = { ...values(), apiUrl: 'http://127.0.0.1:1' };
    const nobody = await runCollection({
      collection: whole,
      catalogues,
      environment: environment(absent),
      emulator: true,
      transport: once,
    });
    expect(nobody.entries[0]).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  test('the record holds no secret, not even one that a test quotes', async () => {
    const quote = [
      "pm.test('body ' + pm.response.json().echo, () => { throw new Error('got ' + pm.response.text() + pm.request.headers.get('Authorization')); });",
      "throw new Error('token ' + pm.variables.get('accessToken'));",
    ];
    const whole = collection([request({ name: 'leaks', path: '/answer/200', test: quote })]);
    const text = JSON.stringify(
      await runCollection({ collection: whole, catalogues, environment: environment(values()), emulator: true }),
    );
    expect(text).toContain('[redacted]');
    for (const hidden of [secret, JSON.stringify(secret).slice(1, -1), appToken, appToken.slice(0, 20)])
      expect(text).not.toContain(hidden);
  });
});

describe('allowWrite', () => {
  const guarded = collection([
    request({
      name: 'changes',
      path: '/answer/200',
      method: 'POST',
      before: ["if (pm.environment.get('allowWrite') === '') {", ...leaveOut('it changes'), '}'],
    }),
  ]);

  test.each([
    ['an emulator that the caller started', { emulator: true }, undefined, 'answered'],
    ['a service that shows the marker', {}, { emulator: 'powerbi-postman', version: 1 }, 'answered'],
    ['a loopback service without the marker', {}, undefined, 'skipped'],
    ['a service with another marker', {}, { emulator: 'something else' }, 'skipped'],
    ['a service without the marker, allowed for another tenant', { allowWrite: [OTHER] }, undefined, 'skipped'],
    ['a service without the marker, allowed', { allowWrite: [TENANT] }, undefined, 'answered'],
  ])('%s', async (_name, options, marker, outcome) => {
    const service = await startServer((path) =>
      path.startsWith('/.well-known') ? { status: marker ? 200 : 404, body: marker } : { status: 200 },
    );
    const addresses = { ...values(), apiUrl: service.url, loginUrl: service.url };
    try {
      const record = await runCollection({
        collection: guarded,
        catalogues,
        environment: environment(addresses),
        ...options,
      });
      expect(record.entries[0]!.outcome).toBe(outcome);
      const marked = service.received.filter((each) => each.path.startsWith('/.well-known'));
      expect(marked.every((each) => each.authorization === undefined)).toBe(true);
    } finally {
      await service.close();
    }
  });
});
