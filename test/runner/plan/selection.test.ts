import { catalogues } from '../../../catalogue/index.ts';
import { listRequests, parseCollection, withIds } from '../../../runner/plan/collection.ts';
import { RunError } from '../../../runner/run-error.ts';
import { selectRequests } from '../../../runner/plan/selection.ts';
import { collection, folder, request } from '../fixtures/collection.ts';

const get = (name: string): ReturnType<typeof request> => request({ name, path: '/' });
const whole = collection(
  [
    folder('Workspaces', [get('Get Groups'), folder('People', [get('Get Group Users')])]),
    folder('Reports', [get('Get Reports In Group')]),
    folder('Mine', [get('My own request')]),
  ],
  { before: ['// shared'] },
);

describe('selectRequests', () => {
  // prettier-ignore
  test.each<[string, string[], string[], string[]]>([
    ['nothing asked for is everything', [], [], ['Get Groups', 'Get Group Users', 'Get Reports In Group', 'My own request']],
    ['a folder with those in it', ['Workspaces'], [], ['Get Groups', 'Get Group Users']],
    ['a folder within', ['People'], [], ['Get Group Users']],
    ['any case', ['reports'], [], ['Get Reports In Group']],
    ['an operation', [], ['Groups_GetGroups'], ['Get Groups']],
    ['an operation by the name of its request', [], ['get group USERS'], ['Get Group Users']],
    ['an operation by method and path', [], ['get /v1.0/myorg/groups'], ['Get Groups']],
    ['a request that only this collection has', [], ['My own request'], ['My own request']],
    ['both, in the order of the collection, nothing twice', ['Reports', 'Workspaces'], ['Groups_GetGroups'], ['Get Groups', 'Get Group Users', 'Get Reports In Group']],
  ])('%s', (_name, folders, operations, names) => {
    const selected = selectRequests(whole, { folders, operations }, catalogues);
    expect(listRequests(selected).map((each) => each.name)).toEqual(names);
    expect(selected).toMatchObject({ info: whole.info, event: [{ listen: 'prerequest' }] });
  });

  test.each<[string, string[], string[]]>([
    ['E_FOLDER_UNKNOWN', ['Nowhere'], []],
    ['E_OPERATION_UNKNOWN', [], ['Groups_GetNothing']],
  ])('%s', (code, folders, operations) => {
    expect(() => selectRequests(whole, { folders, operations }, catalogues)).toThrow(
      expect.objectContaining({ code }) as RunError,
    );
  });
});

test('every request gets an id, and keeps the one it has', () => {
  const bare = collection([folder('F', [{ name: 'new', request: {} }, get('old')])]);
  const [first, second] = listRequests(withIds(bare));
  expect(first!.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(second!.id).toBe('id of old');
});

test("a collection as Postman's API returns it", () => {
  expect(listRequests(parseCollection(JSON.stringify({ collection: whole }), 'file'))).toEqual(listRequests(whole));
});

test('no collection: folders in folders without end', () => {
  const endless = '{"item":['.repeat(5_000) + ']}'.repeat(5_000);
  expect(() => parseCollection(`{"info":{"name":"x"},"item":[${endless}]}`, 'file')).toThrow(/levels deep/);
});

test.each([
  '',
  '[]',
  '{"collection":{"info":{"name":"x"}}}',
  '{"collection":null}',
  'null',
  '{"info":{"name":"x"}}',
  '{"info":{"name":"x"},"item":[{"name":"neither request nor folder"}]}',
])('no collection: %s', (text) => {
  expect(() => parseCollection(text, 'file')).toThrow(RunError);
});
