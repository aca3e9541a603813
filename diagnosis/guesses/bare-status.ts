import { fabricFamily } from '../families/fabric.ts';
import { settingNames } from '../names.ts';
import * as pages from '../pages.ts';
import { enterpriseApp, letIn, thenWait } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { foreignAudience } from '../rules/claims/audience.ts';
import { expired } from '../rules/claims/expired.ts';
import { malformed } from '../rules/claims/malformed.ts';
import { adminSwitchOff } from '../rules/powerbi/admin-switch.ts';
import { buildMissing } from '../rules/powerbi/build.ts';
import { capacityPaused } from '../rules/powerbi/capacity-paused.ts';
import { datesUnquoted } from '../rules/powerbi/dates-unquoted.ts';
import { entityNotFound } from '../rules/powerbi/entity-not-found.ts';
import { myWorkspace } from '../rules/powerbi/my-workspace.ts';
import { pathUnknown } from '../rules/powerbi/path-unknown.ts';
import { queryFailed } from '../rules/powerbi/query-failed.ts';
import { refreshRunning } from '../rules/powerbi/refresh-running.ts';
import { roleTooLow } from '../rules/powerbi/role-too-low.ts';
import { switchOff } from '../rules/powerbi/switch-off.ts';
import { throttled } from '../rules/powerbi/throttled.ts';
import { topMissing } from '../rules/powerbi/top-missing.ts';
import { workspaceRoleMissing } from '../rules/powerbi/workspace-role.ts';
import { requestMalformed } from '../rules/token/request-malformed.ts';
import { entraThrottled } from '../rules/token/throttled.ts';
import { guessRule, type Guess } from './guess.ts';
import { proxyAnswered } from '../rules/general/proxy.ts';
import { serviceError } from '../rules/general/service-error.ts';

/** What a status alone may mean. */
interface OfStatus extends Guess {
  readonly status: readonly number[];
  /** The paths that it is about, where one is known. */
  readonly path?: RegExp;
}

/** The cause of Fabric's with this code; its row there has the details. */
const fabric = (code: string): Guess['of'] => fabricFamily.find((rule) => rule.code === code)!;

const HEADERS =
  'Look at the headers of the answer: x-powerbi-error-info (on Fabric x-ms-public-api-error-code) names the reason, even if the body is empty.';
const BODY = 'Read the body of the answer: with 400 it nearly always names the field or the reason.';
const GROUPS = 'GET https://api.powerbi.com/v1.0/myorg/groups';

/** For each status the most frequent first, and at most five. */
const guesses: readonly OfStatus[] = [
  {
    of: switchOff,
    status: [401],
    why: 'Power BI mostly answers 401 if the token is valid and a right is missing; the tenant setting for service principals is the most frequent.',
    fix: (view) => [
      HEADERS,
      /^\/v1\.0\/myorg\/groups\/?$/i.test(view.path)
        ? letIn(settingNames.publicApis, view)
        : `Send ${GROUPS} with the same token: if it is also refused, this is the cause. ${letIn(settingNames.publicApis, view)}`,
      thenWait,
    ],
  },
  {
    of: workspaceRoleMissing,
    status: [401],
    path: /\/groups\/./i,
    why: 'A call under /groups/{groupId} gets 401 if the caller has no role in that workspace, or if the id is wrong.',
    fix: (view) => [
      `Send ${GROUPS}: if it succeeds, and the workspace is not in the list, this is the cause.`,
      `In the workspace, open Manage access. Add ${enterpriseApp(view)}, as Viewer if reading is enough.`,
      thenWait,
    ],
  },
  {
    of: adminSwitchOff,
    status: [401],
    path: /\/admin\//i,
    why: 'Paths under /admin answer an app 401 if the setting for read-only admin APIs is off. A consented application permission has the same effect.',
    fix: (view) => [
      `If only /admin paths are refused, this is the cause. ${letIn(settingNames.readAdmin, view)}`,
      'Decode the token: if its claim roles has Tenant.Read.All or Tenant.ReadWrite.All, remove that application permission in Entra.',
      thenWait,
    ],
  },
  {
    of: foreignAudience,
    status: [401],
    why: 'A token for Microsoft Graph or Azure is refused whatever its rights are; on api.fabric.microsoft.com a 401 is about the token in most cases.',
    fix: () => [
      'Decode the token: aud must be https://analysis.windows.net/powerbi/api (for /v1 of Fabric, https://api.fabric.microsoft.com is also valid).',
      'If it is neither, ask for the token with scope https://analysis.windows.net/powerbi/api/.default.',
    ],
  },

  {
    of: expired,
    status: [403],
    why: 'Power BI answers 403 if the token is not valid: the statuses are often the wrong way round. An expired token is the most frequent.',
    fix: () => [
      HEADERS,
      'Decode the token: if exp is past, get a new one, and send the call again.',
      'On api.fabric.microsoft.com the meaning is the usual one: there 403 is a missing role.',
    ],
  },
  {
    of: malformed,
    status: [403],
    why: 'A token that is missing, cut off, or for another resource gets 403 from Power BI, with an empty body.',
    fix: () => [
      'Check that the header Authorization was sent: once "Bearer ", then the whole token, without quotes and line breaks.',
      'Decode the token: if it cannot be decoded, it is cut off; aud must be https://analysis.windows.net/powerbi/api.',
    ],
  },
  {
    of: myWorkspace,
    status: [403],
    path: /^(?!.*\/(?:groups|admin)\/)/i,
    why: 'A service principal has no My workspace: paths without /groups/{groupId} get 403, with "API is not accessible for application".',
    fix: () => [
      'If the path is /v1.0/myorg/datasets/… or /reports/…, call /v1.0/myorg/groups/{groupId}/… instead: if that succeeds, this is the cause.',
    ],
  },
  {
    of: roleTooLow,
    status: [403],
    path: /\/groups\/./i,
    why: 'A write in a workspace is refused if the caller may only read there.',
    fix: () => [
      'Send GET https://api.powerbi.com/v1.0/myorg/groups/{groupId}/datasets: if it succeeds, the role is too low, not missing.',
      'In the workspace, Manage access: Contributor for content and refreshes, Member to add people, Admin to change the workspace itself.',
    ],
  },
  {
    of: { ...fabric('FABRIC_INSUFFICIENT_PRIVILEGES'), title: 'On Fabric: the caller lacks a role for this' },
    status: [403],
    why: 'On api.fabric.microsoft.com 403 has the usual meaning: the token is valid, and the caller has no role on the workspace or item.',
    fix: () => [
      'Send GET https://api.fabric.microsoft.com/v1/workspaces: if the workspace is not in the list, give the caller a role there, Viewer if reading is enough.',
    ],
  },

  {
    of: entityNotFound,
    status: [404],
    why: 'Power BI answers 404 if an id is not known to this caller: wrong, of another workspace, or not open to it.',
    fix: () => [
      'Take the id from a list that the same token gets: GET https://api.powerbi.com/v1.0/myorg/groups/{groupId}/datasets, or …/reports.',
      "A report's id is not its semantic model's id.",
      HEADERS,
    ],
  },
  {
    of: buildMissing,
    status: [404],
    path: /\/execute\w*queries/i,
    why: 'executeQueries also answers 404 if the model exists and the caller lacks the Build permission.',
    fix: () => [
      'If the path ends in /executeQueries and GET on the model succeeds, this is the cause: in the model, Manage permissions, give Build.',
    ],
  },
  {
    of: pathUnknown,
    status: [404],
    why: 'A path that the API does not have gets 404, often with an empty body or a web page.',
    fix: () => [
      'Compare the path with the page of the operation: /v1.0/myorg/… on api.powerbi.com, /v1/… on api.fabric.microsoft.com, and no unresolved variable.',
      'If a wrong id in the same path gives another answer, the path is right.',
    ],
  },
  {
    of: fabric('FABRIC_NOT_FOUND'),
    status: [404],
    why: 'Fabric answers 404 for a wrong id and for an object that the caller may not see.',
    fix: () => [
      'Send GET https://api.fabric.microsoft.com/v1/workspaces: if the id is not in the list, the caller has no role, or the id is wrong.',
    ],
  },

  {
    of: requestMalformed,
    status: [400],
    why: 'At the login host nearly every mistake is a 400; its body has an AADSTS number, which says which one.',
    fix: () => [
      BODY,
      'If the call went to login.microsoftonline.com, explain it again with its body: the number AADSTS… decides.',
      'Send the token request as application/x-www-form-urlencoded, each value encoded once.',
    ],
  },
  {
    of: topMissing,
    status: [400],
    path: /\/admin\/(?:groups|apps)|\/refreshables/i,
    why: 'GET admin/groups gets 400 without $top, or with a $top above 5000.',
    fix: () => ['If the path is /admin/groups, add ?$top=5000: if that succeeds, this was the cause.'],
  },
  {
    of: datesUnquoted,
    status: [400],
    path: /\/activityevents/i,
    why: 'GET admin/activityevents gets 400, often with an empty body, if a date lacks its quotes. Start and end must be on one day (UTC).',
    fix: () => [
      "If the path is /admin/activityevents, write startDateTime='2026-03-01T00:00:00'&endDateTime='2026-03-01T23:59:59', one day at a time, within the last 28 days.",
    ],
  },
  {
    of: refreshRunning,
    status: [400],
    path: /\/refreshes/i,
    why: 'POST …/refreshes gets 400 while a refresh of the same model runs.',
    fix: () => ['Send GET …/refreshes?$top=1: if its status is Unknown, one is running. Wait until it has ended.'],
  },
  {
    of: queryFailed,
    status: [400],
    path: /\/execute\w*queries/i,
    why: 'executeQueries gets 400 if the DAX is wrong; the body says in which place.',
    fix: () => [
      'Send EVALUATE ROW("x", 1) to the same model: if that succeeds, the query is the cause, not the permission.',
    ],
  },

  {
    of: refreshRunning,
    status: [409],
    path: /\/refreshes/i,
    why: 'POST …/refreshes gets 409 while an enhanced refresh of the same model runs.',
    fix: () => [
      'If the path ends in /refreshes: send GET …/refreshes?$top=1. If its status is Unknown, one is running: wait until it has ended.',
      'Read the body of the answer: with 409 it names the conflict.',
    ],
  },
  {
    of: { code: 'PBI_IMPORT_NAME_TAKEN', title: 'The workspace already has an item of that name', docs: pages.imports },
    status: [409],
    path: /\/imports/i,
    why: 'An import gets 409 if the workspace already has an item of that name. Fabric answers 409 if a display name is in use.',
    fix: () => [
      'If the path ends in /imports: send nameConflict=CreateOrOverwrite to replace it, or another datasetDisplayName.',
      'On api.fabric.microsoft.com: choose another displayName, or wait some minutes after a delete.',
    ],
  },
  {
    of: { code: 'PBI_CONTENT_TYPE', title: 'The request does not say that its body is JSON', docs: pages.restApi },
    status: [415],
    why: 'The service does not accept the body as it was sent: the header Content-Type is missing, or names a type other than application/json.',
    fix: () => [
      'Send the header Content-Type: application/json. In Postman: Body, raw, JSON.',
      "In PowerShell add -ContentType 'application/json'; in curl -H 'Content-Type: application/json'.",
      'Only token requests (application/x-www-form-urlencoded) and imports of files (multipart/form-data) have other types.',
    ],
  },

  {
    of: throttled,
    status: [429],
    why: 'Power BI limits the calls of one caller or one tenant for some time; admin lists have small limits for each hour.',
    fix: () => [
      'Wait as long as the header Retry-After says (seconds; up to an hour with admin calls), then send it once.',
      'If the path is under /admin, others of the tenant may use up the same limit: call once and keep the answer.',
    ],
  },
  {
    of: fabric('FABRIC_THROTTLED'),
    status: [429],
    why: 'Fabric limits each caller by the minute; its body has the code RequestBlocked and the time when it ends.',
    fix: () => [
      'If the call went to api.fabric.microsoft.com: wait as long as Retry-After says, and spread the calls.',
    ],
  },
  {
    of: entraThrottled,
    status: [429],
    why: 'The login host answers 429 if every call asks for a token.',
    fix: () => ['If the call went to the login host: keep a token until five minutes before its end.'],
  },

  {
    of: serviceError,
    status: [500, 501, 502, 503, 504],
    why: 'A 5xx is a fault of the service or of something in front of it, not of the token or a right.',
    fix: () => [
      'Send it again in a minute, and later as Retry-After says.',
      'If it asks for much, ask for less: a smaller $top, no $expand, fewer rows.',
      'If it fails again, open a support ticket with the header RequestId of the answer and its time.',
    ],
  },
  {
    of: capacityPaused,
    status: [500, 503],
    why: 'A paused or overloaded capacity shows as 500 or 503 in some calls to models and to Fabric.',
    fix: () => [
      'Look at the capacity of the workspace in the Azure portal: if it is paused, resume it.',
      'Send GET https://api.powerbi.com/v1.0/myorg/groups: if it succeeds, the service itself works.',
    ],
  },
  {
    of: proxyAnswered,
    status: [502, 503, 504],
    why: 'A company proxy or a gateway also answers 502, 503 and 504 if it does not reach the service.',
    fix: () => [
      'Look at the answer: without a header RequestId, or as a web page, it is not from the service.',
      'Send the same call from another network.',
    ],
  },
];

/**
 * The short list for a status of which little else is known, such as "401 Unauthorized" in a question: what it most often means, and the
 * request that decides. Does not apply as soon as a reason or other words are known; of a known address, only where no other rule applies.
 */
export const bareStatusRules: readonly Rule[] = guesses.map((guess) => {
  const { of, status, path } = guess;
  const example = { path: '', origin: 'text', status: status[0]!, claims: null } as const;
  return guessRule(guess, {
    isFirst: guess === guesses.find((other) => other.status.includes(status[0]!)),
    source: 'how often each is met in public threads',
    evidence: `a text with the status ${status.join(', ')} and nothing else: no address, no reason, no words`,
    example,
    nearMiss: { ...example, body: 'The object was moved to another planet.' },
    applies: (view) => status.includes(view.status) && isBare(view) && isAbout(of.code, path, view),
  });
});

/** Causes that a person who signed in cannot have. */
const OF_APPS = [switchOff, adminSwitchOff, myWorkspace].map(({ code }) => code);

/** Of a known address the causes of its service and its path alone; of a person none that only apps have. */
function isAbout(code: string, wanted: RegExp | undefined, { evidence, service, status, path, caller }: View): boolean {
  if (caller === 'user' && OF_APPS.includes(code)) return false;
  if (evidence.url === '') return true;
  if (service === 'other' || service === 'azure') return false;
  const [, family = ''] = /^(PBI|FABRIC|ENTRA)_/.exec(code) ?? [];
  if (family !== '' && service !== { PBI: 'powerbi', FABRIC: 'fabric', ENTRA: 'entra' }[family]) return false;
  if (wanted === undefined) return true;
  // Of a host alone the paths of a 400 would only be guessed.
  return path === '' || path === '/' ? status !== 400 : wanted.test(path);
}

function isBare({ evidence, answer }: View): boolean {
  if (evidence.origin !== 'text' || evidence.claims !== null) return false;
  if (answer.code !== '' || answer.info !== '' || answer.message !== '' || answer.aadsts.length > 0) return false;
  return answer.envelope === 'empty' || (answer.envelope === 'unreadable' && isOnlyStatus(evidence.body));
}

/** Whether words are a status and nothing more, as clients say it. */
export function isOnlyStatus(words: string): boolean {
  return words.length <= 300 && ONLY_STATUS.test(words);
}

/** The status in the words of clients, and nothing that says more. */
const ONLY_STATUS =
  /^(?:[\W_\d]|(?:I|we|get|got|getting|a|an|the|of|is|was|with|from|http|https|status|statuscode|code|error|errors|exception|response|request|answer|api|rest|power|bi|powerbi|fabric|call|remote|server|client|returned|returns|failed|does|not|indicate|success|reason|message|unauthorized|unauthorised|forbidden|found|bad|unsupported|media|type|too|many|requests|internal|service|unavailable|gateway|timeout|invoke|restmethod|webrequest|webexception|httperror|system|net)\b)*$/i;
