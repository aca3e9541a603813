import { sampleBody } from '../../catalogue/powerbi/curated/bodies/index.ts';
import { titles } from '../../catalogue/powerbi/curated/titles.ts';
import { findOperation, operations, shapes } from '../../catalogue/powerbi/index.ts';
import { resourceOf } from '../../catalogue/model/catalogue.ts';
import { resources } from '../../catalogue/powerbi/resources.ts';

test('every operation that a resource names exists, and does what its place says', () => {
  for (const resource of resources) {
    const named = [
      resource.list?.operation,
      resource.seenIn?.operation,
      resource.read,
      resource.delete,
      ...(resource.create ?? []).map((create) => create.operation),
    ].filter((id) => id !== undefined);
    expect(named.filter((id) => !findOperation(id))).toEqual([]);
    for (const shown of [resource.list, resource.seenIn])
      if (shown) expect(findOperation(shown.operation)!.effect).toBe('reads');
    if (resource.delete) expect(findOperation(resource.delete)!.effect).toBe('deletes');
    for (const create of resource.create ?? [])
      expect(['creates', 'starts', 'heavy read']).toContain(findOperation(create.operation)!.effect);
  }
});

test("no look-up uses an administrator's operation: its limits are the tenant's", () => {
  expect(
    resources.filter((resource) => resource.list && findOperation(resource.list.operation)!.path.includes('/admin/')),
  ).toEqual([]);
});

test('parents are resources too, and come before their children', () => {
  for (const resource of resources) {
    for (const parent of resource.parents)
      expect(resourceOf({ resources }, parent)!.parents.length).toBeLessThan(resource.parents.length);
  }
});

test("every operation with a body has one of our own, and every curated name is an operation's", () => {
  for (const operation of operations)
    expect([operation.id, sampleBody(operation) !== undefined]).toEqual([
      operation.id,
      operation.body !== undefined && !operation.id.startsWith('Imports_PostImport'),
    ]);
  for (const id of Object.keys(titles)) expect([id, findOperation(id)?.id]).toEqual([id, id]);
});

test('every reference in a shape leads to a shape', () => {
  const refs = [...JSON.stringify([operations, shapes]).matchAll(/"type":"ref","name":"([^"]+)"/g)].map(
    ([, name]) => name!,
  );
  expect(refs.length).toBeGreaterThan(300);
  expect(refs.filter((name) => !shapes[name])).toEqual([]);
});

test('an operation is found by its official id, and without the mark of a preview', () => {
  expect(findOperation('Groups_GetGroups')?.title).toBe('Get Groups');
  expect(findOperation('Goals_Get')?.id).toBe('Goals_(Preview)_Get');
  expect(findOperation('Nothing_Here')).toBeUndefined();
});
