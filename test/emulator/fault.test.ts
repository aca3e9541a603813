import { createFaults, spoiled, type Fault } from '../../emulator/fault.ts';

const error = { error: { code: 'EmulatedFault' } };

// prettier-ignore
test.each<[string, [Parameters<typeof spoiled>[0], Fault], unknown]>([
  ['status, 500 by default', [{ status: 200, body: {} }, { operation: 'x', kind: 'status' }], { status: 500, body: error }],
  ['status as told', [{ status: 200, body: {} }, { operation: 'x', kind: 'status', status: 418 }], { status: 418, body: error }],
  ['an object becomes a list', [{ status: 201, body: { id: '1' } }, { operation: 'x', kind: 'shape' }], { status: 201, headers: {}, body: [] }],
  ['a text becomes a list', [{ status: 200, body: 'text' }, { operation: 'x', kind: 'shape' }], { status: 200, headers: {}, body: [] }],
  ['a list becomes an error', [{ status: 200, body: [{ id: '1' }] }, { operation: 'x', kind: 'shape' }], { status: 200, headers: {}, body: error }],
  ['nothing becomes an error', [{ status: 202, headers: { Location: '/x' } }, { operation: 'x', kind: 'shape' }], { status: 202, headers: { Location: '/x' }, body: error }],
  ['a file becomes an error', [{ status: 200, headers: { 'content-type': 'application/zip' }, body: Buffer.from('PK') }, { operation: 'x', kind: 'shape' }], { status: 200, headers: {}, body: error }],
])('%s', (_case, [answer, fault], expected) => {
  expect(spoiled(answer, fault)).toEqual(expected);
});

describe('faults in force', () => {
  const kinds = ['status'] as const;

  test('the last one counts, until it has struck as often as it says', () => {
    const faults = createFaults();
    faults.add({ kind: 'status', status: 500 });
    faults.add({ kind: 'status', status: 503, times: 2 });
    const struck = Array.from({ length: 4 }, () => faults.take(kinds, 'x')?.status);
    expect(struck).toEqual([503, 503, 500, 500]);
  });

  // prettier-ignore
  test.each<[string, Fault[], (string | undefined)[]]>([
    ['in the middle, once', [{ kind: 'status', after: 2, times: 1 }], ['', '', '500', '', '']],
    ['in the middle, until it is cleared', [{ kind: 'status', after: 1 }], ['', '500', '500', '500', '500']],
    ['one behind another', [{ kind: 'status', status: 503, times: 3 }, { kind: 'status', after: 1, times: 1 }], ['503', '500', '503', '503', '']],
    ['of another operation, which nothing passes', [{ kind: 'status', operation: 'y', after: 1 }], ['', '', '', '', '']],
  ])('%s', (_case, added, expected) => {
    const faults = createFaults();
    for (const fault of added) faults.add(fault);
    const struck = expected.map(() => faults.take(kinds, 'x'));
    expect(struck.map((fault) => (fault === undefined ? '' : String(fault.status ?? 500)))).toEqual(expected);
  });

  test('a token is made to expire once, unless it says otherwise', () => {
    const faults = createFaults();
    faults.add({ kind: 'expired' });
    faults.add({ kind: 'expired', times: 2 });
    const struck = Array.from({ length: 4 }, () => faults.take(['expired'], 'x') !== undefined);
    expect(struck).toEqual([true, true, true, false]);
  });

  test.each<[string, Fault, string | undefined, boolean]>([
    ['of one operation', { kind: 'status', operation: 'x' }, 'x', true],
    ['of another operation', { kind: 'status', operation: 'x' }, 'y', false],
    ['of all', { kind: 'status' }, 'y', true],
    ['of all, on a path that no operation has', { kind: 'status' }, undefined, true],
    ['of all, on the token endpoint', { kind: 'status' }, 'token', false],
    ['of the token endpoint', { kind: 'status', operation: 'token' }, 'token', true],
    ['of another kind', { kind: 'reset' }, 'x', false],
  ])('%s', (_case, fault, target, strikes) => {
    const faults = createFaults();
    faults.add(fault);
    expect(faults.take(kinds, target) !== undefined).toBe(strikes);
    faults.clear();
    expect(faults.take(kinds, target)).toBeUndefined();
  });
});
