import { columnsFor } from '../../../cli/recipes/columns.ts';
import { plainLook } from '../../../reporting/look.ts';

const id = '11111111-2222-4333-8444-555555555555';
const rows = [
  { workspace: 'Northwind Sales', name: 'Sales', id, error: '' },
  { workspace: 'Northwind Sales', name: 'Stock', id: undefined, error: '' },
];
const ALL = ['workspace', 'name', 'id', 'error'];
/** The three that hold something, with two blanks between them. */
const WIDTH = 15 + 2 + 5 + 2 + 36;

test.each<[string, number | undefined, string[], string[]]>([
  ['no terminal', undefined, ['workspace', 'name', 'id'], []],
  ['just enough room', WIDTH, ['workspace', 'name', 'id'], []],
  ['one column too few', WIDTH - 1, ['workspace', 'name'], ['id']],
])('%s', (_name, columns, shown, leftOut) => {
  expect(columnsFor(rows, ALL, { ...plainLook, columns })).toEqual({ shown, leftOut });
});

test('nothing but ids is shown all the same', () => {
  expect(columnsFor([{ id }], ['id'], { ...plainLook, columns: 20 })).toEqual({ shown: ['id'], leftOut: [] });
});
