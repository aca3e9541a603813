import { lookOf } from '../../cli/output/style.ts';
import { measure } from '../../cli/output/measure.ts';
import { pipe } from '../../cli/output/screens.ts';
import { printTable } from '../../reporting/table.ts';

const HEADER = ['Area', 'requests', 'refused, as documented', 'not reached'];
const ROWS = [
  ['Groups', '12', '3', ''],
  ['DataflowStorageAccounts', '286', '', '1'],
];
const at = (columns: number): string[] =>
  printTable(HEADER, ROWS, { look: lookOf({ ...pipe, measure, columns: () => columns }) });

test('as wide as it needs to be, where there is room', () => {
  expect(at(80)).toEqual([
    'Area                     requests  refused, as documented  not reached',
    'Groups                         12                       3',
    'DataflowStorageAccounts       286                                    1',
  ]);
});

test('titles go over several lines before anything is cut', () => {
  expect(at(60)).toEqual([
    '                                     refused,',
    '                                           as      not',
    'Area                     requests  documented  reached',
    'Groups                         12           3',
    'DataflowStorageAccounts       286                    1',
  ]);
});

test('then the widest column is cut', () => {
  expect(at(46)).toEqual([
    '                             refused,',
    '                                   as      not',
    'Area             requests  documented  reached',
    'Groups                 12           3',
    'DataflowStorag…       286                    1',
  ]);
});

test('of several wide ones none is cut away', () => {
  const look = lookOf({ ...pipe, measure, columns: () => 40 });
  expect(printTable(['a', 'b'], [['x'.repeat(30), 'y'.repeat(26)]], { look })).toEqual([
    'a                    b',
    `${'x'.repeat(18)}…  ${'y'.repeat(18)}…`,
  ]);
});
