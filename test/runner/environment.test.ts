import { catalogues } from '../../catalogue/index.ts';
import { distinctRows, heldRows } from '../../runner/data-rows.ts';
import { planRun } from '../../runner/plan/plan-run.ts';
import { parseEnvironment, secretsOf, valueOf, withValues, type Environment } from '../../runner/environment.ts';
import { collection, environment, request } from './fixtures/collection.ts';

describe('an environment', () => {
  const given: Environment = {
    name: 'e',
    values: [
      { key: 'a', value: 'first' },
      { key: 'off', value: 'hidden', enabled: false },
      { key: 'a', value: 'last' },
    ],
  };

  test.each([
    ['a', 'last'],
    ['off', ''],
    ['none', ''],
  ])('value of %s', (key, value) => expect(valueOf(given, key)).toBe(value));

  test('values laid over it are switched on, new ones added, the original stays', () => {
    const over = withValues(given, { a: '1', off: '2', more: '3' });
    expect(['a', 'off', 'more'].map((key) => valueOf(over, key))).toEqual(['1', '2', '3']);
    expect(valueOf(given, 'a')).toBe('last');
  });

  test('what is secret: by type and by name, even when switched off', () => {
    const values = [
      { key: 'clientSecret', value: 's1', type: 'default' },
      { key: 'accessToken', value: 's2', enabled: false },
      { key: 'other', value: 's3', type: 'secret' },
      { key: 'plain', value: 'p' },
      { key: 'empty', value: '', type: 'secret' },
    ];
    expect(secretsOf({ name: 'e', values })).toEqual(['s1', 's2', 's3']);
  });

  test('a file with a byte order mark, numbers and nothing for values', () => {
    const parsed = parseEnvironment(
      '\uFEFF{"values":[{"key":"n","value":7},{"key":"none"},{"key":"null","value":null}]}',
      'file',
    );
    expect(parsed.values.map((entry) => entry.value)).toEqual(['7', '', '']);
  });
});

test('rows that differ in some columns, each once', () => {
  const rows = [
    { groupId: 'a', tenantId: 't' },
    { groupId: 'b', tenantId: 't' },
    { groupId: 'c', tenantId: 'u' },
    { groupId: 'd' },
  ];
  expect(distinctRows(rows, ['tenantId', 'constructor']).map(({ groupId }) => groupId)).toEqual(['a', 'c', 'd']);
  expect(distinctRows(rows, ['clientId'])).toEqual([rows[0]]);
});

test('rows without the columns that Newman cannot hold', () => {
  const rows = [
    { groupId: 'a', constructor: 'c', toString: 't' } as unknown as Record<string, string>,
    { groupId: 'b' },
  ];
  expect(heldRows(rows)).toEqual([{ groupId: 'a' }, { groupId: 'b' }]);
  expect(
    planRun({
      collection: collection([request({ name: 'r', path: '/' })]),
      catalogues,
      environment: environment({ loginUrl: 'http://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' }),
      rows,
    }).rows,
  ).toEqual([{ groupId: 'a' }, { groupId: 'b' }]);
  expect(heldRows(rows.slice(1))).toEqual([{ groupId: 'b' }]);
});

test.each<[string, Record<string, string>, string | undefined]>([
  ['constructor', { constructor: 'c' }, 'c'],
  ['toString', {}, undefined],
])('values laid over an entry called %s', (key, values, value) => {
  const over = withValues({ name: 'e', values: [{ key, value: 'own' }] }, values);
  expect(over.values.map((entry) => entry.value)).toEqual([value ?? 'own']);
});
