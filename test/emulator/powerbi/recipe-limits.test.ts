import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import type { TenantDefinition } from '../../../emulator/tenant/definition.ts';
import type { Switches } from '../../../emulator/tenant/switches.ts';
import { PRODUCTION_GROUP_ID, standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { app, bodyOf, idOf, itemsOf, send, user, type Said } from './calls.ts';

const { datasetId, groupId, pipelineId } = standardTenant;
const standard = standardTenantDefinition();
const model = { groupId, datasetId };

function tenantWith(switches: Partial<Switches>, differs: Partial<TenantDefinition> = {}): Content {
  return standardContent({ ...standard, ...differs, switches: { ...standard.switches, ...switches } });
}

/** The standard tenant with its first workspace on shared capacity. */
const onShared: Partial<TenantDefinition> = {
  workspaces: {
    ...standard.workspaces,
    'Northwind Sales': { id: groupId, roles: standard.workspaces['Northwind Sales']!.roles },
  },
};

describe('a refresh', () => {
  const refresh = (content: Content, body: unknown, caller = app) =>
    send(content, 'Datasets_RefreshDatasetInGroup', { path: model, body, caller }).status;

  // prettier-ignore
  test.each<[string, Content, unknown, typeof app, number]>([
    ['enhanced, on a capacity', standardContent(), { type: 'Full' }, app, 202],
    ['enhanced, on shared capacity', tenantWith({}, onShared), { type: 'Full' }, app, 202],
    ['enhanced, on shared capacity, as the switch has it', tenantWith({ enhancedOnSharedCapacity: 'refused' }, onShared), { type: 'Full' }, app, 400],
    ['plain, on shared capacity, as the switch has it', tenantWith({ enhancedOnSharedCapacity: 'refused' }, onShared), { notifyOption: 'NoNotification' }, app, 202],
    ['enhanced with a notify option', standardContent(), { type: 'Full', notifyOption: 'NoNotification' }, app, 202],
    ['enhanced with a notify option, as the switch has it', tenantWith({ notifyOptionOfEnhanced: 'refused' }), { type: 'Full', notifyOption: 'NoNotification' }, app, 400],
    ['with mails to an app', standardContent(), { notifyOption: 'MailOnFailure' }, app, 202],
    ['with mails to an app, as the switch has it', tenantWith({ notifyOptionOfApp: 'refused' }), { notifyOption: 'MailOnFailure' }, app, 400],
    ['without mails to an app, as the switch has it', tenantWith({ notifyOptionOfApp: 'refused' }), { notifyOption: 'NoNotification' }, app, 202],
    ['with mails to a user', tenantWith({ notifyOptionOfApp: 'refused' }), { notifyOption: 'MailOnFailure' }, user, 202],
  ])('%s', (_, content, body, caller, status) => expect(refresh(content, body, caller)).toBe(status));

  test.each<[string, Content, number]>([
    ['eight a day on shared capacity', tenantWith({}, { ...onShared, jobs: { refresh: { reads: 1 } } }), 400],
    [
      'more, as the switch has it',
      tenantWith({ refreshesOnSharedCapacity: 'unlimited' }, { ...onShared, jobs: { refresh: { reads: 1 } } }),
      202,
    ],
    ['more on a capacity', tenantWith({}, { jobs: { refresh: { reads: 1 } } }), 202],
  ])('%s', (_, content, ninth) => {
    const statuses = Array.from({ length: 9 }, () => refresh(content, {}));
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 202), ninth]);
  });

  // prettier-ignore
  test.each<[Switches['plainRefreshById'], unknown, number, number]>([
    ['answered', {}, 202, 200],
    ['not-found', {}, 404, 404],
    ['not-found', { type: 'Full' }, 202, 200],
  ])('with plain ones %s by id: %j', (plainRefreshById, body, read, cancelled) => {
    const content = tenantWith({ plainRefreshById });
    const started = send(content, 'Datasets_RefreshDatasetInGroup', { path: model, body });
    const path = { ...model, refreshId: started.headers?.['x-ms-request-id'] ?? '' };
    expect([
      send(content, 'Datasets_GetRefreshExecutionDetailsInGroup', { path }).status,
      send(content, 'Datasets_CancelRefreshInGroup', { path }).status,
    ]).toEqual([read, cancelled]);
  });
});

describe('an export', () => {
  const pages = (count: number) => ({
    format: 'PDF',
    powerBIReportConfiguration: {
      pages: Array.from({ length: count }, (_, page) => ({ pageName: `ReportSection${page}` })),
    },
  });
  test.each<[string, Content, unknown, number]>([
    ['of fifty pages', standardContent(), pages(50), 202],
    ['of more', standardContent(), pages(51), 400],
    ['without a capacity', tenantWith({}, onShared), { format: 'PDF' }, 403],
  ])('%s', (_, content, body, status) => {
    const reportId = standardTenant.reportId;
    expect(send(content, 'Reports_ExportToFileInGroup', { path: { groupId, reportId }, body }).status).toBe(status);
  });
});

describe('a deployment', () => {
  const deploy = (content: Content, body: object, caller = app) =>
    send(content, 'Pipelines_SelectiveDeploy', { path: { pipelineId }, body: { sourceStageOrder: 1, ...body }, caller })
      .status;
  const known = { datasets: [{ sourceId: datasetId }] };
  const unknown = { datasets: [{ sourceId: '0f0e0d0c-0b0a-4908-8706-050403020100' }] };

  test.each<[string, Content, object, typeof app, number]>([
    ['by an app', standardContent(), known, app, 202],
    ['by an app, as the switch has it', tenantWith({ deployByApp: 'refused' }), known, app, 400],
    ['by a user, as the switch has it', tenantWith({ deployByApp: 'refused' }), known, user, 202],
    ['of an unknown item', standardContent(), unknown, app, 202],
    ['of an unknown item, as the switch has it', tenantWith({ deployUnknownItem: 'refused' }), unknown, app, 404],
    ['of a known item, as the switch has it', tenantWith({ deployUnknownItem: 'refused' }), known, app, 202],
  ])('%s', (_, content, body, caller, status) => expect(deploy(content, body, caller)).toBe(status));

  test.each<[Switches['stageWithoutCapacity'], string, number]>([
    ['open', PRODUCTION_GROUP_ID, 200],
    ['refused', PRODUCTION_GROUP_ID, 400],
    ['refused', groupId, 200],
  ])('to a stage without a capacity is %s: %s', (stageWithoutCapacity, workspaceId, status) => {
    const content = tenantWith({ stageWithoutCapacity });
    const path = { pipelineId, stageOrder: '2' };
    expect(send(content, 'Pipelines_AssignWorkspace', { path, body: { workspaceId } }).status).toBe(status);
  });
});

describe('the activity log', () => {
  const day = { startDateTime: "'2026-06-10T00:00:00'", endDateTime: "'2026-06-10T23:59:59'" };

  /** Follows the addresses of the pages; the number of events on each. */
  function pagesOf(content: Content): number[] {
    const counts: number[] = [];
    let query: Record<string, string> | undefined = day;
    while (query !== undefined) {
      const answer = send(content, 'Admin_GetActivityEvents', { query });
      counts.push(itemsOf(answer, 'activityEventEntities').length);
      const next = bodyOf(answer)['continuationUri'];
      query = typeof next === 'string' ? Object.fromEntries(new URL(next).searchParams) : undefined;
    }
    return counts;
  }

  const EMPTY_BETWEEN = { activityLog: { eventsPerDay: 4, eventsPerPage: 2, emptyPageEvery: 2 } };

  test('an empty page says that there is more', () =>
    expect(pagesOf(tenantWith({}, EMPTY_BETWEEN))).toEqual([2, 0, 2]));

  test.each<[string, (token: string) => string, number]>([
    ['in quotes', (token) => `'${decodeURIComponent(token)}'`, 200],
    ['without quotes', (token) => decodeURIComponent(token), 400],
    ['encoded twice', (token) => `'${token}'`, 400],
  ])('a token %s', (_, sent, status) => {
    const content = tenantWith({}, EMPTY_BETWEEN);
    const token = String(bodyOf(send(content, 'Admin_GetActivityEvents', { query: day }))['continuationToken']);
    expect(send(content, 'Admin_GetActivityEvents', { query: { continuationToken: sent(token) } }).status).toBe(status);
  });
});

describe('a workspace is assigned to a capacity', () => {
  const by = (assigners?: string[]) => {
    const capacity = standard.capacities['Northwind capacity']!;
    const capacities = { 'Northwind capacity': { ...capacity, ...(assigners && { assigners }) } };
    const said: Said = { path: { groupId }, body: { capacityId: standardTenant.capacityId } };
    return send(tenantWith({}, { capacities }), 'Groups_AssignToCapacity', said).status;
  };
  test.each<[string, string[] | undefined, number]>([
    ['by whom it likes', undefined, 200],
    ['by its name', ['Ada', 'Northwind reporting app'], 200],
    ['by nobody else', ['Ada'], 403],
  ])('%s', (_, assigners, status) => expect(by(assigners)).toBe(status));
});

describe('pushed rows', () => {
  function pushModel(content: Content, policy = 'None'): (rows: object[]) => number {
    const tables = [{ name: 'Sales', columns: [{ name: 'Product', dataType: 'String' }] }];
    const said: Said = {
      path: { groupId },
      query: { defaultRetentionPolicy: policy },
      body: { name: 'Pushed', tables },
    };
    const path = { groupId, datasetId: idOf(send(content, 'Datasets_PostDatasetInGroup', said)), tableName: 'Sales' };
    return (rows) => send(content, 'Datasets_PostRowsInGroup', { path, body: { rows } }).status;
  }
  const rows = (count: number) => Array.from({ length: count }, () => ({}));

  test('are ten thousand a request at most, and a million an hour', () => {
    const push = pushModel(standardContent());
    expect(push(rows(10_001))).toBe(413);
    expect(new Set(Array.from({ length: 100 }, () => push(rows(10_000))))).toEqual(new Set([200]));
    expect(push(rows(1))).toBe(429);
  });

  test('have texts of four thousand characters at most', () => {
    const push = pushModel(standardContent());
    expect([push([{ Product: 'x'.repeat(4000) }]), push([{ Product: 'x'.repeat(4001) }])]).toEqual([200, 400]);
  });

  test.each([
    ['basicFIFO', 200_000],
    ['None', 210_000],
  ])('of a model with %s are kept: %i', (policy, kept) => {
    const content = standardContent();
    const push = pushModel(content, policy);
    for (let pushed = 0; pushed < 210_000; pushed += 10_000) push(rows(10_000));
    expect(content.datasets.list().at(-1)?.tables[0]?.rows).toHaveLength(kept);
  });
});

test.each<[Switches['embedWithoutCapacity'], Partial<TenantDefinition>, number]>([
  ['trial', onShared, 200],
  ['used-up', onShared, 403],
  ['used-up', {}, 200],
])('embed tokens without a capacity: %s %#', (embedWithoutCapacity, differs, status) => {
  const content = tenantWith({ embedWithoutCapacity }, differs);
  const path = { groupId, reportId: standardTenant.reportId };
  const one = { reports: [{ id: path.reportId }] };
  expect([
    send(content, 'Reports_GenerateTokenInGroup', { path, body: { accessLevel: 'View' } }).status,
    send(content, 'EmbedToken_GenerateToken', { body: one }).status,
  ]).toEqual([status, status]);
});

describe('an import', () => {
  const file = (text: string) => `--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n${text}\r\n--b--\r\n`;
  const live = (kind: string, id = '') => `PK{"ConnectionType":"${kind}","PbiModelDatabaseName":"${id}"}`;
  const post = (content: Content, datasetDisplayName: string, text: string, conflict?: string, caller = app) =>
    send(content, 'Imports_PostImportInGroup', {
      path: { groupId },
      query: { datasetDisplayName, ...(conflict && { nameConflict: conflict }) },
      multipart: file(text),
      caller,
    });

  // prettier-ignore
  test.each<[string, string, string, typeof app, number]>([
    ['connected to a model that is there', live('pbiServiceLive', datasetId), 'Thin.pbix', app, 202],
    ['connected to a model that is gone', live('pbiServiceLive', '0f0e0d0c-0b0a-4908-8706-050403020100'), 'Thin.pbix', app, 400],
    ['connected over XMLA', live('pbiServiceXmlaStyleLive', datasetId), 'Thin.pbix', app, 401],
    ['connected over XMLA, by a user', live('pbiServiceXmlaStyleLive', datasetId), 'Thin.pbix', user, 202],
  ])('of a report %s', (_, text, name, caller, status) =>
    expect(post(standardContent(), name, text, 'Ignore', caller).status).toBe(status));

  test('of a report with a live connection makes no model', () => {
    const content = standardContent();
    const path = { groupId, importId: idOf(post(content, 'Thin.pbix', live('pbiServiceLive', datasetId))) };
    const read = send(content, 'Imports_GetImportInGroup', { path });
    expect([itemsOf(read, 'datasets'), itemsOf(read, 'reports').map((report) => report['name'])]).toEqual([
      [],
      ['Thin'],
    ]);
  });

  test('of a report whose model is closed to the caller', () => {
    const closed = {
      ...standard.workspaces,
      'Northwind Production': { id: PRODUCTION_GROUP_ID, roles: { Ada: 'Admin' as const } },
    };
    const content = tenantWith({}, { workspaces: closed });
    const released = content.datasets.list(({ groupId: place }) => place === PRODUCTION_GROUP_ID)[0]!.id;
    expect(post(content, 'Thin.pbix', live('pbiServiceLive', released)).status).toBe(400);
  });

  // The workspace has a paginated report called Invoice.
  test.each<[string, string | undefined, number]>([
    ['Invoice.rdl', undefined, 202],
    ['Invoice.rdl', 'Abort', 409],
    ['Invoice.rdl', 'Overwrite', 202],
    ['Invoice.rdl', 'Ignore', 400],
    ['Invoice.rdl', 'CreateOrOverwrite', 400],
    ['New.rdl', 'Abort', 202],
    ['New.rdl', 'Overwrite', 404],
  ])('of %s with %s', (name, conflict, status) => {
    expect(post(standardContent(), name, '<Report>', conflict).status).toBe(status);
  });

  test('in place of a paginated report makes no second one', () => {
    const content = standardContent();
    const count = () => itemsOf(send(content, 'Reports_GetReportsInGroup', { path: { groupId } })).length;
    const before = count();
    post(content, 'Invoice.rdl', '<Report>', 'Overwrite');
    expect(count()).toBe(before);
  });
});
