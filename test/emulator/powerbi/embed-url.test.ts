import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, itemsOf, send } from './calls.ts';

const { groupId, datasetId } = standardTenant;

/** The addresses of one thing of each kind, by the property that has them. */
function addresses(content: Content): Record<string, string> {
  const first = (operation: string, more = {}) => itemsOf(send(content, operation, { path: { groupId, ...more } }))[0];
  const model = bodyOf(send(content, 'Datasets_GetDatasetInGroup', { path: { groupId, datasetId } }));
  const dashboard = first('Dashboards_GetDashboardsInGroup');
  const shown = {
    create: model['createReportEmbedURL'],
    qna: model['qnaEmbedURL'],
    report: first('Reports_GetReportsInGroup')?.['embedUrl'],
    dashboard: dashboard?.['embedUrl'],
    tile: first('Dashboards_GetTilesInGroup', { dashboardId: dashboard?.['id'] })?.['embedUrl'],
  };
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, String(value)]));
}

/** What the last parameter says. */
function configOf(address: string): unknown {
  const config = new URL(address).searchParams.get('config') ?? '';
  return JSON.parse(Buffer.from(config, 'base64').toString());
}

test.each<[string, RegExp]>([
  ['create', /^https:\/\/app\.powerbi\.com\/reportEmbed\?config=eyJ/],
  ['qna', /^https:\/\/app\.powerbi\.com\/qnaEmbed\?config=eyJ/],
  ['report', /^https:\/\/app\.powerbi\.com\/reportEmbed\?reportId=[\w-]{36}&groupId=[\w-]{36}&w=2&config=eyJ/],
  ['dashboard', /^https:\/\/app\.powerbi\.com\/dashboardEmbed\?dashboardId=[\w-]{36}&groupId=[\w-]{36}&config=eyJ/],
  ['tile', /^https:\/\/app\.powerbi\.com\/embed\?dashboardId=[\w-]{36}&tileId=[\w-]{36}&config=eyJ/],
])('the address of a %s says last where the content is', (kind, form) => {
  const address = addresses(standardContent())[kind] ?? '';
  expect(address).toMatch(form);
  expect(address).toMatch(/&?config=[\w+/]+(?:%3d){0,2}$/);
  expect(configOf(address)).toEqual({
    clusterUrl: 'https://WABI-WEST-EUROPE-redirect.analysis.windows.net',
    embedFeatures: { usageMetricsVNext: true, disableAngularJSBootstrapReportEmbed: true },
  });
});

test('the cluster is that of @odata.context, in every cloud', () => {
  for (const cloud of ['commercial', 'gcc', 'gcc-high', 'china']) {
    const content = standardContent({ ...standardTenantDefinition(), cloud });
    const context = bodyOf(send(content, 'Reports_GetReportsInGroup', { path: { groupId } }))['@odata.context'];
    const { clusterUrl } = configOf(addresses(content)['report'] ?? '') as { readonly clusterUrl: string };
    expect(new URL(clusterUrl).host).toBe(new URL(String(context)).host);
  }
});
