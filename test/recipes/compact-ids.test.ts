import { randomUUID } from 'node:crypto';
import { numberIn, packed, unpacked, without } from '../../scripts/recipes/flow/compact-ids.ts';

const ids = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01234567-89ab-cdef-0123-456789abcdef',
  ...Array.from({ length: 200 }, () => randomUUID()),
];

test('ids come out as they went in, in their order', () => {
  const text = packed(ids);
  expect(text).toHaveLength(22 * ids.length);
  expect(numberIn(text)).toBe(ids.length);
  expect(unpacked(text, ids.length + 5)).toEqual(ids);
  expect(unpacked(text, 2)).toEqual(ids.slice(0, 2));
  expect(unpacked(without(text, 2), 1)).toEqual(ids.slice(2, 3));
});

test('ids in upper case are the same; what is no id is left out', () => {
  expect(unpacked(packed([ids[2]!.toUpperCase(), 'me', '']), 9)).toEqual([ids[2]]);
  expect(unpacked(packed([]), 9)).toEqual([]);
});
