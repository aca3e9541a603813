import { redactor } from '../../../runner/index.ts';
import { recordedNames } from '../../../runner/run/row-names.ts';

const secret = 'Zq8~a.secret_Value-with+sign/and=more';

test('in one line, at most 40 characters, and without a secret', () => {
  const names = recordedNames(['Finance\n and more', 'x'.repeat(50), ` ${secret} `, null, ' '], redactor([secret]));
  expect(names).toEqual(['Finance and more', `${'x'.repeat(39)}…`, '[redacted]', null, null]);
});

test('a secret at the place where a name is cut is gone whole', () => {
  expect(recordedNames([`${'x'.repeat(30)} ${secret}`], redactor([secret]))?.[0]).not.toContain(secret.slice(0, 5));
});

test('absent when no row has one', () => {
  expect(recordedNames([null, ''], redactor([]))).toBeUndefined();
  expect(recordedNames(undefined, redactor([]))).toBeUndefined();
});
