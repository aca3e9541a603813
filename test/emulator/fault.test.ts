import { spoiled } from '../../emulator/fault.ts';

const error = { error: { code: 'EmulatedFault' } };

test.each<[string, Parameters<typeof spoiled>, unknown]>([
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
