import { catalogues } from '../../../catalogue/index.ts';
import { settingsOf } from '../../../runner/causes/evidence.ts';
import { Explainer } from '../../../runner/causes/explainer.ts';
import { RunLog, type LogOptions } from '../../../runner/run/run-log.ts';
import type { RunEvent } from '../../../runner/newman/run-event.ts';
import { countOutcomes, exitCodeOf, type Attempt, type Ending, type Outcome } from '../../../runner/record/record.ts';
import { planOf } from '../../../runner/plan/run-plan.ts';
import { collection, environment, request } from '../fixtures/collection.ts';

type Step = RunEvent extends infer Each ? (Each extends RunEvent ? Omit<Each, 'item' | 'iteration'> : never) : never;

const begun: Step = { kind: 'begun' };
const done: Step = { kind: 'done' };
const attempt = (status: number | undefined, purpose: Attempt['purpose'] = 'request'): Attempt => ({
  purpose,
  method: 'GET',
  url: 'https://api/x',
  status: status ?? null,
  at: '2026-01-01T00:00:00.000Z',
  milliseconds: 1,
});
const sent = (status?: number, error?: string, before: readonly number[] = []): Step => ({
  kind: 'sent',
  attempts: [...before, status].map((each) => attempt(each)),
  ...(status === undefined ? {} : { status }),
  ...(error === undefined ? {} : { error }),
});
const lookedUp: Step = { kind: 'besides', attempts: [attempt(200, 'look-up')] };
const heldBack: Step = { kind: 'held-back', reason: 'the limit is used up' };
const passed = (name: string): Step => ({ kind: 'assertion', name, passed: true });
const skipped = (name: string): Step => ({ ...passed(name), skipped: true }) as Step;
const failed = (name: string, message: string): Step => ({ kind: 'assertion', name, passed: false, message });
const scriptError: Step = { kind: 'script-error', message: 'TypeError: no such thing' };

interface Case {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly status?: number | null;
  readonly attempts?: number;
}

// prettier-ignore
const cases: Case[] = [
  { name: 'answered as expected', steps: [begun, sent(200), passed('x: answers 200'), done], outcome: 'answered', status: 200, attempts: 1 },
  { name: 'answered, nothing asserted', steps: [begun, sent(204), done], outcome: 'answered', status: 204 },
  { name: 'answered with something noted', steps: [begun, sent(200), passed('x: noted: an app got an answer'), done], outcome: 'answered' },
  { name: 'of the wrong shape', steps: [begun, sent(200), passed('status'), failed('shape', 'no list'), done], outcome: 'failed', reason: 'no list' },
  { name: 'refused as documented', steps: [begun, sent(403), passed('x: refused as documented'), done], outcome: 'refused-as-documented', status: 403 },
  { name: 'a documented refusal with another status', steps: [begun, sent(404), passed('x: refused as documented'), done], outcome: 'refused-as-documented' },
  { name: 'refused, against expectation', steps: [begun, sent(401), failed('x: answers 200', 'got 401'), done], outcome: 'refused', reason: 'got 401' },
  { name: 'refused, and no test minds', steps: [begun, sent(403), done], outcome: 'refused', reason: 'the service answered 403' },
  { name: 'a refusal with a wrong body is still a refusal', steps: [begun, sent(403), passed('x: refused as documented'), failed('shape', 'no error'), done], outcome: 'refused' },
  { name: 'a fault of the service', steps: [begun, sent(500), failed('x: answers 200', 'got 500'), done], outcome: 'failed', status: 500 },
  { name: 'expected to be refused, by an edited request', steps: [begun, sent(404), passed('answers 404'), done], outcome: 'answered', status: 404 },
  { name: 'not found, and the test of the status is skipped', steps: [begun, sent(404), skipped('answers 404'), done], outcome: 'failed', reason: 'the service answered 404' },
  { name: 'refused, and the test that foretells it is skipped', steps: [begun, sent(403), skipped('x: refused as documented'), done], outcome: 'refused', reason: 'the service answered 403' },
  { name: 'refused, and a test about something else passed', steps: [begun, sent(401), passed('response time'), done], outcome: 'refused', reason: 'the service answered 401' },
  { name: 'an optional step, refused', steps: [begun, sent(403), passed('not needed unless you call admin APIs: why'), done], outcome: 'refused' },
  { name: 'a fault of the service, and no test minds', steps: [begun, sent(503), passed('anything'), done], outcome: 'failed', reason: 'the service answered 503' },
  { name: 'not found', steps: [begun, sent(404), failed('x: answers 200', 'got 404'), done], outcome: 'failed' },
  { name: 'no answer', steps: [begun, sent(undefined, 'connect ECONNREFUSED'), done], outcome: 'failed', reason: 'connect ECONNREFUSED', status: null, attempts: 1 },
  { name: 'no answer, and the tests fail on that', steps: [begun, sent(undefined, 'ESOCKETTIMEDOUT'), failed('x', 'no response'), done], outcome: 'failed', reason: 'ESOCKETTIMEDOUT' },
  { name: 'left out by choice', steps: [begun, passed('Not sent: it deletes'), done], outcome: 'skipped', reason: 'it deletes', status: null, attempts: 0 },
  { name: 'left out by choice, where a tool can skip', steps: [begun, skipped('Not sent: it deletes'), done], outcome: 'skipped', reason: 'it deletes', status: null, attempts: 0 },
  { name: 'not sent, and a test about something else is skipped', steps: [begun, skipped('x: answers 200'), done], outcome: 'failed', reason: 'it was not sent, and no test says why' },
  { name: 'left out, though a test failed', steps: [begun, passed('Not sent: it deletes'), failed('guard', 'broken'), done], outcome: 'failed', reason: 'broken' },
  { name: 'the list of its ids was refused', steps: [begun, lookedUp, failed('Is sent', 'Get Groups answered 401 (why), so there is no workspace to use. Cause.'), done], outcome: 'refused', reason: 'Get Groups answered 401 (why), so there is no workspace to use. Cause.', status: null, attempts: 1 },
  { name: 'the list of its ids was refused before', steps: [begun, failed('Is sent', 'Get Groups answered 403 [C], so there is no workspace to use.'), done], outcome: 'refused', attempts: 0 },
  { name: 'the list of its ids failed', steps: [begun, failed('Is sent', 'Get Groups answered 503, so there is no workspace to use.'), done], outcome: 'failed' },
  { name: 'the list of its ids did not answer', steps: [begun, failed('Is sent', 'Get Groups did not answer (ECONNREFUSED), so there is no workspace to use.'), done], outcome: 'failed' },
  { name: 'its id would lead elsewhere', steps: [begun, failed('Is sent', 'groupId contains a slash (/), so it is not an id'), done], outcome: 'failed' },
  { name: 'vanished without a word', steps: [begun, done], outcome: 'failed', reason: 'it was not sent, and no test says why' },
  { name: 'sent although it says it was not', steps: [begun, skipped('Not sent: it deletes'), sent(200), done], outcome: 'answered' },
  { name: 'a script threw before it was sent', steps: [begun, scriptError, sent(200), done], outcome: 'failed', reason: 'TypeError: no such thing' },
  { name: 'no token', steps: [begun, failed('Access token', 'wrong secret'), done], outcome: 'not-reached', reason: 'wrong secret' },
  { name: 'interrupted on its way', steps: [begun], outcome: 'not-reached', reason: 'the run ended before this request was answered' },
  { name: 'interrupted after its answer', steps: [begun, sent(200)], outcome: 'not-reached', status: 200 },
  { name: 'never begun', steps: [], outcome: 'not-reached', reason: 'why not', status: null, attempts: 0 },
  { name: '429, then answered', steps: [begun, sent(429), done, begun, sent(200), passed('x'), done], outcome: 'answered', status: 200, attempts: 2 },
  { name: '429 to the end', steps: [begun, sent(429), done, begun, sent(429), failed('x', 'throttled'), done], outcome: 'failed', reason: 'throttled', status: 429, attempts: 2 },
  { name: 'failed once, answered later', steps: [begun, sent(200), failed('x', 'wrong'), done, begun, sent(200), passed('x'), done], outcome: 'failed', reason: 'wrong', attempts: 2 },
  { name: 'sent three times at once, answered the third time', steps: [begun, sent(200, undefined, [429, 503]), passed('x'), done], outcome: 'answered', status: 200, attempts: 3 },
  { name: 'what a script sends is an attempt, but not the request', steps: [begun, lookedUp, passed('Not sent: it deletes'), done], outcome: 'skipped', status: null, attempts: 1 },
  { name: 'held back by a limit', steps: [begun, heldBack, failed('x: answers 200', 'no response'), done], outcome: 'skipped', reason: 'the limit is used up', status: null, attempts: 0 },
  { name: 'no answer the second time', steps: [begun, sent(200), passed('x'), done, begun, sent(undefined, 'reset'), done], outcome: 'failed', reason: 'reset', status: null },
];

const plan = planOf(collection([{ ...request({ name: 'x', path: '/' }), id: 'r' }]), catalogues);
const two = collection([request({ name: 'a', path: '/' }), request({ name: 'b', path: '/' })]);
const common: Omit<LogOptions, 'plan' | 'iterations' | 'shard'> = {
  catalogues,
  redact: (text) => text,
  learnSecret: () => undefined,
  recordExchange: () => ({ request: { headers: {}, bytes: 0 } }),
  explainerOf: () => new Explainer(catalogues, settingsOf(environment({})), (text) => text),
};

describe('the outcome of a request', () => {
  test.each(cases)('$name', ({ steps, outcome, reason, status, attempts }) => {
    const log = new RunLog({ ...common, plan, iterations: 1, shard: null });
    for (const step of steps) log.note({ ...step, item: 'r', iteration: 0 });
    const [entry] = log.entries('why not');
    expect(entry!.outcome).toBe(outcome);
    if (reason !== undefined) expect(entry!.reason).toBe(reason);
    if (status !== undefined) expect(entry!.status).toBe(status);
    if (attempts !== undefined) expect(entry!.attempts).toHaveLength(attempts);
    expect(entry!.reason === undefined).toBe(outcome === 'answered' || outcome === 'refused-as-documented');
  });
});

describe('the log of a run with rows', () => {
  test('keeps the rows apart, and leaves out what another shard runs', () => {
    const log = new RunLog({
      ...common,
      catalogues,
      plan,
      iterations: 3,
      shard: 2,
      foreign: (iteration) => iteration === 1,
    });
    for (const step of [begun, sent(200), done]) log.note({ ...step, item: 'r', iteration: 2 });
    expect(log.entries('why not').map(({ iteration, shard, outcome }) => [iteration, shard, outcome])).toEqual([
      [0, 2, 'not-reached'],
      [2, 2, 'answered'],
    ]);
  });

  test('a row without a token gives its reason to its own requests only', () => {
    const log = new RunLog({ ...common, plan: planOf(two, catalogues), iterations: 2, shard: null });
    for (const step of [begun, failed('Access token', 'wrong secret'), done])
      log.note({ ...step, item: 'id of a', iteration: 0 });
    expect(log.entries('why not').map(({ reason }) => reason)).toEqual([
      'wrong secret',
      'no access token: wrong secret',
      'why not',
      'why not',
    ]);
  });
});

describe('the exit code', () => {
  test.each<[number, Ending, Partial<Record<Outcome, number>>]>([
    [0, 'complete', { answered: 1 }],
    [0, 'complete', { answered: 207, 'refused-as-documented': 79, skipped: 5 }],
    [1, 'complete', { answered: 5, refused: 1 }],
    [1, 'complete', { answered: 5, failed: 1 }],
    [1, 'complete', { skipped: 5 }],
    [1, 'complete', {}],
    [1, 'stopped-at-failure', { answered: 1, failed: 1, 'not-reached': 3 }],
    [3, 'no-token', { 'not-reached': 5 }],
    [3, 'no-token', { answered: 3, failed: 1, 'not-reached': 2 }],
    [130, 'interrupted', { answered: 3, 'not-reached': 2 }],
    [130, 'interrupted', { answered: 3, failed: 1 }],
  ])('%i: %s %j', (code, ending, counts) => {
    expect(exitCodeOf({ ending, counts: { ...countOutcomes([]), ...counts } })).toBe(code);
  });
});
