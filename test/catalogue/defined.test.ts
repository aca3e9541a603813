import { defined } from '../../catalogue/model/defined.ts';

test('what is undefined is left out, everything else stays, in its order', () => {
  const members = defined({ a: 1, b: undefined, c: null, d: '', e: false, f: undefined as string | undefined });
  expect(JSON.stringify(members)).toBe('{"a":1,"c":null,"d":"","e":false}');
  expect('b' in members).toBe(false);
});

test('an optional member of an exact type takes it', () => {
  const some = (text: string | undefined): { readonly always: number; readonly text?: string } =>
    defined({ always: 1, text });
  expect(some('x')).toEqual({ always: 1, text: 'x' });
  expect(Object.keys(some(undefined))).toEqual(['always']);
});
