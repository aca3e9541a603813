import type { Fields } from '../fields.ts';
import type { Content } from './content.ts';
import type { Goal, GoalValue, Note, Scorecard } from './items.ts';

/** A new scorecard without goals. `fields`: name, description, the report and dataset that carry it. */
export function addScorecard(content: Content, groupId: string, id: string, fields: Fields): Scorecard {
  const made = content.clock.next();
  return content.scorecards.add({
    id,
    groupId,
    fields: {
      id,
      groupId,
      createdTime: made,
      lastModifiedTime: made,
      provisioningStatus: 'Completed',
      permissions: 'ReadWrite',
      // The description types the id as text, its examples and the service use numbers.
      columnSettings: [0, 1, 2, 3, 4, 5, 6].map((columnId) => ({ columnId, show: true })),
      ...fields,
    },
  });
}

/** A new goal at the end of a scorecard, or of its parent goal. */
export function addGoal(content: Content, scorecard: Scorecard, id: string, fields: Fields): Goal {
  const made = content.clock.next();
  const parent = content.goals.find(fields['parentId'] as string | undefined);
  const siblings = content.goals.list(
    (goal) => goal.scorecardId === scorecard.id && goal.fields['parentId'] === parent?.id,
  );
  return content.goals.add({
    id,
    scorecardId: scorecard.id,
    fields: {
      startDate: made,
      completionDate: `${made.slice(0, 4)}-12-31T00:00:00Z`,
      ...fields,
      id,
      scorecardId: scorecard.id,
      createdTime: made,
      lastModifiedTime: made,
      permissions: 'All',
      level: parent ? Number(parent.fields['level']) + 1 : 0,
      rank: siblings.length,
    },
    rules: undefined,
    refreshes: [],
  });
}

/** The address of a goal's value on the day of a timestamp. */
export function valueId(goalId: string, timestamp: string): string {
  return `${goalId}/${new Date(timestamp).toISOString().slice(0, 10)}`;
}

/** A check-in; another one on the same day takes its place. */
export function addGoalValue(content: Content, goal: Goal, fields: Fields): GoalValue {
  const made = content.clock.next();
  return content.goalValues.add({
    id: valueId(goal.id, String(fields['timestamp'])),
    goalId: goal.id,
    fields: { ...fields, goalId: goal.id, scorecardId: goal.scorecardId, createdTime: made, lastModifiedTime: made },
  });
}

/** A note on a check-in. `content` is the same text in the editor's form. */
export function addNote(content: Content, value: GoalValue, id: string, body: string): Note {
  const made = content.clock.next();
  const { timestamp, goalId, scorecardId } = value.fields;
  return content.notes.add({
    id,
    goalId: value.goalId,
    valueId: value.id,
    fields: {
      id,
      valueTimestamp: timestamp,
      goalId,
      scorecardId,
      createdTime: made,
      lastModifiedTime: made,
      body,
      content: noteContent(body),
    },
  });
}

/** A note's text in the form in which the editor keeps it. */
export function noteContent(body: string): string {
  return JSON.stringify({ general: [{ properties: { paragraphs: [{ textRuns: [{ value: body }] }] } }] });
}
