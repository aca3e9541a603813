import { findOperation } from '../index.ts';
import { resources } from '../resources.ts';
import type { RecipeFolder } from '../../model/recipe.ts';
import { recipeInputs } from './inputs.ts';
import { MARKED, type LifeCycle } from './life-cycle.ts';
import { lifeOf, markedSample } from './life-of.ts';
import { needsOf } from './needs.ts';

const VALUES = 'GoalValues_(Preview)_PatchByID';

/** Everything that an app can create and delete, in the order of the resources. */
export const lives: readonly LifeCycle[] = [
  {
    of: 'groupId',
    id: 'workspace',
    shows: ['name'],
    change: { operation: 'Groups_UpdateGroup', body: { name: MARKED } },
    list: { operation: 'Groups_GetGroups', query: { $top: '5000', $skip: '{{skip}}' }, pick: 'value[0].id' },
    // A workspace that is not there looks like one that is closed to the caller.
    gone: [401, 404],
  },
  {
    of: 'datasetId',
    id: 'model',
    makes: ['groupId'],
    shows: ['name'],
    needs: 'It is not changed: what can be changed of a model takes a capacity.',
  },
  {
    of: 'reportId',
    id: 'report',
    finds: ['workspace', 'report'],
    makes: ['groupId'],
    body: { name: MARKED, targetWorkspaceId: '{{targetWorkspaceId}}' },
    shows: ['name'],
    needs: 'No request makes a report out of nothing: it is a copy of the one that you name.',
  },
  { of: 'dashboardId', id: 'dashboard', makes: ['groupId'], body: { name: MARKED }, shows: ['name:displayName'] },
  {
    of: 'datasourceId',
    id: 'source',
    finds: ['gateway'],
    body: withoutSecondName(markedSample('Gateways_CreateDatasource', ['dataSourceName'])),
    shows: ['dataSourceName:datasourceName'],
    // A gateway does not tell what is not there from what is closed to the caller.
    gone: [400, 401, 403, 404],
    needs:
      'The gateway tries the connection. Into the body of *Create it* type a source that it reaches, with credentials that are encrypted for it.',
  },
  {
    of: 'pipelineId',
    id: 'pipeline',
    shows: ['displayName'],
    change: { operation: 'Pipelines_UpdatePipeline', body: { displayName: MARKED } },
    gone: [401, 403, 404],
  },
  {
    of: 'profileId',
    id: 'profile',
    shows: ['displayName'],
    change: { operation: 'Profiles_UpdateProfile', body: { displayName: MARKED } },
    gone: [401, 403, 404],
  },
  {
    of: 'scorecardId',
    id: 'scorecard',
    makes: ['groupId'],
    shows: ['name'],
    change: { operation: 'Scorecards_(Preview)_PatchByID', body: { name: MARKED } },
  },
  {
    of: 'goalId',
    id: 'goal',
    makes: ['groupId', 'scorecardId'],
    shows: ['name'],
    change: { operation: 'Goals_(Preview)_PatchByID', body: { name: MARKED } },
  },
  {
    of: 'goalTimestamp',
    id: 'value',
    makes: ['groupId', 'scorecardId', 'goalId'],
    shows: ['value', 'target', 'status'],
    change: { operation: VALUES, body: findOperation(VALUES)!.sample as Readonly<Record<string, unknown>> },
  },
  {
    of: 'noteId',
    id: 'note',
    makes: ['groupId', 'scorecardId', 'goalId', 'goalTimestamp'],
    body: { body: MARKED },
    shows: ['body'],
    change: { operation: 'GoalNotes_(Preview)_PatchByID', body: { body: MARKED } },
    list: { operation: 'GoalValues_(Preview)_GetByID', query: { $expand: 'notes' }, pick: 'notes[0].id' },
  },
];

/** Create, list, read, change and delete: does the service do what it answers? */
export const lifeCycles: RecipeFolder = {
  name: 'Life cycles',
  about:
    'A folder for each kind of thing that an app can create and delete. The thing is created, listed, read, changed and deleted, and each effect is checked afterwards. Run one folder, or all of them; a run of everything skips them. Each job changes only things that it created itself. Nevertheless, use a tenant for tests.',
  recipes: lives.map(lifeOf),
  script: 'life-cycles',
  needs: needsOf,
  inputs: recipeInputs,
};

/** Resources that an app can create and delete. */
export const mortal = resources.filter(({ create, delete: end }) =>
  [create?.[0]?.operation, end].every((id) => id !== undefined && findOperation(id)!.closedReason === undefined),
);

/** The description and its examples write the name of a data source differently; one is enough here. */
function withoutSecondName(body: object): Readonly<Record<string, unknown>> {
  const { datasourceName, ...others } = body as Readonly<Record<string, unknown>>;
  void datasourceName;
  return others;
}
