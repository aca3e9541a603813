import * as pages from '../../pages.ts';
import type { Row } from '../row.ts';
import { standardTenant } from '../../../catalogue/powerbi/standard-tenant.ts';
import { answered, failed, fromPowerBi, ITEM, silent, WORKSPACE } from './sample.ts';
import { askSupport, callerName, takeTheIds } from './steps.ts';

const LIVY = /\/(livyapi|livySessions)(\/|$)/i;
const SESSIONS = `${WORKSPACE}/lakehouses/${standardTenant.datasetId}/livyapi/versions/2023-12-01/sessions`;
const JOB = `${ITEM}/jobs/instances/${standardTenant.transactionId}`;
const SPARK_FULL = /TooManyRequestsForCapacity|hit a spark compute or API rate limit/i;
const SPARK_FIX = [
  'Look in the Monitoring hub which Spark sessions run, and stop those that are finished: notebooks keep theirs for 20 minutes.',
  'Use a smaller pool (fewer and smaller nodes) or high concurrency mode, so that several notebooks share a session.',
  'Wait a few minutes and start it again. Jobs by a pipeline or a schedule are queued instead; a larger capacity allows more at a time.',
];

/** Jobs, Spark sessions and notebooks. */
export const jobRows: readonly Row[] = [
  {
    code: 'FABRIC_SPN_REFRESH_NOT_ALLOWED',
    title: 'An app cannot refresh this dataflow',
    certainty: 'reported',
    docs: pages.fabricIdentity,
    source: 'microsoft/fabric-cicd #971, and repositories that went over to a user',
    when: { service: 'fabric', inside: /./, also: ({ evidence }) => /SPNBasedRefreshNotAllowed/.test(evidence.body) },
    evidence: 'a failed job (200) with SPNBasedRefreshNotAllowed',
    why: 'The job was started and failed: Dataflow Gen2 does not run for a service principal. No setting and no role opens it.',
    fix: [
      "Start the refresh with a user's token (a technical user), or by a schedule or pipeline that a user owns.",
      'Or replace the dataflow by a notebook or a copy activity, which an app can run.',
    ],
    example: failed('SPNBasedRefreshNotAllowed', 'SPN based refresh is not allowed.', JOB),
    nearMiss: failed('SomethingElse', 'In words.', JOB),
  },
  {
    code: 'FABRIC_SPN_REFRESH_NOT_ALLOWED',
    title: 'An app cannot refresh this dataflow',
    certainty: 'reported',
    docs: pages.fabricIdentity,
    source: 'microsoft/fabric-cicd #971',
    when: { service: 'fabric', says: ['SPNBasedRefreshNotAllowed'] },
    why: 'Dataflow Gen2 does not run for a service principal. No setting and no role opens it.',
    fix: [
      "Start the refresh with a user's token (a technical user), or by a schedule or pipeline that a user owns.",
      'Or replace the dataflow by a notebook or a copy activity, which an app can run.',
    ],
    example: answered('SPNBasedRefreshNotAllowed', { path: `${ITEM}/jobs/instances`, method: 'POST' }),
    nearMiss: fromPowerBi('SPNBasedRefreshNotAllowed'),
  },
  {
    code: 'FABRIC_TOO_MANY_REQUESTS_FOR_CAPACITY',
    title: 'The capacity has no room for another Spark session',
    certainty: 'reported',
    docs: pages.sparkQueue,
    source: 'fabric-toolbox #416, fuam-basic #53; the status 430 is not in the descriptions',
    when: {
      service: ['fabric', 'other', 'powerbi'],
      also: ({ status, answer, evidence }) =>
        status === 430 ||
        answer.names.some((name) => SPARK_FULL.test(name)) ||
        SPARK_FULL.test(answer.message || evidence.body.slice(0, 4000)),
    },
    evidence: 'status 430, or TooManyRequestsForCapacity',
    why: 'All Spark cores of the capacity are in use, or its limit of Spark calls is reached. It is not a limit of this caller alone.',
    fix: SPARK_FIX,
    example: answered('TooManyRequestsForCapacity', {
      path: SESSIONS,
      method: 'POST',
      status: 430,
      message:
        "[TooManyRequestsForCapacity] This spark job can't be run because you have hit a spark compute or API rate limit.",
    }),
    nearMiss: answered('RequestBlocked', { path: SESSIONS, method: 'POST', status: 429 }),
  },
  {
    code: 'FABRIC_TOO_MANY_REQUESTS_FOR_CAPACITY',
    title: 'The capacity had no room for another Spark session',
    certainty: 'reported',
    docs: pages.sparkQueue,
    source: 'clients read it from the failureReason of a job',
    when: { service: 'fabric', inside: SPARK_FULL },
    why: 'The job failed because all Spark cores of the capacity were in use, or its limit of Spark calls was reached.',
    fix: SPARK_FIX,
    example: failed('430', '[TooManyRequestsForCapacity] HTTP Response code 430: Spark rate limit', JOB),
    nearMiss: failed('SomethingElse', 'In words.', JOB),
  },
  {
    code: 'FABRIC_TOO_MANY_REQUESTS_FOR_JOBS',
    title: 'Too many jobs were started on demand',
    certainty: 'documented',
    docs: pages.fabricThrottling,
    source: 'the descriptions of 10 operations; the status 429 is inferred',
    when: { service: 'fabric', says: ['TooManyRequestsForJobs'] },
    why: 'Fabric limits how many jobs a caller may start in a given time. Other calls are not affected.',
    fix: [
      'Wait as long as Retry-After says (a minute where it is absent), then start it once.',
      'Before a start, ask GET …/jobs/instances whether one is running; for regular runs use a schedule (…/jobs/{jobType}/schedules).',
    ],
    example: answered('TooManyRequestsForJobs', {
      path: `${ITEM}/jobs/execute/instances`,
      method: 'POST',
      status: 429,
    }),
    nearMiss: answered('RequestBlocked', { path: `${ITEM}/jobs/execute/instances`, method: 'POST', status: 429 }),
  },
  {
    code: 'FABRIC_LIVY_LIST_FAILED',
    title: 'Listing Livy sessions fails for an app',
    certainty: 'reported',
    docs: pages.livy,
    source: 'sdebruyn/dbt-fabric #28: GET 500 while POST with the same token was 202',
    when: { service: 'fabric', status: [500], method: 'GET', path: LIVY, caller: 'app' },
    why: 'For an app, the list of sessions was seen to answer 500 while the same token could start one. The token is not the cause.',
    fix: (view) => [
      'Start the session with POST …/sessions and keep its id, instead of searching the list.',
      'Check that the capacity is running.',
      askSupport(view),
    ],
    example: silent({ path: SESSIONS, status: 500 }),
    nearMiss: silent({
      path: SESSIONS,
      status: 500,
      claims: { idtyp: 'user', sub: 'another subject', scp: 'Lakehouse.Execute.All' },
    }),
  },
  {
    code: 'FABRIC_LIVY_NOT_FOUND',
    title: 'Livy does not find the lakehouse or the session',
    certainty: 'reported',
    docs: pages.livy,
    source: 'dbt-fabricspark #19, #25; the descriptions for the names SparkCore…',
    when: { service: 'fabric', status: [404, 408], path: LIVY },
    why: 'The path has the id of a workspace and of a lakehouse. With one of them wrong, Livy answers 404, or 408 after a wait.',
    fix: (view) => [
      takeTheIds({ ...view, path: view.path.replace(/\/(livyapi|livySessions).*$/i, '') }),
      'The lakehouse must be in this same workspace, and its capacity must be running.',
      'A session that has ended is not found: start a new one with POST …/sessions.',
    ],
    example: silent({ path: SESSIONS, method: 'POST', status: 408 }),
    nearMiss: silent({ path: SESSIONS, method: 'POST', status: 400 }),
  },
  {
    code: 'FABRIC_NOTEBOOK_FAILED',
    title: 'The notebook itself failed; the API did not refuse anything',
    certainty: 'reported',
    docs: pages.fabricOperations,
    source: 'fabric-toolbox #414, #574: the 200 in the text is that of the question how the run went',
    when: {
      service: ['other', 'powerbi', 'fabric'],
      status: [0, 400],
      words: /Notebook execution failed at Notebook service/i,
    },
    why: 'The pipeline shows the status of its own query for the result. The failure is after Error value: an exception in the notebook.',
    fix: [
      'Open the run in the Monitoring hub, and read the cell that failed; Error name and Error value name the exception.',
      'If that exception quotes an answer of an API (a status, a body), explain that text.',
      'After an update of an app or a library that the notebook reads, also update the notebook.',
    ],
    example: {
      path: '',
      origin: 'text',
      status: 400,
      claims: null,
      body: "Notebook execution failed at Notebook service with http status code - '200', please check the Run logs on Notebook, additional details - 'Error name - Exception, Error value - x'",
    },
    nearMiss: { path: '', origin: 'text', status: 400, claims: null, body: 'Notebook execution was fine.' },
  },
  {
    code: 'FABRIC_MISSING_MINIMAL_PERMISSIONS',
    title: 'The caller may not run jobs of this item',
    certainty: 'documented',
    docs: pages.fabricRoles,
    source: 'the descriptions of 6 operations, one of them with the name misspelled',
    when: { service: 'fabric', says: ['MissingMinimalPermissions', 'MissingMinimalPermisisons'] },
    why: 'Running a job needs the right to execute the item. The role Viewer only reads.',
    fix: (view) => [
      `In the workspace, open Manage access. Give ${callerName(view)} the role Contributor. Or share the item with execute permission.`,
      'Wait some minutes and start it again.',
    ],
    example: answered('MissingMinimalPermissions', {
      path: `${ITEM}/jobs/execute/instances`,
      method: 'POST',
      status: 403,
    }),
    nearMiss: fromPowerBi('MissingMinimalPermissions'),
  },
];

/** Doubts, and what is left of failed operations. */
export const lastJobRows: readonly Row[] = [
  {
    code: 'FABRIC_OPERATION_FAILED',
    title: 'The request was accepted, and the operation failed later',
    stage: 'shape',
    certainty: 'documented',
    docs: pages.fabricOperations,
    source: 'the descriptions of operations and of jobs',
    when: {
      service: 'fabric',
      inside: /./,
      path: /^\/(v1\/?)?$|^\/v1\/(operations\/[^/]+|workspaces\/.+\/jobs\/instances\/[^/]+)\/?$/i,
    },
    why: 'The status 200 belongs to the query for the result. The failure is inside: its own code and message say what went wrong.',
    fix: [
      'Read the code and the message of error (of a job: failureReason), and moreDetails below it: they name the item, part or activity.',
      'For a job: open the run in the Monitoring hub, which shows the failed activity or cell.',
      'Fix it, then start the operation again: a failed one does not continue.',
    ],
    example: failed('SomethingElse', 'In words.'),
    nearMiss: {
      path: '/v1/operations/4b1c7f92-8e06-4d5a-a3f9-2c6d0b8e5fa9',
      status: 200,
      body: { status: 'Succeeded', percentComplete: 100 },
    },
  },
  {
    code: 'FABRIC_NOTEBOOK_TOKEN',
    title: 'A notebook that an app runs called with the token of the notebook',
    stage: 'doubt',
    certainty: 'reported',
    docs: pages.fabricIdentity,
    source: 'semantic-link-labs #858, #1267 (open), #1274 with the cure by a maintainer',
    when: {
      service: ['fabric', 'powerbi'],
      status: [401, 403],
      also: ({ evidence }) => /^[a-z]+:\/\/api\.fabric\.[^/]+\/\/v1(\.0)?\//i.test(evidence.url),
    },
    evidence: 'a refusal of https://api.fabric.microsoft.com//v1…, as sempy and semantic-link-labs write it',
    why: "The address has the form that semantic link (sempy) uses. In a notebook that an app started, its calls were refused with the notebook's own token.",
    fix: [
      'In the notebook, sign in as the app: fabric.set_service_principal(…), or labs.service_principal_authentication(…), with the secret from a key vault.',
      'If a person started the notebook, it is this user who needs the right.',
    ],
    example: {
      path: `https://api.fabric.microsoft.com//v1.0/myorg/groups/${standardTenant.groupId}/datasets`,
      status: 401,
      headers: { 'x-powerbi-error-info': 'UserDoesNotBelongToCurrentCluster' },
    },
    nearMiss: {
      path: `https://api.fabric.microsoft.com/v1.0/myorg/groups/${standardTenant.groupId}/datasets`,
      status: 401,
    },
  },
];
