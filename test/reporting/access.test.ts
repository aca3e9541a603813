import { describeAccess } from '../../reporting/access.ts';
import { printSummary } from '../../reporting/formats/markdown.ts';
import { pageChunks } from '../../reporting/page/page.ts';
import type { RunEntry } from '../../runner/record/record.ts';
import { entry, record } from '../runner/record/records.ts';

const LIST = 'Places_List';
const caller = { app: 'app-1', tenant: 'tenant-1' };
const list = (body: string, more: object = {}): RunEntry =>
  entry('List', 'answered', {
    operation: LIST,
    identity: 'app',
    caller,
    exchange: { request: { headers: {}, bytes: 0 }, response: { headers: {}, body, bytes: body.length, ...more } },
  });
const named = (...names: string[]): string => JSON.stringify({ value: names.map((name) => ({ id: '1', name })) });
const material = { exchangeOf: () => undefined, workspaceList: LIST };

test.each<[string, RunEntry[], string[]]>([
  ['nothing is known', [], []],
  ['a token that says nothing', [{ ...entry('x', 'answered'), caller: { app: '', tenant: '' } }], []],
  [
    'an app and its workspaces',
    [list(named('Sales', 'Finance'))],
    ['app app-1 in tenant tenant-1', '2 workspaces (Sales, Finance)'],
  ],
  [
    'more than are shown',
    [list(named('A', 'B', 'C', 'D', 'E'))],
    ['app app-1 in tenant tenant-1', '5 workspaces (A, B, C and 2 more)'],
  ],
  ['none', [list(named())], ['app app-1 in tenant tenant-1', 'no workspace']],
  [
    'an answer of which only the beginning was kept',
    [list(named('A'), { cut: true })],
    ['app app-1 in tenant tenant-1'],
  ],
  ['an answer that is no list', [list('<html>')], ['app app-1 in tenant tenant-1']],
  ['another list', [{ ...list(named('A')), operation: 'Other' }], ['app app-1 in tenant tenant-1']],
  ['a user', [entry('x', 'answered', { identity: 'user', caller })], ['a user of app app-1 in tenant tenant-1']],
  [
    'many rows',
    ['1', '2', '3', '4', '5'].map((app) => entry('x', 'answered', { identity: 'app', caller: { app, tenant: 't' } })),
    ['app 1 in tenant t', 'app 2 in tenant t', 'app 3 in tenant t', 'and 2 more'],
  ],
])('whose access it is: %s', (_name, entries, expected) => {
  expect(describeAccess({ entries }, material)).toEqual(expected);
});

test('the head of the page and of the summary say it, and nothing in it is markup', () => {
  const given = record([list(named('<b>Sales</b>'))]);
  const page = [...pageChunks(given, material.exchangeOf, { script: '', style: '' }, undefined, LIST)].join('');
  expect(page).toContain(
    '<span>app app-1 in tenant tenant-1</span><span>1 workspace (&lt;b&gt;Sales&lt;/b&gt;)</span>',
  );
  expect(printSummary(given, material)).toContain(
    '\n\nAccess: app app-1 in tenant tenant-1, 1 workspace (&lt;b&gt;Sales&lt;/b&gt;)\n',
  );
});
