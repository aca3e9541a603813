import * as pages from '../../pages.ts';
import { dateOf, isBadActivityCall } from '../../rules/powerbi/dates.ts';
import { hasNoReason, saysClosedToApps } from '../../rules/powerbi/refusal.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { ADMIN, odata } from './answers.ts';

const DAY = 86_400_000;

/** Activity log, scanner, pages of lists, and workspaces of capacities, as administrator. */
export const adminRows: readonly Row[] = [
  {
    code: 'PBI_ASSIGN_WORKSPACES',
    title: 'Assigning workspaces as administrator is closed to service principals',
    certainty: 'reported',
    docs: pages.assignToCapacity,
    source: 'an issue: the admin operation answers 401 for an app for which the other one works',
    when: {
      service: 'powerbi',
      method: 'POST',
      path: /\/admin\/capacities\/(Un)?AssignWorkspaces\/?$/i,
      status: [401, 403],
      caller: 'app',
      also: (view) => saysClosedToApps(view) || hasNoReason(view),
    },
    evidence:
      "an app's good token, 401 or 403 without a reason of its own on POST /admin/capacities/AssignWorkspaces or UnassignWorkspaces",
    why: 'POST /admin/capacities/AssignWorkspaces is for a Fabric administrator; an app is refused even as admin of the capacity.',
    fix: [
      'Send Assign To Capacity instead, once for each workspace: POST /v1.0/myorg/groups/{groupId}/AssignToCapacity. The app must be Admin of the workspace and have the right to assign to the capacity.',
      'In PowerShell call that with Invoke-PowerBIRestMethod: Set-PowerBIWorkspace -Scope Organization uses the closed operation.',
      'Or send it with the token of a Fabric administrator.',
    ],
    example: {
      path: `${ADMIN}/capacities/AssignWorkspaces`,
      method: 'POST',
      status: 401,
      body: odata('PowerBINotAuthorizedException'),
    },
    nearMiss: { path: `${ADMIN}/capacities/AssignWorkspaces`, method: 'POST', status: 429 },
  },
  {
    code: 'PBI_CONTINUATION_TOKEN',
    title: 'The continuation token is not sent as the service gave it',
    certainty: 'reported',
    docs: pages.activityEvents,
    source: 'users who encoded it twice; the quotes are documented',
    when: { service: 'powerbi', status: [400], also: (view) => tokenFault(view) !== '' },
    evidence: '400 for a query whose continuationToken has %25 in it, or on activityevents no single quotes',
    why: (view) => tokenFault(view),
    fix: [
      'Send a GET to continuationUri exactly as the answer has it, unchanged, until an answer has none.',
      'If a client builds the query itself: the value of continuationToken is already encoded. On activityevents it is in single quotes, and no dates are sent with it.',
      'If it still fails, begin again with the first page.',
    ],
    example: { path: `${ADMIN}/activityevents?continuationToken='LDIwMjYtMDMtMDNU%252BMTA%253D'`, status: 400 },
    nearMiss: { path: `${ADMIN}/activityevents?continuationToken='LDIwMjYtMDMtMDNUMTA%3D'`, status: 400 },
  },
  {
    code: 'PBI_DATES_TOO_OLD',
    title: 'The day is too far back for the activity log',
    certainty: 'reported',
    docs: pages.activityEvents,
    source: 'three issues: 400 with an empty body; their cure is 28 days in place of 30',
    when: { service: 'powerbi', status: [400], also: (view) => isBadActivityCall(view) && daysBack(view) > 27 },
    evidence: '400 on activityevents, and quoted dates of one day that is 28 days or more before the answer',
    why: (view) =>
      `The query asks for ${dayOf(view)}, ${daysBack(view)} days before the answer. The log reaches back 28 to 30 days.`,
    fix: [
      'Ask for the last 27 days, one UTC day at a time, and keep the answers: older events cannot be read here.',
      'Older events are in Microsoft Purview, Audit.',
    ],
    example: {
      path: `${ADMIN}/activityevents?startDateTime='2025-11-02T00:00:00'&endDateTime='2025-11-02T23:59:59'`,
      status: 400,
    },
    nearMiss: {
      path: `${ADMIN}/activityevents?startDateTime='2999-01-01T00:00:00'&endDateTime='2999-01-01T23:59:59'`,
      status: 400,
    },
  },
  {
    code: 'PBI_DATES_MISSING',
    title: 'The activity log needs both dates or a continuation token',
    certainty: 'documented',
    docs: pages.activityEvents,
    source: 'the description',
    when: {
      service: 'powerbi',
      status: [400],
      also: (view) =>
        isBadActivityCall(view) &&
        !hidesQuery(view) &&
        !/[?&]continuationToken=./i.test(view.evidence.url) &&
        (!dateOf(view.evidence.url, 'startDateTime') || !dateOf(view.evidence.url, 'endDateTime')),
    },
    evidence:
      '400 on activityevents without continuationToken, startDateTime or endDateTime; not a text whose address has no query at all, as clients cut it off',
    why: ({ evidence }) =>
      `The query has no ${['startDateTime', 'endDateTime'].filter((name) => !dateOf(evidence.url, name as 'startDateTime')).join(' and no ')}.`,
    fix: [
      "Send startDateTime='2026-01-31T00:00:00'&endDateTime='2026-01-31T23:59:59', in single quotes, both on one day in UTC.",
      'Then follow continuationUri until an answer has none.',
    ],
    example: { path: `${ADMIN}/activityevents?startDateTime='2026-01-10T00:00:00'`, status: 400 },
    nearMiss: {
      path: `${ADMIN}/activityevents?startDateTime='2026-01-10T00:00:00'&endDateTime='2026-01-10T23:59:59'`,
      status: 400,
    },
  },
  {
    code: 'PBI_SCAN_REQUEST',
    title: 'The scan request is not correct',
    certainty: 'documented',
    docs: pages.scanner,
    source: 'the description: 1 to 100 ids; that this is the reason of a 400 is inferred',
    stage: 'shape',
    when: { service: 'powerbi', method: 'POST', path: /\/admin\/workspaces\/getInfo\/?$/i, status: [400] },
    why: 'A scan accepts between 1 and 100 ids of workspaces, as GUIDs in the list "workspaces".',
    fix: [
      'Send {"workspaces":["id", …]} with at most 100 ids from Get Modified Workspaces, each once.',
      'In the query, datasetExpressions=true needs datasetSchema=true.',
    ],
    example: { path: `${ADMIN}/workspaces/getInfo?lineage=true`, method: 'POST', status: 400 },
    nearMiss: { path: `${ADMIN}/workspaces/modified`, status: 400 },
  },
  {
    code: 'PBI_MODIFIED_SINCE',
    title: 'modifiedSince is out of range',
    certainty: 'documented',
    docs: pages.modifiedWorkspaces,
    source: 'the description: 30 minutes to 30 days back; that this is the reason of a 400 is inferred',
    when: {
      service: 'powerbi',
      path: /\/admin\/workspaces\/modified\/?$/i,
      status: [400],
      also: ({ evidence, time }) => isOutOfRange(sinceOf(evidence.url), time),
    },
    evidence:
      '400 on GET …/workspaces/modified whose modifiedSince is not a date, or not between 30 minutes and 30 days before the answer',
    why: ({ evidence }) =>
      `The query has modifiedSince=${sinceOf(evidence.url).slice(0, 40)}; it must be between 30 minutes and 30 days ago, in UTC.`,
    fix: [
      'Send modifiedSince=2026-01-31T05:00:00.0000000Z, a time in UTC between 30 minutes and 30 days ago.',
      'For the first run leave it out: all workspaces are listed.',
    ],
    example: { path: `${ADMIN}/workspaces/modified?modifiedSince=2020-01-01T00:00:00.0000000Z`, status: 400 },
    nearMiss: { path: `${ADMIN}/workspaces/modified`, status: 400 },
  },
];

/** What is wrong with the token of the next page, in a sentence; empty where nothing is. */
function tokenFault({ evidence, path }: View): string {
  const token = /[?&]continuationToken=([^&#]*)/i.exec(evidence.url)?.[1] ?? '';
  if (token === '') return '';
  if (/%25/.test(token)) return 'In the query continuationToken has %25 in it: it was encoded a second time.';
  return /\/activityevents\/?$/i.test(path) && !/^('|%27)/.test(token)
    ? 'On activityevents continuationToken must be in single quotes, and is not.'
    : '';
}

/** Whether a client may have printed the address without its query. */
export function hidesQuery({ evidence }: Pick<View, 'evidence'>): boolean {
  return evidence.origin === 'text' && !/\?./.test(evidence.url);
}

/** The one day that is asked for; empty where it is none, or not written as it must be. */
function dayOf({ evidence }: Pick<View, 'evidence'>): string {
  const [start, end] = (['startDateTime', 'endDateTime'] as const).map(
    (name) => /^'(\d{4}-\d\d-\d\d)/.exec(dateOf(evidence.url, name))?.[1] ?? '',
  );
  return start === end ? start! : '';
}

/** Whole days from the day that is asked for to the answer; 0 where it is none. */
function daysBack(view: Pick<View, 'evidence' | 'time'>): number {
  const days = Math.floor((view.time - Date.parse(`${dayOf(view)}T00:00:00Z`)) / DAY);
  return Number.isFinite(days) ? days : 0;
}

function sinceOf(url: string): string {
  return (/[?&]modifiedSince=([^&#]*)/i.exec(url)?.[1] ?? '').replace(/%3A/gi, ':').replace(/%27|'/g, '');
}

function isOutOfRange(since: string, now: number): boolean {
  if (since === '') return false;
  const age = now - Date.parse(since);
  return !(age >= DAY / 48 && age <= 30 * DAY);
}
