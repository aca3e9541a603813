import { operations, standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { bodyOf, itemsOf, send, user } from './calls.ts';
import { happySaid } from './happy-path.ts';

const needTop = operations.filter(({ parameters }) =>
  parameters.some(({ name, required }) => name === '$top' && required),
);

test('six lists demand $top', () => {
  expect(needTop.map(({ id }) => id).sort()).toEqual([
    'Admin_GetRefreshables',
    'Admin_GetRefreshablesForCapacity',
    'Apps_GetAppsAsAdmin',
    'Capacities_GetRefreshables',
    'Capacities_GetRefreshablesForCapacity',
    'Groups_GetGroupsAsAdmin',
  ]);
});

test.each(
  needTop.flatMap((operation) =>
    (
      [
        [undefined, 400],
        ['0', 400],
        ['5001', 400],
        ['many', 400],
        ['1', 200],
        ['5000', 200],
      ] as const
    ).map(([top, status]) => [operation.id, top, status, operation] as const),
  ),
)('%s with $top %s gives %i', (id, top, status, operation) => {
  const content = standardContent();
  const said = happySaid(content, operation);
  const answered = send(content, id, { ...said, query: top === undefined ? {} : { $top: top } });
  expect(answered.status).toBe(status);
  if (status === 400)
    expect(bodyOf(answered)).toMatchObject({
      error: { code: 'BadRequest', message: 'Bad Request', details: [{ target: '$top' }] },
    });
});

test('$top, $skip and $filter cut a list', () => {
  const content = standardContent();
  const names = (query: Record<string, string>) =>
    itemsOf(send(content, 'Groups_GetGroups', { query })).map(({ name }) => name);
  expect(names({})).toEqual(['Northwind Sales', 'Northwind Development', 'Northwind Production']);
  expect(names({ $top: '1' })).toEqual(['Northwind Sales']);
  expect(names({ $skip: '1', $top: '1' })).toEqual(['Northwind Development']);
  expect(names({ $filter: "contains(name,'duction')" })).toEqual(['Northwind Production']);
  expect(names({ $filter: "name eq 'Northwind Sales' and isReadOnly eq false" })).toEqual(['Northwind Sales']);
  expect(names({ $filter: `id ne '${standardTenant.groupId.toUpperCase()}'` })).toEqual([
    'Northwind Development',
    'Northwind Production',
  ]);
  expect(send(content, 'Groups_GetGroups', { query: { $filter: 'tolower(name) eq 1 or true' } }).status).toBe(400);
});

test('the first workspace listed is the standard one, with an OData context', () => {
  const body = bodyOf(send(standardContent(), 'Groups_GetGroups'));
  expect(body).toMatchObject({
    '@odata.context': `http://${standardTenant.cluster}.analysis.windows.net/v1.0/myorg/$metadata#groups`,
    '@odata.count': 3,
    value: [{ id: standardTenant.groupId }, {}, {}],
  });
});

test('somebody without a role gets an empty list of workspaces, not an error', () => {
  const stranger = { ...user, objectId: '11111111-2222-4333-8444-555555555555', name: 'Nobody' };
  const { status, body } = send(standardContent(), 'Groups_GetGroups', { caller: stranger });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      '@odata.context': `http://${standardTenant.cluster}.analysis.windows.net/v1.0/myorg/$metadata#groups`,
      '@odata.count': 0,
      value: [],
    },
  });
});

describe('continuation', () => {
  const continued = operations.filter(({ pagination }) => pagination === 'continuation');

  test('six operations continue', () => {
    expect(continued).toHaveLength(6);
  });

  test.each(continued.map((operation) => [operation.id, operation] as const))(
    '%s ends after the second page',
    (id, operation) => {
      const content = standardContent();
      const said = happySaid(content, operation);
      const first = bodyOf(send(content, id, said));
      const address = new URL(String(first['continuationUri']));
      expect(address.pathname).toBe(
        operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(said.path?.[name] ?? '')),
      );
      expect(first['continuationToken']).toMatch(/%3D$/);
      const next = bodyOf(send(content, id, { ...said, query: Object.fromEntries(address.searchParams) }));
      expect(next).toMatchObject({ continuationUri: null, continuationToken: null });
    },
  );

  test.each(continued.map((operation) => [operation.id, operation] as const))(
    '%s refuses a token that was encoded twice',
    (id, operation) => {
      const content = standardContent();
      const said = happySaid(content, operation);
      const token = String(bodyOf(send(content, id, said))['continuationToken']);
      expect(send(content, id, { ...said, query: { continuationToken: `'${token}'` } }).status).toBe(400);
    },
  );
});

describe('activity events', () => {
  const day = '2026-06-10';
  const ask = (query: Record<string, string>) => send(standardContent(), 'Admin_GetActivityEvents', { query });

  test('a day in quotes', () => {
    const answered = ask({ startDateTime: `'${day}T00:00:00'`, endDateTime: `'${day}T23:59:59'` });
    expect(
      itemsOf(answered, 'activityEventEntities').map(({ CreationTime }) => String(CreationTime).slice(0, 10)),
    ).toEqual([day, day]);
  });

  test('a filter', () => {
    const answered = ask({
      startDateTime: `'${day}T00:00:00'`,
      endDateTime: `'${day}T23:59:59'`,
      $filter: "Activity eq 'ExportReport'",
    });
    expect(itemsOf(answered, 'activityEventEntities').map(({ Activity }) => Activity)).toEqual(['ExportReport']);
  });

  test('without quotes', () => {
    const details = ['startDateTime', 'endDateTime'].map((target) => ({
      message: 'Object must implement IConvertible.',
      target,
    }));
    expect(ask({ startDateTime: `${day}T00:00:00`, endDateTime: `${day}T23:59:59` })).toEqual({
      status: 400,
      body: { error: { code: 'BadRequest', message: 'Bad Request', details } },
    });
  });

  test.each([
    ['across days', { startDateTime: `'${day}T00:00:00'`, endDateTime: "'2026-06-11T00:00:00'" }],
    ['without an end', { startDateTime: `'${day}T00:00:00'` }],
    ['with nothing', {}],
    ['with a token out of quotes', { continuationToken: 'abc' }],
  ])('%s', (_, query) => {
    const answered = ask(query);
    expect(answered.status).toBe(400);
    expect(bodyOf(answered)).toMatchObject({ error: { code: 'BadRequest' } });
  });
});
