import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Fields } from '../fields.ts';
import type { Content } from './content.ts';
import { dataSources } from './datasource.ts';
import type { Report } from './items.ts';

/** A new report with two pages. */
export function addReport(content: Content, groupId: string, id: string, fields: Fields): Report {
  const made = content.clock.next();
  return content.reports.add({
    id,
    groupId,
    fields: {
      id,
      reportType: 'PowerBIReport',
      isOwnedByMe: true,
      webUrl: `https://app.powerbi.com/groups/${groupId}/reports/${id}`,
      embedUrl: `https://app.powerbi.com/reportEmbed?reportId=${id}&groupId=${groupId}`,
      createdDateTime: made,
      modifiedDateTime: made,
      ...fields,
    },
    pages: [
      { name: 'ReportSection', displayName: 'Overview', order: 0 },
      { name: 'ReportSection1', displayName: 'By product', order: 1 },
    ],
    dataSources: dataSources(id, standardTenant.gatewayId, 1),
  });
}
