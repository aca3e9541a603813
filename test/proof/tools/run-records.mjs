// Run records for the proof of the page, made without any code of the runner: what they hold is known because it was put there.

const AT = Date.UTC(2026, 0, 15, 9, 30);
/** @type {Outcome[]} */
const OUTCOMES = ['answered', 'refused-as-documented', 'refused', 'failed', 'skipped', 'not-reached'];
const GROUP = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const DOCS = 'https://learn.microsoft.com/power-bi/developer/embedded/embed-service-principal';

/** @returns {NonNullable<Entry['causes']>[number]} */
const cause = (code, title, certainty, why, ...fix) => ({ code, title, why, fix, docs: DOCS, certainty });

const CAUSES = {
  role: (request) =>
    cause(
      'PBI_WORKSPACE_ROLE_MISSING',
      'The service principal has no role in the workspace',
      'measured',
      `${request} was answered 401 with x-powerbi-error-info GroupNotAccessible, and the list of workspaces lacks ${GROUP}.`,
      `Open the workspace ${GROUP}, Manage access, Add people or groups.`,
      'Add the enterprise application powerbi-postman-ci (object id 7c1f4c5e-1f0b-4d8a-9a57-0c2f3b1f4d11), not the app registration; Viewer is enough to read.',
      'Wait a minute, then run the request again.',
    ),
  admin: () =>
    cause(
      'PBI_ADMIN_SWITCH_OFF',
      'Service principals may not use the read-only admin APIs in this tenant',
      'documented',
      'The admin API answered 401 while plain reads are answered with the same token.',
      'Admin portal, Tenant settings, Admin API settings: switch on "Service principals can access read-only admin APIs" for the security group that holds the enterprise application.',
      'Take away every admin-consented Power BI permission from the app registration: with one, these APIs stay shut.',
      'It takes up to 15 minutes until the service knows.',
    ),
  consent: () =>
    cause(
      'PBI_ADMIN_CONSENT',
      'A consented permission shuts the app out of the admin APIs',
      'reported',
      'The token carries roles: Tenant.Read.All.',
      'App registration, API permissions: remove Tenant.Read.All.',
    ),
  throttled: (request) =>
    cause(
      'PBI_THROTTLED',
      'The service asks to come back later',
      'documented',
      `${request} was answered 429 with Retry-After 57.`,
      'Wait 57 seconds.',
      'Run fewer of the heavy requests in an hour.',
    ),
  empty: () =>
    cause(
      'PBI_NO_WORKSPACE',
      'The app is in no workspace',
      'measured',
      'The list of workspaces is empty.',
      'Add the enterprise application to a workspace.',
    ),
};

/** A sequence that looks random and is the same each time. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Requests that a plan could hold: those of the catalogue, or as many as wanted in areas like its own.
 * @param {readonly Operation[]} operations
 * @param {number} [wanted]
 * @returns {Planned[]}
 *
 * @typedef {import('./operation-of.mjs').Operation} Operation
 * @typedef {Pick<Operation, 'area' | 'method' | 'path' | 'effect'> & { id: string, request: string, operation: string }} Planned
 */
export function plan(operations, wanted = operations.length) {
  return Array.from({ length: wanted }, (_, place) => {
    const { id, title, area, method, path, effect } = operations[place % operations.length];
    const round = Math.floor(place / operations.length);
    const suffix = round === 0 ? '' : ` ${round + 1}`;
    return {
      id: `${'00000000'.slice(String(place).length)}${place}-3c5f-4b1e-8a64-2f6d1b9c7e10`,
      request: `${title}${suffix}`,
      operation: `${id}${suffix.trim()}`,
      area,
      method,
      path,
      effect,
    };
  });
}

/**
 * An outcome for each request: green as on a good day, mixed as on a bad one.
 * @param {Kind} kind
 * @param {() => number} random
 * @param {{ area: string }} request
 * @returns {Outcome}
 *
 * @typedef {'green' | 'mixed'} Kind
 * @typedef {import('../../../runner/record/record.ts').Outcome} Outcome
 */
export function chooseOutcome(kind, random, { area }) {
  const roll = random();
  if (kind === 'green') return roll < 0.72 ? 'answered' : 'refused-as-documented';
  if (area === 'Admin' && roll < 0.7) return 'refused';
  if (roll < 0.58) return 'answered';
  if (roll < 0.78) return 'refused-as-documented';
  if (roll < 0.86) return 'refused';
  if (roll < 0.9) return 'failed';
  return roll < 0.97 ? 'skipped' : 'not-reached';
}

/**
 * A record of these requests, once for each row of a data file.
 * @param {readonly Planned[]} requests
 * @param {{ kind?: Kind, rows?: number, seed?: number, shards?: number | null, missing?: number[], exchanges?: boolean }} [options]
 * @returns {MadeRecord}
 *
 * @typedef {import('../../../runner/record/record.ts').RunRecord} RunRecord
 * @typedef {import('../../../runner/record/record.ts').RunEntry} Entry
 * @typedef {import('../../../runner/record/record.ts').Attempt} Attempt
 * @typedef {Omit<RunRecord, 'entries'> & { entries: Entry[] }} MadeRecord its entries may be exchanged
 */
export function makeRecord(
  requests,
  { kind = 'mixed', rows = 1, seed = 7, shards = null, missing = [], exchanges = true } = {},
) {
  const random = dice(seed);
  /** @type {Entry[]} */
  const entries = [];
  for (let iteration = 0; iteration < rows; iteration += 1) {
    for (const [place, request] of requests.entries()) {
      const shard = shards === null ? null : 1 + (place % shards);
      if (shard === null || !missing.includes(shard))
        entries.push(
          makeEntry(request, {
            order: place,
            iteration,
            shard,
            outcome: chooseOutcome(kind, random, request),
            random,
            exchanges,
          }),
        );
    }
  }
  const whole = [...Array(shards ?? 0).keys()].map((index) => index + 1).filter((index) => !missing.includes(index));
  return {
    version: 1,
    collection: 'Power BI REST API',
    environment: 'Power BI: commercial',
    startedAt: at(0),
    finishedAt: at(84_300),
    emulator: false,
    allowWrite: kind !== 'green',
    concurrency: 8,
    shard: null,
    iterations: rows,
    ending: 'complete',
    counts: countOutcomes(entries),
    entries,
    ...(shards === null
      ? {}
      : {
          merged: {
            shards: whole.map((index) => ({
              index,
              total: shards,
              startedAt: at(0),
              finishedAt: at(84_300),
              ending: 'complete',
            })),
            missing,
          },
        }),
  };
}

/**
 * How many entries came to each outcome, counted here and not by the project.
 * @param {readonly { outcome: Outcome }[]} entries
 * @returns {Record<Outcome, number>}
 */
export function countOutcomes(entries) {
  const counts = OUTCOMES.map((outcome) => [outcome, entries.filter((entry) => entry.outcome === outcome).length]);
  return Object.fromEntries(counts);
}

/** @returns {Entry} */
function makeEntry(
  { id, request, operation, area, method, path, effect },
  { order, iteration, shard, outcome, random, exchanges },
) {
  const sent = !['skipped', 'not-reached'].includes(outcome);
  const explained = sent ? explain(outcome, request, area, random) : [];
  const status = sent ? statusOf(outcome, effect, explained) : null;
  const milliseconds = Math.round(40 + 300 * random() ** 4 * 8);
  const url = `https://api.powerbi.com${path.replace(/\{(\w+)\}/g, GROUP)}`;
  const waited =
    sent && random() < 0.04
      ? {
          milliseconds: Math.round(900 + random() * 4000),
          reason:
            random() < 0.5 ? 'at most 50 requests an hour for this admin API' : 'Retry-After of the answer before',
        }
      : undefined;
  /** @type {Attempt} */
  const attempt = {
    purpose: 'request',
    method,
    url,
    status,
    at: at(random() * 80_000),
    milliseconds,
    ...(waited ? { waited } : {}),
    ...(status === null ? { error: 'read ECONNRESET' } : {}),
  };
  /** @type {Attempt} */
  const lookUp = {
    purpose: 'look-up',
    method: 'GET',
    url: 'https://api.powerbi.com/v1.0/myorg/groups',
    status: 200,
    at: attempt.at,
    milliseconds: 61,
  };
  return {
    id,
    order,
    request,
    operation,
    area,
    effect,
    iteration,
    shard,
    outcome,
    status,
    ...reasonOf(outcome, request, status),
    startedAt: sent ? attempt.at : null,
    milliseconds: sent ? milliseconds + 12 : null,
    attempts: sent
      ? [
          ...(random() < 0.1 ? [lookUp] : []),
          ...(explained[0]?.code === 'PBI_THROTTLED' ? [{ ...attempt, status: 429 }] : []),
          attempt,
        ]
      : [],
    assertions: assertionsOf(outcome, request, status),
    identity: sent ? 'app' : null,
    ...(explained.length > 0 ? { causes: explained } : {}),
    ...(sent && exchanges ? { exchange: exchangeOf(status, effect) } : {}),
  };
}

function explain(outcome, request, area, random) {
  if (outcome === 'answered') return random() < 0.01 ? [CAUSES.empty()] : [];
  if (outcome === 'refused') return area === 'Admin' ? [CAUSES.admin(), CAUSES.consent()] : [CAUSES.role(request)];
  return outcome === 'failed' && random() < 0.5 ? [CAUSES.throttled(request)] : [];
}

function statusOf(outcome, effect, explained) {
  if (outcome === 'answered') return effect === 'creates' ? 201 : 200;
  if (outcome === 'failed') return explained.length > 0 ? 429 : null;
  return outcome === 'refused' ? 401 : 403;
}

function reasonOf(outcome, request, status) {
  const reasons = {
    refused: `${request} should answer 200 and answered ${status} (x-powerbi-error-info GroupNotAccessible, no body).`,
    failed: status === null ? 'read ECONNRESET' : `${request} should answer 200 and answered ${status}.`,
    skipped: 'it changes something, and allowWrite is not true',
    'not-reached': 'the run was interrupted before',
  };
  return reasons[outcome] ? { reason: reasons[outcome] } : {};
}

/** @returns {Entry['assertions']} */
function assertionsOf(outcome, request, status) {
  if (outcome === 'answered')
    return [
      { name: `${request}: answers ${status}`, passed: true },
      { name: `${request}: has the expected shape`, passed: true },
    ];
  if (outcome === 'refused-as-documented') return [{ name: `${request}: refused as documented`, passed: true }];
  if (outcome === 'skipped')
    return [{ name: 'Not sent: it changes something, and allowWrite is not true', passed: true, skipped: true }];
  return outcome === 'not-reached'
    ? []
    : [{ name: `${request}: answers 200`, passed: false, message: `expected ${status ?? 'nothing'} to be 200` }];
}

function exchangeOf(status, effect) {
  const body =
    status === 200
      ? JSON.stringify({
          '@odata.context': 'http://wabi-north-europe-redirect.analysis.windows.net/v1.0/myorg/$metadata#groups',
          value: [{ id: GROUP, name: 'Sales', isReadOnly: false }],
        })
      : '';
  const request = {
    headers: { Authorization: 'Bearer (redacted)', Accept: 'application/json' },
    bytes: effect === 'creates' ? 16 : 0,
    ...(effect === 'creates' ? { body: '{"name":"Sales"}' } : {}),
  };
  if (status === null) return { request };
  return {
    request,
    response: {
      headers: {
        'content-type': 'application/json; odata.metadata=minimal',
        requestid: '4e2f1a6b-2b7d-4d1e-9d2c-6b0a4b7f0c55',
        ...(status === 401 ? { 'x-powerbi-error-info': 'GroupNotAccessible' } : {}),
      },
      bytes: body.length,
      ...(body ? { body } : {}),
    },
  };
}

function at(milliseconds) {
  return new Date(AT + milliseconds).toISOString();
}
