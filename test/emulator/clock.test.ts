import { standardTenant } from '../../catalogue/powerbi/index.ts';
import { createSigningKey, MARKER_PATH, startEmulator, type Emulator, type SigningKey } from '../../emulator/index.ts';
import { appToken, call } from './client.ts';

const DAY = 24 * 3600 * 1000;
const WORKSPACE = `/v1.0/myorg/groups/${standardTenant.groupId}`;
const MODEL = `${WORKSPACE}/datasets/${standardTenant.datasetId}`;
const ADMIN = '/v1.0/myorg/admin';

let signingKey: SigningKey;
beforeAll(async () => (signingKey = await createSigningKey()));

const running: Emulator[] = [];
afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
});

async function start(options: Parameters<typeof startEmulator>[0] = {}): Promise<Emulator> {
  const emulator = await startEmulator({ signingKey, ...options });
  running.push(emulator);
  return emulator;
}

interface Answered {
  readonly status: number;
  readonly date: number;
  readonly body: Record<string, unknown> & { readonly value?: readonly Record<string, unknown>[] };
}

async function send(emulator: Emulator, method: string, path: string, json?: unknown): Promise<Answered> {
  const answer = await call(emulator, method, path, {
    token: await appToken(emulator),
    ...(json === undefined ? {} : { json }),
  });
  const text = await answer.text();
  const date = Date.parse(answer.headers.get('date') ?? '');
  return { status: answer.status, date, body: (text === '' ? {} : JSON.parse(text)) as Answered['body'] };
}

const time = (value: unknown): number => Date.parse(String(value));
const day = (back: number): string => new Date(Date.now() - back * DAY).toISOString().slice(0, 10);
const activityOf = (date: string): string =>
  `${ADMIN}/activityevents?startDateTime='${date}T00:00:00'&endDateTime='${date}T23:59:59'`;

describe('the clock of this machine', () => {
  test('an embed token has not expired', async () => {
    const { date, body } = await send(await start(), 'POST', `${MODEL}/GenerateToken`, { lifetimeInMinutes: 10 });
    // The header has whole seconds.
    expect(time(body['expiration']) - date).toBeGreaterThanOrEqual(10 * 60_000);
    expect(time(body['expiration']) - date).toBeLessThan(60 * 60_000);
  });

  test('a refresh does not start before it is asked for, nor end before it starts', async () => {
    const emulator = await start();
    const asked = Date.now();
    await send(emulator, 'POST', `${MODEL}/refreshes`, {});
    await send(emulator, 'GET', `${MODEL}/refreshes?$top=1`);
    const [latest, before] = (await send(emulator, 'GET', `${MODEL}/refreshes`)).body.value ?? [];
    expect(latest).toMatchObject({ status: 'Completed' });
    expect(time(latest?.['startTime'])).toBeGreaterThanOrEqual(asked);
    expect(time(latest?.['endTime'])).toBeGreaterThanOrEqual(time(latest?.['startTime']));
    expect(asked - time(before?.['startTime'])).toBeGreaterThanOrEqual(DAY - 60_000);
    expect(asked - time(before?.['startTime'])).toBeLessThan(2 * DAY);
  });

  test('the model is older than its history, and what is made now is not', async () => {
    const emulator = await start();
    const [model] = (await send(emulator, 'GET', `${WORKSPACE}/datasets`)).body.value ?? [];
    const history = (await send(emulator, 'GET', `${MODEL}/refreshes`)).body.value ?? [];
    for (const { startTime } of history) expect(time(startTime)).toBeGreaterThan(time(model?.['CreatedDate']));
    const asked = Date.now();
    const export_ = await send(emulator, 'POST', `${WORKSPACE}/reports/${await reportId(emulator)}/ExportTo`, {
      format: 'PDF',
    });
    expect(time(export_.body['createdDateTime'])).toBeGreaterThanOrEqual(asked);
    expect(time(export_.body['expirationTime'])).toBeGreaterThanOrEqual(asked + DAY);
    const place = await send(emulator, 'POST', `${WORKSPACE}/imports/createTemporaryUploadLocation`);
    expect(time(place.body['ExpirationTime'] ?? place.body['expirationTime'])).toBeGreaterThan(asked);
  });

  test.each<[string, number, number]>([
    ['of yesterday', 1, 200],
    ['of nearly four weeks ago', 27, 200],
    ['of 30 days ago', 30, 400],
  ])('activity events %s', async (_, back, status) => {
    const emulator = await start();
    const asked = day(back);
    const first = await send(emulator, 'GET', activityOf(asked));
    expect(first.status).toBe(status);
    if (status !== 200) return;
    const uri = String(first.body['continuationUri']).slice(emulator.url.length);
    const second = await send(emulator, 'GET', uri);
    const times = [first, second].flatMap(
      ({ body }) => body['activityEventEntities'] as readonly { readonly CreationTime: string }[],
    );
    expect(times.map(({ CreationTime }) => CreationTime.slice(0, 10))).toEqual([asked, asked, asked]);
  });

  test.each<[string, string, number]>([
    ['two months ago', new Date(Date.now() - 60 * DAY).toISOString(), 400],
    ['five minutes ago', new Date(Date.now() - 5 * 60_000).toISOString(), 400],
    ['yesterday', new Date(Date.now() - DAY).toISOString(), 200],
    ['yesterday, with the zone left out', new Date(Date.now() - DAY).toISOString().slice(0, 19), 200],
    ['no moment', 'yesterday', 400],
  ])('workspaces modified since %s', async (_, since, status) => {
    const answer = await send(await start(), 'GET', `${ADMIN}/workspaces/modified?modifiedSince=${since}`);
    expect(answer.status).toBe(status);
  });
});

describe('a fixed clock', () => {
  /** What two starts answer to the same calls, the ids of single answers and the addresses aside. */
  async function transcript(options: Parameters<typeof startEmulator>[0]): Promise<string> {
    const emulator = await start({ clientSecret: 'the-same-secret', ...options });
    const report = await reportId(emulator);
    const answers = [
      await send(emulator, 'POST', `${MODEL}/refreshes`, {}),
      await send(emulator, 'GET', `${MODEL}/refreshes`),
      await send(emulator, 'GET', `${WORKSPACE}/datasets`),
      await send(emulator, 'POST', `${MODEL}/GenerateToken`, {}),
      await send(emulator, 'POST', `${WORKSPACE}/reports/${report}/ExportTo`, { format: 'PDF' }),
      await send(emulator, 'GET', `${WORKSPACE}/scorecards?$expand=goals`),
    ];
    return JSON.stringify(answers.map(({ status, body }) => ({ status, body }))).replaceAll(emulator.url, '');
  }

  test('gives the same answers at each start', async () => {
    const first = await transcript({ clock: 'fixed' });
    expect(first).toContain('2026-06-15T08:0');
    expect(await transcript({ clock: 'fixed' })).toBe(first);
  });

  test('starts again with a reset', async () => {
    const emulator = await start({ clock: 'fixed' });
    const expiration = async (): Promise<unknown> =>
      (await send(emulator, 'POST', `${MODEL}/GenerateToken`, {})).body['expiration'];
    const first = await expiration();
    await send(emulator, 'POST', `${MODEL}/refreshes`, {});
    expect(await expiration()).not.toBe(first);
    await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
    expect(await expiration()).toBe(first);
  });

  test('can start at a moment of one’s own; tokens and the Date header do not go by it', async () => {
    const before = Date.now();
    const emulator = await start({ clock: new Date('2031-03-01T12:00:00Z') });
    const { date, body } = await send(emulator, 'POST', `${MODEL}/GenerateToken`, {});
    expect(String(body['expiration']).slice(0, 13)).toBe('2031-03-01T13');
    expect(Math.abs(date - before)).toBeLessThan(DAY);
    const [, claims = ''] = (await appToken(emulator)).split('.');
    const { iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly iat: number };
    expect(Math.abs(iat * 1000 - before)).toBeLessThan(DAY);
    const limits = await Promise.all(
      ['2031-02-27', '2031-01-27'].map(async (asked) => (await send(emulator, 'GET', activityOf(asked))).status),
    );
    expect(limits).toEqual([200, 400]);
  });

  test('takes no date that is none', async () => {
    await expect(startEmulator({ signingKey, clock: new Date('soon') })).rejects.toThrow(RangeError);
  });
});

async function reportId(emulator: Emulator): Promise<string> {
  return String((await send(emulator, 'GET', `${WORKSPACE}/reports`)).body.value?.[0]?.['id']);
}
