import type { FolderPlan } from '../model/folder.ts';
import type { DescribedOperation } from '../model/types.ts';

type Placed = Pick<DescribedOperation, 'id' | 'area' | 'closedReason'>;

/** Deletes that come after everything else: of what the whole run works in, and of what no request can make again. */
const CLEAN_UP = ['Groups_DeleteGroup', 'Dataflows_DeleteDataflow'];

/** Goals are gone when their folder is through, so that what moves them stands in it. */
const ELSEWHERE: Readonly<Record<string, string>> = { 'Scorecards_(Preview)_MoveGoals': 'Goals' };

/** Names of areas that are not words as they are. */
const NAMES: Readonly<Record<string, string>> = {
  AvailableFeatures: 'Available features',
  DataflowStorageAccounts: 'Dataflow storage accounts',
  EmbedToken: 'Embed tokens',
  GoalNotes: 'Goal notes',
  GoalsStatusRules: 'Goal status rules',
  GoalValues: 'Goal values',
  PushDatasets: 'Push datasets',
  TemplateApps: 'Template apps',
};

/** The folders in the order in which a newcomer needs them. What a run creates is there before it is used, and goes last. */
export function planFolders(operations: readonly Placed[]): FolderPlan[] {
  const folder = (key: string, belongs: (operation: Placed) => boolean): FolderPlan => ({
    key,
    name: NAMES[key] ?? key,
    about: ABOUT[key] ?? '',
    operations: operations.filter(belongs).map(({ id }) => id),
  });
  const area = (name: string): FolderPlan =>
    folder(
      name,
      (operation) =>
        (ELSEWHERE[operation.id] ?? operation.area) === name &&
        operation.closedReason !== 'my-workspace' &&
        !CLEAN_UP.includes(operation.id),
    );
  return [
    area('Groups'),
    { ...area('Datasets'), first: [area('PushDatasets')] },
    area('Reports'),
    area('Dashboards'),
    area('Dataflows'),
    area('Imports'),
    area('Gateways'),
    area('Capacities'),
    area('Pipelines'),
    {
      ...area('Scorecards'),
      inner: [
        { ...area('Goals'), inner: [area('GoalsStatusRules'), { ...area('GoalValues'), inner: [area('GoalNotes')] }] },
      ],
    },
    area('EmbedToken'),
    area('Users'),
    area('AvailableFeatures'),
    area('DataflowStorageAccounts'),
    area('Profiles'),
    area('TemplateApps'),
    area('Admin'),
    {
      ...folder('Signed-in user only', () => false),
      first: [folder('My workspace', ({ closedReason }) => closedReason === 'my-workspace'), area('Apps')],
    },
    folder('Clean up', ({ id }) => CLEAN_UP.includes(id)),
  ];
}

/** What each folder is about. */
const ABOUT: Readonly<Record<string, string>> = {
  Groups:
    'Workspaces (the API calls them groups) and who has a role in them. Start here: a service principal sees only workspaces it is a member of.',
  Datasets: 'Semantic models (the API calls them datasets): refresh, query, parameters, data sources, users.',
  PushDatasets: 'Semantic models whose rows are pushed through the API.',
  Reports: 'Reports: pages, data sources, copies, exports to files.',
  Dashboards: 'Dashboards and their tiles.',
  Dataflows: 'Dataflows, their refreshes and what they are made from.',
  Imports: 'Files that become semantic models and reports. The sample is a small paginated report, sent as text.',
  Gateways: 'On-premises data gateways and their data sources. The caller must be an administrator of the gateway.',
  Capacities: 'Capacities, their workloads and their workspaces.',
  Pipelines: 'Deployment pipelines: stages, deployments and who may use them.',
  Scorecards: 'Scorecards with their goals. Preview.',
  Goals: 'Goals of a scorecard. Preview.',
  GoalsStatusRules: 'Rules by which a goal gets its status. Preview.',
  GoalValues: 'Check-ins of a goal. Preview.',
  GoalNotes: 'Notes on a check-in. Preview.',
  EmbedToken:
    'Tokens for embedding. Each request issues a credential. So it is not sent unless `allowWrite` names your tenant.',
  Users: 'Permissions of the caller.',
  AvailableFeatures: 'Features that the caller may use.',
  DataflowStorageAccounts: 'Storage accounts for dataflows.',
  Profiles: 'Service principal profiles: one identity for each customer of a multi-tenant app.',
  TemplateApps: 'Installing template apps.',
  Admin:
    'The whole tenant. Reading needs the tenant setting for read-only admin APIs and an app without admin-consented Power BI permissions. The limits apply to the whole tenant: call these rarely.',
  'Signed-in user only':
    "Requests that are documented as closed to service principals. With a user's token in `accessToken` they answer. With an app's token a refusal is the expected result.",
  'My workspace':
    'The personal workspace of a signed-in user. Each request names the same request under `/groups/{groupId}`, which is open to service principals.',
  Apps: 'Apps that were installed for a user.',
  'Clean up':
    'The last steps of a run that may change things: they delete the workspace that the run created, with everything in it. A dataflow is deleted only if its id was typed and this run created no workspace: send *Delete Dataflow* by itself.',
};
