import type { StartFolder, StartStep } from '../model/start.ts';
import type { Purpose } from './access/purpose.ts';

/** A step of "Start here", with what it is needed for; where that is not meant, it need not be OK. */
export interface PurposedStep extends StartStep {
  readonly purposes: readonly Purpose[];
}

export const START_FOLDER = 'Start here';

const EVERY: readonly Purpose[] = ['read', 'query', 'refresh', 'embed', 'admin-read', 'admin-write', 'deploy'];
const IN_WORKSPACE: readonly Purpose[] = ['read', 'query', 'refresh', 'embed'];

/** From nothing to access; each names the steps that it needs. They only repeat calls that stand elsewhere. */
export const startSteps: readonly PurposedStep[] = [
  {
    id: 'token',
    name: 'Check settings and token',
    operation: 'Groups_GetGroups',
    query: { $top: '1' },
    judgesToken: true,
    needs: [],
    purposes: EVERY,
    about:
      'The settings are filled in and Entra issues a token of an app for Power BI. The tenant allows service principals to call the API.',
  },
  {
    id: 'workspaces',
    name: 'Check workspaces',
    operation: 'Groups_GetGroups',
    notEmpty: true,
    needs: ['token'],
    purposes: [...IN_WORKSPACE, 'deploy'],
    about: 'The service principal has a role in a workspace.',
  },
  {
    id: 'content',
    name: 'Check one workspace',
    operation: 'Datasets_GetDatasetsInGroup',
    needs: ['workspaces'],
    purposes: IN_WORKSPACE,
    about: 'The service principal may read the content of the first workspace.',
  },
  {
    id: 'query',
    name: 'Check a query',
    operation: 'Datasets_ExecuteQueries',
    needs: ['content'],
    purposes: ['query'],
    about:
      'The service principal may query a semantic model. A query uses capacity, so this is not sent unless `allowHeavyReads` is true.',
  },
  {
    id: 'admin',
    name: 'Check admin APIs',
    operation: 'Groups_GetGroupsAsAdmin',
    query: { $top: '1' },
    needs: ['token'],
    purposes: ['admin-read'],
    neededOnlyIf: 'you call admin APIs',
    about:
      'Optional: the service principal may call the read-only admin APIs. Only the folder Admin needs this, so a refusal does not fail here; the test result names the cause.',
  },
];

export const startHere: StartFolder = {
  name: START_FOLDER,
  about:
    'Run this folder first. It checks your access step by step: settings and token, workspaces, the content of one, a query, the admin APIs. Each failure says why and what to do, and the steps that need it are skipped. The last step is optional: only the admin APIs need it. You do not have to type any id, and nothing is changed.',
  steps: startSteps,
};
