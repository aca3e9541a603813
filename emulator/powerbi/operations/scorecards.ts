import type { Scorecard } from '../content/items.ts';
import { addScorecard } from '../content/scorecard.ts';
import { workspaceContext } from '../context.ts';
import { expands } from '../expand.ts';
import { fieldsOf, pick, textOf, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, inView, shows, type Handlers, type Request, type Result } from '../request.ts';
import { shownGoal } from './goals.ts';
import { goalsContext, goalsOf, scorecardOf } from './scorecard-parts.ts';

function shown(request: Request, scorecard: Scorecard): Result {
  const goals = goalsOf(request, scorecard.id).map((goal) => shownGoal(request, goal));
  return shows({
    '@odata.context': workspaceContext(request, 'scorecards/$entity'),
    ...scorecard.fields,
    ...(expands(request, 'goals') ? { 'goals@odata.context': goalsContext(request, scorecard.id), goals } : {}),
  });
}

/** Puts a goal under another parent or behind another goal. Goals beside it are numbered anew. */
function move(request: Request): void {
  const scorecard = scorecardOf(request);
  const goals = goalsOf(request, scorecard.id);
  const named = (name: string): string | undefined => textOf(fieldsOf(request.fields[name]), 'goalId');
  const goal = goals.find(({ id }) => id === named('goalToMove'));
  if (!goal) throw notFound();
  const parent = named('newParent');
  if (parent === undefined) delete goal.fields['parentId'];
  else goal.fields['parentId'] = request.content.goals.get(parent).id;
  goal.fields['level'] = parent === undefined ? 0 : Number(request.content.goals.get(parent).fields['level']) + 1;
  const beside = goals.filter((other) => other !== goal && other.fields['parentId'] === goal.fields['parentId']);
  beside.sort((a, b) => Number(a.fields['rank']) - Number(b.fields['rank']));
  const previous = beside.findIndex(({ id }) => id === named('newPrevious'));
  beside.splice(previous + 1, 0, goal);
  for (const [rank, sibling] of beside.entries()) sibling.fields['rank'] = rank;
}

/** Scorecards. */
export const scorecardHandlers: Handlers = {
  'Scorecards_(Preview)_Get': (request) =>
    listed(
      request,
      inView(request, request.content.scorecards).map(({ fields }) => fields),
    ),
  'Scorecards_(Preview)_GetByID': (request) => shown(request, scorecardOf(request)),
  'Scorecards_(Preview)_GetScorecardByReportId': (request) => {
    const wanted = request.path['reportId']?.toLowerCase();
    const scorecard = inView(request, request.content.scorecards).find(({ fields }) => fields['reportId'] === wanted);
    if (!scorecard) throw notFound();
    return shown(request, scorecard);
  },
  'Scorecards_(Preview)_Post': (request) => {
    const { content, groupId } = request;
    const carriers = { datasetId: content.ids.next(), reportId: content.ids.next() };
    return shown(
      request,
      addScorecard(content, groupId, content.ids.next(), {
        ...carriers,
        ...pick(request.fields, 'name', 'description'),
      }),
    );
  },
  'Scorecards_(Preview)_PatchByID': (request) => {
    const scorecard = scorecardOf(request);
    const changes: Fields = pick(request.fields, 'name', 'description', 'columnSettings');
    Object.assign(scorecard.fields, changes, { lastModifiedTime: request.content.clock.next() });
    return shown(request, scorecard);
  },
  'Scorecards_(Preview)_DeleteByID': (request) => {
    request.content.scorecards.remove(scorecardOf(request).id);
    return done;
  },
  'Scorecards_(Preview)_MoveGoals': (request) => {
    move(request);
    return done;
  },
};
