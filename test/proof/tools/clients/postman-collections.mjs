// Two public Postman collections in Newman as it is published, and what each of their requests must be answered. No path may be unknown to
// the emulator: that is 404 ResourceNotFound, which is no answer to any kind of request below.
import { fromProject, inRoot } from '../project.mjs';

const PROGRAM = inRoot('test', 'proof', 'clients', 'newman', 'send.mjs');
const { version } = fromProject('newman/package.json');
const send = (...args) => [process.execPath, PROGRAM, ...args];

/**
 * A kind of request by its name, what an app must be answered to it, and how many there are. A request is of the first kind that fits.
 * @typedef {readonly [kind: RegExp, answer: RegExp, count: number]} Kind
 */

/** An app has no workspace of its own, and installs no apps. */
const OWN = /\/myorg\/(apps|dashboards|datasets|imports|reports|AssignToCapacity|CapacityAssignmentStatus)\b/;
const CLOSED = /^403 .*API is not accessible for application/;
/** The collection has no value for these: a number, and dates in quotes. */
/** @type {[RegExp, RegExp]} */
const TOP = [/\?\$top$/, /^400 .*"target":"\$top"/];
/** @type {[RegExp, RegExp]} */
const DATES = [/\/activityevents$/, /^400 .*Object must implement IConvertible/];
const NOT_AS_ADMIN = /^401 .*PowerBINotAuthorizedException/;
const NOT_FOUND = /^404 .*PowerBIEntityNotFound/;
const INVALID_TOKEN = /^403 InvalidToken/;

/** All 178 requests of the collection, the words in braces left as they are. @type {Kind[]} */
const NANPUHAHA = [
  [OWN, CLOSED, 55],
  [/^(POST|PATCH|DELETE) .*\/admin\//, NOT_AS_ADMIN, 9],
  [...TOP, 5],
  [...DATES, 1],
  [/\/myorg\/groups\/\{/, /^401 GroupNotAccessible/, 67],
  [/^(GET|DELETE) .*\{\w+\}/, NOT_FOUND, 22],
  [/^GET /, /^200 /, 12],
  [/\/RefreshUserPermissions$/, /^200 /, 1],
  // The bodies of the collection are not sent.
  [/^(POST|PATCH) /, /^400 .*body is missing or invalid/, 6],
];

/** Its 102 reads, filled in. @type {Kind[]} */
const NANPUHAHA_FILLED = [
  [OWN, CLOSED, 33],
  [...TOP, 5],
  [...DATES, 1],
  // A tile, an import and two times an export: their ids are made by the service.
  [/\{\w+\}/, NOT_FOUND, 4],
  [/^GET /, /^200 /, 59],
];

/** All six requests. `TOKEN` is no token, and the service looks at the token before the path. @type {Kind[]} */
const K_BORCHERT = [
  [/\/oauth2\/token$/, /^400 .*AADSTS900561: The endpoint only accepts POST requests/, 2],
  [/^(GET|POST) .*\/groups/, INVALID_TOKEN, 4],
];

/** @type {Kind[]} */
const K_BORCHERT_FILLED = [
  [/^GET /, /^200 .*Northwind Sales/, 3],
  [/^POST .*\/admin\//, NOT_AS_ADMIN, 1],
];

/** They have no sign-in with a secret, so they do not meet these. */
const NO_SECRET = { 'a wrong secret': null, 'an expired secret': null, 'a wrong tenant': null };

export const POSTMAN_COLLECTIONS = [
  {
    name: `nanpuhaha's Postman collection in Newman ${version}`,
    needs: 'newman',
    quick: true,
    says: NO_SECRET,
    attempt: ({ path }, { collections }) => [send(collections.nanpuhaha.filled, `GET ${path}`)],
    more: (_, { collections: { nanpuhaha } }) => [
      { does: send(nanpuhaha.asItIs), find: (output) => findOthers(output, NANPUHAHA) },
      { does: send(nanpuhaha.filled), find: (output) => findOthers(output, NANPUHAHA_FILLED) },
    ],
  },
  {
    name: `K-Borchert's Postman requests in Newman ${version}`,
    needs: 'newman',
    quick: true,
    // It reads nothing in a workspace.
    says: { ...NO_SECRET, 'no role': null },
    attempt: ({ path }, { collections }) => [send(collections.kBorchert.filled, `GET ${path}`)],
    more: (_, { collections: { kBorchert } }) => [
      { does: send(kBorchert.asItIs), code: 1, find: (output) => findOthers(output, K_BORCHERT) },
      { does: send(kBorchert.filled), find: (output) => findOthers(output, K_BORCHERT_FILLED) },
    ],
  },
];

/** The lines whose answer is not that of their kind, and the kinds of which there are more or fewer. @param {string} output @param {readonly Kind[]} kinds */
function findOthers(output, kinds) {
  const counts = kinds.map(() => 0);
  const others = [];
  for (const line of output.split('\n').filter(Boolean)) {
    const [name, answer = ''] = line.split(' -> ');
    const index = kinds.findIndex(([kind]) => kind.test(name));
    if (index < 0 || !kinds[index][1].test(answer)) others.push(line.slice(0, 250));
    counts[index] += 1;
  }
  return [
    ...others,
    ...kinds
      .map(([kind, , count], index) => `${counts[index]} instead of ${count} requests are ${kind}`)
      .filter((_, index) => counts[index] !== kinds[index][2]),
  ];
}
