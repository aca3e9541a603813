import { catalogues } from '../../../catalogue/index.ts';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { wholePlan, type ShortPlan } from '../../../catalogue/model/plan-short.ts';
import { keyOf } from '../../../catalogue/model/plan.ts';
import { powerBi } from '../../../catalogue/powerbi/catalogue.ts';
import { operations } from '../../../catalogue/powerbi/index.ts';
import { listFolders, operationOf, listRequests, parseCollection, type Collection } from '../../../runner/index.ts';
import { planOf, withPlanOf } from '../../../sharing/pack/carried-plan.ts';
import { partOf } from '../../../sharing/pack/part.ts';

const file = 'collections/powerbi.postman_collection.json';
const whole = parseCollection(readFileSync(file, 'utf8'), file);
const namesOf = (collection: Collection): string[] => listRequests(collection).map(({ name }) => name);
const keysOf = (collection: Collection): string[] =>
  [
    ...new Set(listRequests(collection).map(({ item }) => keyOf(powerBi.root, operationOf(catalogues, item.request)!))),
  ].sort();
const inFolder = (collection: Collection, folder: string): string[] =>
  listRequests(collection).flatMap(({ name, folders }) => (folders.includes(folder) ? [name] : []));

test('the plan that the collection carries knows each of its requests, and how ids are come by', () => {
  const plan = planOf(whole)!;
  expect(Object.keys(plan.requests).sort()).toEqual(operations.map((each) => keyOf(powerBi.root, each)).sort());
  expect(plan.resources['datasetId']).toMatchObject({
    parents: ['groupId'],
    listedBy: 'Get Datasets In Group',
    createdBy: 'Post Dataset In Group',
  });
  expect(plan.aliases).toMatchObject({ targetWorkspaceId: 'groupId' });
});

test('the folders asked for are there whole, and "Start here" always', () => {
  const { collection, requests } = partOf(whole, ['gateways'], catalogues);
  for (const folder of ['Start here', 'Gateways'])
    expect(inFolder(collection, folder)).toEqual(inFolder(whole, folder));
  expect(requests).toBe(namesOf(collection).length);
  expect(requests).toBeLessThan(60);
});

test('"Start here" alone may be asked for', () => {
  expect(partOf(whole, ['Start here'], catalogues).collection.item[0]!.name).toBe('Start here');
});

test.each([
  ['the list that shows an id', 'Gateways', 'Get Groups'],
  ['what deletes what it creates', 'Groups', 'Delete Group'],
  ['the list of an id in a folder within another', 'Signed-in user only', 'Get Groups'],
])('%s comes along: %s needs %s', (_what, folder, needed) => {
  const { collection, besides } = partOf(whole, [folder], catalogues);
  expect(besides).toContain(needed);
  expect(namesOf(collection)).toContain(needed);
  expect(inFolder(whole, folder)).not.toContain(needed);
});

describe.each(listFolders(whole))('%s alone', (folder) => {
  const { collection, besides } = partOf(whole, [folder], catalogues);
  const names = new Set(namesOf(collection));
  const plan = planOf(collection)!;

  test('its plan knows what is there and nothing else, and is a program still', () => {
    expect(Object.keys(plan.requests).sort()).toEqual(keysOf(collection));
    const script = (collection as unknown as { event: { listen: string; script: { exec: string[] } }[] }).event.find(
      ({ listen }) => listen === 'prerequest',
    )!.script.exec;
    const end = script.indexOf('};');
    const evaluated = wholePlan(runInNewContext(`${script.slice(0, end + 1).join('\n')}\nPLAN`) as ShortPlan);
    expect(Object.keys(evaluated.requests).sort()).toEqual(keysOf(collection));
    expect(Object.keys(evaluated.resources)).toEqual(Object.keys(planOf(whole)!.resources));
    expect(script.slice(end)).toEqual(
      (whole as unknown as { event: { script: { exec: string[] } }[] }).event[0]!.script.exec.slice(
        -script.slice(end).length,
      ),
    );
  });

  test('what comes along is not a request of the admin APIs, which most apps may not call', () => {
    expect(besides.filter((name) => !inFolder(collection, 'Admin').includes(name))).toEqual(besides);
  });

  test('no message of a request in it tells anybody to run one that is not there', () => {
    const asked = Object.values(plan.requests).flatMap(({ path = [], needs = [] }) =>
      [...path, ...needs].map((variable) => plan.aliases[variable] ?? variable),
    );
    for (const variable of asked)
      expect([...names]).toEqual(expect.arrayContaining([plan.resources[variable]?.listedBy ?? 'Get Groups']));
    for (const { createdBy } of Object.values(plan.resources))
      if (createdBy !== undefined) expect(names.has(createdBy)).toBe(true);
  });
});

test('order, ids and scripts of what stays are as they were', () => {
  const { collection } = partOf(whole, ['Datasets', 'Groups'], catalogues);
  const ids = listRequests(collection).map(({ id }) => id);
  const before = listRequests(whole).filter(({ id }) => ids.includes(id));
  expect(listRequests(collection).map(({ item }) => item)).toEqual(before.map(({ item }) => item));
});

test('an unknown folder is an error that knows the names', () => {
  expect(() => partOf(whole, ['Grops'], catalogues)).toThrow(
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
  expect(planOf(other)).toBeUndefined();
  expect(partOf(other, ['Cats'], catalogues)).toEqual({
    collection: { ...other, item: [other.item[1]] },
    requests: 1,
    besides: [],
  });
  expect(withPlanOf(other, planOf(whole)!, new Set())).toEqual(other);
});

test('a plan that was damaged is none', () => {
  const event = [
    {
      listen: 'prerequest',
      script: { exec: ['const PLAN = {', '  "requests": {', '    "GET groups": {"effect":reads}', '  }', '};'] },
    },
  ];
  expect(planOf({ ...whole, event } as Collection)).toBeUndefined();
});
