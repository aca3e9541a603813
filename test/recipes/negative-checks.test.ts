import { decodeJwt } from 'jose';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { negativeChecks } from '../../catalogue/powerbi/recipes/negative-checks.ts';
import { startEmulator, type Emulator } from '../../emulator/index.ts';
import { runRecipeAt, type RecipeRun } from './run-recipe.ts';
import { startSpy, type Reply, type Seen, type Spy } from './spy.ts';

const FOLDER = 'Negative checks';
const { list } = negativeChecks.checks!;
/** An admin's answer, a list of things, and events. */
const DATA = '{"value":[{"id":"1"}],"activityEventEntities":[{"Id":"1"}]}';

/** Runs them against the emulator, with somebody in between. */
async function run(
  typed: (
    emulator: Emulator,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>> = () => ({}),
  instead?: (seen: Seen) => Reply | undefined,
  folder: string | string[] = FOLDER,
): Promise<RecipeRun & Pick<Spy, 'seen'>> {
  const emulator = await startEmulator();
  const spy = await startSpy(emulator.url, instead);
  try {
    const values = await typed(emulator);
    const result = await runRecipeAt({ ...emulator, url: spy.url }, FOLDER, values, { folder });
    return { ...result, seen: spy.seen };
  } finally {
    spy.close();
    await emulator.close();
  }
}

test('they only read', () => {
  expect(list.map(({ operation }) => operationOf(powerBi, operation).effect)).toEqual(list.map(() => 'reads'));
});

test('each is refused as it must be, and nothing is red', async () => {
  const { sent, failed, seen } = await run();
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '403 GET Refusal 1 No token',
    '403 GET Refusal 2 Token that is none',
    '403 GET Refusal 3 Token that has expired',
    '403 GET Refusal 4 Token for another service',
    '401 GET Refusal 5 Workspace of nobody',
    '403 GET Refusal 6 My workspace',
    '400 GET Refusal 7 List without its size',
    '400 GET Refusal 8 Size that is no number',
    '400 GET Refusal 9 Size that is too large',
    '400 GET Refusal 10 Dates without quotes',
  ]);
  const [none, garbage, expired, foreign, good] = seen.map(({ authorization }) =>
    authorization?.replace('Bearer ', ''),
  );
  expect([none, garbage]).toEqual([undefined, 'this-is-no-token']);
  const { exp = 0, aud } = decodeJwt(expired!);
  expect(exp * 1000).toBeLessThan(Date.now());
  expect([aud, decodeJwt(foreign!).aud, decodeJwt(good!).aud]).toEqual([
    'https://analysis.windows.net/powerbi/api',
    'https://graph.microsoft.com',
    'https://analysis.windows.net/powerbi/api',
  ]);
  expect(seen.slice(4).every(({ authorization }) => authorization?.replace('Bearer ', '') === good)).toBe(true);
  expect(seen.map(({ path }) => path.replace('/v1.0/myorg/', '').replace(/\d{4}-\d\d-\d\d/g, 'DAY')).slice(4)).toEqual([
    'groups/6f0c2b9e-41d7-4c58-9a3e-7d15e8b2c604/reports',
    'datasets',
    'admin/groups',
    'groups?$top=abc',
    'admin/groups?$top=5001',
    'admin/activityevents?startDateTime=DAYT00:00:00&endDateTime=DAYT23:59:59',
  ]);
});

test.each<[string, Reply, RegExp]>([
  ['lets them through', { status: 200, text: DATA }, /^answers .*expected 200 to /],
  ['answers, and has nothing', { status: 200, text: '{"value":[]}' }, /^answers .*expected 200 to /],
  ['refuses in another way', { status: 418, text: '' }, /^answers .*expected 418 to /],
])('a service that %s: each is red, whatever the others did', async (_name, reply, reason) => {
  const { sent, failed } = await run(undefined, () => reply);
  expect(sent).toHaveLength(list.length);
  expect(failed.filter((line) => reason.test(line))).toHaveLength(list.length);
});

test('a service that refuses, and brings the data all the same', async () => {
  const statuses = list.map(({ answers }) => answers[0]!);
  const { failed } = await run(undefined, () => ({ status: statuses.shift()!, text: DATA }));
  expect(failed.map((line) => line.slice(0, line.indexOf(':')))).toEqual(list.map(() => 'brings no data'));
});

test('one that is let through is red by itself', async () => {
  const { failed } = await run(undefined, ({ path }) =>
    path.endsWith('=abc') ? { status: 200, text: '{"value":[]}' } : undefined,
  );
  expect(failed).toEqual(['answers 400: expected 200 to equal 400']);
});

test('without a client secret no other token is asked for, and the reason is said', async () => {
  const { sent, failed, lines } = await run(async ({ url, tenantId, clientId, clientSecret }) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://analysis.windows.net/powerbi/api/.default',
    });
    const answer = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
    const { access_token: accessToken } = (await answer.json()) as { readonly access_token: string };
    return { accessToken, clientSecret: '' };
  });
  expect(failed).toEqual([]);
  expect(sent.some((line) => line.includes('Refusal 4'))).toBe(false);
  const reason = 'there is no client secret to ask for a token of another service with. The other checks need none.';
  expect(lines.get(`Not sent: ${reason}`)).toBe('skipped');
});

test('the token of a user: what a user is answered is left out', async () => {
  const { failed, lines } = await run(async ({ userToken }) => ({ accessToken: await userToken() }));
  expect(failed).toEqual([]);
  expect(lines.get('Not sent: the token is of a user, who is answered here.')).toBe('skipped');
});

test('an app that may not use the admin APIs is refused for that', async () => {
  const emulator = await startEmulator({
    scenario: { about: 'off', tenant: { settings: { AllowServicePrincipalsUseReadAdminAPIs: { enabled: false } } } },
  });
  try {
    const { sent, failed } = await runRecipeAt(emulator, FOLDER);
    expect(failed).toEqual([]);
    expect(sent.filter((line) => line.startsWith('401'))).toHaveLength(4);
  } finally {
    await emulator.close();
  }
});

test('in a run of everything they leave themselves out', async () => {
  const { sent, lines } = await run(undefined, undefined, ['Start here', FOLDER]);
  expect(sent.filter((line) => line.includes('Refusal'))).toEqual([]);
  expect(lines.get('Not sent: a negative check is not part of a run of everything. Run its folder by itself.')).toBe(
    'skipped',
  );
});
