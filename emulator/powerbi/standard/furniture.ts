import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { describe } from '../content/access.ts';
import type { Content } from '../content/content.ts';
import { addDashboard, addTile } from '../content/dashboard.ts';
import { addDataflow } from '../content/dataflow.ts';
import { addDataset } from '../content/dataset.ts';
import { idOf } from '../content/ids.ts';
import type { Dataset, Report } from '../content/items.ts';
import { credentialsMissing } from '../content/refresh.ts';
import { addReport } from '../content/report.ts';
import type { Fields } from '../fields.ts';

const { userId, userEmail, servicePrincipalId, colleagueId } = standardTenant;

const HOUR = 3600;

/**
 * One of everything in a workspace: a model with a history of refreshes, reports, a dashboard with tiles, a dataflow that feeds the
 * model, a datamart, an import, subscriptions.
 * @param dataflowId the dataflow's id; derived from the workspace's when it is not given
 * @param transactionId the id of the dataflow's run that is still going on
 */
export function furnish(
  content: Content,
  groupId: string,
  dataflowId = idOf(`${groupId}/dataflow`),
  transactionId = idOf(`${groupId}/run`),
): void {
  const source = { targetDataflowId: idOf(`${groupId}/dataflow/staging`), groupId };
  const dataset = addDataset(content, groupId, idOf(`${groupId}/dataset`), {
    name: 'Sales',
    description: 'Orders by customer, product and day',
    configuredBy: userEmail,
    upstreamDataflows: [{ targetDataflowId: dataflowId, groupId }],
  });
  dataset.access.grant(userId, 'ReadWriteReshareExplore', 'User');
  dataset.access.grant(servicePrincipalId, 'ReadWriteReshareExplore', 'App');
  dataset.access.grant(colleagueId, 'Read', 'User');
  addRefreshes(content, dataset);
  const people = { createdBy: userEmail, modifiedBy: userEmail };
  const report = addReport(content, groupId, idOf(`${groupId}/report`), {
    name: 'Sales overview',
    datasetId: dataset.id,
    description: 'How the month goes',
    sensitivityLabel: { labelId: standardTenant.labelId },
    ...people,
  });
  addReport(content, groupId, idOf(`${groupId}/paginated report`), {
    name: 'Invoice',
    reportType: 'PaginatedReport',
    ...people,
  });
  const dashboard = addDashboard(content, groupId, idOf(`${groupId}/dashboard`), 'Sales at a glance');
  for (const title of ['Amount this month', 'Best customers']) {
    addTile(content, dashboard, idOf(`${groupId}/tile/${title}`), {
      title,
      reportId: report.id,
      datasetId: dataset.id,
    });
  }
  addFlow(content, groupId, dataflowId, transactionId, source);
  addMart(content, groupId, dataflowId);
  addImport(content, groupId, dataset, report);
  addSubscriptions(content, groupId, report.id, 'Report', 'Sales overview');
  addSubscriptions(content, groupId, dashboard.id, 'Dashboard', 'Sales at a glance');
}

/** Two refreshes: the latest succeeded at the second attempt, the one before failed. */
function addRefreshes({ clock }: Content, dataset: Dataset): void {
  const serviceExceptionJson = JSON.stringify(credentialsMissing);
  dataset.refreshes = (['completed', 'failed'] as const).map((state, index) => {
    const startTime = clock.moment(-(index + 1) * 24 * HOUR);
    const endTime = clock.moment(-(index + 1) * 24 * HOUR + 600);
    const failed = { attemptId: 1, startTime, endTime, serviceExceptionJson, type: 'Data' };
    return {
      id: idOf(`${dataset.id}/refresh/${state}`),
      enhanced: true,
      state,
      reads: 0,
      startTime,
      endTime,
      asked: {
        type: 'Full',
        commitMode: 'Transactional',
        objects: [{ table: 'Sales', partition: `Sales-${clock.moment(0).slice(0, 4)}` }],
      },
      attempts: state === 'failed' ? [failed] : [failed, { attemptId: 2, startTime, endTime, type: 'Query' }],
      messages: [{ code: '0xC11C0020', message: 'The first attempt had no credentials.', type: 'Warning' }],
    };
  });
}

function addFlow(content: Content, groupId: string, id: string, transactionId: string, upstream: Fields): void {
  const flow = addDataflow(content, groupId, id, { name: 'Customers', configuredBy: userEmail });
  flow.transactions = [
    { id: transactionId, refreshType: 'OnDemand', startTime: content.clock.moment(-300), status: 'InProgress' },
    {
      id: idOf(`${id}/run before`),
      refreshType: 'Scheduled',
      startTime: content.clock.moment(-24 * HOUR),
      endTime: content.clock.moment(-24 * HOUR + 120),
      status: 'Success',
    },
  ];
  flow.upstream = [upstream];
  addDataflow(content, groupId, String(upstream['targetDataflowId']), {
    name: 'Staging',
    description: 'Customers as they come',
    configuredBy: userEmail,
  });
}

function addMart(content: Content, groupId: string, targetDataflowId: string): void {
  const id = idOf(`${groupId}/datamart`);
  content.datamarts.add({
    id,
    groupId,
    fields: {
      id,
      name: 'Sales mart',
      description: 'Sales for everybody who knows SQL',
      type: 'Sql',
      status: 'Available',
      state: 'Active',
      configuredBy: userEmail,
      configuredById: userId,
      modifiedBy: userEmail,
      modifiedById: userId,
      modifiedDateTime: content.clock.moment(-48 * HOUR),
      upstreamDataflows: [{ targetDataflowId, groupId }],
    },
  });
}

function addImport(content: Content, groupId: string, dataset: Dataset, report: Report): void {
  const id = idOf(`${groupId}/import`);
  const fields = {
    id,
    name: 'Sales',
    importState: 'Succeeded',
    createdDateTime: content.clock.moment(-72 * HOUR),
    updatedDateTime: content.clock.moment(-72 * HOUR + 30),
    source: 'Upload',
    connectionType: 'import',
  };
  // Read to the end long ago.
  content.imports.add({ id, groupId, reads: 2, fields, datasetIds: [dataset.id], reportIds: [report.id] });
}

function addSubscriptions(
  content: Content,
  groupId: string,
  artifactId: string,
  artifactType: string,
  artifactDisplayName: string,
): void {
  for (const reader of [userId, colleagueId]) {
    const id = idOf(`${artifactId}/subscription/${reader}`);
    const principal = content.directory.resolve(reader);
    content.subscriptions.add({
      id,
      groupId,
      artifactId,
      fields: {
        id,
        title: `${artifactDisplayName} for ${principal.displayName}`,
        artifactId,
        artifactDisplayName,
        subArtifactDisplayName: 'Overview',
        artifactType,
        isEnabled: true,
        frequency: 'Daily',
        startDate: content.clock.moment(-30 * 24 * HOUR),
        endDate: content.clock.moment(335 * 24 * HOUR),
        linkToContent: true,
        previewImage: true,
        attachmentFormat: 'PDF',
        users: [describe(principal)],
      },
    });
  }
}
