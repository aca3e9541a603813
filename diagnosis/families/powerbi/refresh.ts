import * as pages from '../../pages.ts';
import { quoted } from '../../phrases.ts';
import type { Row } from '../row.ts';
import { DATAFLOW, DATASET, named } from './answers.ts';

/** Asking for a refresh; or no address, where the words decide. */
const ASKS = /\/datasets\/[^/]+\/refreshes\/?$|^$/i;
const ONE = /\/datasets\/[^/]+\/refreshes\/[^/]+\/?$/i;

/** Asking for refreshes, and their schedule. A refresh that is running already has a rule of its own. */
export const refreshRows: readonly Row[] = [
  {
    code: 'PBI_REFRESH_LIMIT',
    title: 'The refreshes of the last 24 hours are used up',
    certainty: 'reported',
    docs: pages.refresh,
    source: 'the description: eight a day on shared capacity; users quote the message',
    when: {
      service: 'powerbi',
      path: ASKS,
      words:
        /(number|limit|maximum) of .{0,90}refresh.{0,90} (exceed|reach)|refresh.{0,90}(exceed|reach)\w* .{0,90}limit/i,
    },
    why: 'On shared capacity a semantic model can have eight refreshes a day, scheduled ones included.',
    fix: [
      'Wait until the oldest refresh of the last 24 hours is older than that: Get Refresh History In Group has the times.',
      'Remove times from the schedule that nobody needs.',
      'Or assign the workspace to a capacity: there only its resources are the limit.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named(
        'Invalid dataset refresh request. Number of refresh requests in last 24 hours exceeded limit',
        'Request Throttled',
      ),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Invalid dataset refresh request. Another refresh request is already executing'),
    },
  },
  {
    code: 'PBI_REFRESH_NOTIFY_OPTION',
    title: 'notifyOption cannot be sent like this',
    certainty: 'documented',
    docs: pages.refresh,
    source: 'the description: excluded from an enhanced refresh; that it does not apply to apps is documented',
    when: { service: 'powerbi', path: ASKS, words: /notifyOption/i },
    why: ({ answer }) =>
      answer.message ? `The service says: ${quoted(answer.message)}` : 'The answer names notifyOption.',
    fix: [
      'For an enhanced refresh (a body with type, commitMode or objects) and for a service principal: leave notifyOption out.',
      'For a plain refresh by a user: send notifyOption with MailOnFailure, MailOnCompletion or NoNotification, and nothing else.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Parameter notifyOption is missing or invalid'),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Parameter commitMode is missing or invalid'),
    },
  },
  {
    code: 'PBI_REFRESH_CAPACITY',
    title: 'An enhanced refresh needs a capacity',
    certainty: 'documented',
    docs: pages.enhancedRefresh,
    source: 'the description: on shared capacity only notifyOption can be sent; the words are inferred',
    when: {
      service: 'powerbi',
      path: /\/datasets\/[^/]+\/refreshes(\/|$)/i,
      words: /(shared|premium|dedicated) capacit|enhanced refresh|asynchronous refresh/i,
    },
    why: 'The answer speaks of the capacity. On shared capacity a refresh accepts no option except notifyOption.',
    fix: [
      'Send the plain refresh: a body without type, commitMode, objects, maxParallelism, retryCount or applyRefreshPolicy.',
      'Or assign the workspace to a Premium, Embedded or Fabric capacity.',
      'To check: Get Group shows isOnDedicatedCapacity.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Enhanced refresh is not supported on shared capacity'),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Parameter type is missing or invalid'),
    },
  },
  {
    code: 'PBI_REFRESH_NOT_ENHANCED',
    title: 'Only an enhanced refresh has an id that can be read or cancelled',
    certainty: 'inferred',
    docs: pages.enhancedRefresh,
    source: 'documented for enhanced refreshes only; the answer for others is inferred',
    // A reason in the header, such as a missing licence, is of the caller and not of the refresh.
    when: { service: 'powerbi', path: ONE, status: [400, 404], also: ({ answer }) => answer.info === '' },
    evidence: '400 or 404 for one refresh, without x-powerbi-error-info',
    why: 'A plain refresh is not known under …/refreshes/{refreshId}, neither to read it nor to cancel it.',
    fix: [
      'For a plain refresh poll Get Refresh History In Group with $top=1 and compare requestId with the x-ms-request-id of the start.',
      'For an enhanced one take refreshId from the last part of the header Location of the start.',
      'If the history is also 404, the workspace or the semantic model in the path is wrong.',
    ],
    example: {
      path: `${DATASET}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`,
      status: 404,
      body: named('Refresh request not found', 'ItemNotFound'),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 404, body: named('Refresh request not found', 'ItemNotFound') },
  },
  {
    code: 'PBI_REFRESH_INVALID',
    title: 'The options of the refresh are not accepted',
    certainty: 'inferred',
    docs: pages.enhancedRefresh,
    source: 'the message begins so in reports; the options are documented',
    stage: 'shape',
    when: {
      service: 'powerbi',
      path: ASKS,
      status: [400],
      words: /refresh request|CommitMode|applyRefreshPolicy|maxParallelism|retryCount/i,
      also: ({ answer }) => !/already executing|exceeded limit|notifyOption|enhanced|capacit/i.test(answer.message),
    },
    evidence:
      '400 on POST …/refreshes with a message about the refresh request or its options, other than those that have a row',
    why: ({ answer }) => `The service says: ${quoted(answer.message || 'the refresh request is invalid')}`,
    fix: [
      'A table with an incremental refresh policy needs commitMode Transactional, or applyRefreshPolicy false.',
      'In objects name tables and partitions as the model spells them.',
      'To test the rest, send the refresh without a body.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Invalid dataset refresh request. RefreshApiRequest has an unknown table'),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('Invalid dataset refresh request. Another refresh request is already executing'),
    },
  },
  {
    code: 'PBI_REFRESH_SCHEDULE',
    title: 'The schedule is not accepted',
    certainty: 'documented',
    docs: pages.refreshSchedule,
    source: 'the description; that this is the reason of a 400 is inferred',
    stage: 'shape',
    when: {
      service: 'powerbi',
      method: 'PATCH',
      path: /\/(refreshSchedule|directQueryRefreshSchedule)\/?$/i,
      status: [400],
    },
    why: 'The request reached the schedule, and one of its values or their number is not allowed.',
    fix: [
      'Name at least one day, and times such as 07:00 or 11:30; on shared capacity at most eight times a day.',
      'For a service principal send NotifyOption NoNotification; the mail options are for users.',
      'To switch it off, send enabled false and nothing else. Put all of it inside "value".',
      'Only the owner of the semantic model may change it: Take Over Dataset In Group makes the caller the owner.',
    ],
    example: {
      path: `${DATASET}/refreshSchedule`,
      method: 'PATCH',
      status: 400,
      body: named('Invalid refresh schedule'),
    },
    nearMiss: { path: `${DATASET}/refreshSchedule`, status: 400, body: named('Invalid refresh schedule') },
  },
  {
    code: 'PBI_DATAFLOW_NOTIFY_OPTION',
    title: 'A dataflow refresh needs notifyOption in its body',
    certainty: 'documented',
    docs: pages.refreshDataflow,
    source: 'documented: required, without MailOnCompletion; users report 400 for an empty body',
    when: {
      service: 'powerbi',
      method: 'POST',
      path: /\/dataflows\/[^/]+\/refreshes\/?$/i,
      status: [400],
      also: ({ answer }) =>
        /^(InvalidRequest|BadRequest)?$/i.test(answer.code) &&
        (answer.message === '' || /notifyOption|bad request|refreshRequest|body/i.test(answer.message)),
    },
    evidence:
      '400 on POST …/dataflows/{dataflowId}/refreshes without a reason of its own, or with one about notifyOption or the body',
    why: 'Unlike a semantic model, a dataflow does not start without notifyOption.',
    fix: [
      'Send {"notifyOption":"NoNotification"} or {"notifyOption":"MailOnFailure"}; MailOnCompletion is not allowed here.',
      'Send the header Content-Type: application/json.',
    ],
    example: { path: `${DATAFLOW}/refreshes`, method: 'POST', status: 400 },
    nearMiss: {
      path: `${DATAFLOW}/refreshes`,
      method: 'POST',
      status: 400,
      body: named('The dataflow is disabled', 'DataflowDisabled'),
    },
  },
];
