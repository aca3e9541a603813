import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { Emulator } from '../../emulator/index.ts';
import { type RecipeRun, runRecipe, runRecipeAt, withEmulator } from './run-recipe.ts';

const TITLE = 'Own and connect';
const SECRET = 'p"ä$$w0rd {not} <shown>';
const named = { workspace: 'Northwind Sales', model: 'Fresh' };
const sales = { ...named, model: 'Sales' };
const wanted = {
  ...named,
  parameters: JSON.stringify([{ name: 'Region', newValue: 'North' }]),
  datasources: JSON.stringify([
    {
      datasourceSelector: { datasourceType: 'Sql', connectionDetails: { server: 'sql.northwind.example' } },
      connectionDetails: { server: 'sql-test.northwind.example', database: 'Orders' },
    },
  ]),
  gateway: 'Northwind gateway',
  gatewayDatasource: standardTenant.gatewayDatasourceId,
  schedule: JSON.stringify({ days: ['Monday'], times: ['06:30'], enabled: true, localTimeZoneId: 'UTC' }),
};
const credentials = { credentialType: 'Windows', credentialUser: 'northwind\\ada', credentialSecret: SECRET };

const ada = {
  objectId: standardTenant.userId,
  name: 'Ada',
  fabricAdministrator: true,
};

const changes = ({ sent }: RecipeRun): string[] => sent.filter((line) => !/^\d+ GET/.test(line));

/** Another person's model with two data sources, one behind the gateway and one in the cloud. */
async function publish({ url, userToken }: Emulator): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob(['PK']), 'Fresh.pbix');
  const { status } = await fetch(
    `${url}/v1.0/myorg/groups/${standardTenant.groupId}/imports?datasetDisplayName=Fresh.pbix`,
    { method: 'POST', headers: { Authorization: `Bearer ${await userToken()}` }, body: form },
  );
  expect(status).toBe(202);
}

test('takes over, sets what differs, and refreshes; the second run changes nothing', () =>
  withEmulator(async (emulator) => {
    await publish(emulator);
    const first = await runRecipeAt(emulator, TITLE, { ...wanted, ...credentials });
    expect(first.sent).toEqual([
      '200 GET Own 1 Find the workspace',
      '200 GET Own 2 Find the model',
      '200 POST Own 3 Take the model over',
      '200 GET Own 4 Read the parameters',
      '200 POST Own 5 Set the parameters',
      '200 GET Own 6 Read the data sources',
      '200 POST Own 7 Update the data sources',
      '200 GET Own 8 Find the gateway',
      '200 POST Own 10 Bind the model to the gateway',
      '200 PATCH Own 12 Set the credentials',
      '200 GET Own 13 Read the refresh schedule',
      '200 PATCH Own 14 Set the refresh schedule',
      '200 GET Own 15 Look for one that is running',
      '202 POST Own 16 Start the refresh',
      '202 GET Own 17 Follow it',
      '200 GET Own 17 Follow it',
      '200 GET Own 19 Show how it ended',
    ]);
    // The source in the cloud has no credentials yet, and the run has said so.
    expect(first.failed).toEqual(['Refresh completes: it ended as Failed: ModelRefreshFailed_CredentialsNotSpecified']);
    expect([...first.lines.keys()].find((line) => line.includes('dropped'))).toMatch(
      /^credentials: missing, the take-over dropped those of OData [^,]*\. Until somebody sets them, the refresh fails/,
    );
    const cloud = { ...named, ...credentials, credentialType: 'basic' };
    const second = await runRecipeAt(emulator, TITLE, cloud);
    expect(second.failed[0]).toContain('Inputs: type gatewayDatasource');
    const third = await runRecipeAt(emulator, TITLE, { ...cloud, gatewayDatasource: 'OData' });
    expect([third.failed, changes(third)]).toEqual([
      [],
      ['200 PATCH Own 12 Set the credentials', '202 POST Own 16 Start the refresh'],
    ]);
    for (const { rows, told, lines } of [first, second, third])
      expect(JSON.stringify([rows, told, [...lines]])).not.toContain('$$w0rd');

    const last = await runRecipeAt(emulator, TITLE, wanted);
    expect([last.failed, changes(last)]).toEqual([[], []]);
    expect(last.lines.get('nothing had to be changed')).toBe('ok');
    expect(last.rows.filter(({ done }) => done === 'changed')).toEqual([]);
  }));

describe('credentials of each kind are taken', () => {
  const cloud = { ...sales, takeOver: 'true', gatewayDatasource: 'OData', refreshAfter: 'never' };
  test.each([
    ['Key', SECRET],
    ['oauth2', SECRET],
    ['SAS', SECRET],
    ['Anonymous', ''],
  ])('in the cloud, %s', async (credentialType, credentialSecret) => {
    const run = await runRecipe(TITLE, { ...cloud, credentialType, credentialSecret });
    expect([run.failed, run.lines.get('credentials: changed')]).toEqual([[], 'ok']);
  });

  test.each([1024, 2048])('behind a gateway with a key of %i bits', async (keySize) => {
    const run = await runRecipe(
      TITLE,
      { ...sales, ...credentials, gateway: 'Northwind gateway', gatewayDatasource: 'Stock', refreshAfter: 'never' },
      { scenario: { about: 'a key', tenant: { gateways: { 'Northwind gateway': { keySize } } } } as never },
    );
    expect([run.failed, run.lines.get('credentials: changed')]).toEqual([[], 'ok']);
  });
});

describe('what nobody asks for is left out', () => {
  test('a model alone is taken over and refreshed, and the loss of its credentials is told', async () => {
    const run = await runRecipe(TITLE, sales);
    expect(changes(run)).toEqual(['200 POST Own 3 Take the model over', '202 POST Own 16 Start the refresh']);
    expect(run.lines.get('credentials: left as it is, no credentialSecret is given')).toBe('ok');
    expect([...run.lines.keys()].find((line) => line.includes('dropped'))).toContain(
      'the take-over dropped those of Sql sql.northwind.example / Orders (',
    );
    const rows = run.rows.map((row) => JSON.stringify(row));
    expect(rows).toEqual([...new Set(rows)]);
  });

  test.each([
    [{ takeOver: 'false', refreshAfter: 'never' }, []],
    [{ takeOver: 'false', refreshAfter: 'always' }, ['202 POST Own 16 Start the refresh']],
    [{ takeOver: 'false' }, []],
    [{ refreshAfter: 'never' }, ['200 POST Own 3 Take the model over']],
  ])('%j', async (inputs, expected) => {
    expect(changes(await runRecipe(TITLE, { ...sales, ...inputs }))).toEqual(expected);
  });
});

describe('an input that makes no sense: nothing is changed', () => {
  const cases: readonly (readonly [name: string, inputs: Record<string, string>, reason: string])[] = [
    ['parameters are not JSON', { parameters: 'Server=x' }, 'parameters is not JSON, such as'],
    ['a parameter without a value', { parameters: '[{"name":"Server"}]' }, 'each needs a name and a newValue'],
    [
      'a parameter twice',
      { parameters: '[{"name":"Server","newValue":"a"},{"name":"Server","newValue":"b"}]' },
      '"Server" is there twice',
    ],
    ['data sources are no list', { datasources: '"x"' }, 'datasources must be a list of objects'],
    ['a data source without a target', { datasources: '[{}]' }, 'each needs connectionDetails'],
    ['a schedule with mail', { schedule: '{"notifyOption":"MailOnFailure"}' }, 'can only have the notifyOption'],
    ['a kind of credentials', { ...credentials, credentialType: 'Token' }, 'credentialType must be one of Anonymous,'],
    [
      'a kind of credentials, without any',
      { credentialType: 'Token' },
      'credentialType must be one of Anonymous, Basic, Windows, OAuth2, Key, SAS',
    ],
    [
      'a connection',
      { encryptedConnection: 'Yes' },
      'encryptedConnection must be one of Encrypted, NotEncrypted; not "Yes"',
    ],
    ['a privacy level', { privacyLevel: 'Secret' }, 'privacyLevel must be one of None, Public,'],
    ['another word for the take-over', { takeOver: 'maybe' }, 'takeOver must be true, false or empty; not "maybe"'],
    [
      'another time to refresh',
      { refreshAfter: 'later' },
      'refreshAfter must be one of changes, always, never; not "later"',
    ],
    [
      'what a running refresh means',
      { ifRunning: 'stop' },
      'ifRunning must be one of wait, refuse, follow; not "stop"',
    ],
    ['no user', { ...credentials, credentialUser: '' }, 'type credentialUser: credentials of the type Windows need it'],
    ['no such workspace', { workspace: 'Sales' }, 'no workspace has the name "Sales" here.'],
    ['no such model', { model: 'Orders' }, 'no semantic model has the name "Orders" here.'],
    ['nothing typed', { workspace: '', model: '' }, 'type workspace: the name or the id of the workspace.'],
  ];
  test.each(cases)('%s', async (_name, inputs, reason) => {
    const run = await runRecipe(TITLE, { ...sales, takeOver: 'false', refreshAfter: 'never', ...inputs });
    expect(run.failed[0]).toContain(reason);
    expect(run.failed[0]).toMatch(/^Inputs: /);
    expect(changes(run)).toEqual([]);
  });
});

describe('what the model or the gateway has not', () => {
  test.each([
    [
      'a parameter',
      { parameters: '[{"name":"server","newValue":"x"}]' },
      'the model has no parameter "server" (capitals count). It has: Server, ',
    ],
    ['a gateway', { gateway: 'Other' }, 'no gateway has the name "Other" here. There is: Northwind gateway.'],
    [
      'a data source',
      { gateway: 'Northwind gateway', gatewayDatasource: 'Other' },
      'no data source of the gateway has the name "Other" here.',
    ],
    [
      'which data source is meant',
      credentials,
      'type gatewayDatasource: the id of the data source that the credentials are for. The model reads from: Sql sql.northwind.example / ',
    ],
  ])('%s', async (_name, inputs, reason) => {
    const run = await runRecipe(TITLE, { ...sales, takeOver: 'false', ...inputs });
    expect(run.failed[0]).toContain(`Inputs: ${reason}`);
    expect(changes(run)).toEqual([]);
  });
});

describe('traps', () => {
  const gateways = { 'Northwind gateway': { administrators: ['Ada'] } };
  const cases: readonly (readonly [string, object, Record<string, string>, string])[] = [
    [
      'somebody else owns the model, and it is not to be taken over',
      {},
      { takeOver: 'false', parameters: wanted.parameters },
      'Owner: the service says that only the owner of the model may do this. Set takeOver to true',
    ],
    [
      'the service binds models only for their owner',
      { switches: { bindByOthers: 'refused' } },
      { takeOver: 'false', gateway: 'Northwind gateway', gatewayDatasource: standardTenant.gatewayDatasourceId },
      'Owner: the service says that only the owner',
    ],
    [
      'the app does not administer the gateway',
      { gateways },
      { gateway: 'Northwind gateway', gatewayDatasource: 'Orders' },
      'answers 200: Own 9 Find its data source answered 4',
    ],
    [
      'the data source refuses the login',
      { gateways: { 'Northwind gateway': { refusingLogin: ['Orders'] } } },
      { gateway: 'Northwind gateway', gatewayDatasource: 'Orders', ...credentials },
      'answers 200: Own 12 Set the credentials answered 400 (error DM_GWPipeline_Gateway_DataSourceAccessError',
    ],
    [
      "the credentials of a source in the cloud are its owner's alone",
      {},
      { takeOver: 'false', gatewayDatasource: 'OData', ...credentials },
      'answers 200: Own 12 Set the credentials answered 401',
    ],
  ];
  test.each(cases)('%s', async (_name, tenant, inputs, reason) => {
    const run = await runRecipe(TITLE, { ...sales, ...inputs }, { scenario: { about: 'a trap', tenant } as never });
    expect(run.failed[0]).toContain(reason);
    expect(run.failed).toHaveLength(1);
    expect(run.sent.filter((line) => line.includes('Start'))).toEqual([]);
  });

  test('an owner who is no person and not the app: left alone, or taken over on demand', () =>
    withEmulator(
      async (emulator) => {
        await publish(emulator);
        const run = await runRecipeAt(emulator, TITLE, { ...named, refreshAfter: 'never' });
        expect([run.failed, changes(run)]).toEqual([[], []]);
        expect([...run.lines.keys()].find((line) => line.startsWith('owner'))).toBe(
          'owner: left as it is, cannot determine whether the app owns the model, which shows "Other app". To take it over, set takeOver to true',
        );
        const asked = await runRecipeAt(emulator, TITLE, { ...named, refreshAfter: 'never', takeOver: 'true' });
        expect([asked.failed, changes(asked)]).toEqual([[], ['200 POST Own 3 Take the model over']]);
      },
      { scenario: { about: 'an app', tenant: { users: [{ ...ada, email: 'Other app' }] } } },
    ));
});
