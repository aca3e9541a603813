import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';

/*
 * The page of docs/examples/embed against tokens of the emulator. In place of powerbi-client stands one that keeps what it is given; the
 * proof `embed` has the real one, in a browser.
 */

const folder = new URL('../../docs/examples/embed/', import.meta.url);
const page = (await import(new URL('embed.js', folder).href)) as Page;
const endpoint = (await import(new URL('server.js', folder).href)) as Endpoint;

interface Given {
  readonly embedUrl: string;
  readonly reportId: string;
  readonly token: string;
  readonly expiration: string;
}

interface Page {
  problemOf(given: unknown): string;
  renewIn(expiration: string, now: number): number;
  fromEndpoint(address: string): Promise<Given>;
  showReport(parts: object): Promise<{ renewIfDue(): Promise<void> | undefined; stop(): void }>;
  startPage(document: object, powerbi: object | undefined): void;
  once(given: Given): () => Promise<Given>;
}

interface Endpoint {
  serve(settings: object, port: number): Promise<Server>;
}

const good: Given = {
  embedUrl: 'https://app.powerbi.com/reportEmbed?reportId=1',
  reportId: '1',
  token: 'first',
  expiration: '2026-06-01T11:00:00Z',
};
const TEN = Date.parse('2026-06-01T10:00:00Z');
const HOUR = 3_600_000;

/** A stand-in for powerbi-client, and a clock that goes on when it is told to. */
function stage(get: () => Promise<Given>) {
  const shown: Record<string, unknown>[] = [];
  const tokens: string[] = [];
  const said: string[] = [];
  const removed: string[] = [];
  const events: Record<string, (event: object) => void> = {};
  let resets = 0;
  let timer: { work: () => Promise<void>; at: number } | undefined;
  const clock = { now: TEN };
  const powerbi = {
    embed(_element: unknown, config: Record<string, unknown>) {
      shown.push(config);
      return {
        on: (name: string, handle: (event: object) => void) => (events[name] = handle),
        setComponentTitle: () => {},
        setAccessToken: async (token: string) => void tokens.push(token),
      };
    },
    reset: () => (resets += 1),
  };
  const parts = {
    powerbi,
    element: { removeAttribute: (name: string) => void removed.push(name) },
    get,
    tell: (text: string) => void said.push(text),
    now: () => clock.now,
    setTimeout: (work: () => Promise<void>, time: number) => (timer = { work, at: clock.now + time }),
    clearTimeout: () => (timer = undefined),
  };
  /** Lets the timer strike. */
  const strike = async (): Promise<void> => {
    clock.now = timer!.at;
    await timer!.work();
  };
  return { parts, shown, tokens, said, removed, events, clock, strike, dueAt: () => timer?.at, resets: () => resets };
}

const giving = (...list: (Given | Error)[]) => {
  let next = 0;
  return async (): Promise<Given> => {
    const given = list[next++]!;
    if (given instanceof Error) throw given;
    return given;
  };
};

test('shows the report with an embed token, and renews that ten minutes before it expires', async () => {
  const second = { ...good, token: 'second', expiration: '2026-06-01T11:50:00Z' };
  const { parts, shown, tokens, strike, dueAt, said, removed } = stage(giving(good, second));
  await page.showReport(parts);
  expect(shown).toMatchObject([
    { type: 'report', id: '1', embedUrl: good.embedUrl, accessToken: 'first', tokenType: 1 },
  ]);
  expect(dueAt()).toBe(TEN + HOUR - 600_000);
  await strike();
  expect(tokens).toEqual(['second']);
  expect(removed).toEqual(['powerbi-access-token']);
  expect(dueAt()).toBe(Date.parse('2026-06-01T11:40:00Z'));
  expect(said.join()).not.toMatch(/first|second/);
});

test('an endpoint that fails is asked again each minute, and the reader is told', async () => {
  const { parts, said, tokens, strike, dueAt } = stage(
    giving(good, new Error('the endpoint answered 502'), { ...good, token: 'late' }),
  );
  await page.showReport(parts);
  await strike();
  expect(said).toEqual(['The token expires at 2026-06-01T11:00:00Z and is not renewed: the endpoint answered 502.']);
  expect(dueAt()).toBe(TEN + HOUR - 600_000 + 60_000);
  await strike();
  expect(tokens).toEqual(['late']);
});

test('a page that was hidden renews when it comes back; one that was stopped does not', async () => {
  const { parts, tokens, clock, dueAt, resets } = stage(
    giving(good, { ...good, token: 'fresh', expiration: '2026-06-01T12:00:00Z' }),
  );
  const report = await page.showReport(parts);
  expect(report.renewIfDue()).toBeUndefined();
  clock.now = TEN + HOUR;
  await report.renewIfDue();
  expect(tokens).toEqual(['fresh']);
  report.stop();
  expect([dueAt(), resets()]).toEqual([undefined, 1]);
  clock.now += HOUR;
  await report.renewIfDue();
  expect(tokens).toEqual(['fresh']);
});

test('Power BI says that the token has expired: it is renewed at once', async () => {
  const { parts, tokens, events, said } = stage(giving(good, { ...good, token: 'fresh' }));
  await page.showReport(parts);
  events['error']!({ detail: { message: 'TokenExpired' } });
  await new Promise(setImmediate);
  expect([said[0], tokens]).toEqual(['Power BI says: TokenExpired', ['fresh']]);
});

test.each<[string, object | null, string]>([
  ['nothing', null, 'embedUrl is missing'],
  ['no token', { ...good, token: ' ' }, 'token is missing'],
  [
    'another host',
    { ...good, embedUrl: 'https://app.powerbi.com.example/reportEmbed' },
    'embedUrl does not lead to Power BI',
  ],
  ['no TLS', { ...good, embedUrl: 'http://app.powerbi.com/reportEmbed' }, 'embedUrl does not lead to Power BI'],
  [
    'a host in front of the name',
    { ...good, embedUrl: 'https://app.powerbi.com@example.com/' },
    'embedUrl does not lead to Power BI',
  ],
  ['no address', { ...good, embedUrl: 'report' }, 'embedUrl is not an address'],
  ['no time', { ...good, expiration: 'soon' }, 'expiration is not a time'],
  ['all that it needs', good, ''],
])('%s', (_name, given, problem) => expect(page.problemOf(given)).toBe(problem));

test('a token that lives for a short time is renewed half-way', () => {
  expect(page.renewIn(good.expiration, Date.parse(good.expiration) - 4 * 60_000)).toBe(2 * 60_000);
  expect(page.renewIn(good.expiration, Date.parse(good.expiration) + 1)).toBe(0);
});

test('a clock that is fast: the endpoint is not asked without a pause', async () => {
  const { parts, clock, strike, dueAt } = stage(giving(good, good));
  clock.now = TEN + 2 * HOUR;
  await page.showReport(parts);
  expect(dueAt()).toBe(clock.now);
  await strike();
  expect(dueAt()).toBe(clock.now + 60_000);
});

test('the form: what is pasted is shown, the fields are emptied, and it is not used twice', async () => {
  const { parts, shown } = stage(giving());
  const { document, fields, message, submit, emptied } = formOf(good);
  const future = new Date(Date.now() + HOUR).toISOString();
  fields['expiration']!.value = future;
  page.startPage(document, parts.powerbi);
  await submit();
  expect([shown.length, emptied(), message.textContent]).toEqual([1, 1, 'The report is loading.']);
  const used = page.once(good);
  await used();
  await expect(used()).rejects.toThrow('paste a new one');
  fields['embedUrl']!.value = 'http://example.com';
  await submit();
  expect(message.textContent).toBe('Nothing to show: embedUrl does not lead to Power BI.');
});

test('Show, pressed again before the first token is there, shows one report', async () => {
  const { parts, shown, resets } = stage(giving());
  const { document, fields, submit, emptied } = formOf({
    ...good,
    expiration: new Date(Date.now() + HOUR).toISOString(),
  });
  page.startPage(document, parts.powerbi);
  await Promise.all([submit(), submit()]);
  expect([shown.length, emptied(), resets()]).toEqual([1, 1, 0]);
  await submit();
  expect([shown.length, emptied(), resets()]).toEqual([2, 2, 1]);
  fields['embedUrl']!.value = ''; // ends the second one
  await submit();
});

test('no powerbi-client: the page says so at once and after Show, empties the fields and asks for nothing', async () => {
  const { document, message, submit, emptied } = formOf({ ...good, token: '' });
  const says = /^Nothing to show: powerbi-client was not loaded\. The CDN did not answer, or sent another file/;
  page.startPage(document, undefined);
  expect(message.textContent).toMatch(says);
  message.textContent = '';
  await submit();
  expect(message.textContent).toMatch(says);
  expect(emptied()).toBe(1);
});

test('the endpoint gives the page a token of the emulator, and other sites nothing', async () => {
  const emulator = await startEmulator();
  const server = await endpoint.serve(await settingsOf(emulator), 0);
  try {
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const given = await page.fromEndpoint(`${own}/embed-token`);
    expect(page.problemOf(given)).toBe('');
    const { parts, shown } = stage(async () => given);
    const report = await page.showReport(parts);
    report.stop();
    expect(Buffer.from(String(shown[0]!['accessToken']), 'base64').toString()).toMatch(/^emulated embed token /);
    expect(await (await fetch(own)).text()).toContain('Embedded report');
    expect((await fetch(`${own}/embed.js`)).headers.get('content-type')).toContain('text/javascript');
    const others = [
      fetch(`${own}/embed-token`, { headers: { Origin: 'https://example.com' } }),
      fetch(`${own.replace('127.0.0.1', 'localhost')}/embed-token`).catch(() => ({ status: 403 })),
      fetch(`${own}/server.js`),
    ];
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([403, 403, 404]);
  } finally {
    server.close();
    await emulator.close();
  }
});

test('an app that is refused: the page learns no more than that', async () => {
  const emulator = await startEmulator();
  const server = await endpoint.serve({ ...(await settingsOf(emulator)), clientSecret: 'wrong' }, 0);
  const write = process.stderr.write.bind(process.stderr);
  let logged = '';
  process.stderr.write = (text) => Boolean((logged += String(text)));
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/embed-token`);
    expect([answer.status, await answer.text()]).toEqual([502, 'No token: see the console of the server.']);
    expect(logged).toBe(`/${emulator.tenantId}/oauth2/v2.0/token answered 401\n`);
  } finally {
    process.stderr.write = write;
    server.close();
    await emulator.close();
  }
});

test('powerbi-client is pinned, with a hash', () => {
  const html = readFileSync(new URL('index.html', folder), 'utf8');
  expect(html).toMatch(
    /src="https:\/\/cdn\.jsdelivr\.net\/npm\/powerbi-client@\d+\.\d+\.\d+\/dist\/powerbi\.min\.js"\s+integrity="sha384-[\w+/]{64}"/,
  );
});

test('without its code the form sends nothing', () => {
  const html = readFileSync(new URL('index.html', folder), 'utf8');
  expect(html).toMatch(/<form [^>]*method="dialog"/);
  expect(html).toMatch(/<p id="message" role="status">\s+The code of this page has not started\./);
});

/** A document that has nothing but the form of the page, filled in. */
function formOf(given: Given) {
  const fields = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value: String(value) }]));
  const message = { textContent: 'not started' };
  let handler: (event: object) => Promise<void> = async () => {};
  let emptied = 0;
  const form = {
    elements: fields,
    reset: () => (emptied += 1),
    addEventListener: (_name: string, handle: typeof handler) => (handler = handle),
  };
  const parts: Record<string, unknown> = { choice: form, message, report: {} };
  const document = { getElementById: (id: string) => parts[id], addEventListener: () => {} };
  return { document, fields, message, submit: () => handler({ preventDefault: () => {} }), emptied: () => emptied };
}

async function settingsOf({ url, tenantId, clientId, clientSecret, userToken }: Emulator): Promise<object> {
  const { groupId } = standardTenant;
  const headers = { Authorization: `Bearer ${await userToken()}` };
  const list = (await (await fetch(`${url}/v1.0/myorg/groups/${groupId}/reports`, { headers })).json()) as {
    value: { id: string }[];
  };
  const scope = 'https://analysis.windows.net/powerbi/api/.default';
  return { loginUrl: url, apiUrl: url, scope, tenantId, clientId, clientSecret, groupId, reportId: list.value[0]!.id };
}
