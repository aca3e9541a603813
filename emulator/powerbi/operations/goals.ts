import type { Goal } from '../content/items.ts';
import { addGoal } from '../content/scorecard.ts';
import { expands } from '../expand.ts';
import { pick, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { done, shows, type Handlers, type Request, type Result } from '../request.ts';
import { removeValue, shownValue } from './goal-values.ts';
import { goalOf, goalsContext, goalsOf, notesOf, scorecardOf, valuesOf } from './scorecard-parts.ts';

/** What the refreshes of a goal are to OData: no set of their own. */
const REFRESHES = 'Collection(Microsoft.PowerBI.ServiceContracts.Api.GoalRefreshHistory)';

/** A goal with what `$expand` asks for: its values, and aggregations of them. */
export function shownGoal(request: Request, goal: Goal): Fields {
  const values = valuesOf(request, goal);
  const context = `${goalsContext(request, goal.scorecardId)}(${goal.id})`;
  return {
    ...goal.fields,
    notesCount: values.reduce((count, value) => count + notesOf(request, value).length, 0),
    hasStatusRules: goal.rules !== undefined,
    ...(expands(request, 'goalValues')
      ? {
          'goalValues@odata.context': `${context}/goalValues`,
          goalValues: values.map((value) => shownValue(request, value)),
        }
      : {}),
    ...(expands(request, 'aggregations')
      ? { 'aggregations@odata.context': `${context}/aggregations`, aggregations: aggregations(goal, values) }
      : {}),
  };
}

/** The latest value, as the service aggregates it. */
function aggregations({ id, scorecardId }: Goal, values: readonly { readonly fields: Fields }[]): Fields[] {
  const latest = values.at(-1)?.fields;
  if (!latest) return [];
  const { timestamp, lastModifiedTime, value } = latest;
  return [
    {
      id: `${id}-Value`,
      timestamp,
      calculationTime: lastModifiedTime,
      scorecardId,
      goalId: id,
      value: Number(value ?? 0),
      valueDisplayString: String(Number(value ?? 0)),
      type: 'Value',
      maxLastModifiedTime: lastModifiedTime,
    },
  ];
}

function entity(request: Request, goal: Goal): Result {
  return shows({ '@odata.context': `${goalsContext(request, goal.scorecardId)}/$entity`, ...shownGoal(request, goal) });
}

/** `$select` keeps the named properties of each item. */
function selected(request: Request, items: readonly Fields[]): Fields[] {
  const names = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  return names ? items.map((item) => pick(item, ...names)) : [...items];
}

function refreshed(request: Request, connectionType: 'Current' | 'Target'): Result {
  const goal = goalOf(request);
  const { content } = request;
  goal.refreshes.unshift({
    goalId: goal.id,
    connectionType,
    status: 'Succeeded',
    timestamp: content.clock.next(),
    rootActivityId: content.ids.next(),
    message: '',
  });
  return done;
}

/** The value comes from no report any more: from then on people check in. */
function disconnected(request: Request): Result {
  const goal = goalOf(request);
  goal.fields['lastModifiedTime'] = request.content.clock.next();
  return entity(request, goal);
}

/** Goals of scorecards. */
export const goalHandlers: Handlers = {
  'Goals_(Preview)_Get': (request) =>
    listed(
      request,
      selected(
        request,
        goalsOf(request, scorecardOf(request).id).map((goal) => shownGoal(request, goal)),
      ),
    ),
  'Goals_(Preview)_GetByID': (request) => entity(request, goalOf(request)),
  'Goals_(Preview)_Post': (request) => {
    const { content, fields } = request;
    const known = pick(
      fields,
      'name',
      'startDate',
      'completionDate',
      'parentId',
      'valuesFormatString',
      'datesFormatString',
    );
    return entity(request, addGoal(content, scorecardOf(request), content.ids.next(), known));
  },
  'Goals_(Preview)_PatchByID': (request) => {
    const goal = goalOf(request);
    const changes = pick(
      request.fields,
      'name',
      'description',
      'startDate',
      'completionDate',
      'valuesFormatString',
      'datesFormatString',
    );
    Object.assign(goal.fields, changes, { lastModifiedTime: request.content.clock.next() });
    return entity(request, goal);
  },
  'Goals_(Preview)_DeleteByID': (request) => {
    const goal = goalOf(request);
    for (const value of valuesOf(request, goal)) removeValue(request, value);
    request.content.goals.remove(goal.id);
    return done;
  },
  'Goals_(Preview)_DeleteGoalCurrentValueConnection': disconnected,
  'Goals_(Preview)_DeleteGoalTargetValueConnection': disconnected,
  'Goals_(Preview)_RefreshGoalCurrentValue': (request) => refreshed(request, 'Current'),
  'Goals_(Preview)_RefreshGoalTargetValue': (request) => refreshed(request, 'Target'),
  'Goals_(Preview)_GetRefreshHistory': (request) => listed(request, goalOf(request).refreshes, REFRESHES),
  'GoalsStatusRules_(Preview)_Get': (request) => rulesOf(request, goalOf(request)),
  'GoalsStatusRules_(Preview)_Post': (request) => {
    const goal = goalOf(request);
    const { rules = [], defaultOutput } = request.fields;
    goal.rules = { rules, defaultOutput, lastModifiedTime: request.content.clock.next() };
    return rulesOf(request, goal);
  },
  'GoalsStatusRules_(Preview)_Delete': (request) => {
    goalOf(request).rules = undefined;
    return done;
  },
};

/** A goal without rules of its own has an empty list of them. */
function rulesOf(request: Request, goal: Goal): Result {
  const { id, scorecardId, fields, rules } = goal;
  return shows({
    '@odata.context': `${goalsContext(request, goal.scorecardId)}(${id})/statusRules/$entity`,
    scorecardObjectId: scorecardId,
    goalObjectId: id,
    ...(rules ?? { rules: [], defaultOutput: 0, lastModifiedTime: fields['lastModifiedTime'] }),
  });
}
