import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { EmulatorOptions } from '../../emulator/index.ts';
import { runRecipe } from './run-recipe.ts';

const TITLE = 'Embed';
const { datasetId, groupId } = standardTenant;
const V2 = 'Embed 5 Get a token';
const V1 = 'Embed 4 Get a token of version 1';
const inputs = { workspace: 'Northwind Sales', report: 'Sales overview' };
const secured: EmulatorOptions = {
  scenario: { about: 'secured', tenant: { datasetsWithRowLevelSecurity: [datasetId] } },
};
const reader = { embedUser: 'ada@northwind.example', embedRoles: 'North, Managers' };

test('finds by name, gets a token for the report and its model, and shows all but the token', async () => {
  const { sent, failed, rows, bodies, told, lines } = await runRecipe(TITLE, inputs);
  expect(failed).toEqual([]);
  expect(sent).toEqual([
    '200 GET Embed 1 Find the workspace',
    '200 GET Embed 2 Find the report',
    '200 GET Embed 3 See what the model needs',
    `200 POST ${V2}`,
    '200 GET Embed 6 Show what to embed',
  ]);
  const { id } = (bodies.get(V2) as { reports: { id: string }[] }).reports[0]!;
  expect(bodies.get(V2)).toEqual({ reports: [{ id, allowEdit: false }], datasets: [{ id: datasetId }] });
  const [row] = rows;
  expect(row).toMatchObject({
    report: 'Sales overview',
    reportId: id,
    embedUrl: expect.stringContaining(id) as string,
  });
  expect(Date.parse(String(row!['expiration'])) - Date.parse(String(row!['renewAt']))).toBe(600_000);
  const token = Buffer.from(`emulated embed token ${String(row!['tokenId'])}`).toString('base64');
  expect(JSON.stringify([rows, told, [...lines]])).not.toContain(token);
});

test('a reader of a model with row-level security', async () => {
  const { failed, rows, bodies } = await runRecipe(TITLE, { ...inputs, ...reader }, secured);
  expect(failed).toEqual([]);
  expect(bodies.get(V2)).toMatchObject({
    identities: [{ username: 'ada@northwind.example', roles: ['North', 'Managers'], datasets: [datasetId] }],
  });
  expect(rows).toMatchObject([{ reader: 'ada@northwind.example', roles: 'North, Managers' }]);
});

test('version 1, and a reader who may change the report', async () => {
  const { failed, sent, bodies } = await runRecipe(TITLE, { ...inputs, embedVersion: '1', embedEdit: 'true' });
  expect(failed).toEqual([]);
  expect(sent.slice(-2)).toEqual([`200 POST ${V1}`, '200 GET Embed 6 Show what to embed']);
  expect(bodies.get(V1)).toEqual({ accessLevel: 'Edit', allowSaveAs: true });
  const two = await runRecipe(TITLE, { ...inputs, embedEdit: 'true' });
  expect(two.bodies.get(V2)).toMatchObject({ reports: [{ allowEdit: true }], targetWorkspaces: [{ id: groupId }] });
});

test('a paginated report with the model that it reads', async () => {
  const { failed, bodies } = await runRecipe(TITLE, { ...inputs, report: 'Invoice', embedModels: datasetId });
  expect(failed).toEqual([]);
  expect(bodies.get(V2)).toMatchObject({ datasets: [{ id: datasetId, xmlaPermissions: 'ReadOnly' }] });
  const alone = await runRecipe(TITLE, { ...inputs, report: 'Invoice' });
  expect(alone.failed).toEqual([]);
  expect(alone.sent.filter((line) => line.includes('Embed 3'))).toEqual([]);
});

test('a further model that the token opens', async () => {
  const { failed, sent, bodies } = await runRecipe(TITLE, { ...inputs, embedModels: ` ${datasetId},` });
  expect(failed).toEqual([]);
  expect(sent.filter((line) => line.includes('Embed 3'))).toHaveLength(2);
  expect(bodies.get(V2)).toMatchObject({ datasets: [{ id: datasetId }, { id: datasetId }] });
});

test.each<[string, Record<string, string>, EmulatorOptions, string]>([
  ['no reader', {}, secured, 'The identity fits the model: the model Sales shows everybody other rows: type embedUser'],
  [
    'no roles',
    { embedUser: 'ada' },
    secured,
    'The identity fits the model: the model Sales has roles: type embedRoles',
  ],
  [
    'a reader that no model knows',
    reader,
    {},
    'The identity fits the model: no model of this token distinguishes readers',
  ],
  ['no such version', { embedVersion: '3' }, {}, 'Inputs: embedVersion is 1 or 2'],
  [
    'further models in version 1',
    { embedVersion: '1', embedModels: datasetId },
    {},
    'Inputs: a token of version 1 opens no further models',
  ],
  [
    'a model by name',
    { embedModels: 'Sales' },
    {},
    'Inputs: embedModels has ids of semantic models, and "Sales" is not an id',
  ],
  ['no such report', { report: 'Stock' }, {}, 'Inputs: no report has the name "Stock" here.'],
])('%s: no token is asked for', async (_name, other, options, reason) => {
  const { sent, failed } = await runRecipe(TITLE, { ...inputs, ...other }, options);
  expect(failed[0]).toContain(reason);
  expect(sent.filter((line) => line.includes('POST'))).toEqual([]);
});

test('"Embed content in apps" is off: the cause says so', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    scenario: { about: 'off', tenant: { settings: { EmbedContentInApps: { enabled: false } } } },
  });
  expect(failed[0]).toContain('Embed content in apps');
});

test('the tokens without a capacity are used up: the bare 403 is told in words', async () => {
  const { failed } = await runRecipe(TITLE, inputs, {
    scenario: {
      about: 'used up',
      tenant: { switches: { embedWithoutCapacity: 'used-up' }, workspaces: { 'Northwind Sales': { capacity: null } } },
    },
  });
  expect(failed).toEqual([
    expect.stringContaining('The token is issued: the service refuses it, and does not say why.'),
  ]);
});
