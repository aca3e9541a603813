import type { Clock } from '../content/clock.ts';
import type { Content } from '../content/content.ts';
import { idOf } from '../content/ids.ts';
import { addGoal, addGoalValue, addNote, addScorecard } from '../content/scorecard.ts';

const DAY = 24 * 3600;

/** A scorecard with a goal, check-ins with notes, rules and a history of refreshes. */
export function addGoals(content: Content, groupId: string): void {
  const { clock } = content;
  const year = clock.moment(0).slice(0, 4);
  const scorecard = addScorecard(content, groupId, idOf(`${groupId}/scorecard`), {
    name: `Northwind in ${year}`,
    description: 'What we want to reach this year',
    datasetId: idOf(`${groupId}/dataset`),
    reportId: idOf(`${groupId}/report`),
  });
  for (const name of ['Deliver on time', 'Grow abroad']) {
    const goal = addGoal(content, scorecard, idOf(`${scorecard.id}/goal/${name}`), {
      name,
      startDate: `${year}-01-01T00:00:00Z`,
      completionDate: `${year}-12-31T00:00:00Z`,
      valuesFormatString: '0.0%',
      datesFormatString: 'MMM d',
    });
    for (const [timestamp, value] of [
      [monthEnd(clock, 2), 0.91],
      [monthEnd(clock, 1), 0.94],
    ] as const) {
      const checkIn = addGoalValue(content, goal, { timestamp, value, target: 0.95, status: 1 });
      addNote(content, checkIn, idOf(`${checkIn.id}/note`), 'Two carriers were late.');
    }
    goal.rules = {
      defaultOutput: 1,
      lastModifiedTime: clock.moment(-DAY),
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
              fieldComparison: {
                field: 'DueDate',
                operator: 'LessThan',
                value: { dateTime: `${year}-12-31T00:00:00Z` },
              },
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
      timestamp: clock.moment(-DAY),
      rootActivityId: idOf(`${goal.id}/refresh/${connectionType}`),
      message: 'The value was taken from the report.',
    }));
  }
}

/** The last day of a month before the content's start. */
function monthEnd(clock: Clock, monthsBack: number): string {
  const start = new Date(clock.moment(0));
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - monthsBack + 1, 0));
  return `${end.toISOString().slice(0, 10)}T00:00:00Z`;
}
