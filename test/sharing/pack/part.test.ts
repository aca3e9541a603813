import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { listFolders, listRequests, parseCollection, type Collection } from '../../../runner/index.ts';
import { readPlan, withPlanOf } from '../../../sharing/pack/carried-plan.ts';
import { partOf } from '../../../sharing/pack/part.ts';

const file = 'collections/powerbi.postman_collection.json';
const whole = parseCollection(readFileSync(file, 'utf8'), file);
const namesOf = (collection: Collection): string[] => listRequests(collection).map(({ name }) => name);
const inFolder = (collection: Collection, folder: string): string[] =>
  listRequests(collection).flatMap(({ name, folders }) => (folders.includes(folder) ? [name] : []));

test('the plan that the collection carries knows each of its requests, and how ids are come by', () => {
  const plan = readPlan(whole)!;
  expect([...plan.requests.keys()].sort()).toEqual(namesOf(whole).sort());
  expect(plan.resources.get('datasetId')).toMatchObject({
    parents: ['groupId'],
    listedBy: 'Get Datasets In Group',
    createdBy: 'Post Dataset In Group',
  });
  expect(plan.aliases).toMatchObject({ targetWorkspaceId: 'groupId' });
});

test('the folders asked for are there whole, and "Start here" always', () => {
  const { collection, requests } = partOf(whole, ['gateways']);
  for (const folder of ['Start here', 'Gateways'])
    expect(inFolder(collection, folder)).toEqual(inFolder(whole, folder));
  expect(requests).toBe(namesOf(collection).length);
  expect(requests).toBeLessThan(60);
});

test('"Start here" alone may be asked for', () => {
  expect(partOf(whole, ['Start here']).collection.item[0]!.name).toBe('Start here');
});

test.each([
  ['the list that shows an id', 'Gateways', 'Get Groups'],
  ['what deletes what it creates', 'Groups', 'Delete Group'],
  ['the list of an id in a folder within another', 'Signed-in user only', 'Get Groups'],
])('%s comes along: %s needs %s', (_what, folder, needed) => {
  const { collection, besides } = partOf(whole, [folder]);
  expect(besides).toContain(needed);
  expect(namesOf(collection)).toContain(needed);
  expect(inFolder(whole, folder)).not.toContain(needed);
});

describe.each(listFolders(whole))('%s alone', (folder) => {
  const { collection } = partOf(whole, [folder]);
  const names = new Set(namesOf(collection));
  const plan = readPlan(collection)!;

  test('its plan knows what is there and nothing else, and is a program still', () => {
    expect([...plan.requests.keys()].sort()).toEqual([...names].sort());
    const script = (collection as unknown as { event: { listen: string; script: { exec: string[] } }[] }).event.find(
      ({ listen }) => listen === 'prerequest',
    )!.script.exec;
    const end = script.indexOf('};');
    const evaluated = runInNewContext(`${script.slice(0, end + 1).join('\n')}\nPLAN`) as {
      requests: object;
      resources: object;
    };
    expect(Object.keys(evaluated.requests).sort()).toEqual([...names].sort());
    expect(Object.keys(evaluated.resources)).toEqual([...readPlan(whole)!.resources.keys()]);
    expect(script.slice(end)).toEqual(
      (whole as unknown as { event: { script: { exec: string[] } }[] }).event[0]!.script.exec.slice(
        -script.slice(end).length,
      ),
    );
  });

  test('no message of a request in it tells anybody to run one that is not there', () => {
    const asked = [...plan.requests.values()].flatMap(({ needs = [] }) =>
      needs.map((variable) => plan.aliases[variable] ?? variable),
    );
    for (const variable of asked)
      expect([...names]).toEqual(expect.arrayContaining([plan.resources.get(variable)?.listedBy ?? 'Get Groups']));
    for (const { createdBy } of plan.resources.values())
      if (createdBy !== undefined) expect(names.has(createdBy)).toBe(true);
  });
});

test('order, ids and scripts of what stays are as they were', () => {
  const { collection } = partOf(whole, ['Datasets', 'Groups']);
  const ids = listRequests(collection).map(({ id }) => id);
  const before = listRequests(whole).filter(({ id }) => ids.includes(id));
  expect(listRequests(collection).map(({ item }) => item)).toEqual(before.map(({ item }) => item));
});

test('an unknown folder is an error that knows the names', () => {
  expect(() => partOf(whole, ['Grops'])).toThrow(
    expect.objectContaining({
      code: 'E_FOLDER_UNKNOWN',
      subject: 'Grops',
      known: expect.arrayContaining(['Groups']) as unknown,
    }) as Error,
  );
});

test("a collection of somebody else's is cut to its folders as it is", () => {
  const other: Collection = {
    info: { name: 'Pets' },
    item: [
      { name: 'Dogs', item: [{ id: '1', name: 'Bark', request: {} }] },
      { name: 'Cats', item: [{ id: '2', name: 'Purr', request: {} }] },
    ],
  };
  expect(readPlan(other)).toBeUndefined();
  expect(partOf(other, ['Cats'])).toEqual({
    collection: { ...other, item: [other.item[1]] },
    requests: 1,
    besides: [],
  });
  expect(withPlanOf(other, new Set())).toEqual(other);
});

test('a plan that was damaged is none', () => {
  const event = [
    {
      listen: 'prerequest',
      script: { exec: ['  requests: {', '    "Get Groups": {"effect":reads},', '  },', '  aliases: {},'] },
    },
  ];
  expect(readPlan({ ...whole, event } as Collection)).toBeUndefined();
});
