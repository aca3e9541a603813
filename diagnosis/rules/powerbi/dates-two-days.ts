import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { dateOf, isBadActivityCall } from './dates.ts';

/** Does not apply to unquoted dates, nor where one is missing. */
export const datesTwoDays: Rule = {
  code: 'PBI_DATES_TWO_DAYS',
  title: 'The two dates are not on one day',
  stage: 'reason',
  certainty: 'documented',
  docs: pages.activityEvents,
  source: 'the description: both on the same UTC day; the body is inferred',
  evidence: '400 on activityevents, and quoted dates of two days',
  example: {
    path: "/v1.0/myorg/admin/activityevents?startDateTime='2026-01-13T00:00:00'&endDateTime='2026-01-14T23:59:59'",
    status: 400,
  },
  nearMiss: {
    path: "/v1.0/myorg/admin/activityevents?startDateTime='2026-01-14T00:00:00'&endDateTime='2026-01-14T23:59:59'",
    status: 400,
  },
  explain(view) {
    if (!isBadActivityCall(view)) return null;
    const [start, end] = [dateOf(view.evidence.url, 'startDateTime'), dateOf(view.evidence.url, 'endDateTime')].map(
      (date) => /^'(\d{4}-\d\d-\d\d)/.exec(date)?.[1],
    );
    if (!start || !end || start === end) return null;
    return {
      why: `The query asks from ${start} to ${end}.`,
      fix: ['Ask for one day in UTC at a time, until 23:59:59, and follow continuationUri to its end before the next.'],
    };
  },
};
