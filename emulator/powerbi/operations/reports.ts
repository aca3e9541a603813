import { NO_ID } from '../../../catalogue/model/guid.ts';
import { defined } from '../../../catalogue/model/defined.ts';
import type { Report } from '../content/items.ts';
import { addReport } from '../content/report.ts';
import { personalWorkspace, roleOf } from '../content/workspace.ts';
import { fieldsOf, rowsOf, textOf, valueOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { refused } from '../refusals/rule.ts';
import { datasourceNameUnknown } from '../refusals/settings.ts';
import { callerName, done, inView, shows, twins, within, type Handlers, type Request } from '../request.ts';

/** The report that the path names. */
export function reportOf(request: Request): Report {
  return within(request, request.content.reports, request.path['reportId']);
}

/** The workspace that a copy goes to: the one named, My workspace for the empty id, or where the original is. */
export function targetWorkspace(request: Request, original: string): string {
  const named = textOf(request.fields, 'targetWorkspaceId');
  if (named === undefined) return original;
  if (named === NO_ID) return personalWorkspace(request.content, request.caller.objectId).id;
  if (!roleOf(request.content, named, request.caller)) throw notFound();
  return request.content.workspaces.get(named).id;
}

function clone(request: Request): Report {
  const original = reportOf(request);
  const { content, fields } = request;
  const { name, description, datasetId, reportType } = original.fields;
  const copy = addReport(content, targetWorkspace(request, original.groupId), content.ids.next(), {
    name: textOf(fields, 'name') ?? name,
    ...defined({ description }),
    reportType,
    ...(datasetId === undefined ? {} : { datasetId: textOf(fields, 'targetModelId') ?? datasetId }),
    createdBy: callerName(request),
    modifiedBy: callerName(request),
  });
  copy.pages = original.pages;
  return copy;
}

function changed(request: Request, report: Report): void {
  Object.assign(report.fields, { modifiedBy: callerName(request), modifiedDateTime: request.content.clock.next() });
}

/**
 * Points data sources elsewhere: all of them or none.
 * @throws Refusal 400 where the report has no source of a name
 */
function updateDataSources(request: Request): void {
  const { dataSources } = reportOf(request);
  const updates = rowsOf(request.fields['updateDetails']).map((update) => {
    const chosen = dataSources.find(({ name }) => name === valueOf(update, 'datasourceName'));
    if (chosen === undefined) throw refused(datasourceNameUnknown);
    return [chosen, fieldsOf(valueOf(update, 'connectionDetails'))] as const;
  });
  for (const [source, details] of updates) source['connectionDetails'] = { ...details };
}

/** Reports and their pages. */
export const reportHandlers: Handlers = {
  ...twins({
    Reports_GetReports: (request) =>
      listed(
        request,
        inView(request, request.content.reports).map(({ fields }) => fields),
      ),
    Reports_GetReport: (request) => shows(reportOf(request).fields),
    Reports_DeleteReport: (request) => {
      request.content.reports.remove(reportOf(request).id);
      return done;
    },
    Reports_CloneReport: (request) => shows(clone(request).fields),
    Reports_RebindReport: (request) => {
      const report = reportOf(request);
      const datasetId = textOf(request.fields, 'datasetId');
      const model = request.content.datasets.get(datasetId);
      Object.assign(report.fields, { datasetId: model.id, datasetWorkspaceId: model.groupId });
      changed(request, report);
      return done;
    },
    Reports_UpdateReportContent: (request) => {
      const report = reportOf(request);
      const source = request.content.reports.get(textOf(fieldsOf(request.fields['sourceReport']), 'sourceReportId'));
      report.pages = source.pages;
      changed(request, report);
      return shows(report.fields);
    },
  }),
  ...twins({
    Reports_GetPages: (request) => listed(request, reportOf(request).pages),
    Reports_GetPage: (request) => {
      const page = reportOf(request).pages.find(({ name }) => name === request.path['pageName']);
      if (!page) throw notFound();
      return shows(page);
    },
    Reports_GetDatasources: (request) => listed(request, reportOf(request).dataSources),
    Reports_UpdateDatasources: (request) => {
      updateDataSources(request);
      return done;
    },
    Reports_BindToGateway: (request) => {
      const { dataSources } = reportOf(request);
      const gateway = request.content.gateways.get(textOf(request.fields, 'gatewayObjectId'));
      for (const dataSource of dataSources) dataSource['gatewayId'] = gateway.id;
      return done;
    },
  }),
  Reports_TakeOverInGroup: (request) => {
    const report = reportOf(request);
    report.fields['isOwnedByMe'] = true;
    changed(request, report);
    return done;
  },
};
