import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Answer } from '../../../emulator/call.ts';
import { standardContent, type Content } from '../../../emulator/powerbi/index.ts';
import type { ExportCourse, JobCourse, JobKind, Jobs } from '../../../emulator/tenant/jobs.ts';
import { standardTenantDefinition } from '../../../emulator/tenant/standard.ts';
import { bodyOf, idOf, itemsOf, send, user } from './calls.ts';

const { capacityId, groupId, datasetId, dataflowId, pipelineId } = standardTenant;
const path = { groupId };
const FILE = '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nPK bytes\r\n--b--\r\n';

/** A tenant whose jobs of one kind take this course. */
function withJobs(kind: JobKind, course: ExportCourse): Content {
  return standardContent({ ...standardTenantDefinition(), jobs: { [kind]: course } as Jobs });
}

/** How a job of each kind is started, and how it is asked after: the answer that says how it goes. */
const kinds: Readonly<Record<JobKind, (content: Content) => () => readonly [answer: Answer, state: unknown]>> = {
  refresh(content) {
    const started = send(content, 'Datasets_RefreshDatasetInGroup', {
      path: { ...path, datasetId },
      body: { type: 'Full' },
    });
    const refreshId = started.headers?.['x-ms-request-id'] ?? '';
    return () => {
      const answer = send(content, 'Datasets_GetRefreshExecutionDetailsInGroup', {
        path: { ...path, datasetId, refreshId },
      });
      return [answer, bodyOf(answer)['extendedStatus']];
    };
  },
  import(content) {
    const said = { path, query: { datasetDisplayName: 'Stock.pbix' }, multipart: FILE };
    const importId = idOf(send(content, 'Imports_PostImportInGroup', said));
    return () => {
      const answer = send(content, 'Imports_GetImportInGroup', { path: { ...path, importId } });
      return [answer, bodyOf(answer)['importState']];
    };
  },
  export(content) {
    const reportId = reportOf(content);
    const said = { path: { ...path, reportId }, body: { format: 'PDF' } };
    const exportId = idOf(send(content, 'Reports_ExportToFileInGroup', said));
    return () => {
      const answer = send(content, 'Reports_GetExportToFileStatusInGroup', { path: { ...path, reportId, exportId } });
      return [answer, bodyOf(answer)['status']];
    };
  },
  scan(content) {
    const scanId = idOf(send(content, 'WorkspaceInfo_PostWorkspaceInfo', { body: { workspaces: [groupId] } }));
    return () => {
      const answer = send(content, 'WorkspaceInfo_GetScanStatus', { path: { scanId } });
      return [answer, bodyOf(answer)['status']];
    };
  },
  deployment(content) {
    const said = { path: { pipelineId }, body: { sourceStageOrder: 0 } };
    const operationId = idOf(send(content, 'Pipelines_DeployAll', said));
    return () => {
      const answer = send(content, 'Pipelines_GetPipelineOperation', { path: { pipelineId, operationId } });
      return [answer, bodyOf(answer)['status']];
    };
  },
  'dataflow refresh'(content) {
    const said = { path: { ...path, dataflowId }, body: { notifyOption: 'NoNotification' } };
    send(content, 'Dataflows_RefreshDataflow', said);
    return () => {
      const answer = send(content, 'Dataflows_GetDataflowTransactions', { path: { ...path, dataflowId } });
      return [answer, itemsOf(answer)[0]?.['status']];
    };
  },
  assignment(content) {
    send(content, 'Groups_AssignToCapacity', { path, body: { capacityId } });
    return () => {
      const answer = send(content, 'Groups_CapacityAssignmentStatus', { path });
      return [answer, bodyOf(answer)['status']];
    };
  },
};

function reportOf(content: Content): string {
  return String(itemsOf(send(content, 'Reports_GetReportsInGroup', { path }))[0]?.['id']);
}

function states(kind: JobKind, course: JobCourse, reads = 4): unknown[] {
  const ask = kinds[kind](withJobs(kind, course));
  return Array.from({ length: reads }, () => ask()[1]);
}

// prettier-ignore
const words: readonly (readonly [JobKind, waiting: string, running: string, succeeded: string, failed: string])[] = [
  ['refresh', 'NotStarted', 'InProgress', 'Completed', 'Failed'],
  ['import', 'Publishing', 'Publishing', 'Succeeded', 'Failed'],
  ['export', 'NotStarted', 'Running', 'Succeeded', 'Failed'],
  ['scan', 'NotStarted', 'Running', 'Succeeded', 'Failed'],
  ['deployment', 'NotStarted', 'Executing', 'Succeeded', 'Failed'],
  ['dataflow refresh', 'InProgress', 'InProgress', 'Success', 'Failed'],
  ['assignment', 'Pending', 'InProgress', 'CompletedSuccessfully', 'AssignmentFailed'],
];

describe.each(words)('a job of kind %s', (kind, waiting, running, succeeded, failed) => {
  test.each<[string, JobCourse, unknown[]]>([
    ['as usual', {}, [running, succeeded, succeeded, succeeded]],
    ['of one read', { reads: 1 }, [succeeded, succeeded, succeeded, succeeded]],
    ['of three reads', { reads: 3 }, [waiting, running, succeeded, succeeded]],
    ['that fails', { ends: 'failed' }, [running, failed, failed, failed]],
    ['that fails late', { reads: 3, ends: 'failed' }, [waiting, running, failed, failed]],
    ['that never ends', { ends: 'never' }, [waiting, running, running, running]],
  ])('%s', (_, course, expected) => expect(states(kind, course)).toEqual(expected));
});

test.each<[JobKind, number[]]>([
  ['refresh', [202, 202, 200, 200]],
  ['export', [202, 202, 200, 200]],
  ['import', [200, 200, 200, 200]],
  ['scan', [200, 200, 200, 200]],
])('the status of the answer says whether a job of kind %s runs, or does not', (kind, expected) => {
  const ask = kinds[kind](withJobs(kind, { reads: 3 }));
  expect([1, 2, 3, 4].map(() => ask()[0].status)).toEqual(expected);
});

describe('what a failed job leaves', () => {
  test('a refresh says why, in the history and in its details', () => {
    const content = withJobs('refresh', { ends: 'failed' });
    const ask = kinds.refresh(content);
    ask();
    const [details] = ask();
    const history = itemsOf(send(content, 'Datasets_GetRefreshHistoryInGroup', { path: { ...path, datasetId } }));
    expect([history[0]?.['status'], JSON.parse(String(history[0]?.['serviceExceptionJson']))]).toEqual([
      'Failed',
      { errorCode: 'ModelRefresh_ShortMessage_ProcessingError' },
    ]);
    expect(itemsOf(details, 'messages').map(({ type }) => type)).toEqual(['Error']);
  });

  test('an import makes neither model nor report', () => {
    const content = withJobs('import', { ends: 'failed' });
    const names = () => itemsOf(send(content, 'Datasets_GetDatasetsInGroup', { path })).map(({ name }) => name);
    const before = names();
    const ask = kinds.import(content);
    ask();
    expect([itemsOf(ask()[0], 'datasets'), names()]).toEqual([[], before]);
  });

  test('a deployment copies nothing, and says which step failed', () => {
    const content = withJobs('deployment', { ends: 'failed' });
    const names = () =>
      itemsOf(
        send(content, 'Pipelines_GetPipelineStageArtifacts', { path: { pipelineId, stageOrder: '2' } }),
        'reports',
      ).length;
    const before = names();
    const said = { path: { pipelineId }, body: { sourceStageOrder: 1 } };
    const operationId = idOf(send(content, 'Pipelines_DeployAll', said));
    const read = () => send(content, 'Pipelines_GetPipelineOperation', { path: { pipelineId, operationId } });
    read();
    const { executionPlan } = bodyOf(read()) as { executionPlan?: { Steps?: { status: string; error?: object }[] } };
    expect(
      new Set(executionPlan?.Steps?.map(({ status, error }) => `${status} ${String(error !== undefined)}`)),
    ).toEqual(new Set(['Failed true']));
    expect(names()).toBe(before);
  });

  test('a scan has an error and no result', () => {
    const content = withJobs('scan', { ends: 'failed' });
    const ask = kinds.scan(content);
    ask();
    const [answer] = ask();
    const result = send(content, 'WorkspaceInfo_GetScanResult', { path: { scanId: idOf(answer) } });
    expect([bodyOf(answer)['error'] !== undefined, result.status]).toEqual([true, 404]);
  });
});

describe('an export', () => {
  /** Starts an export and reads it to its end: the statuses, whether each had Retry-After, and the status of the file. */
  function exported(content: Content): unknown[] {
    const ask = kinds.export(content);
    const answers = [ask()[0], ask()[0]];
    const exportId = idOf(answers[0]!);
    const file = send(content, 'Reports_GetFileOfExportToFileInGroup', {
      path: { ...path, reportId: reportOf(content), exportId },
    });
    return [
      ...answers.map((answer) => [bodyOf(answer)['status'], answer.headers?.['Retry-After'] !== undefined]),
      file.status,
    ];
  }

  // prettier-ignore
  test.each<[string, ExportCourse, unknown[][]]>([
    ['as usual', {}, [[['Running', true], ['Succeeded', false], 200]]],
    ['without Retry-After', { retryAfter: false }, [[['Running', false], ['Succeeded', false], 200]]],
    ['that fails for good', { ends: 'failed' }, [[['Running', true], ['Failed', false], 404], [['Running', true], ['Failed', false], 404]]],
    ['that is to be started again', { ends: 'failed-again' }, [[['Running', true], ['Failed', true], 404], [['Running', true], ['Succeeded', false], 200]]],
  ])('%s', (_, course, expected) => {
    const content = withJobs('export', course);
    expect(expected.map(() => exported(content))).toEqual(expected);
  });

  test('gives its file when it has one, where the tenant says how exports go', () => {
    const content = withJobs('export', { reads: 2 });
    const ask = kinds.export(content);
    const exportId = idOf(ask()[0]);
    const file = () =>
      send(content, 'Reports_GetFileOfExportToFileInGroup', {
        path: { ...path, reportId: reportOf(content), exportId },
      });
    const early = file().status;
    ask();
    expect([early, file().status]).toEqual([404, 200]);
  });
});

describe('at a time', () => {
  const scan = (content: Content) =>
    send(content, 'WorkspaceInfo_PostWorkspaceInfo', { body: { workspaces: [groupId] } });
  const statuses = (content: Content, start: (content: Content) => Answer, count: number) =>
    Array.from({ length: count }, () => start(content).status);

  test('as many scans as one asks for, unless the tenant says how many', () => {
    expect(new Set(statuses(standardContent(), scan, 20))).toEqual(new Set([202]));
    expect(statuses(withJobs('scan', { atOnce: 16 }), scan, 18)).toEqual([
      ...Array.from({ length: 16 }, () => 202),
      429,
      429,
    ]);
  });

  test('a scan that has ended makes room', () => {
    const content = withJobs('scan', { atOnce: 1 });
    const first = scan(content);
    expect([first.status, scan(content).status]).toEqual([202, 429]);
    for (let read = 1; read <= 2; read += 1)
      send(content, 'WorkspaceInfo_GetScanStatus', { path: { scanId: idOf(first) } });
    expect(scan(content).status).toBe(202);
  });

  test('so many exports', () => {
    const content = withJobs('export', { atOnce: 2 });
    const start = () =>
      send(content, 'Reports_ExportToFileInGroup', {
        path: { ...path, reportId: reportOf(content) },
        body: { format: 'PDF' },
      });
    const answers = [start(), start(), start()];
    expect(answers.map(({ status, headers }) => [status, headers?.['Retry-After']])).toEqual([
      [202, undefined],
      [202, undefined],
      [429, '1'],
    ]);
  });
});

test("a dataflow's run that nobody started goes on", () => {
  const content = standardContent();
  const read = () =>
    itemsOf(send(content, 'Dataflows_GetDataflowTransactions', { path: { ...path, dataflowId }, caller: user })).map(
      ({ status }) => status,
    );
  expect([read(), read(), read()]).toEqual([read(), read(), read()]);
  expect(read()[0]).toBe('InProgress');
});
