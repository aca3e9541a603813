import { createdBy, resources } from '../catalogue/powerbi/resources.ts';
import { operations, type Operation } from '../catalogue/powerbi/index.ts';

/** One folder of the plan: requests, and folders that stand among them. */
export interface FolderPlan {
  /** The area of the catalogue, or the name where a folder is none: ids of folders are made from it. */
  readonly key: string;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Folders before the requests, and folders between the requests and the deletes. */
  readonly first?: readonly FolderPlan[];
  readonly inner?: readonly FolderPlan[];
}

/** Deletes that come after everything else: of what the whole run works in, and of what no request can make again. */
const CLEAN_UP = ['Groups_DeleteGroup', 'Dataflows_DeleteDataflow'];

/** The folders in the order in which a newcomer needs them. What a run creates is there before it is used, and goes last. */
export function planFolders(): FolderPlan[] {
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
      key: 'Signed-in user only',
      name: 'Signed-in user only',
      operations: [],
      first: [folder('My workspace', (operation) => operation.closedReason === 'my-workspace'), area('Apps')],
    },
    folder('Clean up', (operation) => CLEAN_UP.includes(operation.id)),
  ];
}

/** Whether a request comes after the folders inside its own: what deletes comes last. */
export function isLast(operation: Operation): boolean {
  return stage(operation) >= Stage.delete;
}

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

function area(key: string): FolderPlan {
  const plan = folder(
    key,
    (operation) =>
      (ELSEWHERE[operation.id] ?? operation.area) === key &&
      operation.closedReason !== 'my-workspace' &&
      !CLEAN_UP.includes(operation.id),
  );
  return { ...plan, name: NAMES[key] ?? key };
}

function folder(key: string, belongs: (operation: Operation) => boolean): FolderPlan {
  const inOrder = operations
    .filter(belongs)
    .sort((a, b) => stage(a) - stage(b) || byDepth(a, b) || (a.title < b.title ? -1 : 1));
  return { key, name: key, operations: inOrder };
}

const Stage = {
  list: 0,
  create: 1,
  read: 2,
  heavy: 3,
  prepare: 4,
  start: 5,
  follow: 6,
  credential: 7,
  change: 8,
  undo: 9,
  delete: 10,
} as const;

/** Where the effect alone would put a request too early or too late. */
const MOVED: Readonly<Record<string, number>> = {
  Pipelines_AssignWorkspace: Stage.prepare,
  Pipelines_UnassignWorkspace: Stage.undo,
  WorkspaceInfo_GetScanStatus: Stage.start,
};

function stage(operation: Operation): number {
  const moved = MOVED[operation.id];
  if (moved !== undefined) return moved;
  switch (operation.effect) {
    case 'reads':
      return isFollowUp(operation) ? Stage.follow : isList(operation) ? Stage.list : Stage.read;
    case 'creates':
      return Stage.create;
    case 'heavy read':
      return isFollowUp(operation) ? Stage.follow : Stage.heavy;
    case 'starts':
      return Stage.start;
    case 'credential':
      return Stage.credential;
    case 'changes':
      return Stage.change;
    case 'deletes':
      return Stage.delete;
  }
}

function isList(operation: Operation): boolean {
  return resources.some((resource) => resource.list?.operation === operation.id);
}

/** A read of something that an earlier heavy read or start of the same run makes: an export, a scan, a refresh. */
function isFollowUp(operation: Operation): boolean {
  const makers = operations.filter((maker) => maker.effect === 'heavy read' || maker.effect === 'starts');
  const made = makers
    .flatMap((maker) => createdBy(maker))
    .map((resource) => resource.variable.replace(/^my|^pipeline(?=Operation)/, ''));
  return made.some((name) => operation.path.toLowerCase().includes(`{${name.toLowerCase()}}`));
}

/** Reads from the outside in, deletes from the inside out. */
function byDepth(a: Operation, b: Operation): number {
  const difference = a.path.split('/').length - b.path.split('/').length;
  return a.effect === 'deletes' ? -difference : difference;
}
