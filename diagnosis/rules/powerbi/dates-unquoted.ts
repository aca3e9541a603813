import * as pages from '../../pages.ts';
import type { Rule } from '../../rule.ts';
import { dateOf, isBadActivityCall } from './dates.ts';

/** Does not apply when both dates stand in single quotes. */
export const datesUnquoted: Rule = {
  code: 'PBI_DATES_UNQUOTED',
  title: 'The dates need single quotes',
  stage: 'reason',
  certainty: 'reported',
  docs: pages.activityEvents,
  source: "users' captures of the body",
  evidence: '400 on activityevents, and a date in the query without single quotes',
  example: {
    path: '/v1.0/myorg/admin/activityevents?startDateTime=2026-01-14T00:00:00&endDateTime=2026-01-14T23:59:59',
    status: 400,
  },
  nearMiss: {
    path: "/v1.0/myorg/admin/activityevents?startDateTime='2026-01-14T00:00:00'&endDateTime='2026-01-14T23:59:59'",
    status: 400,
  },
  explain(view) {
    if (!isBadActivityCall(view)) return null;
    const name = (['startDateTime', 'endDateTime'] as const).find((each) =>
      /^[^']/.test(dateOf(view.evidence.url, each)),
    );
    if (!name) return null;
    return {
      why: `${name} is sent without single quotes.`,
      fix: [
        "Send startDateTime='2026-01-31T00:00:00'&endDateTime='2026-01-31T23:59:59', quotes included, both on one day in UTC.",
      ],
    };
  },
};
