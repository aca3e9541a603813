// Azure CLI: signs in by secret and by certificate, gets tokens, and reads and changes Power BI by `az rest`.
import { built } from '../project.mjs';
import { WORKSPACES } from './mistakes.mjs';

const { standardTenant } = await built('catalogue/powerbi/index.js');
const { groupId, datasetId, reportId, dashboardId, gatewayId, pipelineId } = standardTenant;

const POWER_BI = 'https://analysis.windows.net/powerbi/api';
const API = 'https://api.powerbi.com';
const group = `${WORKSPACES}/${groupId}`;

/** `path`, and what is in the answer. */
const READS = [
  [WORKSPACES, /Northwind Sales/],
  [group, /Northwind Sales/],
  [`${group}/users`, /Northwind reporting app/],
  [`${group}/datasets`, new RegExp(datasetId)],
  [`${group}/datasets/${datasetId}/refreshes`, /ViaEnhancedApi/],
  [`${group}/reports/${reportId}/pages`, /ReportSection/],
  [`${group}/dashboards/${dashboardId}/tiles`, new RegExp(reportId)],
  [`/v1.0/myorg/gateways/${gatewayId}`, /Northwind gateway/],
  [`/v1.0/myorg/pipelines/${pipelineId}/operations`, /Deploy/],
  ['/v1.0/myorg/admin/groups?$top=5', /Northwind Sales/],
];
const WRITES = [
  [WORKSPACES, { name: 'Made by Azure CLI' }, /Made by Azure CLI/],
  [`${group}/reports/${reportId}/Clone`, { name: 'Copied by Azure CLI' }, /Copied by Azure CLI/],
  [`${group}/datasets/${datasetId}/refreshes`, { notifyOption: 'NoNotification' }, /^\s*$/],
];
const RESOURCES = [
  POWER_BI,
  'https://api.fabric.microsoft.com',
  'https://management.azure.com',
  'https://storage.azure.com',
];

const az = ({ python }, ...args) => [python, '-m', 'azure.cli', ...args];
const rest = (bench, method, path, ...more) =>
  az(bench, 'rest', '--resource', POWER_BI, '--method', method, '--url', `${API}${path}`, ...more);
const login = ({ clientId, tenantId }, bench, password) =>
  az(
    bench,
    ...['login', '--service-principal', '--allow-no-subscriptions', '--username', clientId],
    ...['--password', password, '--tenant', tenantId],
  );

export const AZURE_CLI = {
  name: 'Azure CLI',
  needs: 'debian',
  says: {
    // `az rest` shows the reason phrase of an answer without a body.
    'the switch off': /Unauthorized/,
    'no role': /Unauthorized/,
  },
  attempt: (values, bench) => [login(values, bench, values.clientSecret), rest(bench, 'get', values.path)],
  more: (values, bench) => [
    { does: login(values, bench, bench.certificate), says: /tenant level account/ },
    ...RESOURCES.map((resource) => ({
      does: az(bench, 'account', 'get-access-token', '--resource', resource),
      says: /"accessToken": "eyJ/,
    })),
    ...READS.map(([path, says]) => ({ does: rest(bench, 'get', path), says })),
    ...WRITES.map(([path, body, says]) => ({ does: rest(bench, 'post', path, '--body', JSON.stringify(body)), says })),
  ],
};
