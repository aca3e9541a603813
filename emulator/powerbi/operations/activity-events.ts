import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { idOf } from '../content/ids.ts';
import { continued, detailOf } from '../continuation.ts';
import type { Fields } from '../fields.ts';
import { filterOf } from '../filter.ts';
import { badRequest } from '../refusal.ts';
import { dayTooFarBack } from '../refusals/dates.ts';
import { refused } from '../refusals/rule.ts';
import type { Handlers, Request } from '../request.ts';

const DAY = 86_400_000;

/** The log reaches back this many days. */
const REACH = 28;

const UNQUOTED = 'Object must implement IConvertible.';

/** A moment in single quotes, as the service wants it. */
function momentOf(request: Request, name: string): string | undefined {
  const quoted = request.query.get(name);
  if (quoted === null) return undefined;
  const moment = /^'(.*)'$/.exec(quoted)?.[1];
  if (moment === undefined || Number.isNaN(Date.parse(moment))) return undefined;
  return moment;
}

/**
 * The day that is asked for.
 * @throws Refusal 400 when a moment is missing or unquoted, when the two are on different days in UTC, and when the day is too far back
 */
function dayOf(request: Request): string {
  const names = ['startDateTime', 'endDateTime'];
  const [bad, ...alsoBad] = names.filter((name) => momentOf(request, name) === undefined);
  if (bad !== undefined) throw badRequest(UNQUOTED, bad, ...alsoBad);
  const [from, to] = names.map((name) => momentOf(request, name)?.slice(0, 10));
  if (from === undefined || from !== to)
    throw badRequest('Start and end must be on the same day in UTC.', 'startDateTime', 'endDateTime');
  if (daysBetween(from, request.content.clock.now()) > REACH) throw refused(dayTooFarBack);
  return from;
}

/** From one day in UTC to another, however late it is. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY;
}

/** What somebody did in the tenant that day. */
function events(request: Request, day: string): Fields[] {
  const { content } = request;
  const workspace = content.workspaces.get(standardTenant.groupId);
  const report = content.reports.list(({ groupId }) => groupId === workspace.id)[0];
  const dataset = content.datasets.list(({ groupId }) => groupId === workspace.id)[0];
  const who = [standardTenant.userEmail, standardTenant.colleagueEmail, standardTenant.userEmail];
  return ['ViewReport', 'ExportReport', 'RefreshDataset'].map((activity, index) => {
    const id = idOf(`activity/${day}/${activity}`);
    return {
      Id: id,
      RecordType: 20,
      CreationTime: `${day}T0${8 + index}:15:00Z`,
      Operation: activity,
      Activity: activity,
      OrganizationId: standardTenant.tenantId,
      UserType: 0,
      UserKey: idOf(`user key/${who[index]}`).replaceAll('-', '').slice(0, 16).toUpperCase(),
      Workload: 'PowerBI',
      UserId: who[index],
      ClientIP: '203.0.113.7',
      UserAgent: 'Mozilla/5.0',
      ItemName: report?.fields['name'],
      WorkSpaceName: workspace.fields['name'],
      WorkspaceId: workspace.id,
      CapacityId: standardTenant.capacityId,
      CapacityName: content.capacities.find(standardTenant.capacityId)?.fields['displayName'],
      DatasetName: dataset?.fields['name'],
      DatasetId: dataset?.id,
      ReportName: report?.fields['name'],
      ReportId: report?.id,
      ReportType: 'PowerBIReport',
      ObjectId: report?.fields['name'],
      ObjectType: 'Report',
      ObjectDisplayName: report?.fields['name'],
      ResultStatus: 'Succeeded',
      Experience: 'Power BI',
      ArtifactId: report?.id,
      ArtifactName: report?.fields['name'],
      ArtifactKind: 'Report',
      AppName: 'Northwind sales',
      AppReportId: report?.id,
      ModelsSnapshots: [1],
      IsSuccess: true,
      RequestId: idOf(`request/${id}`),
      ActivityId: idOf(`activity id/${id}`),
      DistributionMethod: 'Workspace',
      ConsumptionMethod: 'Power BI Web',
    };
  });
}

/** The activity log: one day in UTC at a time, in pages. */
export const activityEventHandlers: Handlers = {
  Admin_GetActivityEvents: (request) => {
    const token = request.query.get('continuationToken');
    if (token !== null && !/^'.*'$/.test(token)) throw badRequest(UNQUOTED, 'continuationToken');
    // A token carries on where it left off: it has the day in it.
    const day = token === null ? dayOf(request) : (detailOf(token) ?? '');
    const filter = request.query.get('$filter');
    const kept = filter ? events(request, day).filter(filterOf(filter)) : events(request, day);
    const emptyBetween = request.content.tenant.switches.activityPages === 'empty-between';
    return continued(request, 'activityEventEntities', kept, { detail: day, emptyBetween });
  },
};
