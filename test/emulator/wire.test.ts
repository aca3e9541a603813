import { standardTenant } from '../../catalogue/powerbi/index.ts';
import {
  callRefusals,
  contentRefusals,
  fabricRefusals,
  managerRefusals,
  MARKER_PATH,
  standardTenantDefinition,
  startEmulator,
  tokenRefusals,
  tokenRules,
  type Emulator,
  type TenantDefinition,
} from '../../emulator/index.ts';
import { appToken, call } from './client.ts';
import { readExchanges, type Exchange } from './wire/exchange.ts';
import { situationOf } from './wire/given.ts';
import { filled, pattern } from './wire/placeholders.ts';

/** Emulators by their tenant: most exchanges use the standard one. */
const running = new Map<string, Emulator>();

/** Values of names in braces that hold for every emulator. */
let names: Record<string, string>;

beforeAll(async () => {
  const emulator = await emulatorOf(standardTenantDefinition());
  const answer = await call(emulator, 'GET', `/v1.0/myorg/groups/${standardTenant.groupId}/datasets`, {
    token: await appToken(emulator),
  });
  const { value } = (await answer.json()) as { readonly value: { readonly id: string }[] };
  names = { ...standardTenant, port: '', datasetId: value[0]?.id ?? '' };
});

afterAll(async () => {
  for (const emulator of running.values()) await emulator.close();
});

/** An emulator of the tenant, its content as at the start. */
async function emulatorOf(tenant: TenantDefinition): Promise<Emulator> {
  const key = JSON.stringify(tenant);
  const emulator = running.get(key) ?? (await startEmulator({ tenant, clock: 'fixed' }));
  running.set(key, emulator);
  await fetch(`${emulator.url}${MARKER_PATH}/reset`, { method: 'POST' });
  return emulator;
}

async function replay({
  given,
  request,
}: Exchange): Promise<{ readonly answer: Response; readonly body: string; readonly values: Record<string, string> }> {
  const situation = situationOf(given.map((line) => filled(line, names)));
  const emulator = await emulatorOf(situation.tenant);
  const { clientSecret } = emulator;
  const assertion = (await situation.assertion?.()) ?? '';
  const values = { ...names, clientSecret, assertion };
  const headers = new Headers(request.headers.map(([name, value]): [string, string] => [name, value]));
  const isLogin = request.path.includes('/oauth2/');
  const authorization = isLogin ? undefined : await situation.authorization(emulator);
  if (authorization !== undefined) headers.set('authorization', authorization);
  // The parts of a form are told apart by whole line ends.
  const text = headers.get('content-type')?.startsWith('multipart/')
    ? request.body.replaceAll('\n', '\r\n')
    : request.body;
  const body = text === '' ? {} : { body: filled(text, values) };
  const send = (): Promise<Response> =>
    fetch(emulator.url + filled(request.path, values), { method: request.method, headers, ...body });
  for (const step of situation.before) await step(emulator, send);
  const answer = await send();
  return { answer, body: await answer.text(), values };
}

const exchanges = readExchanges();

test.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', async (_name, exchange) => {
  const { answer, body, values } = await replay(exchange);
  expect(`${answer.status} ${answer.statusText}`).toBe(exchange.answer.status);
  for (const [name, value] of exchange.answer.headers) {
    if (value === 'absent') expect([name, answer.headers.get(name)]).toEqual([name, null]);
    else expect(answer.headers.get(name) ?? `no ${name}`).toMatch(pattern(filled(value, values)));
  }
  expect(body).toMatch(pattern(filled(exchange.answer.body, values)));
});

test('every rule of the emulator has an exchange with its certainty', () => {
  const shown = new Set(exchanges.map(({ rule, certainty }) => `${rule} ${certainty}`));
  const rules = [
    ...tokenRules,
    ...tokenRefusals,
    ...callRefusals,
    ...contentRefusals,
    ...fabricRefusals,
    ...managerRefusals,
  ];
  const missing = rules.map(({ id, certainty }) => `${id} ${certainty}`).filter((rule) => !shown.has(rule));
  // An assertion without its type answers as T4 does, and is covered by the tests of assertions.
  expect(missing).toEqual(['T9a inferred']);
});

test('the numbers have no gap', () => {
  const shown = new Set(exchanges.map(({ rule }) => rule));
  const numbers = [...range('T', 15), ...range('A', 56), 'A12b', 'A14b'];
  expect(numbers.filter((number) => !shown.has(number))).toEqual([]);
});

function range(letter: string, end: number): string[] {
  return Array.from({ length: end }, (_, index) => `${letter}${index + 1}`);
}
