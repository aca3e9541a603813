// pbicli, the Power BI CLI of its community: its commands, as a person would type them.
import { join } from 'node:path';
import { built, root } from '../project.mjs';
import { WORKSPACES } from './mistakes.mjs';

const { standardTenant: ids } = await built('catalogue/powerbi/index.js');
const PROGRAM = join(
  root,
  'test',
  'proof',
  'clients',
  'npm',
  'node_modules',
  '@powerbi-cli',
  'powerbi-cli',
  'bin',
  'pbicli.js',
);
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

const workspace = ['-w', ids.groupId];
const dataset = [...workspace, '-d', ids.datasetId];
const report = [...workspace, '-r', ids.reportId];
const dashboard = ['-d', ids.dashboardId];
const dataflow = [...workspace, '-f', ids.dataflowId];
const source = ['-g', ids.gatewayId, '-d', ids.gatewayDatasourceId];
const pipeline = ['-p', ids.pipelineId];

/**
 * A command, its options, and what it prints.
 * @type {readonly [string, readonly string[] | (() => readonly string[]), RegExp][]}
 */
const COMMANDS = [
  ['workspace list', [], /Northwind Sales/],
  ['workspace show', ['-w', 'Northwind Sales'], new RegExp(ids.groupId)],
  ['workspace user list', workspace, /Northwind reporting app/],
  ['dataset list', workspace, new RegExp(ids.datasetId)],
  ['dataset show', dataset, new RegExp(ids.datasetId)],
  ['dataset datasource list', dataset, /"datasourceType"/],
  ['dataset datasource gateway', dataset, new RegExp(ids.gatewayId)],
  ['dataset gateway list', dataset, /Northwind gateway/],
  ['dataset gateway datasource', dataset, new RegExp(ids.gatewayDatasourceId)],
  ['dataset parameter list', dataset, /"suggestedValues"/],
  ['dataset refresh history', dataset, /"ViaEnhancedApi"/],
  ['dataset refresh show', dataset, /"localTimeZoneId"/],
  ['report list', workspace, new RegExp(ids.reportId)],
  ['report show', report, new RegExp(ids.reportId)],
  ['report page', report, /"ReportSection"/],
  ['report datasource list', report, /"datasourceType"/],
  ['dashboard list', workspace, new RegExp(ids.dashboardId)],
  ['dashboard show', [...workspace, ...dashboard], new RegExp(ids.dashboardId)],
  ['dashboard tile list', [...workspace, ...dashboard], new RegExp(ids.reportId)],
  ['dataflow list', workspace, new RegExp(ids.dataflowId)],
  ['dataflow show', dataflow, /"entities"/],
  ['dataflow datasource', dataflow, /"datasourceType"/],
  ['dataflow upstream', dataflow, /"targetDataflowId"/],
  ['dataflow transaction list', dataflow, new RegExp(ids.transactionId)],
  ['gateway list', [], /Northwind gateway/],
  ['gateway show', ['-g', ids.gatewayId], /Northwind gateway/],
  ['gateway datasource list', ['-g', ids.gatewayId], new RegExp(ids.gatewayDatasourceId)],
  ['gateway datasource show', source, new RegExp(ids.gatewayDatasourceId)],
  ['pipeline list', [], new RegExp(ids.pipelineId)],
  ['pipeline stage artifact', [...pipeline, '-s', '0'], /"artifactId"/],
  ['pipeline operation list', pipeline, /"Deploy"/],
  ['capacity list', [], new RegExp(ids.capacityId)],
  ['capacity refresh', [], /"kind"/],
  ['capacity workload', ['-c', ids.capacityId], /"Dataflows"/],
  ['feature list', [], /embedTrial/],
  ['feature show', ['--feature', 'embedTrial'], /embedTrial/],
  ['import temp', workspace, /"importState"/],
  ['scorecard list', workspace, new RegExp(ids.scorecardId)],
  ['scorecard show', [...workspace, '-s', ids.scorecardId], new RegExp(ids.scorecardId)],
  ['admin app list', ['--top', '10'], /Northwind sales/],
  ['admin capacity list', [], new RegExp(ids.capacityId)],
  ['admin dashboard list', [], new RegExp(ids.dashboardId)],
  ['admin dashboard list-user', dashboard, /Northwind reporting app/],
  ['admin dashboard subscription', dashboard, /Ada/],
  ['admin dashboard tile', dashboard, new RegExp(ids.reportId)],
  ['admin dataflow list', [], new RegExp(ids.dataflowId)],
  ['admin dataflow datasource', ['-d', ids.dataflowId], /"datasourceType"/],
  ['admin dataflow list-user', ['-d', ids.dataflowId], /Northwind reporting app/],
  ['admin dataset list', [], new RegExp(ids.datasetId)],
  ['admin dataset datasource', ['-d', ids.datasetId], /"datasourceType"/],
  ['admin dataset list-user', ['-d', ids.datasetId], /Ada/],
  ['admin report list', [], new RegExp(ids.reportId)],
  ['admin import', [], /"importState"/],
  ['admin refresh', [], /"kind"/],
  ['admin key list', [], /Northwind key/],
  ['admin pipeline list', [], new RegExp(ids.pipelineId)],
  ['admin pipeline list-user', pipeline, /"accessRight"/],
  ['admin shared', [], new RegExp(ids.reportId)],
  ['admin activity', () => ['--date', yesterday()], /activityEventEntities/],
  ['admin workspace list', ['--top', '10'], new RegExp(ids.groupId)],
  ['workspace create', ['-w', 'Made by pbicli'], /Made by pbicli/],
  ['report clone', [...report, '--name', 'Copied by pbicli'], /Copied by pbicli/],
  ['dashboard create', [...workspace, '-d', 'Board by pbicli'], /Board by pbicli/],
  ['dataset refresh start', [...dataset, '--notify', 'none'], /^\s*$/],
  ['workspace delete', ['-w', 'Made by pbicli'], /^\s*$/],
  ['logout', [], /^\s*$/],
];

const pbicli = (...args) => [process.execPath, PROGRAM, ...args];

export const PBICLI = {
  name: 'pbicli 1.3.3',
  needs: 'npm',
  says: {
    // Its own words for 401, whatever the reason.
    'the switch off': /Not authenticated\. Please run 'pbicli login'/,
    'no role': /Not authenticated\. Please run 'pbicli login'/,
  },
  attempt: ({ tenantId, clientId, clientSecret, path }) => [
    pbicli('login', '--service-principal', '-p', clientId, '-s', clientSecret, '-t', tenantId),
    path === WORKSPACES ? pbicli('workspace', 'list') : pbicli('dataset', 'list', ...workspace),
  ],
  more: () =>
    COMMANDS.map(([command, options, says]) => ({
      does: pbicli(...command.split(' '), ...(typeof options === 'function' ? options() : options)),
      says,
    })),
};
