import { CodedError } from '../../catalogue/model/coded-error.ts';
import { RunError } from '../../runner/run-error.ts';

test('a coded error has the name of its own class, and says its code and what it is about', () => {
  const cause = new Error('disk');
  const error = new RunError('E_FOLDER_UNKNOWN', 'Grops', { known: ['Groups'], cause });
  expect(error).toBeInstanceOf(CodedError);
  expect({ ...error, message: error.message, cause: error.cause }).toEqual({
    name: 'RunError',
    code: 'E_FOLDER_UNKNOWN',
    subject: 'Grops',
    known: ['Groups'],
    message: 'E_FOLDER_UNKNOWN: Grops',
    cause,
  });
});

test('without a cause it has none, not an undefined one', () => {
  expect('cause' in new RunError('E_URL_INVALID', 'x')).toBe(false);
});
