import { standardTenant } from '../../catalogue/powerbi/index.ts';
import {
  createSigningKey,
  MARKER_PATH,
  ScenarioInvalidError,
  standardTenantDefinition,
  startEmulator,
  type Emulator,
  type SigningKey,
  type TenantDefinition,
} from '../../emulator/index.ts';
import { appToken, call } from './client.ts';

const ADMIN = '/v1.0/myorg/admin';
const SCAN = `${ADMIN}/workspaces/getInfo`;
const WORKSPACES = { workspaces: [standardTenant.groupId] };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let signingKey: SigningKey;
beforeAll(async () => (signingKey = await createSigningKey()));

const running: Emulator[] = [];
afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
});

/** An emulator that keeps the documented limits, on a clock that stands still. */
async function start(more: Partial<TenantDefinition> = {}): Promise<Emulator> {
  const tenant: TenantDefinition = { ...standardTenantDefinition(), throttling: 'documented', ...more };
  const emulator = await startEmulator({ signingKey, tenant, clock: new Date('2031-03-01T12:00:00Z') });
  running.push(emulator);
  return emulator;
}

/** How many calls pass before one is refused, and the seconds that it is told to wait. */
async function untilRefused(emulator: Emulator, token: string, path: string): Promise<[passed: number, wait: string]> {
  for (let passed = 0; ; passed += 1) {
    const answer = await call(emulator, 'GET', path, { token });
    await answer.arrayBuffer();
    if (answer.status === 429) return [passed, answer.headers.get('retry-after') ?? ''];
    expect(answer.status).toBe(200);
  }
}

describe('a limit counts until time passes on the clock of the tenant', () => {
  // prettier-ignore
  test.each<[string, string, number, string]>([
    ['of the list of workspaces', `${ADMIN}/groups?$top=1`, 15, '60'],
    ['of modified workspaces', `${ADMIN}/workspaces/modified`, 30, '3600'],
    ['of the activity log', `${ADMIN}/activityevents?startDateTime='2031-02-27T00:00:00'&endDateTime='2031-02-27T23:59:59'`, 200, '3600'],
  ])('%s', async (_what, path, max, wait) => {
    const emulator = await start();
    const token = await appToken(emulator);
    // The caller's own My workspace comes to be with the first call, and takes its time.
    await call(emulator, 'GET', '/v1.0/myorg/groups', { token });
    expect(await untilRefused(emulator, token, path)).toEqual([max, wait]);
    emulator.advance(Number(wait) * 1000 - 1);
    expect(await untilRefused(emulator, token, path)).toEqual([0, '1']);
    emulator.advance(1);
    expect(await untilRefused(emulator, token, path)).toEqual([max, wait]);
  });

  test('the longer of two limits: 50 lists an hour, 15 of them a minute', async () => {
    const emulator = await start();
    const token = await appToken(emulator);
    const passed: number[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      passed.push((await untilRefused(emulator, token, `${ADMIN}/groups?$top=1`))[0]);
      emulator.advance(MINUTE);
    }
    expect(passed).toEqual([15, 15, 15, 5, 0]);
  });

  test('a limit of the whole tenant holds for all callers, others for each', async () => {
    const emulator = await start();
    const [app, user] = [await appToken(emulator), await emulator.userToken()];
    await untilRefused(emulator, app, `${ADMIN}/groups?$top=1`);
    expect((await untilRefused(emulator, user, `${ADMIN}/groups?$top=1`))[0]).toBe(0);
    await untilRefused(emulator, app, `${ADMIN}/workspaces/modified`);
    expect((await untilRefused(emulator, user, `${ADMIN}/workspaces/modified`))[0]).toBe(30);
  });

  test('the answer is the captured one', async () => {
    const emulator = await start({ throttling: { max: 1, windowSeconds: 3392 } });
    const token = await appToken(emulator);
    // The first call makes the caller's My workspace: two events.
    await call(emulator, 'GET', '/v1.0/myorg/groups', { token });
    emulator.advance(3392 * 1000);
    await call(emulator, 'GET', '/v1.0/myorg/groups', { token });
    const answer = await call(emulator, 'GET', '/v1.0/myorg/groups', { token });
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 429,
      body: {
        message:
          'You have exceeded the amount of requests allowed in the current time frame and further requests will fail. Retry in 3392 seconds.',
      },
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'retry-after': '3392',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store, must-revalidate, no-cache',
      'request-redirected': 'true',
    });
  });

  test('no limit is kept unless the tenant says so', async () => {
    const emulator = await startEmulator({ signingKey, clock: 'fixed' });
    running.push(emulator);
    const token = await appToken(emulator);
    for (let calls = 0; calls < 40; calls += 1)
      expect((await call(emulator, 'GET', `${ADMIN}/workspaces/modified`, { token })).status).toBe(200);
  });
});

describe('scans at the same time', () => {
  /** The statuses of so many scans that are asked for at once, and are answered late. */
  async function scansAtOnce(count: number): Promise<number[]> {
    const emulator = await start({ latency: 1000 });
    const token = await appToken(emulator);
    const answers = await Promise.all(
      Array.from({ length: count }, () => call(emulator, 'POST', SCAN, { token, json: WORKSPACES })),
    );
    return answers.map(({ status }) => status);
  }

  test.each([
    [16, 0],
    [20, 4],
  ])('of %i, %i are refused', async (count, refused) => {
    const statuses = await scansAtOnce(count);
    expect(statuses.filter((status) => status === 429)).toHaveLength(refused);
    expect(statuses.filter((status) => status === 202)).toHaveLength(count - refused);
  });

  test('one after the other, all pass', async () => {
    const emulator = await start();
    const token = await appToken(emulator);
    for (let scan = 0; scan < 20; scan += 1)
      expect((await call(emulator, 'POST', SCAN, { token, json: WORKSPACES })).status).toBe(202);
  });
});

describe('time that passes at once', () => {
  const advance = (emulator: Emulator, body: string): Promise<Response> =>
    fetch(`${emulator.url}${MARKER_PATH}/advance`, { method: 'POST', body });

  // prettier-ignore
  test.each<[string, string, number]>([
    ['an hour', `{"milliseconds": ${HOUR}}`, 204],
    ['no time', '{"milliseconds": 0}', 204],
    ['less than none', '{"milliseconds": -1}', 400],
    ['half a millisecond', '{"milliseconds": 0.5}', 400],
    ['an age', '{"milliseconds": 1e15}', 400],
    ['a text', '{"milliseconds": "1"}', 400],
    ['nothing', '{}', 400],
    ['another unit', '{"seconds": 1}', 400],
    ['no JSON', 'an hour', 400],
  ])('%s by a control request', async (_what, body, status) => {
    const emulator = await start();
    const answer = await advance(emulator, body);
    expect(answer.status).toBe(status);
    if (status === 400) expect(await answer.json()).toHaveProperty('error.code', 'SCENARIO_INVALID');
  });

  test('a control request frees a caller, and a reset puts the clock back', async () => {
    const emulator = await start();
    const token = await appToken(emulator);
    const path = `${ADMIN}/workspaces/modified`;
    await untilRefused(emulator, token, path);
    await advance(emulator, `{"milliseconds": ${HOUR}}`);
    expect((await untilRefused(emulator, token, path))[0]).toBe(30);
    const since = (moment: string): Promise<Response> =>
      call(emulator, 'GET', `${path}?modifiedSince=${moment}`, { token });
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
    // Half an hour ago only while the hour has passed.
    expect((await since('2031-03-01T12:15:00Z')).status).toBe(400);
    emulator.advance(HOUR);
    expect((await since('2031-03-01T12:15:00Z')).status).toBe(200);
  });

  test("on this machine's clock as well", async () => {
    const emulator = await startEmulator({
      signingKey,
      tenant: { ...standardTenantDefinition(), throttling: 'documented' },
    });
    running.push(emulator);
    const token = await appToken(emulator);
    await untilRefused(emulator, token, `${ADMIN}/workspaces/modified`);
    emulator.advance(HOUR);
    expect((await untilRefused(emulator, token, `${ADMIN}/workspaces/modified`))[0]).toBe(30);
  });

  test('a number out of bounds is refused', async () => {
    const emulator = await start();
    expect(() => emulator.advance(-1)).toThrow(ScenarioInvalidError);
  });
});
