import { catalogues } from '../../../catalogue/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCollection, type Collection } from '../../../runner/plan/collection.ts';
import { planOf } from '../../../runner/plan/run-plan.ts';
import { selectRequests } from '../../../runner/plan/selection.ts';
import { unitsOf, type Unit } from '../../../runner/plan/units.ts';
import { requestsOf, wholeWork, workOfLanes, workOfShard } from '../../../runner/plan/work.ts';
import { projectFolder } from '../../cli/fixtures/built.ts';
import { collection, folder, request } from '../fixtures/collection.ts';

const committed = parseCollection(
  readFileSync(join(projectFolder, 'collections', 'powerbi.postman_collection.json'), 'utf8'),
  'collection',
);
const everything = { folders: [], operations: [] };
const names = (units: readonly Unit[]): string[][] => units.map((unit) => unit.map(({ name }) => name));
const unitsFrom = (given: Collection, typed: readonly string[] = []): string[][] =>
  names(unitsOf(planOf(given, catalogues), new Set(typed)));
const ofOperations = (...operations: string[]): Collection =>
  selectRequests(committed, { folders: [], operations }, catalogues);

describe('what stays together', () => {
  // prettier-ignore
  test.each<[string, Collection, readonly string[], string[][]]>([
    ['reads stand alone', ofOperations('Groups_GetGroups', 'Reports_GetReportsInGroup', 'Apps_GetApps'), [], [['Get Groups'], ['Get Reports In Group'], ['Get Apps']]],
    ['what makes, changes and deletes a thing', ofOperations('Groups_CreateGroup', 'Groups_UpdateGroup', 'Groups_DeleteGroup'), [], [['Create Group', 'Update Group', 'Delete Group']]],
    ['a read by a list is free of the writes to its thing', ofOperations('Groups_CreateGroup', 'Reports_GetReportsInGroup', 'Groups_DeleteGroup'), [], [['Create Group', 'Delete Group'], ['Get Reports In Group']]],
    ['but not when the thing is typed and gets deleted', ofOperations('Groups_CreateGroup', 'Reports_GetReportsInGroup', 'Groups_DeleteGroup'), ['groupId'], [['Create Group', 'Get Reports In Group', 'Delete Group']]],
    ['a typed thing that nothing deletes binds no reads', ofOperations('Reports_GetReportsInGroup', 'Datasets_GetDatasetsInGroup'), ['groupId'], [['Get Datasets In Group'], ['Get Reports In Group']]],
    ['a job that no list shows, and who reads how it went', ofOperations('Reports_ExportToFileInGroup', 'Reports_GetExportToFileStatusInGroup'), [], [['Export To File In Group', 'Get Export To File Status In Group']]],
  ])('%s', (_name, given, typed, units) => expect(unitsFrom(given, typed)).toEqual(units));

  test('requests that the catalogue does not know: reads stand alone, the others stay in order', () => {
    const items = [
      request({ name: 'a', path: '/a' }),
      request({ name: 'b', path: '/b', method: 'POST' }),
      request({ name: 'c', path: '/c', method: 'HEAD' }),
      request({ name: 'd', path: '/d', method: 'DELETE' }),
    ];
    expect(unitsFrom(collection(items))).toEqual([['a'], ['b', 'd'], ['c']]);
  });

  test('a script that chooses what comes next keeps all together', () => {
    const items = [
      request({ name: 'a', path: '/a' }),
      request({ name: 'b', path: '/b', test: ["pm.execution.setNextRequest('a');"] }),
      request({ name: 'c', path: '/c' }),
    ];
    expect(unitsFrom(collection(items))).toEqual([['a', 'b', 'c']]);
  });

  test('the steps of "Start here" need each other', () => {
    const steps = folder('Start here', [request({ name: 'a', path: '/a' }), request({ name: 'b', path: '/b' })]);
    expect(unitsFrom(collection([request({ name: 'before', path: '/' }), steps]))).toEqual([['before'], ['a', 'b']]);
  });
});

describe('the committed collection', () => {
  const plan = planOf(selectRequests(committed, everything, catalogues), catalogues);
  const units = unitsOf(plan, new Set());
  const ids = (requests: readonly { id: string }[]): string[] => requests.map(({ id }) => id);

  test('no unit is large but the one that writes', () => {
    const large = units.filter((unit) => unit.length > 8);
    expect(large.length).toBeLessThanOrEqual(1);
    for (const unit of large)
      expect(unit.filter(({ effect }) => effect === 'reads').length).toBeLessThan(unit.length / 2);
    expect(units.filter((unit) => unit.length === 1).length).toBeGreaterThan(100);
  });

  test('whatever writes to a thing is in one unit with whatever else writes to it', () => {
    const unitOf = new Map(units.flatMap((unit, index) => unit.map(({ id }) => [id, index] as const)));
    const writing = plan.filter(
      ({ effect, variables }) =>
        effect !== null &&
        ['creates', 'changes', 'deletes', 'starts'].includes(effect) &&
        variables.includes('groupId'),
    );
    expect(writing.length).toBeGreaterThan(20);
    expect(new Set(writing.map(({ id }) => unitOf.get(id))).size).toBe(1);
  });

  const counts = Array.from({ length: 16 }, (_, index) => index + 1);
  test.each(counts)('%i at a time: everything once, each part in order', (count) => {
    const lanes = workOfLanes(wholeWork(units, 1), count);
    expect(lanes).toHaveLength(Math.min(count, units.length));
    expect(lanes.flatMap((lane) => ids(requestsOf(lane))).sort()).toEqual(ids(plan).sort());
    for (const lane of lanes)
      expect(requestsOf(lane).map(({ order }) => order)).toEqual(
        requestsOf(lane)
          .map(({ order }) => order)
          .sort((a, b) => a - b),
      );
  });

  test.each(counts.slice(0, 8))('%i shards, with 1, 3 and 16 at a time: everything once', (total) => {
    for (const concurrency of [1, 3, 16]) {
      const shards = Array.from({ length: total }, (_, index) =>
        workOfShard(wholeWork(units, 1), { index: index + 1, total }),
      );
      const done = shards.flatMap((shard) => workOfLanes(shard, concurrency)).flatMap((lane) => ids(requestsOf(lane)));
      expect(done.sort()).toEqual(ids(plan).sort());
    }
  });
});
