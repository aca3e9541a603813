import type { Goal, GoalValue, Note, Scorecard } from '../content/items.ts';
import { workspaceContext } from '../context.ts';
import { notFound } from '../refusal.ts';
import { within, type Request } from '../request.ts';

/** The scorecard that the path names. */
export function scorecardOf(request: Request): Scorecard {
  return within(request, request.content.scorecards, request.path['scorecardId']);
}

/** The goals of a scorecard, as they were made. */
export function goalsOf({ content }: Request, scorecardId: string): Goal[] {
  return content.goals.list((goal) => goal.scorecardId === scorecardId);
}

/** The goal that the path names, of the scorecard that it names. */
export function goalOf(request: Request): Goal {
  const scorecard = scorecardOf(request);
  const goal = request.content.goals.get(request.path['goalId']);
  if (goal.scorecardId !== scorecard.id) throw notFound();
  return goal;
}

/** The values of a goal, the earliest first. */
export function valuesOf({ content }: Request, goal: Goal): GoalValue[] {
  const own = content.goalValues.list(({ goalId }) => goalId === goal.id);
  return own.sort((a, b) => Date.parse(String(a.fields['timestamp'])) - Date.parse(String(b.fields['timestamp'])));
}

/** The notes on a value. */
export function notesOf({ content }: Request, value: GoalValue): Note[] {
  return content.notes.list((note) => note.valueId === value.id);
}

/** The OData context of a scorecard's goals. */
export function goalsContext(request: Request, scorecardId: string): string {
  return workspaceContext(request, `scorecards(${scorecardId})/goals`);
}
