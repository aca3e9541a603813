import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { createRequire } from 'node:module';
import { findOperation, operations } from '../../catalogue/powerbi/index.ts';
import { startSteps } from '../../catalogue/powerbi/start-here.ts';
import { powerBiExamples } from '../../cli/examples/index.ts';
import { buildCollection } from '../../generator/collection.ts';
import type { Collection, Folder, Item } from '../../generator/format.ts';
import { stableId } from '../../generator/id.ts';
import { collectionFile, generateFiles } from '../../generator/index.ts';

let collection: Collection;
let items: Item[];
let folders: Folder[];
let steps: Item[];
let jobs: Item[];

beforeAll(async () => {
  collection = await buildCollection(powerBi);
  items = [];
  folders = [];
  const visit = (entry: Folder | Item): void => {
    if (!('item' in entry)) return void items.push(entry);
    folders.push(entry);
    entry.item.forEach(visit);
  };
  collection.item.forEach(visit);
  // "Start here" and the recipes repeat calls under names of their own; everything else is one request for each operation.
  const start = collection.item[0] as Folder;
  steps = start.item as Item[];
  jobs = (powerBi.jobs ?? []).flatMap(({ name }) => requestsIn(collection.item.find((each) => each.name === name)!));
  items = items.filter((item) => !steps.includes(item) && !jobs.includes(item));
});

const requestsIn = (entry: Folder | Item): Item[] => ('item' in entry ? entry.item.flatMap(requestsIn) : [entry]);
const itemOf = (name: string): Item => items.find((item) => item.name === name)!;
const position = (name: string): number => items.findIndex((item) => item.name === name);

test('each operation is one request, and no two entries share a name or an id', () => {
  expect(items.map(({ name }) => name).sort()).toEqual(operations.map(({ title }) => title).sort());
  const entries = [...items, ...steps, ...jobs, ...folders];
  for (const key of ['name', 'id'] as const)
    expect(new Set(entries.map((entry) => entry[key])).size).toBe(entries.length);
  for (const { name } of entries) expect(name).not.toMatch(/[/:?]/);
});

test('"Start here" comes first, and only repeats plain reads and one query', () => {
  expect(collection.item[0]!.name).toBe('Start here');
  expect(steps.map(({ name, request }) => `${name}: ${request.method} ${request.url.raw}`)).toEqual([
    'Check settings and token: GET {{apiUrl}}/v1.0/myorg/groups?$top=1',
    'Check workspaces: GET {{apiUrl}}/v1.0/myorg/groups',
    'Check one workspace: GET {{apiUrl}}/v1.0/myorg/groups/:groupId/datasets',
    'Check a query: POST {{apiUrl}}/v1.0/myorg/datasets/:datasetId/executeQueries',
    'Check admin APIs: GET {{apiUrl}}/v1.0/myorg/admin/groups?$top=1',
  ]);
  expect(steps[1]!.event[0]!.script.exec.join('\n')).toContain("pm.test('lists something'");
});

// Import limits of 2 to 3 MB are gone since 2024; see docs/decisions/0015.
test('the file is the same to the byte each time, and under 2.5 MB', async () => {
  const examples = await powerBiExamples();
  const first = await generateFiles(powerBi, { examples });
  const second = await generateFiles(powerBi, { examples });
  expect([...second]).toEqual([...first]);
  expect(Buffer.byteLength(first.get(collectionFile(powerBi))!)).toBeLessThan(2_500_000);
});

test('a request has its method, address, body, description and what it expects; an example only where one is given', () => {
  for (const item of items) {
    const operation = operations.find(({ title }) => title === item.name)!;
    expect(item.request.method).toBe(operation.method);
    expect(
      item.request.url.raw
        .split('?')[0]!
        .replace(/:(\w+)/g, '{$1}')
        .replace(/^\{\{apiUrl\}\}/, '')
        .replace(/\{\{\w+\}\}/g, '{}'),
    ).toBe(operation.path.replace(/\(([^)]*)\{\w+\}/g, '($1{}'));
    expect(item.request.body !== undefined).toBe(operation.body !== undefined);
    expect(item.request.description).toContain(operation.docs);
    expect(item.request.description?.split('\n\n').slice(0, 2)).toEqual([
      operation.purpose,
      expect.stringMatching(/^\*\*Who may call it:\*\* /) as string,
    ]);
    expect(item.response).toEqual([]);
    const statuses = operation.responses.map(({ status }) => status).join(' or ');
    expect(item.event.map(({ listen }) => listen)).toEqual(['test']);
    expect(item.event[0]!.script.exec.join('\n')).toContain(`pm.test('answers ${statuses}', `);
  }
});

test('what a request expects reads well', () => {
  const script = (name: string): string => itemOf(name).event[0]!.script.exec.join('\n');
  expect(script('Delete Group')).toBe(
    `// What Delete Group must answer. Edit it as you need.
const why = pm.variables.get('why'); // the cause of a refusal, found by the collection's own script
pm.test('answers 200', () => pm.expect(pm.response.code, why).to.equal(200));
if (pm.response.code < 300) {
  pm.test('is neither a page nor an error', () => pm.expect(pm.response.text()).to.not.match(/^\\s*(<(!doctype|html)|\\{\\s*"error")/i));
}`,
  );
  expect(script('Get Groups')).toContain(`
  pm.test('has the documented body', () => pm.response.to.have.jsonSchema({
    type: 'object',
    required: ['value'],
    properties: {
      value: {
        type: ['array', 'null'],
        items: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: ['string', 'null'] },
            name: { type: ['string', 'null'] },`);
  expect(script('Get Datasets')).toContain(
    "pm.test('refused as documented: My workspace is closed to apps; use Get Datasets In Group'",
  );
  expect(script('Export Report In Group')).toContain("pm.test('is a file'");
});

test('no schema has what the sandbox misreads: a format, nullable, or more than three levels and ten members', () => {
  for (const { event } of items) {
    const script = event[0]!.script.exec.join('\n');
    expect(script).not.toMatch(/\b(format|nullable|\$ref|enum): /);
    expect(Math.max(0, ...script.split('\n').map((line) => line.search(/\S/)))).toBeLessThan(25);
  }
});

test('a query parameter says what it means and which values it may have', () => {
  const described = (name: string, key: string): string | undefined =>
    [...(itemOf(name).request.url.query ?? []), ...(itemOf(name).request.url.variable ?? [])].find(
      (parameter) => parameter.key === key,
    )?.description;
  expect(described('Get Groups As Admin', '$top')).toBe(
    'Required. How many entries to return at most. Integer, from 1 to 5000.',
  );
  expect(described('Get Refresh History In Group', '$top')).toMatch(
    /^Optional\. How many refreshes .* Integer, at least 1\.$/,
  );
  expect(described('Post Workspace Info', 'lineage')).toMatch(/^Optional\. Whether to include .*\. true or false\.$/);
  expect(described('Export Report In Group', 'downloadType')).toMatch(/ One of IncludeModel, LiveConnect\.$/);
  expect(described('Delete User In Group', 'profileId')).toMatch(/ GUID\.$/);
  expect(described('Post Rows In Group', 'tableName')).toMatch(/^Required\. Name of the table.*\. Edit it here\.$/);
  expect(described('Delete User In Group', 'user')).toMatch(/^Required\. E-mail .*\. Type user in the environment\.$/);
});

test('a step of "Start here" begins with what it checks, not with what its operation is for', () => {
  for (const [index, { about, operation }] of startSteps.entries()) {
    expect(steps[index]!.request.description?.split('\n\n')[0]).toBe(about);
    expect(steps[index]!.request.description).not.toContain(findOperation(operation)!.purpose);
  }
});

test('folders are named in words, and their ids are those of their areas', () => {
  expect(folders.map(({ name }) => name).filter((name) => /[a-z][A-Z]/.test(name))).toEqual([]);
  const ids = Object.fromEntries(folders.map(({ name, id }) => [name, id]));
  expect(ids).toMatchObject({
    'Push datasets': stableId('folder', 'PushDatasets'),
    'Embed tokens': stableId('folder', 'EmbedToken'),
    'Goal status rules': stableId('folder', 'GoalsStatusRules'),
    'My workspace': stableId('folder', 'My workspace'),
    Groups: stableId('folder', 'Groups'),
  });
});

test('required query parameters are on, optional ones are there and off', () => {
  expect(itemOf('Get Groups As Admin').request.url.query).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: '$top', value: '100' }),
      expect.objectContaining({ key: '$filter', disabled: true }),
    ]),
  );
  expect(itemOf('Get Groups As Admin').request.url.raw).toBe('{{apiUrl}}/v1.0/myorg/admin/groups?$top=100');
  for (const operation of operations) {
    for (const parameter of operation.parameters.filter(
      (candidate) => candidate.in === 'query' && candidate.required,
    )) {
      const shown = itemOf(operation.title).request.url.query!.find((query) => query.key === parameter.name)!;
      expect([operation.id, parameter.name, shown.disabled, shown.value !== '']).toEqual([
        operation.id,
        parameter.name,
        undefined,
        true,
      ]);
    }
  }
});

test('no request follows a redirect but imports and exports, which a cluster carries out', () => {
  const following = [...items, ...steps]
    .filter(({ protocolProfileBehavior }) => protocolProfileBehavior?.followRedirects !== false)
    .map(({ name }) => name);
  expect(following.sort()).toEqual([
    'Create Temporary Upload Location',
    'Create Temporary Upload Location In Group',
    'Export Dataflow As Admin',
    'Export Report',
    'Export Report In Group',
    'Export To File',
    'Export To File In Group',
    'Get Export To File Status',
    'Get Export To File Status In Group',
    'Get File Of Export To File',
    'Get File Of Export To File In Group',
    'Post Import',
    'Post Import In Group',
  ]);
});

test('it trusts no host by itself, and says its version', async () => {
  expect(collection.variable.find(({ key }) => key === 'trustedHosts')).toMatchObject({
    value: '',
    description: expect.stringContaining('not one of the same name in an environment') as string,
  });
  expect(
    (await buildCollection(powerBi, { trustedHosts: ['a.example', 'b.example:8443'] })).variable.find(
      ({ key }) => key === 'trustedHosts',
    )?.value,
  ).toBe('a.example, b.example:8443');
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  expect(collection.info.description).toMatch(new RegExp(`\\n\\nVersion ${version.replaceAll('.', '\\.')}\\.$`));
});

test('what makes something comes before what uses it, and what deletes comes last', () => {
  const inOrder: [string, string][] = [
    ['Get Groups', 'Create Group'],
    ['Create Group', 'Update Group'],
    ['Post Dataset In Group', 'Refresh Dataset In Group'],
    ['Refresh Dataset In Group', 'Cancel Refresh In Group'],
    ['Cancel Refresh In Group', 'Delete Dataset In Group'],
    ['Export To File In Group', 'Get File Of Export To File In Group'],
    ['Assign Workspace To Pipeline Stage', 'Deploy All'],
    ['Deploy All', 'Unassign Workspace From Pipeline Stage'],
    ['Create Goal', 'Move Goals'],
    ['Create Goal Note', 'Delete Goal Note'],
    ['Delete Goal Note', 'Delete Goal Value'],
    ['Delete Goal', 'Delete Scorecard'],
    ['Post Workspace Info', 'Get Scan Status'],
    ['Get Scan Status', 'Get Scan Result'],
  ];
  for (const [before, after] of inOrder)
    expect([before, after, position(before) < position(after)]).toEqual([before, after, true]);
  expect(items[0]!.name).toBe('Get Groups');
  expect(items.at(-1)!.name).toBe('Delete Group');
});

test('what only a signed-in user may call stands apart, with its twin named', () => {
  const apart = collection.item.find((folder) => folder.name === 'Signed-in user only') as Folder;
  const names = (apart.item as Folder[]).flatMap((folder) => (folder.item as Item[]).map((item) => item.name));
  expect(names).toHaveLength(57 + 8);
  expect(itemOf('Get Reports').request.description).toContain('`/v1.0/myorg/groups/{groupId}/reports`');
});

test('the quick start says the four steps, where the secret goes, and what allowWrite does', () => {
  const { description } = collection.info;
  for (const said of [
    '1. Import',
    'Start here',
    '4. Green',
    'not its ID',
    'cloud agent',
    'allowWrite',
    'allowHeavyReads',
    'not `true`, not `{{tenantId}}`',
    'empty the value',
    'trustedHosts',
  ])
    expect(description).toContain(said);
  for (const folder of folders) expect([folder.name, folder.description.length > 15]).toEqual([folder.name, true]);
});

test('every variable that a request refers to is known: a row of every environment, or found by the scripts', async () => {
  const files = await generateFiles(powerBi);
  const environment = JSON.parse(files.get('environments/commercial.postman_environment.json')!) as {
    values: { key: string }[];
  };
  const known = new Set([
    ...environment.values.map(({ key }) => key),
    ...collection.variable.map(({ key }) => key),
    ...powerBi.resources.map(({ variable }) => variable),
    'token',
    'activityDate',
    'targetWorkspaceId',
    'targetDashboardId',
    'myTargetDashboardId',
  ]);
  const used = new Set(
    [...JSON.stringify(items.map(({ request }) => request)).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!),
  );
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});

test('the SDK loads it', () => {
  const { Collection: SdkCollection } = createRequire(import.meta.url)('postman-collection') as {
    Collection: new (json: unknown) => { forEachItem(visit: (item: { name: string }) => void): void };
  };
  let count = 0;
  new SdkCollection(collection).forEachItem(() => (count += 1));
  expect(count).toBe(286 + 5 + jobs.length);
});
