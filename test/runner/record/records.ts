import type { Cause } from '../../../diagnosis/cause.ts';
import { countOutcomes, type Outcome, type RunEntry, type RunRecord } from '../../../runner/record/record.ts';

/** A cause of a test. */
export function cause(code: string, over: Partial<Cause> = {}): Cause {
  return {
    code,
    title: `Title of ${code}`,
    why: 'The answer says so.',
    fix: ['Do the first thing.', 'Then the second.'],
    docs: 'https://example.org/docs',
    certainty: 'measured',
    ...over,
  };
}

const STATUS: Readonly<Record<Outcome, number | null>> = {
  answered: 200,
  'refused-as-documented': 403,
  refused: 401,
  failed: 500,
  skipped: null,
  'not-reached': null,
};
const REASONED: readonly Outcome[] = ['refused', 'failed', 'skipped', 'not-reached'];

/** An entry of a test: what matters to it, and everything else as a run would have it. */
export function entry(request: string, outcome: Outcome, over: Partial<RunEntry> = {}): RunEntry {
  const status = over.status === undefined ? STATUS[outcome] : over.status;
  const at = '2026-01-01T00:00:01.000Z';
  const reached = outcome !== 'not-reached';
  return {
    id: `id of ${request}`,
    order: 0,
    request,
    operation: null,
    area: 'Groups',
    effect: 'reads',
    iteration: 0,
    shard: null,
    outcome,
    ...(REASONED.includes(outcome) ? { reason: `${request} is ${outcome}` } : {}),
    status,
    startedAt: reached ? at : null,
    milliseconds: reached ? 250 : null,
    attempts:
      status === null
        ? []
        : [
            {
              purpose: 'request',
              method: 'GET',
              url: 'https://api.powerbi.com/v1.0/myorg/groups',
              status,
              at,
              milliseconds: 120,
            },
          ],
    assertions:
      status === null
        ? []
        : [{ name: `${request}: answers 200`, passed: outcome !== 'refused' && outcome !== 'failed' }],
    identity: status === null ? null : 'app',
    ...over,
  };
}

/** A record of a test with these entries; each has its place in the plan by its position, unless it says otherwise. */
export function record(entries: readonly RunEntry[], over: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    collection: 'Power BI',
    environment: 'Fixture',
    startedAt: '2026-01-01T00:00:00.000Z',
    emulator: false,
    allowWrite: false,
    allowHeavyReads: false,
    concurrency: 1,
    shard: null,
    iterations: 1,
    finishedAt: '2026-01-01T00:00:02.500Z',
    ending: 'complete',
    counts: countOutcomes(entries),
    entries,
    ...over,
  };
}

/** Entries that have every outcome and every member that an entry can have. */
export const everyCase: readonly RunEntry[] = [
  entry('Answered', 'answered', {
    order: 0,
    operation: 'Groups_GetGroups',
    caller: { app: '11111111-2222-4333-8444-555555555555', tenant: '99999999-2222-4333-8444-555555555555' },
  }),
  entry('Looks like success', 'answered', { order: 1, causes: [cause('PBI_NO_WORKSPACE')] }),
  entry('As documented', 'refused-as-documented', { order: 2, area: 'Admin' }),
  entry('Refused', 'refused', {
    order: 3,
    area: 'Admin',
    effect: 'heavy read',
    causes: [
      cause('PBI_ADMIN_SWITCH_OFF', {
        said: 'PowerBINotAuthorizedException',
        trace: 'RequestId 0d6f2a48-1b3c-4e5d-8f70-9a1b2c3d4e5f, Wed, 04 Mar 2026 09:30:00 GMT',
      }),
      cause('PBI_PROPAGATION', { title: 'Or: the right is new', certainty: 'inferred' }),
    ],
    assertions: [{ name: 'Refused: answers 200', passed: false, message: 'expected 401 to equal 200' }],
    exchange: {
      request: { headers: { accept: 'application/json' }, bytes: 0 },
      response: { headers: {}, body: '{"error', bytes: 20, cut: true },
    },
  }),
  entry('No answer', 'failed', {
    order: 4,
    effect: null,
    status: null,
    attempts: [
      {
        purpose: 'token',
        method: 'POST',
        url: 'https://login/token',
        status: 200,
        at: '2026-01-01T00:00:00.100Z',
        milliseconds: 3.5,
      },
      {
        purpose: 'request',
        method: 'GET',
        url: 'https://api/x',
        status: null,
        at: '2026-01-01T00:00:01.000Z',
        milliseconds: 20,
        waited: { milliseconds: 1000, reason: 'Retry-After' },
        error: 'ECONNRESET',
        redirectedTo: 'wabi-x.analysis.windows.net',
      },
    ],
    exchange: { request: { headers: {}, body: '{', bytes: 9, cut: true } },
  }),
  entry('Left out', 'skipped', {
    order: 5,
    effect: 'deletes',
    assertions: [{ name: 'Not sent: it deletes something', passed: true, skipped: true }],
  }),
  entry('Too late', 'not-reached', { order: 6 }),
];
