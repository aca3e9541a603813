import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { ActivityLog } from '../../tenant/definition.ts';
import type { Content } from '../content/content.ts';
import { idOf } from '../content/ids.ts';
import type { Page } from '../continuation.ts';
import type { Fields } from '../fields.ts';
import { eventPlace, type EventPlace } from '../further/event-place.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const ACTIVITIES = ['ViewReport', 'ExportReport', 'RefreshDataset'];

/** When no log is defined: an event an hour from a quarter past eight on, so that there are three, in two pages. */
const SMALL = { eventsPerPage: 2, times: [8.25, 9.25, 10.25].map((hour) => hour * HOUR) };

/**
 * A page of the events between two moments of one day.
 * @param from in milliseconds since 1970, as is `to`; both are included
 * @param page from 0
 */
export function logPage(content: Content, from: number, to: number, page: number): Page {
  const start = Math.floor(from / DAY) * DAY;
  const log = content.tenant.activityLog;
  const { first, end } =
    log === undefined ? within(SMALL.times, from - start, to - start) : spread(log, from - start, to - start);
  const { eventsPerPage, emptyPageEvery = Infinity } = log ?? { eventsPerPage: SMALL.eventsPerPage };
  const filled = Math.max(1, Math.ceil((end - first) / eventsPerPage));
  const before = page - Math.floor(page / emptyPageEvery);
  const isEmpty = (page + 1) % emptyPageEvery === 0;
  const begin = first + before * eventsPerPage;
  const numbers = isEmpty ? [] : range(begin, Math.min(end, begin + eventsPerPage));
  const at = (number: number): number =>
    start + (log === undefined ? (SMALL.times[number] ?? 0) : (number * DAY) / log.eventsPerDay);
  return {
    items: numbers.map((number) => eventOf(content, number, at(number))),
    isLast: !isEmpty && before + 1 >= filled,
  };
}

/** The numbers of a day's events between two times of it: from `first` to before `end`. */
interface Numbers {
  readonly first: number;
  readonly end: number;
}

function within(times: readonly number[], from: number, to: number): Numbers {
  return { first: times.filter((time) => time < from).length, end: times.filter((time) => time <= to).length };
}

/** Events are spread evenly over the day, each on a whole second, as it is shown: nothing is left after the last one. */
function spread({ eventsPerDay }: ActivityLog, from: number, to: number): Numbers {
  const before = (second: number): number => Math.ceil((second * 1000 * eventsPerDay) / DAY);
  const first = before(Math.ceil(from / 1000));
  return { first, end: Math.max(first, Math.min(eventsPerDay, before(Math.floor(to / 1000) + 1))) };
}

function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, place) => from + place);
}

/** What somebody did in the tenant. */
function eventOf(content: Content, number: number, time: number): Fields {
  const moment = new Date(time).toISOString();
  const activity = ACTIVITIES[number % ACTIVITIES.length] ?? '';
  const id = idOf(`activity/${moment.slice(0, 10)}/${number < ACTIVITIES.length ? activity : number}`);
  const { workspace, model, report, who } = eventPlace(content, number) ?? standardPlace(content, number);
  return {
    Id: id,
    RecordType: 20,
    CreationTime: `${moment.slice(0, 19)}Z`,
    Operation: activity,
    Activity: activity,
    OrganizationId: standardTenant.tenantId,
    UserType: 0,
    UserKey: idOf(`user key/${who}`).replaceAll('-', '').slice(0, 16).toUpperCase(),
    Workload: 'PowerBI',
    UserId: who,
    ClientIP: '203.0.113.7',
    UserAgent: 'Mozilla/5.0',
    ItemName: report.name,
    WorkSpaceName: workspace.name,
    WorkspaceId: workspace.id,
    CapacityId: standardTenant.capacityId,
    CapacityName: content.capacities.find(standardTenant.capacityId)?.fields['displayName'],
    DatasetName: model.name,
    DatasetId: model.id,
    ReportName: report.name,
    ReportId: report.id,
    ReportType: 'PowerBIReport',
    ObjectId: report.name,
    ObjectType: 'Report',
    ObjectDisplayName: report.name,
    ResultStatus: 'Succeeded',
    Experience: 'Power BI',
    ArtifactId: report.id,
    ArtifactName: report.name,
    ArtifactKind: 'Report',
    AppName: 'Northwind sales',
    AppReportId: report.id,
    ModelsSnapshots: [1],
    IsSuccess: true,
    RequestId: idOf(`request/${id}`),
    ActivityId: idOf(`activity id/${id}`),
    DistributionMethod: 'Workspace',
    ConsumptionMethod: 'Power BI Web',
  };
}

/** The standard workspace. @throws Refusal 404 when the tenant has it no longer */
function standardPlace({ workspaces, datasets, reports }: Content, number: number): EventPlace {
  const { id, fields } = workspaces.get(standardTenant.groupId);
  const [report] = reports.in(id);
  const [model] = datasets.in(id);
  const { userEmail, colleagueEmail } = standardTenant;
  return {
    workspace: { id, name: fields['name'] },
    model: { id: model?.id, name: model?.fields['name'] },
    report: { id: report?.id, name: report?.fields['name'] },
    who: [userEmail, colleagueEmail, userEmail][number % ACTIVITIES.length] ?? userEmail,
  };
}
