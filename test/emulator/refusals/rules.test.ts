import { operations } from '../../../catalogue/powerbi/index.ts';
import { allScopes } from '../../../emulator/entra/claims.ts';
import { callRefusals, refuseCall } from '../../../emulator/refusals/index.ts';
import { attempt, type Variation } from './attempt.ts';
import { cases } from './cases.ts';

describe.each(Object.entries(cases))('%s', (id, ofRule) => {
  test.each(ofRule)('case %#', (refused, status, allowed) => {
    expect(refuseCall(attempt(refused))?.status).toBe(status);
    expect(refuseCall(attempt(allowed))).toBeUndefined();
  });

  test('is the rule that refuses', () => {
    const [refused] = ofRule[0] ?? [];
    const call = attempt(refused);
    const answers = callRefusals
      .map((rule) => [rule.id, rule.refuse(call)] as const)
      .filter(([, answer]) => answer !== undefined);
    expect(answers[0]?.[0]).toBe(id);
  });
});

test('every rule has a case', () => {
  expect(callRefusals.map(({ id }) => id).filter((id) => !(id in cases))).toEqual([]);
});

test('the wait of a throttled call is in the header and in the text', () => {
  const answer = refuseCall(attempt({ tenant: { throttling: { max: 1, windowSeconds: 60 } }, calls: 1 }));
  expect(answer?.headers).toEqual({ 'Retry-After': '60' });
  expect(answer?.body).toHaveProperty('message', expect.stringContaining('Retry in 60 seconds.'));
});

describe('the switches of all refusals', () => {
  const noRole: Variation = { operation: 'Groups_GetGroup', role: 'none' };
  // prettier-ignore
  test.each<[string, Variation, unknown]>([
    ['as reported', noRole, { status: 401, headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } }],
    ['swapped', { ...noRole, switches: { refusalStatus: 'swapped' } }, { status: 403, headers: { 'x-powerbi-error-info': 'GroupNotAccessible' } }],
    ['silent', { ...noRole, switches: { refusalReason: 'silent' } }, { status: 401 }],
    ['swapped the other way, silent', { operation: 'Apps_GetApps', switches: { refusalStatus: 'swapped', refusalReason: 'silent' } }, { status: 401 }],
    ['a 404 stays', { operation: 'Nothing_Here', switches: { refusalStatus: 'swapped', refusalReason: 'silent' } }, { status: 404, headers: { 'x-powerbi-error-info': 'ResourceNotFound' } }],
  ])('%s', (_case, variation, expected) => {
    expect(refuseCall(attempt(variation))).toEqual(expected);
  });
});

describe('the standard tenant', () => {
  const refusedFor = (as: 'app' | 'administrator'): string[] =>
    operations
      .filter(
        ({ id }) => refuseCall(attempt({ operation: id, as, scp: allScopes({ operations }).join(' ') })) !== undefined,
      )
      .map(({ id }) => id);

  test('refuses an app what the description closes to it, and nothing else', () => {
    const refused = refusedFor('app');
    expect(refused).toEqual(operations.filter(({ closedReason }) => closedReason !== undefined).map(({ id }) => id));
    expect(refused).toHaveLength(8 + 57 + 14);
  });

  test('refuses its administrator nothing', () => {
    expect(refusedFor('administrator')).toEqual([]);
  });
});
