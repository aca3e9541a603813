import { plan, shipped } from './plan.ts';
import { runScript, type Input, type Outcome, type Service } from './sandbox.ts';

const app = `x.${Buffer.from(JSON.stringify({ idtyp: 'app' })).toString('base64url')}.x`;
const user = `x.${Buffer.from(JSON.stringify({ scp: 'Dataset.ReadWrite.All' })).toString('base64url')}.x`;
const tenant = '5c0e4a1d-7b1f-4c52-9f2e-3f6f2b8a9d10';
const settings = { apiUrl: 'https://api.powerbi.com', accessToken: app, allowWrite: tenant, tenantId: tenant };

const lists: Service = ({ url }) => {
  if (url.endsWith('/groups')) return { code: 200, body: { value: [{ id: 'found-group' }] } };
  if (url.endsWith('/groups/found-group/datasets')) return { code: 200, body: { value: [{ id: 'found-dataset' }] } };
  return { code: 200, body: { value: [] } };
};
const known = (ids: Record<string, [string, Record<string, string>]>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(ids).map(([name, [id, parents]]) => [name, { id, parents }])));

function prepare(name: string, environment: object = {}, more: Partial<Input> = {}): Promise<Outcome> {
  return runScript(
    'prerequest',
    { ...shipped(name), environment: { ...settings, ...environment }, service: lists, ...more },
    plan,
  );
}

const ids = (outcome: Outcome): unknown => (JSON.parse(String(outcome.locals['step'])) as { ids: unknown }).ids;
const reason = (outcome: Outcome): string =>
  outcome.skipped && outcome.lines.length === 1 && outcome.lines[0]!.passed
    ? outcome.lines[0]!.name
    : `sent, ${JSON.stringify(outcome.lines)}`;

describe('a read', () => {
  test('asks each list once for what is missing, parents first, and keeps it for the next click', async () => {
    const outcome = await prepare('Get Dataset');
    expect(outcome.sent.map(({ url }) => url)).toEqual([
      'https://api.powerbi.com/v1.0/myorg/groups',
      'https://api.powerbi.com/v1.0/myorg/groups/found-group/datasets',
    ]);
    expect(outcome.sent[0]!.authorization).toBe(`Bearer ${app}`);
    expect(ids(outcome)).toEqual({ groupId: 'found-group', datasetId: 'found-dataset' });
    expect(outcome.locals).toMatchObject({ groupId: 'found-group', datasetId: 'found-dataset' });
    const next = await prepare('Get Dataset', { foundIds: outcome.environment['foundIds'] });
    expect(next.sent).toEqual([]);
    expect(ids(next)).toEqual({ groupId: 'found-group', datasetId: 'found-dataset' });
  });

  test('never overwrites what somebody typed, in the environment or in the request', async () => {
    const typed = await prepare('Get Dataset', {
      groupId: ' typed-group ',
      datasetId: 'typed-dataset',
      foundIds: known({ groupId: ['found-group', {}] }),
    });
    expect(ids(typed)).toEqual({ groupId: 'typed-group', datasetId: 'typed-dataset' });
    expect(typed.environment).toMatchObject({ groupId: ' typed-group ' });
    const edited = await prepare(
      'Get Dataset',
      {},
      {
        variables: [
          { key: 'groupId', value: 'found-group' },
          { key: 'datasetId', value: '{{datasetId}}' },
        ],
      },
    );
    expect(edited.sent.map(({ url }) => url)).toEqual([
      'https://api.powerbi.com/v1.0/myorg/groups/found-group/datasets',
    ]);
  });

  test('does not use what was found under another parent', async () => {
    const outcome = await prepare('Get Dataset', {
      groupId: 'found-group',
      foundIds: known({ datasetId: ['elsewhere', { groupId: 'other' }] }),
    });
    expect(ids(outcome)).toEqual({ groupId: 'found-group', datasetId: 'found-dataset' });
  });

  test('forgets what somebody else found, and only that', async () => {
    const foundIds = known({ groupId: ['found-before', {}], datasetId: ['its-dataset', { groupId: 'found-before' }] });
    const first = await prepare('Get Dataset', { foundIds });
    expect(ids(first)).toMatchObject({ groupId: 'found-before' });
    const { foundBy } = first.locals as { foundBy: string };
    const same = await prepare('Get Dataset', { foundIds }, { locals: { foundBy } });
    expect(ids(same)).toMatchObject({ groupId: 'found-before' });
    const other = await prepare('Get Dataset', { foundIds }, { locals: { foundBy: 'another tenant and app' } });
    expect(ids(other)).toMatchObject({ groupId: 'found-group' });
  });

  test('takes what no list shows from what was created, with its parents', async () => {
    const outcome = await prepare(
      'Get Export',
      {},
      { locals: { createdInRun: known({ exportId: ['export-1', { groupId: 'its-group' }] }) } },
    );
    expect(ids(outcome)).toEqual({ groupId: 'its-group', exportId: 'export-1' });
  });

  const unsent: [string, string, object, Service, RegExp][] = [
    [
      'an empty list, with a row for the id',
      'Get Dataset',
      { groupId: 'empty', datasetId: '' },
      lists,
      /^Not sent: no semantic model to use: List Datasets lists none\. Type datasetId in the environment, or run List Datasets to see why\.$/,
    ],
    [
      'an empty list, without a row for the id',
      'Get Dataset',
      { groupId: 'empty' },
      lists,
      /lists none\. Add a row named datasetId to the environment, or run List Datasets to see why\.$/,
    ],
    [
      'what nothing lists',
      'Get Export',
      { groupId: 'g' },
      lists,
      /^Not sent: no export yet, and no list shows one\. Run Export Report first, or add a row named exportId to the environment\.$/,
    ],
  ];
  test.each(unsent)('is not sent for want of an id: %s', async (_, name, environment, service, expected) => {
    expect(reason(await prepare(name, environment, { service }))).toMatch(expected);
  });
});

describe('a request that changes something', () => {
  test('takes what this run created, with its parents, before what somebody typed', async () => {
    const outcome = await prepare(
      'Delete Dataset',
      { groupId: 'typed-group', datasetId: 'typed-dataset' },
      { locals: { createdInRun: known({ datasetId: ['made', { groupId: 'made-in' }] }) } },
    );
    expect(ids(outcome)).toEqual({ groupId: 'made-in', datasetId: 'made' });
  });

  test('takes what somebody typed', async () => {
    expect(ids(await prepare('Delete Dataset', { groupId: 'typed-group', datasetId: 'typed-dataset' }))).toEqual({
      groupId: 'typed-group',
      datasetId: 'typed-dataset',
    });
  });

  test('takes what an earlier click created, unless somebody typed another', async () => {
    const createdIds = known({ groupId: ['earlier', {}] });
    expect(ids(await prepare('Delete Group', { createdIds }))).toEqual({ groupId: 'earlier' });
    expect(ids(await prepare('Delete Group', { createdIds, groupId: 'typed' }))).toEqual({ groupId: 'typed' });
  });

  test.each(['Delete Group', 'Delete Dataset', 'Refresh Dataset', 'Create Dataset', 'Add Colleague'])(
    'never takes what was merely found: %s',
    async (name) => {
      const foundIds = known({
        groupId: ['found-group', {}],
        datasetId: ['found-dataset', { groupId: 'found-group' }],
      });
      const outcome = await prepare(name, { foundIds, identifier: 'somebody' });
      expect(reason(outcome)).toMatch(
        /^Not sent: (groupId|datasetId) is empty, and a request that changes something never takes an id that was only found/,
      );
      expect(outcome.sent).toEqual([]);
    },
  );

  test('leaves the typed one alone when this run set out to make its own and has none', async () => {
    const outcome = await prepare('Delete Group', { groupId: 'typed' }, { locals: { triedInRun: '["groupId"]' } });
    expect(reason(outcome)).toMatch(/^Not sent: this run tried to create its own workspace and has none/);
  });

  test('leaves the typed one alone wherever the run could not make its own, also where it is not what is deleted', async () => {
    const outcome = await prepare('Create Dataset', { groupId: 'typed' }, { locals: { triedInRun: '["groupId"]' } });
    expect(reason(outcome)).toMatch(/^Not sent: this run tried to create its own workspace/);
    expect(outcome.locals['triedInRun']).toBe('["groupId","datasetId"]');
  });

  test('may refer to a typed one when its own is made and gone', async () => {
    const locals = {
      triedInRun: '["datasetId"]',
      madeInRun: '["datasetId"]',
      createdInRun: known({ groupId: ['made', {}] }),
    };
    expect(ids(await prepare('Refer To Dataset', { datasetId: 'typed' }, { locals }))).toEqual({
      groupId: 'made',
      datasetId: 'typed',
    });
    expect(reason(await prepare('Delete Dataset', { datasetId: 'typed' }, { locals }))).toMatch(
      /^Not sent: this run tried to create its own semantic model/,
    );
  });

  test("takes nobody's role away in a typed workspace when its own is made and gone", async () => {
    const locals = { triedInRun: '["groupId"]', madeInRun: '["groupId"]' };
    expect(reason(await prepare('Delete Colleague', { groupId: 'typed', identifier: 'typed' }, { locals }))).toMatch(
      /^Not sent: this run tried to create its own workspace/,
    );
  });

  test.each([
    ['could not make its workspace', '["groupId"]', {}],
    ['made its workspace', '["groupId"]', { madeInRun: '["groupId"]', createdInRun: known({ groupId: ['made', {}] }) }],
    ['made its workspace and deleted it', '["groupId"]', { madeInRun: '["groupId"]' }],
  ])(
    'deletes nothing in a typed workspace when this run %s, though nothing makes such a thing',
    async (_what, triedInRun, more) => {
      const outcome = await prepare(
        'Delete Dataflow',
        { groupId: 'typed-group', dataflowId: 'typed-flow' },
        { locals: { triedInRun, ...more } },
      );
      expect(reason(outcome)).toBe(
        'Not sent: this run tried to create its own workspace and has no dataflow in it, so the one in dataflowId is not touched. To delete it, send this request by itself.',
      );
    },
  );

  test('deletes what somebody typed and nothing makes, when it is sent by itself', async () => {
    expect(ids(await prepare('Delete Dataflow', { groupId: 'typed-group', dataflowId: 'typed-flow' }))).toEqual({
      groupId: 'typed-group',
      dataflowId: 'typed-flow',
    });
  });

  test('may change in a typed workspace what nothing makes', async () => {
    const locals = {
      triedInRun: '["groupId"]',
      madeInRun: '["groupId"]',
      createdInRun: known({ groupId: ['made', {}] }),
    };
    expect(
      ids(await prepare('Update Dataflow', { groupId: 'typed-group', dataflowId: 'typed-flow' }, { locals })),
    ).toEqual({ groupId: 'typed-group', dataflowId: 'typed-flow' });
  });

  test('bars a user in My workspace as well', async () => {
    const outcome = await prepare(
      'Delete My Dataset',
      { accessToken: user, myDatasetId: 'typed' },
      { locals: { triedInRun: '["myDatasetId"]' } },
    );
    expect(reason(outcome)).toMatch(/^Not sent: this run tried to create its own/);
  });

  test('may find the original that it copies, but not the place where the copy goes', async () => {
    expect(reason(await prepare('Copy Dataset'))).toMatch(/^Not sent: targetId is empty/);
    const outcome = await prepare('Copy Dataset', {}, { locals: { createdInRun: known({ groupId: ['made', {}] }) } });
    expect(ids(outcome)).toEqual({ groupId: 'found-group', datasetId: 'found-dataset', targetId: 'made' });
  });
});

describe('a call that is closed to apps', () => {
  test('is sent by an app with an id that names nothing, so that the refusal shows and nothing can be harmed', async () => {
    const outcome = await prepare('Delete My Dataset');
    expect(ids(outcome)).toEqual({ myDatasetId: '00000000-0000-0000-0000-000000000000' });
    expect(JSON.parse(String(outcome.locals['step']))).toMatchObject({ caller: 'app', placeholder: true });
    expect(outcome.sent).toEqual([]);
  });
  test('is not sent by a user without an id', async () => {
    expect(reason(await prepare('Delete My Dataset', { accessToken: user }))).toMatch(
      /^Not sent: myDatasetId is empty/,
    );
  });
});

test('a typed child belongs to typed parents, also when the run made a parent of its own', async () => {
  const made = { createdInRun: known({ groupId: ['made', {}] }) };
  expect(
    ids(await prepare('Delete Dataset', { groupId: 'typed-group', datasetId: 'typed-dataset' }, { locals: made })),
  ).toEqual({ groupId: 'typed-group', datasetId: 'typed-dataset' });
  expect(ids(await prepare('Create Dataset', { groupId: 'typed-group' }, { locals: made }))).toEqual({
    groupId: 'made',
  });
});
