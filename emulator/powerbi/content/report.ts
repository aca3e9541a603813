import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Fields } from '../fields.ts';
import type { Content } from './content.ts';
import { dataSources } from './datasource.ts';
import { embedUrl } from './embed-url.ts';
import type { Report } from './items.ts';

/** A new report with two pages. */
export function addReport(content: Content, groupId: string, id: string, fields: Fields): Report {
  const made = content.clock.next();
  const { reportType = 'PowerBIReport', datasetId } = fields;
  const model = content.datasets.find(typeof datasetId === 'string' ? datasetId : undefined);
  return content.reports.add({
    id,
    groupId,
    fields: {
      id,
      reportType,
      ...(reportType === 'PowerBIReport' ? { isFromPbix: true, format: 'PBIR' } : { isFromPbix: false }),
      ...(model === undefined ? {} : { datasetWorkspaceId: model.groupId }),
      isOwnedByMe: true,
      webUrl: `https://app.powerbi.com/groups/${groupId}/reports/${id}`,
      embedUrl: embedUrl(content, 'reportEmbed', { reportId: id, groupId, w: '2' }),
      createdDateTime: made,
      modifiedDateTime: made,
      // Recordings have both, empty whatever there is.
      users: [],
      subscriptions: [],
      reportFlags: 0,
      ...fields,
    },
    pages: [
      { name: 'ReportSection', displayName: 'Overview', order: 0 },
      { name: 'ReportSection1', displayName: 'By product', order: 1 },
    ],
    dataSources: dataSources(id, standardTenant.gatewayId, 1),
  });
}
