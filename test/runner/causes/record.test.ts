import { catalogues } from '../../../catalogue/index.ts';
import { runCollection, type RunEntry } from '../../../runner/index.ts';
import { makeToken } from '../../cli/fixtures/token.ts';
import { collection, environment, expectStatus, request } from '../fixtures/collection.ts';
import { startServer, type FixtureAnswer } from '../fixtures/server.ts';

const root = '/v1.0/myorg';
const closed: FixtureAnswer = { status: 403, body: { Message: 'API is not accessible for application' } };

/** Runs these requests against a service that answers by path; each expects 200. */
async function run(
  paths: readonly string[],
  answers: Readonly<Record<string, FixtureAnswer>>,
  values: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Promise<RunEntry[]> {
  const server = await startServer((path) => answers[path.split('?')[0]!] ?? { status: 200, body: {} });
  const items = paths.map((path) => request({ name: path, path, before, test: expectStatus(path, 200) }));
  const good = {
    loginUrl: server.url,
    apiUrl: server.url,
    accessToken: makeToken(),
    tenantId: 't',
    clientId: 'client',
    clientSecret: '',
  };
  const record = await runCollection({
    collection: collection(items),
    catalogues,
    environment: environment({ ...good, ...values }),
    emulator: true,
  });
  await server.close();
  return [...record.entries];
}
const codes = (entry: RunEntry | undefined): string[] => (entry?.causes ?? []).map(({ code }) => code);

describe('causes in the record of a run', () => {
  test('a refusal has them, the operation is found by its address', async () => {
    const [entry] = await run([`${root}/datasets`], { [`${root}/datasets`]: closed });
    expect(entry).toMatchObject({ outcome: 'refused', status: 403, operation: 'Datasets_GetDatasets' });
    expect(codes(entry)[0]).toBe('PBI_MY_WORKSPACE_PATH');
    expect(entry!.causes![0]!.fix.join(' ')).toContain('/v1.0/myorg/groups/{groupId}/datasets');
  });

  test('a good answer has none', async () => {
    const [entry] = await run([`${root}/reports`], {});
    expect(entry).not.toHaveProperty('causes');
  });

  test('a 2xx that only looks like success has them', async () => {
    const [entry] = await run([`${root}/groups`], { [`${root}/groups`]: { status: 200, body: { value: [] } } });
    expect(entry?.outcome).toBe('answered');
    expect(codes(entry)).toEqual(['PBI_NO_WORKSPACE']);
  });

  test('a refusal as documented needs none', async () => {
    const server = await startServer(() => closed);
    const item = request({
      name: 'x',
      path: `${root}/datasets`,
      test: ["pm.test('x: refused as documented', () => {});"],
    });
    const record = await runCollection({
      collection: collection([item]),
      catalogues,
      environment: environment({ loginUrl: server.url, apiUrl: server.url, accessToken: makeToken() }),
      emulator: true,
    });
    await server.close();
    expect(record.entries[0]).toMatchObject({ outcome: 'refused-as-documented' });
    expect(record.entries[0]).not.toHaveProperty('causes');
  });

  test('no answer', async () => {
    const [entry] = await run([`${root}/groups`], {}, { apiUrl: 'http://127.0.0.1:1' });
    expect(entry?.outcome).toBe('failed');
    expect(codes(entry)[0]).toBe('NO_ANSWER');
  });

  test('claims decide', async () => {
    const [entry] = await run(
      [`${root}/groups`],
      { [`${root}/groups`]: { status: 401 } },
      { accessToken: makeToken({ aud: 'https://graph.microsoft.com' }) },
    );
    expect(codes(entry)[0]).toBe('TOKEN_FOREIGN_AUDIENCE');
  });

  test('how earlier calls ended is known to later ones', async () => {
    const switchOff = { status: 403 };
    const group = `${root}/groups/11111111-2222-4333-8444-555555555555/datasets`;
    const alone = await run([group], { [group]: switchOff });
    const after = await run([`${root}/groups`, group], {
      [`${root}/groups`]: { status: 200, body: { value: [{ id: 'x' }] } },
      [group]: switchOff,
    });
    expect(codes(alone[0])[0]).toBe('PBI_REFUSED_SILENTLY');
    expect(codes(after[1])[0]).toBe('PBI_WORKSPACE_ROLE_MISSING');
  });

  test('a token that Entra refuses: the first request that needed it tells why, without the secret', async () => {
    const secret = 'Abc8Q~not-a-real-secret_value.0123456789';
    const before = [
      "const url = pm.variables.replaceIn('{{loginUrl}}/t/oauth2/v2.0/token');",
      'pm.sendRequest({ url, method: "POST" }, () => {',
      "  pm.test('Access token', () => { throw new Error('none'); });",
      '  pm.execution.setNextRequest(null);',
      '  pm.execution.skipRequest();',
      '});',
    ];
    const body = {
      error: 'invalid_client',
      error_description: `AADSTS7000215: Invalid client secret '${secret}'`,
      error_codes: [7000215],
    };
    const entries = await run(
      [`${root}/groups`, `${root}/reports`],
      { '/t/oauth2/v2.0/token': { status: 401, body } },
      { clientSecret: secret },
      before,
    );
    expect(entries.map(({ outcome }) => outcome)).toEqual(['not-reached', 'not-reached']);
    expect(entries.map(codes)).toEqual([['ENTRA_SECRET_WRONG'], []]);
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  test('a refused list of ids: the requests that needed it tell why, the first with the exchange', async () => {
    const before = [
      "const stop = (said) => { pm.test('Is sent', () => { throw new Error(`Get Groups answered 401${said}, so there is no workspace to use.`); }); pm.execution.skipRequest(); };",
      "if (pm.variables.get('asked')) stop(' [C]');",
      "else pm.sendRequest({ url: pm.variables.replaceIn('{{apiUrl}}/v1.0/myorg/groups'), method: 'GET', header: { Authorization: 'Bearer ' + pm.variables.replaceIn('{{accessToken}}') } }, () => { pm.variables.set('asked', 'yes'); stop(''); });",
    ];
    const entries = await run(
      [`${root}/reports`, `${root}/dashboards`],
      { [`${root}/groups`]: { status: 401 } },
      { accessToken: makeToken({ aud: 'https://graph.microsoft.com' }) },
      before,
    );
    expect(
      entries.map(({ outcome, status, attempts }) => [outcome, status, attempts.map(({ purpose }) => purpose)]),
    ).toEqual([
      ['refused', null, ['look-up']],
      ['refused', null, []],
    ]);
    expect(entries.map((entry) => codes(entry)[0])).toEqual(['TOKEN_FOREIGN_AUDIENCE', 'TOKEN_FOREIGN_AUDIENCE']);
  });

  test('neither body nor token gets into the record', async () => {
    const accessToken = makeToken();
    const entries = await run(
      [`${root}/groups`],
      {
        [`${root}/groups`]: {
          status: 403,
          body: { error: { code: 'PowerBINotAuthorizedException', message: `marker ${accessToken}` } },
        },
      },
      { accessToken },
    );
    expect(codes(entries[0]).length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain(accessToken);
  });
});
