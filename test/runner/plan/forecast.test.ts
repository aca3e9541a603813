import { catalogues } from '../../../catalogue/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataRow } from '../../../runner/data-rows.ts';
import { parseCollection } from '../../../runner/plan/collection.ts';
import { describeWait, forecast } from '../../../runner/plan/forecast.ts';
import { planRun, type RunPlan } from '../../../runner/plan/plan-run.ts';
import type { Shard } from '../../../runner/record/record.ts';
import { projectFolder } from '../../cli/fixtures/built.ts';
import { environment } from '../fixtures/collection.ts';

const collection = parseCollection(
  readFileSync(join(projectFolder, 'collections', 'powerbi.postman_collection.json'), 'utf8'),
  'collection',
);
const plan = (operations: string[], rows: DataRow[] = [{}], shard?: Shard): RunPlan =>
  planRun({
    collection,
    catalogues,
    environment: environment({
      loginUrl: 'https://login.microsoftonline.com',
      apiUrl: 'https://api.powerbi.com',
      tenantId: 't',
      clientId: 'c',
    }),
    select: { folders: [], operations },
    rows,
    ...(shard ? { shard } : {}),
  });
const times = (count: number, row: (index: number) => DataRow): DataRow[] =>
  Array.from({ length: count }, (_, index) => row(index));

describe('what will be sent', () => {
  const chosen = ['Groups_GetGroups', 'Groups_CreateGroup', 'Datasets_ExecuteQueries', 'Groups_DeleteGroup'];
  test.each([
    ['plain read', ['Get Groups']],
    ['heavy read', ['Get Groups', 'Execute Queries']],
    ['change', ['Get Groups', 'Create Group', 'Execute Queries', 'Delete Group']],
  ] as const)('allowed: %s', (allowed, names) => {
    const { requests } = forecast(plan(chosen), allowed);
    expect(requests).toHaveLength(4);
    expect(
      requests
        .filter(({ leftOut }) => leftOut === undefined)
        .map(({ request }) => request.name)
        .sort(),
    ).toEqual([...names].sort());
  });
});

describe('how long the limits make it take', () => {
  // prettier-ignore
  test.each<[string, string, DataRow[], Shard | undefined, string[]]>([
    ['once is within any limit', 'Groups_GetGroupsAsAdmin', [{}], undefined, []],
    ['as often as the limit says', 'Apps_GetAppsAsAdmin', times(200, () => ({ note: 'x' })), undefined, []],
    ['once more', 'Apps_GetAppsAsAdmin', times(201, () => ({ note: 'x' })), undefined, ['Get Apps As Admin: 201 times, 200 requests per hour: at least 60 min']],
    ['callers of their own each have the limit', 'Apps_GetAppsAsAdmin', times(201, (index) => ({ clientId: String(index) })), undefined, []],
    ['no limit is known', 'Groups_GetGroups', times(5000, () => ({ note: 'x' })), undefined, []],
  ])('%s', (_name, operation, rows, shard, words) => {
    expect(forecast(plan([operation], rows, shard), 'plain read', shard ?? null).waits.map(describeWait)).toEqual(words);
  });

  test('a limit of the tenant is shared by all its callers, not by other tenants', () => {
    const sharing = collectionOperation('tenant');
    const callers = (tenant: (index: number) => string): string[] =>
      forecast(
        plan(
          [sharing],
          times(101, (index) => ({ clientId: String(index), tenantId: tenant(index) })),
        ),
        'change',
      ).waits.map(describeWait);
    expect(callers(() => 't').length).toBeGreaterThan(0);
    expect(callers(String)).toEqual([]);
  });

  test('a shard that has no share of a limit never comes to it', () => {
    const rows = times(4, () => ({ note: 'x' }));
    const shard = { index: 4, total: 4 };
    const { waits } = forecast(plan(['Users_RefreshUserPermissions'], rows, shard), 'change', shard);
    expect(waits.map(describeWait)).toEqual([expect.stringMatching(/this shard has no share of it$/)]);
  });
});

/** An operation with a limit that is shared so. */
function collectionOperation(per: 'tenant' | 'caller'): string {
  return plan([]).requests.find(({ operation }) =>
    operation?.limits.some((limit) => limit.per === per && limit.max === 50),
  )!.operation!.id;
}
