import type { Fields } from '../../../emulator/powerbi/fields.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import type { ActivityLog, TenantDefinition } from '../../../emulator/tenant/definition.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, itemsOf, send } from './calls.ts';

const DAY = '2026-06-10';
const WHOLE_DAY = { startDateTime: `'${DAY}T00:00:00'`, endDateTime: `'${DAY}T23:59:59.999'` };

function tenantOf(activityLog?: ActivityLog, more: Partial<TenantDefinition> = {}): Content {
  const standard = standardTenantDefinition();
  return standardContent({ ...standard, ...(activityLog === undefined ? {} : { activityLog }), ...more });
}

/** All pages of a day, each found by the address that the one before gave, as it is. */
function pagesOf(content: Content, query: Record<string, string> = WHOLE_DAY): Fields[][] {
  const pages: Fields[][] = [];
  for (let next: Record<string, string> | undefined = query; next !== undefined;) {
    const answered = send(content, 'Admin_GetActivityEvents', { query: next });
    expect(answered.status).toBe(200);
    pages.push(itemsOf(answered, 'activityEventEntities'));
    const { continuationUri } = bodyOf(answered);
    next = typeof continuationUri === 'string' ? Object.fromEntries(new URL(continuationUri).searchParams) : undefined;
  }
  return pages;
}

const sizes = (pages: readonly Fields[][]): number[] => pages.map(({ length }) => length);

describe('a day is cut into pages', () => {
  // prettier-ignore
  test.each<[string, ActivityLog | undefined, number[]]>([
    ['as it is without a log', undefined, [2, 1]],
    ['without a rest', { eventsPerDay: 6, eventsPerPage: 2 }, [2, 2, 2]],
    ['with a rest', { eventsPerDay: 5, eventsPerPage: 2 }, [2, 2, 1]],
    ['of one event', { eventsPerDay: 3, eventsPerPage: 1 }, [1, 1, 1]],
    ['larger than the day', { eventsPerDay: 3, eventsPerPage: 10_000 }, [3]],
    ['with nothing in it', { eventsPerDay: 0, eventsPerPage: 10 }, [0]],
    ['every third of them empty', { eventsPerDay: 9, eventsPerPage: 2, emptyPageEvery: 3 }, [2, 2, 0, 2, 2, 0, 1]],
    ['every second of them empty', { eventsPerDay: 3, eventsPerPage: 1, emptyPageEvery: 2 }, [1, 0, 1, 0, 1]],
  ])('%s', (_case, log, expected) => {
    expect(sizes(pagesOf(tenantOf(log)))).toEqual(expected);
  });

  test('fifty pages, eight of them empty, with every event once and in order', () => {
    const pages = pagesOf(tenantOf({ eventsPerDay: 4200, eventsPerPage: 100, emptyPageEvery: 6 }));
    expect(pages).toHaveLength(50);
    expect(pages.filter(({ length }) => length === 0)).toHaveLength(8);
    const events = pages.flat();
    expect(new Set(events.map(({ Id }) => Id)).size).toBe(4200);
    const times = events.map(({ CreationTime }) => String(CreationTime));
    expect(times).toEqual(times.toSorted());
    expect(new Set(times.map((time) => time.slice(0, 10)))).toEqual(new Set([DAY]));
  });
});

describe('a part of a day', () => {
  const log = { eventsPerDay: 24, eventsPerPage: 100 };
  // prettier-ignore
  test.each<[string, ActivityLog | undefined, string, string, number]>([
    ['the morning', log, '00:00:00', '11:59:59', 12],
    ['both ends included', log, '01:00:00', '03:00:00', 3],
    ['in UTC by name', log, '01:00:00Z', '03:00:00Z', 3],
    ['between two events', log, '01:10:00', '01:50:00', 0],
    ['to its last second, with three events in each second', { eventsPerDay: 3 * 86_400, eventsPerPage: 10_000 }, '23:59:50', '23:59:59', 30],
    ['the last second alone', { eventsPerDay: 3 * 86_400, eventsPerPage: 10_000 }, '23:59:59', '23:59:59', 3],
    ['of the small log', undefined, '09:00:00', '10:00:00', 1],
  ])('%s', (_case, given, from, to, count) => {
    const query = { startDateTime: `'${DAY}T${from}'`, endDateTime: `'${DAY}T${to}'` };
    expect(pagesOf(tenantOf(given), query).flat()).toHaveLength(count);
  });
});

test('a filter counts on every page, although the address of the next does not show it', () => {
  const log = { eventsPerDay: 9, eventsPerPage: 3 };
  const pages = pagesOf(tenantOf(log), { ...WHOLE_DAY, $filter: "Activity eq 'ViewReport'" });
  expect(sizes(pages)).toEqual([1, 1, 1]);
  expect(new Set(pages.flat().map(({ Activity }) => Activity))).toEqual(new Set(['ViewReport']));
});

test('events happen in the further workspaces, to reports that are there', () => {
  const content = tenantOf({ eventsPerDay: 20, eventsPerPage: 100 }, { furtherWorkspaces: { count: 30 } });
  const events = pagesOf(content).flat();
  expect(new Set(events.map(({ WorkspaceId }) => WorkspaceId)).size).toBeGreaterThan(5);
  for (const { WorkspaceId, WorkSpaceName, ReportId, ReportName, DatasetId } of events) {
    const path = { groupId: String(WorkspaceId), reportId: String(ReportId) };
    expect(bodyOf(send(content, 'Groups_GetGroup', { path }))).toMatchObject({ name: WorkSpaceName });
    const report = bodyOf(send(content, 'Reports_GetReportInGroup', { path }));
    expect(report).toMatchObject({ name: ReportName, datasetId: DatasetId });
  }
});

// prettier-ignore
test.each<[28 | 30, string, number]>([
  [28, '2026-05-18', 200],
  [28, '2026-05-17', 400],
  [30, '2026-05-16', 200],
  [30, '2026-05-15', 400],
])('a log that reaches back %i days: %s gives %i', (activityLogReach, day, status) => {
  const { switches } = standardTenantDefinition();
  const content = tenantOf(undefined, { switches: { ...switches, activityLogReach } });
  const query = { startDateTime: `'${day}T00:00:00'`, endDateTime: `'${day}T23:59:59'` };
  expect(send(content, 'Admin_GetActivityEvents', { query }).status).toBe(status);
});
