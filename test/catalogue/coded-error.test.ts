import { CodedError } from '../../catalogue/model/coded-error.ts';
import { CliError } from '../../cli/errors/cli-error.ts';
import { PortInUseError, ScenarioInvalidError, ScenarioUnknownError } from '../../emulator/index.ts';
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

// prettier-ignore
test.each<[string, CodedError, { code: string; subject: string; known: string[]; message: string }]>([
  ['CliError', new CliError('E_USAGE', 'no such option'), { code: 'E_USAGE', subject: 'no such option', known: [], message: 'E_USAGE: no such option' }],
  ['PortInUseError', new PortInUseError(4280), { code: 'PORT_IN_USE', subject: '4280', known: [], message: 'Port 4280 of 127.0.0.1 is in use by another program' }],
  ['ScenarioUnknownError', new ScenarioUnknownError('orign', ['origin']), { code: 'SCENARIO_UNKNOWN', subject: 'orign', known: ['origin'], message: 'There is no scenario orign' }],
  ['ScenarioInvalidError', new ScenarioInvalidError('tenant.x is not known', 'a.json'), { code: 'SCENARIO_INVALID', subject: 'a.json', known: [], message: 'a.json: tenant.x is not known' }],
  ['ScenarioInvalidError', new ScenarioInvalidError('tenant.x is not known'), { code: 'SCENARIO_INVALID', subject: '', known: [], message: 'tenant.x is not known' }],
])('%s has the same shape', (name, error, expected) => {
  expect(error).toBeInstanceOf(CodedError);
  expect(error).toMatchObject({ name, ...expected });
});
