import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';
import type { Ending, Row, Spared } from './condition.ts';

const named = { workspace: 'Northwind Sales' };
const sales = { ...named, model: 'Sales' };
const overview = { ...named, report: 'Sales overview' };
const grace = { identifier: standardTenant.colleagueEmail, principalType: 'User', groupUserAccessRight: 'Viewer' };
const late = (what: string): string => `Ends in time: ${what}, and it has taken more than 0 minutes (recipeMinutes).`;

const noJob: Spared = { spared: 'starts no job' };
const workspaces = { list: 'groups', asks: { workspace: 50 }, rows: 1 } as const;
const noWorkspace: Ending = {
  fails: 'Inputs: no workspace has the name "Northwind Sales" here. The list is empty.',
  sends: [],
  last: 'workspace',
  rows: 0,
};
const refreshFails = {
  job: 'refresh',
  fails: 'Refresh completes: it ended as Failed: ModelRefresh_ShortMessage_ProcessingError',
  sends: ['start'],
  last: 'history',
} as const;
const refreshNeverEnds = {
  job: 'refresh',
  fails: late('the refresh is at work (NotStarted)'),
  sends: ['start'],
  last: 'follow',
} as const;

/** Every recipe by its id, under every condition. */
export const conditions: Readonly<Record<string, Row>> = {
  refresh: {
    inputs: sales,
    throttled: { at: ['workspace', 'running', 'start'] },
    expired: { at: ['follow'] },
    jobFails: { ...refreshFails, rows: 1 },
    jobNeverEnds: { ...refreshNeverEnds, rows: 0 },
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { sends: ['start'], rows: 'others' },
  },
  inventory: {
    inputs: {},
    throttled: { at: ['users', 'datasources'] },
    expired: { at: ['models', 'refreshes'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: {
      tenant: { furtherWorkspaces: { count: 46 } },
      inputs: { pageSize: '1' },
      asks: { workspaces: 50, users: 49 },
      rows: 688,
    },
    emptyTenant: { sends: [], last: 'workspaces', rows: 0 },
    secondRun: { sends: [], rows: 'the same' },
  },
  scan: {
    inputs: {},
    throttled: { at: ['start', 'status'] },
    expired: { at: ['status', 'result'] },
    jobFails: {
      job: 'scan',
      fails: 'Scan succeeds: it failed twice, with 6 workspaces left: {"code":"ScanFailed"',
      sends: ['start', 'start'],
      last: 'status',
      rows: 0,
    },
    jobNeverEnds: {
      job: 'scan',
      fails: late('the scan is at work (NotStarted)'),
      sends: ['start'],
      last: 'status',
      rows: 0,
    },
    // All workspaces come in one answer: its pages are the batches that are scanned.
    fiftyPages: {
      tenant: { furtherWorkspaces: { count: 4990 }, jobs: { scan: { reads: 1 } } },
      inputs: {
        lineage: 'false',
        datasourceDetails: 'false',
        datasetSchema: 'false',
        datasetExpressions: 'false',
        getArtifactUsers: 'false',
      },
      asks: { all: 1, start: 50, result: 50 },
      rows: 4996,
    },
    // The two are those of persons, which every tenant has.
    emptyTenant: { sends: ['start'], last: 'result', rows: 2 },
    secondRun: { sends: ['start'], rows: 'the same' },
  },
  activity: {
    inputs: {},
    throttled: { at: ['page'] },
    expired: { at: ['page'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: {
      tenant: { activityLog: { eventsPerDay: 50, eventsPerPage: 1 } },
      asks: { day: 1, page: 49 },
      rows: 50,
    },
    emptyTenant: { sends: [], last: 'day', rows: 0 },
    secondRun: { sends: [], rows: 'the same' },
  },
  own: {
    inputs: {
      ...sales,
      parameters: JSON.stringify([{ name: 'Region', newValue: 'North' }]),
      schedule: JSON.stringify({ days: ['Monday'], times: ['06:30'], enabled: true, localTimeZoneId: 'UTC' }),
      refreshAfter: 'never',
    },
    throttled: { at: ['setParameters'] },
    expired: { at: ['schedule'] },
    jobFails: { ...refreshFails, inputs: { ...sales, takeOver: 'false', refreshAfter: 'always' }, rows: 7 },
    jobNeverEnds: { ...refreshNeverEnds, inputs: { ...sales, takeOver: 'false', refreshAfter: 'always' }, rows: 6 },
    fiftyPages: { ...workspaces, rows: 10 },
    emptyTenant: noWorkspace,
    secondRun: { sends: [], rows: 'others' },
  },
  publish: {
    inputs: named,
    throttled: { at: ['rehearse', 'follow'] },
    expired: { at: ['follow', 'delete'] },
    jobFails: {
      job: 'import',
      fails: 'File is published: it ended as Failed. The service says no more',
      sends: ['rehearse'],
      last: 'follow',
      rows: 0,
    },
    jobNeverEnds: {
      job: 'import',
      fails: late('the file is being published'),
      sends: ['rehearse', 'delete'],
      last: 'delete',
      rows: 0,
    },
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { inputs: { ...named, file: 'Stock.pbix' }, sends: ['import'], rows: 'the same' },
  },
  onboard: {
    inputs: { capacity: 'Northwind capacity', members: JSON.stringify([grace]) },
    throttled: { at: ['create', 'assigned', 'add'] },
    expired: { at: ['assign', 'remove'] },
    jobFails: {
      job: 'assignment',
      fails: 'The capacity is assigned: the service says AssignmentFailed',
      sends: ['create', 'assign', 'remove'],
      last: 'remove',
      rows: 0,
    },
    jobNeverEnds: {
      job: 'assignment',
      fails: late('the workspace is being moved to the capacity'),
      sends: ['create', 'assign', 'remove'],
      last: 'remove',
      rows: 0,
    },
    // Only a name that is typed is looked for on all pages.
    fiftyPages: {
      list: 'groups',
      inputs: { newWorkspace: 'Northwind Sales', members: '' },
      asks: { find: 50 },
      rows: 4,
    },
    emptyTenant: {
      fails: 'Inputs: no capacity has the name "Northwind capacity" here. The list is empty.',
      sends: [],
      last: 'capacity',
      rows: 0,
    },
    secondRun: {
      inputs: { newWorkspace: 'Contoso', capacity: 'Northwind capacity', members: JSON.stringify([grace]) },
      sends: [],
      rows: 'others',
    },
  },
  embed: {
    inputs: overview,
    throttled: { at: ['tokenV2'] },
    expired: { at: ['model', 'tokenV2'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { sends: ['tokenV2'], rows: 'others' },
  },
  release: {
    inputs: { pipeline: 'Northwind release', fromStage: 'Development', note: 'Ready' },
    throttled: { at: ['deploy'] },
    expired: { at: ['follow'] },
    jobFails: {
      job: 'deployment',
      fails:
        'Deployment succeeds: it ended as Failed; Sales: Alm_DeploymentStepFailed: The item could not be deployed.',
      sends: ['deploy'],
      last: 'follow',
      rows: 11,
    },
    jobNeverEnds: {
      job: 'deployment',
      fails: late('the deployment is at work'),
      sends: ['deploy'],
      last: 'follow',
      rows: 7,
    },
    fiftyPages: { spared: 'the service gives pipelines, stages and items whole' },
    emptyTenant: {
      fails: 'Inputs: no pipeline has the name "Northwind release" here. The list is empty.',
      sends: [],
      last: 'pipeline',
      rows: 0,
    },
    secondRun: { sends: ['deploy'], rows: 'the same' },
  },
  export: {
    inputs: overview,
    throttled: { at: ['start'] },
    expired: { at: ['status', 'file'] },
    jobFails: {
      job: 'export',
      fails: 'The export succeeds: it failed for good',
      sends: ['start'],
      last: 'status',
      rows: 0,
    },
    jobNeverEnds: {
      job: 'export',
      fails: late('the export is at work (0 %)'),
      sends: ['start'],
      last: 'status',
      rows: 0,
    },
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { sends: ['start'], rows: 'others' },
  },
  query: {
    inputs: sales,
    throttled: { at: ['query'] },
    expired: { at: ['model', 'query'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { sends: ['query'], rows: 'the same' },
  },
  push: {
    inputs: named,
    throttled: { at: ['create', 'rows', 'remove'] },
    expired: { at: ['rows', 'remove'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: { sends: ['create', 'rows', 'query', 'remove'], rows: 'others' },
  },
  clone: {
    inputs: { ...named, cloneReports: '*' },
    throttled: { at: ['clone', 'delete'] },
    expired: { at: ['clone', 'delete'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: workspaces,
    emptyTenant: noWorkspace,
    secondRun: {
      inputs: { ...named, cloneReports: '*', targetWorkspace: 'Northwind Production' },
      sends: [],
      rows: 'others',
    },
  },
  profiles: {
    inputs: {},
    throttled: { at: ['profiles', 'create', 'workspace'] },
    expired: { at: ['workspaces', 'removeWorkspace'] },
    jobFails: noJob,
    jobNeverEnds: noJob,
    fiftyPages: { list: 'profiles', asks: { profiles: 50 }, rows: 1 },
    emptyTenant: {
      sends: ['create', 'workspace', 'removeWorkspace', 'removeProfile'],
      last: 'end',
      rows: 1,
    },
    secondRun: { inputs: { customers: 'Contoso, Fabrikam' }, sends: [], rows: 'others' },
  },
  failures: {
    inputs: { days: '400' },
    throttled: { at: ['models', 'history'] },
    expired: { at: ['history'] },
    jobFails: { spared: 'starts no job: those that failed are its rows' },
    jobNeverEnds: noJob,
    fiftyPages: {
      tenant: { furtherWorkspaces: { count: 46 } },
      inputs: { pageSize: '1' },
      asks: { workspaces: 50, models: 49 },
      rows: 10,
    },
    emptyTenant: { sends: [], last: 'workspaces', rows: 0 },
    secondRun: { sends: [], rows: 'the same' },
  },
};
