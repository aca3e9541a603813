import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, idOf, itemsOf, ORIGIN, send } from './calls.ts';

const place = { groupId: standardTenant.groupId };

/** A tenant and the ids of the first dataset and report in its workspace. */
function begin() {
  const content = standardContent();
  const datasetId = String(itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path: place }))[0]?.['id']);
  const reportId = String(itemsOf(send(content, 'Reports_GetReportsInGroup', { path: place }))[0]?.['id']);
  return { content, datasetId, reportId };
}

describe('a refresh', () => {
  const enhanced = { type: 'Full', commitMode: 'Transactional' };

  function started(body: unknown) {
    const { content, datasetId } = begin();
    const path = { ...place, datasetId };
    const answered = send(content, 'Datasets_RefreshDatasetInGroup', { path, body });
    const refreshId = answered.headers?.['x-ms-request-id'] ?? '';
    return { content, path: { ...path, refreshId }, answered, refreshId };
  }

  test('is accepted with an empty body and an address that ends with its id', () => {
    const { answered, path, refreshId } = started(enhanced);
    expect(answered).toEqual({
      status: 202,
      headers: {
        'x-ms-request-id': refreshId,
        Location: `${ORIGIN}/v1.0/myorg/groups/${path.groupId}/datasets/${path.datasetId}/refreshes/${refreshId}`,
      },
    });
  });

  test('runs on the first read and is completed on the second', () => {
    const { content, path } = started(enhanced);
    const reads = [1, 2, 3].map(() => send(content, 'Datasets_GetRefreshExecutionDetailsInGroup', { path }));
    expect(reads.map((read) => [read.status, bodyOf(read)['status'], bodyOf(read)['extendedStatus']])).toEqual([
      [202, 'Unknown', 'InProgress'],
      [200, 'Completed', 'Completed'],
      [200, 'Completed', 'Completed'],
    ]);
  });

  test('leads the history, where reading counts as well', () => {
    const { content, path, refreshId } = started({ notifyOption: 'NoNotification' });
    const reads = [1, 2].map(() =>
      itemsOf(send(content, 'Datasets_GetRefreshHistoryInGroup', { path, query: { $top: '1' } })),
    );
    expect(
      reads.map((items) => items.map(({ requestId, status, refreshType }) => [requestId, status, refreshType])),
    ).toEqual([[[refreshId, 'Unknown', 'ViaApi']], [[refreshId, 'Completed', 'ViaApi']]]);
  });

  test('is cancelled', () => {
    const { content, path } = started(enhanced);
    expect(send(content, 'Datasets_CancelRefreshInGroup', { path })).toEqual({ status: 200 });
    expect(bodyOf(send(content, 'Datasets_GetRefreshExecutionDetailsInGroup', { path }))['extendedStatus']).toBe(
      'Cancelled',
    );
  });

  const plain = { notifyOption: 'NoNotification' };

  test.each([
    ['an enhanced one beside an enhanced one', enhanced, enhanced, 409],
    ['an enhanced one beside a plain one', plain, enhanced, 409],
    ['a plain one beside an enhanced one', enhanced, plain, 400],
    ['one with an empty object beside a plain one', plain, {}, 400],
    ['one without a body beside a plain one', plain, undefined, 400],
  ])('is refused while another runs: %s', (_, running, body, status) => {
    const { content, path } = started(running);
    const again = () => send(content, 'Datasets_RefreshDatasetInGroup', { path, body }).status;
    expect(again()).toBe(status);
    send(content, 'Datasets_CancelRefreshInGroup', { path });
    expect(again()).toBe(202);
  });

  test('is let in again after reads, and refusals count as reads', () => {
    const { content, path } = started(plain);
    const again = () => send(content, 'Datasets_RefreshDatasetInGroup', { path, body: plain }).status;
    send(content, 'Datasets_GetRefreshHistoryInGroup', { path });
    expect([again(), again(), again()]).toEqual([202, 400, 202]);
  });

  test("of one model does not stand in the way of another's", () => {
    const { content } = started(plain);
    const path = {
      ...place,
      datasetId: idOf(send(content, 'Datasets_PostDatasetInGroup', { path: place, body: { name: 'New', tables: [] } })),
    };
    expect(send(content, 'Datasets_RefreshDatasetInGroup', { path, body: plain }).status).toBe(202);
  });

  test('fails in the end where credentials are missing, and says so in the history and in the details', () => {
    const { datasetId } = begin();
    const content = standardContent({ ...standardTenantDefinition(), datasetsWithoutCredentials: [datasetId] });
    const path: Record<string, string> = { ...place, datasetId };
    path['refreshId'] =
      send(content, 'Datasets_RefreshDatasetInGroup', { path, body: enhanced }).headers?.['x-ms-request-id'] ?? '';
    const reads = [1, 2].map(
      () => itemsOf(send(content, 'Datasets_GetRefreshHistoryInGroup', { path, query: { $top: '1' } }))[0],
    );
    expect(reads.map((entry) => [entry?.['status'], entry?.['serviceExceptionJson']])).toEqual([
      ['Unknown', undefined],
      ['Failed', '{"errorCode":"ModelRefreshFailed_CredentialsNotSpecified"}'],
    ]);
    expect(bodyOf(send(content, 'Datasets_GetRefreshExecutionDetailsInGroup', { path }))).toMatchObject({
      status: 'Failed',
      extendedStatus: 'Failed',
    });
  });
});

describe('an export', () => {
  test('runs on the first read, has succeeded on the second, and its file can be had at any time', () => {
    const { content, reportId } = begin();
    const begun = send(content, 'Reports_ExportToFileInGroup', {
      path: { ...place, reportId },
      body: { format: 'PPTX' },
    });
    expect([begun.status, bodyOf(begun)['status']]).toEqual([202, 'NotStarted']);
    const path = { ...place, reportId, exportId: idOf(begun) };
    const file = () => send(content, 'Reports_GetFileOfExportToFileInGroup', { path });
    expect(file().status).toBe(200);
    const reads = [1, 2].map(() => send(content, 'Reports_GetExportToFileStatusInGroup', { path }));
    expect(reads.map((read) => [read.status, bodyOf(read)['status'], bodyOf(read)['percentComplete']])).toEqual([
      [202, 'Running', 50],
      [200, 'Succeeded', 100],
    ]);
    expect(reads.map(({ headers }) => headers?.['Retry-After'])).toEqual(['1', undefined]);
    expect(file().headers?.['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    );
    expect((file().body as Buffer).toString('latin1', 0, 2)).toBe('PK');
  });
});

describe('a scan', () => {
  const body = { workspaces: [standardTenant.groupId] };

  test('runs, succeeds and gives its result', () => {
    const { content } = begin();
    const begun = send(content, 'WorkspaceInfo_PostWorkspaceInfo', { body });
    expect([begun.status, bodyOf(begun)['status']]).toEqual([202, 'NotStarted']);
    const path = { scanId: idOf(begun) };
    const states = [1, 2].map(() => bodyOf(send(content, 'WorkspaceInfo_GetScanStatus', { path }))['status']);
    expect(states).toEqual(['Running', 'Succeeded']);
    const [workspace] = itemsOf(send(content, 'WorkspaceInfo_GetScanResult', { path }), 'workspaces');
    expect(workspace).toMatchObject({ id: standardTenant.groupId });
    // Thin, since no part was asked for.
    expect(workspace).not.toHaveProperty('users');
  });

  test.each([
    ['no workspace', []],
    ['more than a hundred', Array.from({ length: 101 }, () => standardTenant.groupId)],
  ])('of %s is refused', (_, workspaces) => {
    expect(send(begin().content, 'WorkspaceInfo_PostWorkspaceInfo', { body: { workspaces } }).status).toBe(400);
  });
});

describe('an import', () => {
  /** What a package, a paginated report and a text come as: the emulator looks at how a file begins. */
  const file = '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nPK bytes\r\n--b--\r\n';
  test('publishes on the first read, has succeeded on the second, and made a model and a report', () => {
    const { content } = begin();
    const begun = send(content, 'Imports_PostImportInGroup', {
      path: place,
      query: { datasetDisplayName: 'Stock.pbix' },
      multipart: file,
    });
    expect([begun.status, Object.keys(bodyOf(begun))]).toEqual([202, expect.arrayContaining(['id'])]);
    const path = { ...place, importId: idOf(begun) };
    const reads = [1, 2].map(() => send(content, 'Imports_GetImportInGroup', { path }));
    expect(reads.map((read) => bodyOf(read)['importState'])).toEqual(['Publishing', 'Succeeded']);
    const [dataset] = itemsOf(reads[1]!, 'datasets');
    const [report] = itemsOf(reads[1]!, 'reports');
    expect([dataset?.['name'], report?.['name']]).toEqual(['Stock', 'Stock']);
    expect(
      send(content, 'Datasets_GetDatasetInGroup', { path: { ...place, datasetId: String(dataset?.['id']) } }).status,
    ).toBe(200);
    expect(
      send(content, 'Reports_GetReportInGroup', { path: { ...place, reportId: String(report?.['id']) } }).status,
    ).toBe(200);
  });

  test.each([
    ['Ignore', 202, 3],
    ['CreateOrOverwrite', 202, 2],
    ['Overwrite', 202, 2],
    ['Abort', 409, 2],
  ])('of a name that is taken, with %s', (nameConflict, status, datasets) => {
    const { content } = begin();
    send(content, 'Imports_PostImportInGroup', {
      path: place,
      query: { datasetDisplayName: 'Stock.pbix' },
      multipart: file,
    });
    const again = send(content, 'Imports_PostImportInGroup', {
      path: place,
      query: { datasetDisplayName: 'Stock.pbix', nameConflict },
      multipart: file,
    });
    expect(again.status).toBe(status);
    expect(itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path: place }))).toHaveLength(datasets);
  });

  test.each([
    ['Ignore', 202],
    ['CreateOrOverwrite', 409],
    ['Overwrite', 409],
    ['Abort', 409],
  ])('of a name that two have, with %s', (nameConflict, status) => {
    const { content } = begin();
    const post = (conflict: string) =>
      send(content, 'Imports_PostImportInGroup', {
        path: place,
        query: { datasetDisplayName: 'Stock.pbix', nameConflict: conflict },
        multipart: file,
      });
    expect([post('Ignore').status, post('Ignore').status, post(nameConflict).status]).toEqual([202, 202, status]);
  });

  test.each([
    ['Overwrite', 404],
    ['CreateOrOverwrite', 202],
    ['Abort', 202],
  ])('of a name that nobody has, with %s', (nameConflict, status) => {
    expect(
      send(begin().content, 'Imports_PostImportInGroup', {
        path: place,
        query: { datasetDisplayName: 'Stock.pbix', nameConflict },
        multipart: file,
      }).status,
    ).toBe(status);
  });

  test.each([
    ['Stock.pbix', '<html>', 400],
    ['Stock', '<html>', 400],
    ['Stock.xlsx', '\u00d0\u00cf\u0011\u00e0', 400],
    ['Stock.csv', 'a,b', 202],
    ['Invoice.rdl', '<Report>', 202],
    ['model.json', '{}', 202],
  ])('of %s that begins with %s', (datasetDisplayName, begins, status) => {
    const multipart = `--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n${begins}\r\n--b--\r\n`;
    expect(
      send(begin().content, 'Imports_PostImportInGroup', { path: place, query: { datasetDisplayName }, multipart })
        .status,
    ).toBe(status);
  });

  test.each([
    ['Invoice.rdl', {}, 0, 1],
    ['Numbers.xlsx', {}, 1, 0],
    ['Stock.pbix', { skipReport: 'true' }, 1, 0],
    ['model.json', {}, 0, 0],
  ])('of %s %j', (datasetDisplayName, query, datasets, reports) => {
    const { content } = begin();
    const path = {
      ...place,
      importId: idOf(
        send(content, 'Imports_PostImportInGroup', {
          path: place,
          query: { datasetDisplayName, ...query },
          multipart: file,
        }),
      ),
    };
    const read = send(content, 'Imports_GetImportInGroup', { path });
    expect([itemsOf(read, 'datasets').length, itemsOf(read, 'reports').length]).toEqual([datasets, reports]);
  });
});

describe('a deployment', () => {
  test('executes, succeeds, and brings what it deploys to the next stage', () => {
    const { content } = begin();
    const pipelineId = idOf(send(content, 'Pipelines_CreatePipeline', { body: { displayName: 'New' } }));
    const path = { pipelineId, stageOrder: '0' };
    send(content, 'Pipelines_AssignWorkspace', { path, body: { workspaceId: place.groupId } });
    const begun = send(content, 'Pipelines_DeployAll', {
      path: { pipelineId },
      body: { sourceStageOrder: 0, newWorkspace: { name: 'Test' } },
    });
    expect([begun.status, bodyOf(begun)['status']]).toEqual([202, 'NotStarted']);
    const operation = { pipelineId, operationId: idOf(begun) };
    const states = [1, 2].map(
      () => bodyOf(send(content, 'Pipelines_GetPipelineOperation', { path: operation }))['status'],
    );
    expect(states).toEqual(['Executing', 'Succeeded']);
    const names = (stageOrder: string) =>
      itemsOf(
        send(content, 'Pipelines_GetPipelineStageArtifacts', { path: { pipelineId, stageOrder } }),
        'datasets',
      ).map((item) => item['artifactDisplayName']);
    expect(names('1')).toEqual(names('0'));
    expect(
      itemsOf(send(content, 'Pipelines_GetPipelineStages', { path: { pipelineId } })).map(
        ({ workspaceName }) => workspaceName,
      ),
    ).toEqual(['Northwind Sales', 'Test', undefined]);
  });
});

test("a dataflow's run is cancelled once", () => {
  const { content } = begin();
  const path = { ...place, transactionId: standardTenant.transactionId };
  const cancel = (transactionId: string = path.transactionId) =>
    bodyOf(send(content, 'Dataflows_CancelDataflowTransaction', { path: { ...path, transactionId } }))['status'];
  expect([cancel(), cancel(), cancel('0f0e0d0c-0b0a-4908-8706-050403020100')]).toEqual([
    'successfullyMarked',
    'alreadyConcluded',
    'notFound',
  ]);
});
