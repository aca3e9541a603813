import { failuresInside } from '../../inside.ts';
import * as pages from '../../pages.ts';
import { lowerFirst, quoted } from '../../phrases.ts';
import type { View } from '../../view.ts';
import type { Row } from '../row.ts';
import { DATAFLOW, DATASET, failedRefresh } from './answers.ts';
import { credentialsAgain, takeOver, testSource } from './cures.ts';

const REFRESHES = /\/datasets\/[^/]+\/refreshes(\/|$)/i;
const REFRESH_OF_ANY = /\/datasets\/[^/]+\/refreshes(\/|$)|\/dataflows\/[^/]+\/transactions\/?$/i;

const completed = {
  value: [{ refreshType: 'ViaApi', status: 'Completed', requestId: '7e5d0c18-4b3a-4926-8f71-2c9a6d1e0b53' }],
};

/** Failures of refreshes that an answer 200 reports. The specific ones come first. */
export const refreshRows: readonly Row[] = [
  {
    code: 'PBI_REFRESH_CREDENTIALS',
    title: 'The refresh failed: a data source of the model has no valid credentials',
    certainty: 'documented',
    docs: pages.updateDatasource,
    source: "the code in the description's own example, its kin and a take-over as the reason are reported",
    when: {
      service: 'powerbi',
      path: REFRESH_OF_ANY,
      inside:
        /Credentials?\w*Not(Specified|Provided)|InvalidConnectionCredentials|DataSourceAccessError|login failed|(credential|password|sign.?in)s?.{0,90}(missing|invalid|expired|not |fail)|\(401\)|unauthorized|AccessUnauthorized/i,
    },
    why: (view) => `The status is 200, and the newest refresh inside failed: ${reason(view)}`,
    fix: [
      'Set the credentials of the data source with Update Gateway Datasource: Get Bound Gateway Datasources In Group has the ids of its path.',
      'If the model was taken over or deployed: that dropped the stored credentials. The caller must own the model (Take Over Dataset In Group), or administer the gateway.',
      'Credentials of type OAuth2 that were set by the API are valid for one hour: use Basic, Key or a service principal of the source.',
      'Then send Refresh Dataset In Group again.',
    ],
    example: {
      path: `${DATASET}/refreshes?$top=1`,
      status: 200,
      body: failedRefresh({ errorCode: 'ModelRefreshFailed_CredentialsNotSpecified' }),
    },
    nearMiss: { path: `${DATASET}/refreshes?$top=1`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_OWNER_GONE',
    title: 'The refresh failed: the owner of the model is no longer in Entra',
    certainty: 'reported',
    docs: pages.takeOver,
    source: 'reported as an answer of its own and in refresh histories',
    when: { service: 'powerbi', path: REFRESHES, inside: /UserNotFoundInADGraph/i },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [takeOver, credentialsAgain, 'Then send Refresh Dataset In Group again.'],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'DMTS_UserNotFoundInADGraphError' }),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_UNBOUND',
    title: 'The refresh failed: a data source is not bound to a gateway or connection',
    certainty: 'reported',
    docs: pages.gateways,
    source: 'several clients handle the code',
    when: { service: 'powerbi', path: REFRESHES, inside: /UnboundDataSources/i },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'Send Discover Gateways In Group, then Bind Dataset To Gateway In Group with one of them, as the owner of the model.',
      'For a cloud source set its credentials with Update Gateway Datasource.',
      'Then send Refresh Dataset In Group again.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'DMTS_MonikerWithUnboundDataSources' }),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_GATEWAY',
    title: 'The refresh failed: the gateway cannot be reached',
    certainty: 'reported',
    docs: pages.gatewayProblems,
    source: 'the code is documented for gateways; clients meet it in histories',
    when: {
      service: 'powerbi',
      path: REFRESH_OF_ANY,
      inside:
        /GatewayUnreachable|Gateway_?Offline|GWPipeline_Client|GatewayNotReachable|gateway\b.{0,90}\b(offline|unreachable|not (be )?(reach|online)|down)/i,
    },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'On the machine of the gateway: start the service "On-premises data gateway" and check that its app shows it online.',
      'Let that machine connect outwards to *.servicebus.windows.net, and bring the gateway up to date.',
      'Then send Refresh Dataset In Group again.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'DM_GWPipeline_Client_GatewayUnreachable' }),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'ModelRefresh_ShortMessage_ServiceError' }),
    },
  },
  {
    code: 'PBI_REFRESH_APP',
    title: 'The refresh failed: it is not allowed for a service principal',
    certainty: 'reported',
    docs: pages.servicePrincipal,
    source: 'reported inside a failed job of a dataflow',
    when: {
      service: 'powerbi',
      path: REFRESH_OF_ANY,
      inside: /(SPN|ServicePrincipal)\w*Not(Allowed|Supported)|service principals?\b.{0,90}not (allowed|supported)/i,
    },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'Start the refresh with the token of a user, or let the schedule do it under a user as owner.',
      'Or use a connection whose credentials allow service principals.',
    ],
    example: {
      path: `${DATAFLOW}/transactions`,
      status: 200,
      body: {
        value: [
          { id: '1', refreshType: 'OnDemand', status: 'Failed', error: { errorCode: 'SPNBasedRefreshNotAllowed' } },
        ],
      },
    },
    nearMiss: {
      path: `${DATAFLOW}/transactions`,
      status: 200,
      body: { value: [{ id: '1', refreshType: 'OnDemand', status: 'Success' }] },
    },
  },
  {
    code: 'PBI_REFRESH_MEMORY',
    title: 'The refresh failed: it needs more memory than is allowed',
    certainty: 'reported',
    docs: pages.refreshProblems,
    source: 'the documentation of refresh problems; the words are reported',
    when: { service: 'powerbi', path: REFRESHES, inside: /memory|resource governing|ResourceGovern/i },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'Refresh less at a time: an incremental refresh policy, or an enhanced refresh with objects and a small maxParallelism.',
      'Make the model smaller: fewer columns, fewer calculated columns. A full refresh needs about twice its size.',
      'Start it when no other refresh or large query runs, or use a larger capacity SKU.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({
        errorCode: 'ModelRefresh_ShortMessage_ProcessingError',
        errorDescription:
          "Resource Governing: This operation was canceled because there wasn't enough memory to finish running it.",
      }),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_SOURCE_THROTTLED',
    title: 'The refresh failed: the data source answered 429, too many requests',
    certainty: 'reported',
    docs: pages.throttling,
    source: 'a capture of a gateway error around a 429',
    when: { service: 'powerbi', path: REFRESH_OF_ANY, inside: /\(429\)|too many requests/i },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'Wait as long as the source asks, then refresh again.',
      'Let the query ask for fewer or larger pages, and refresh less often.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({
        errorCode: 'DM_GWPipeline_Gateway_MashupDataAccessError',
        errorDescription: 'Web.Contents failed to get contents (429): Too Many Requests',
      }),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_TIMEOUT',
    title: 'The refresh failed: it took too long',
    certainty: 'reported',
    docs: pages.refreshProblems,
    source: 'a client has the code; the time limits are documented',
    when: { service: 'powerbi', path: REFRESH_OF_ANY, inside: /time(d)?[ -]?out/i },
    why: (view) => `The newest refresh failed: ${reason(view)}`,
    fix: [
      'Refresh less at a time: an incremental refresh policy, or an enhanced refresh with objects; set its timeout for more than the standard five hours.',
      'Look at the query of the slowest table: let the source filter and join (query folding).',
      'If the source itself timed out: check that it and the gateway are not overloaded.',
    ],
    example: { path: `${DATASET}/refreshes`, status: 200, body: failedRefresh({ errorCode: 'ProcessingTimeOut' }) },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_POLICY',
    title: 'The refresh failed: the refresh policy of a table does not allow its options',
    certainty: 'documented',
    docs: pages.enhancedRefresh,
    source: "the description's own example of a failed refresh",
    when: { service: 'powerbi', path: REFRESHES, inside: /CommitMode|refresh policy|applyRefreshPolicy/i },
    why: (view) => `The status is 200, and the refresh inside failed: ${reason(view)}`,
    fix: [
      'Send commitMode Transactional; PartialBatch cannot be combined with an incremental refresh policy.',
      'Or keep PartialBatch and send applyRefreshPolicy false.',
    ],
    example: {
      path: `${DATASET}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`,
      status: 200,
      body: {
        status: 'Failed',
        extendedStatus: 'Failed',
        commitMode: 'PartialBatch',
        messages: [
          {
            message:
              "RefreshApiRequest for table refresh using refresh policy must have the property 'CommitMode' = 'Transactional' instead of 'PartialBatch'.",
            type: 'Error',
          },
        ],
      },
    },
    nearMiss: {
      path: `${DATASET}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`,
      status: 200,
      body: { status: 'Completed', extendedStatus: 'Completed', commitMode: 'PartialBatch' },
    },
  },
  {
    code: 'PBI_REFRESH_DISABLED',
    title: 'The refresh of the model was switched off',
    certainty: 'inferred',
    docs: pages.refreshProblems,
    source:
      'the prefix ModelRefreshDisabled_ is reported; that schedules are switched off after failures is documented',
    when: { service: 'powerbi', path: REFRESHES, inside: /RefreshDisabled|refresh .{0,90}(disabled|deactivated)/i },
    why: (view) => `The newest refresh did not run: ${reason(view)}`,
    fix: [
      'Correct the earlier failure: four failures one after the other, or two months without use, switch a schedule off.',
      'Then send Update Refresh Schedule In Group with enabled true, as the owner of the model, and refresh once.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'ModelRefreshDisabled_TooManyFailures' }),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'ModelRefreshDisabled_CredentialNotSpecified' }),
    },
  },
  {
    code: 'PBI_REFRESH_CANCELLED',
    title: 'The refresh was cancelled',
    certainty: 'reported',
    docs: pages.enhancedRefresh,
    source: 'the state is documented, a client has the code',
    when: { service: 'powerbi', path: REFRESH_OF_ANY, inside: /CancelledByUser|^ ?cancelled$/i },
    why: (view) => `The status is 200, and the newest refresh inside ended early: ${reason(view)}`,
    fix: [
      'If nobody meant to cancel it: look for another job that sends DELETE …/refreshes/{refreshId} for this model.',
      'Send Refresh Dataset In Group again.',
    ],
    example: {
      path: `${DATASET}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`,
      status: 200,
      body: { status: 'Unknown', extendedStatus: 'Cancelled' },
    },
    nearMiss: {
      path: `${DATASET}/refreshes/2b9d7e10-5c4a-4f83-a6e2-0d1f8c3b7a95`,
      status: 200,
      body: { status: 'Unknown', extendedStatus: 'InProgress' },
    },
  },
  {
    code: 'PBI_REFRESH_PROCESSING',
    title: 'The refresh failed while the model was processed',
    certainty: 'documented',
    docs: pages.refreshProblems,
    source: "the description's own example of a failed refresh",
    when: {
      service: 'powerbi',
      path: REFRESHES,
      inside: /ProcessingError|0xC1|Expression\.Error|DataSource\.Error|DataFormat\.Error|GWPipeline_Gateway|Mashup/i,
    },
    why: (view) => `The status is 200, and the newest refresh inside failed: ${reason(view)}`,
    fix: [
      'The first sentence of the message is the cause, and cancelled commands follow from it: correct that table, query or value.',
      'Open the model in Power BI Desktop with the same credentials and refresh it there: it shows the step that fails.',
      `If it fails only in the service: ${lowerFirst(testSource)}`,
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({
        errorCode: 'ModelRefresh_ShortMessage_ProcessingError',
        errorDescription: "0xC112001C: Expression.Error: The column 'Region' of the table wasn't found.",
      }),
    },
    nearMiss: { path: `${DATASET}/refreshes`, status: 200, body: completed },
  },
  {
    code: 'PBI_REFRESH_FAILED',
    title: 'Answered with 200, but the newest refresh failed',
    certainty: 'documented',
    docs: pages.refreshProblems,
    source: 'the description: status Failed, with serviceExceptionJson',
    when: { service: 'powerbi', path: REFRESHES, inside: /./ },
    why: (view) => `The newest refresh that has ended says: ${reason(view)}`,
    fix: [
      'Read its code and message, in serviceExceptionJson, messages and refreshAttempts.',
      'Get Refresh Execution Details In Group says more about an enhanced refresh; the settings of the model in the portal have the whole text.',
      'If the code is about the service itself, refresh again.',
    ],
    example: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: failedRefresh({ errorCode: 'ModelRefresh_ShortMessage_ServiceError' }),
    },
    nearMiss: {
      path: `${DATASET}/refreshes`,
      status: 200,
      body: {
        value: [
          { refreshType: 'ViaApi', status: 'Completed' },
          {
            refreshType: 'ViaApi',
            status: 'Failed',
            serviceExceptionJson: '{"errorCode":"ModelRefresh_ShortMessage_ServiceError"}',
          },
        ],
      },
    },
  },
];

/** What the newest failure inside says, short enough for a `why`. */
export function reason({ answer }: Pick<View, 'answer'>): string {
  return quoted(failuresInside(answer.json)[0]?.words ?? '', 120);
}
