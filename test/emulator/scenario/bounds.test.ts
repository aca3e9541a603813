import {
  createSigningKey,
  MARKER_PATH,
  ScenarioInvalidError,
  standardTenantDefinition,
  startEmulator,
  type Emulator,
  type SigningKey,
} from '../../../emulator/index.ts';
import { checkedScenario } from '../../../emulator/scenario/read.ts';

const ABOUT = 'A number is out of bounds.';
const DAY = 86_400;
const YEAR = 365 * DAY;

let signingKey: SigningKey;
let emulator: Emulator;
beforeAll(async () => {
  signingKey = await createSigningKey();
  emulator = await startEmulator({ signingKey });
});
afterAll(() => emulator.close());

/** A part of a tenant as JSON, and the complaint; good parts have none. */
// prettier-ignore
const table: readonly (readonly [string, string, RegExp | undefined])[] = [
  ['no latency', '{"latency": 0}', undefined],
  ['the longest latency', `{"latency": ${DAY * 1000}}`, undefined],
  ['a token that has expired', '{"tokenLifetime": -60}', undefined],
  ['a clock that is behind', '{"clockAhead": -900}', undefined],
  ['half a second', '{"faults": [{"kind": "slow", "seconds": 0.5}]}', undefined],
  ['a wait of no time', '{"faults": [{"kind": "throttled", "seconds": 0}]}', undefined],
  ['one call a day', `{"throttling": {"max": 1, "windowSeconds": ${DAY}}}`, undefined],
  ['a negative latency', '{"latency": -5}', /^tenant\.latency must be a whole number from 0 to 86400000; it is -5$/],
  ['a fraction of a millisecond', '{"latency": 0.5}', /^tenant\.latency must be a whole number/],
  ['a latency that a timer cannot wait', '{"latency": 2147483648}', /^tenant\.latency must be a whole number from 0 to 86400000/],
  ['a latency that JSON reads as infinite', '{"latency": 1e999}', /^tenant\.latency must be a number/],
  ['a latency in a text', '{"latency": "5"}', /^tenant\.latency must be a number/],
  ['a lifetime of an age', `{"tokenLifetime": ${YEAR + 1}}`, /^tenant\.tokenLifetime must be a whole number from -31536000 to 31536000/],
  ['half a second of lifetime', '{"tokenLifetime": 0.5}', /^tenant\.tokenLifetime must be a whole number/],
  ['a clock in another age', `{"clockAhead": ${-YEAR - 1}}`, /^tenant\.clockAhead must be a whole number/],
  ['no call at all', '{"throttling": {"max": 0, "windowSeconds": 60}}', /^tenant\.throttling\.max must be a whole number from 1/],
  ['half a call', '{"throttling": {"max": 1.5, "windowSeconds": 60}}', /^tenant\.throttling\.max must be a whole number/],
  ['a window of no time', '{"throttling": {"max": 1, "windowSeconds": 0}}', /^tenant\.throttling\.windowSeconds must be a whole number from 1/],
  ['a negative wait', '{"faults": [{"kind": "throttled", "seconds": -5}]}', /^tenant\.faults\[0\]\.seconds must be a number from 0 to 86400; it is -5$/],
  ['a wait that the header cannot say', '{"faults": [{"kind": "throttled", "seconds": 1.5}]}', /^tenant\.faults\[0\]\.seconds must be a whole number/],
  ['a slow answer that never comes', '{"faults": [{"kind": "slow", "seconds": 1e9}]}', /^tenant\.faults\[0\]\.seconds must be a number from 0 to 86400/],
  ['a fault that never strikes', '{"faults": [{"kind": "reset", "times": 0}]}', /^tenant\.faults\[0\]\.times must be a whole number from 1/],
  ['a fault after half a request', '{"faults": [{"kind": "reset", "after": 0.5}]}', /^tenant\.faults\[0\]\.after must be a whole number from 1/],
  ['a job that ends before it is read', '{"jobs": {"refresh": {"reads": 0}}}', /^tenant\.jobs\.refresh\.reads must be a whole number from 1/],
  ['half a strike', '{"faults": [{"kind": "reset"}, {"kind": "reset", "times": 0.5}]}', /^tenant\.faults\[1\]\.times must be a whole number/],
  ['a status that HTTP has not', '{"faults": [{"kind": "status", "status": 99}]}', /^tenant\.faults\[0\]\.status must be a whole number from 200 to 599; it is 99$/],
  ['a status beyond', '{"faults": [{"kind": "proxy", "status": 600}]}', /^tenant\.faults\[0\]\.status must be a whole number/],
  ['no number', '{"faults": [{"kind": "proxy", "status": null}]}', /^tenant\.faults\[0\]\.status must be a number/],
];

describe.each(table)('%s', (_what, json, complaint) => {
  test('in a scenario', () => {
    const read = (): unknown => checkedScenario({ about: ABOUT, tenant: JSON.parse(json) as unknown });
    if (complaint === undefined) expect(read()).toHaveProperty('about', ABOUT);
    else expect(reasonOf(read)).toMatch(complaint);
  });

  test('in a control request', async () => {
    const answer = await fetch(`${emulator.url}${MARKER_PATH}/tenant`, { method: 'POST', body: json });
    emulator.change({ latency: 0, faults: [], throttling: null, tokenLifetime: 3599, clockAhead: 0 });
    expect(answer.status).toBe(complaint === undefined ? 204 : 400);
    if (complaint !== undefined)
      expect(((await answer.json()) as { readonly error: { readonly message: string } }).error.message).toMatch(
        complaint,
      );
  });
});

describe('handed over in the program', () => {
  // prettier-ignore
  test.each([
    ["a tenant's latency", { tenant: { ...standardTenantDefinition(), latency: -5 } }, /^tenant\.latency must be/],
    ["a tenant's lifetime", { tenant: { ...standardTenantDefinition(), tokenLifetime: Number.NaN } }, /^tenant\.tokenLifetime must be a number/],
    ['a fault', { faults: [{ kind: 'slow', seconds: Infinity }] as const }, /^fault\.seconds must be a number/],
    ['a port', { port: -5 }, /port/],
    ['a port beyond', { port: 65_536 }, /port/],
  ])('%s starts no emulator', async (_what, options, complaint) => {
    await expect(startEmulator({ signingKey, ...options })).rejects.toThrow(complaint);
  });

  test('a fault of a running emulator', () => {
    expect(reasonOf(() => emulator.addFault({ kind: 'throttled', seconds: 0.5 }))).toMatch(
      /^fault\.seconds must be a whole number/,
    );
  });
});

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioInvalidError);
    return (error as ScenarioInvalidError).reason;
  }
  return 'nothing is wrong';
}
