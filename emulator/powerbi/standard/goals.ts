import { moment } from '../content/clock.ts';
import type { Content } from '../content/content.ts';
import { idOf } from '../content/ids.ts';
import { addGoal, addGoalValue, addNote, addScorecard } from '../content/scorecard.ts';

const DAY = 24 * 3600;

/** A scorecard with a goal, check-ins with notes, rules and a history of refreshes. */
export function addGoals(content: Content, groupId: string): void {
  const scorecard = addScorecard(content, groupId, idOf(`${groupId}/scorecard`), {
    name: 'Northwind in 2026',
    description: 'What we want to reach this year',
    datasetId: idOf(`${groupId}/dataset`),
    reportId: idOf(`${groupId}/report`),
  });
  for (const name of ['Deliver on time', 'Grow abroad']) {
    const goal = addGoal(content, scorecard, idOf(`${scorecard.id}/goal/${name}`), {
      name,
      startDate: '2026-01-01T00:00:00Z',
      valuesFormatString: '0.0%',
      datesFormatString: 'MMM d',
    });
    for (const [timestamp, value] of [
      ['2026-04-30T00:00:00Z', 0.91],
      ['2026-05-31T00:00:00Z', 0.94],
    ] as const) {
      const checkIn = addGoalValue(content, goal, { timestamp, value, target: 0.95, status: 1 });
      addNote(content, checkIn, idOf(`${checkIn.id}/note`), 'Two carriers were late.');
    }
    goal.rules = {
      defaultOutput: 1,
      lastModifiedTime: moment(-DAY),
      rules: [
        {
          conditions: [
            {
              fieldComparison: {
                field: 'Value',
                operator: 'GreaterThanOrEqual',
                value: { percentOf: { field: 'Target', percent: 100 } },
              },
            },
            {
              fieldComparison: { field: 'DueDate', operator: 'LessThan', value: { dateTime: '2026-12-31T00:00:00Z' } },
            },
          ],
          output: 4,
        },
      ],
    };
    goal.refreshes = (['Current', 'Target'] as const).map((connectionType) => ({
      goalId: goal.id,
      connectionType,
      status: 'Succeeded',
      timestamp: moment(-DAY),
      rootActivityId: idOf(`${goal.id}/refresh/${connectionType}`),
      message: 'The value was taken from the report.',
    }));
  }
}
