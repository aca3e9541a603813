import { failuresInside } from '../../diagnosis/inside.ts';

const exception = (code: string, description?: string): string =>
  JSON.stringify({ errorCode: code, ...(description && { errorDescription: description }) });
const refresh = (status: string, more: object = {}): object => ({ refreshType: 'ViaApi', status, ...more });

/** Code and words of each failure, in order. */
// prettier-ignore
const cases: readonly (readonly [string, unknown, readonly (readonly [string, string])[]])[] = [
  ['a refresh that failed', { value: [refresh('Failed', { serviceExceptionJson: exception('A') })] }, [['A', 'A']]],
  ['code and description', { value: [refresh('Failed', { serviceExceptionJson: exception('A', 'words') })] }, [['A', 'A: words']]],
  ['a refresh whose attempt has the reason', { value: [refresh('Failed', { refreshAttempts: [{ serviceExceptionJson: exception('A') }, { serviceExceptionJson: exception('B') }] })] }, [['B', 'B; A']]],
  ['the same reason in the entry and its attempt', { value: [refresh('Failed', { serviceExceptionJson: exception('A'), refreshAttempts: [{ serviceExceptionJson: exception('A') }] })] }, [['A', 'A']]],
  ['words of the engine and a code of the attempt', { status: 'Failed', messages: [{ message: 'slow', type: 'Warning' }, { message: 'wrong', type: 'Error' }], refreshAttempts: [{ serviceExceptionJson: exception('A') }] }, [['A', 'wrong; A']]],
  ['warnings where there is nothing else', { status: 'Failed', messages: [{ message: 'slow', type: 'Warning' }] }, [['', 'slow']]],
  ['an error inside the exception', { status: 'Failed', serviceExceptionJson: JSON.stringify({ error: { code: 'A', 'pbi.error': { details: [{ code: 'Message', detail: { type: 1, value: 'words' } }] } } }) }, [['A', 'A: words']]],
  ['an exception that is no JSON', { status: 'Failed', serviceExceptionJson: '{"errorCode":' }, [['', '{"errorCode":']]],
  ['only the newest of a history', { value: [refresh('Failed', { serviceExceptionJson: exception('new') }), refresh('Failed', { serviceExceptionJson: exception('old') })] }, [['new', 'new']]],
  ['the newest that has ended', { value: [refresh('Unknown'), refresh('Failed', { serviceExceptionJson: exception('A') })] }, [['A', 'A']]],
  ['a history that is good again', { value: [refresh('Completed'), refresh('Failed', { serviceExceptionJson: exception('A') })] }, []],
  ['a transaction without a status', { value: [{ id: '1', refreshType: 'OnDemand' }] }, []],
  ['an import', { importState: 'Failed', error: { code: 'Conflict', details: [{ message: 'It already exists' }] } }, [['Conflict', 'Conflict: It already exists']]],
  ['an import that says no reason', { importState: 'Failed' }, [['', 'Failed']]],
  ['an export that says no reason', { id: 'x', status: 'Failed', percentComplete: 0 }, [['', 'Failed']]],
  ['a step of a deployment', { status: 'Failed', executionPlan: { Steps: [{ status: 'Succeeded' }, { status: 'Failed', error: { errorCode: 'A', errorDetails: 'words' } }] } }, [['A', 'A: words']]],
  ['a job', { status: 'Failed', failureReason: { errorCode: 'A', message: 'words' } }, [['A', 'A: words']]],
  ['a reason in words', { status: 'Failed', failureReason: 'It was stopped' }, [['', 'It was stopped']]],
  ['a refresh that was cancelled', { status: 'Unknown', extendedStatus: 'Cancelled' }, [['', 'Cancelled']]],
  ['a scan', { status: 'Failed', error: { code: 'A', message: 'words', target: 'x' } }, [['A', 'A: words']]],
  ['a switch', { value: [{ name: 'Dataflows', state: 'Disabled' }] }, []],
  ['nothing that failed', { value: [{ status: 'Succeeded', error: { code: 'A' } }] }, []],
  ['an error without a state', { error: { code: 'A' } }, []],
  ['no body', undefined, []],
  ['a text', 'Failed', []],
];

test.each(cases)('%s', (_name, json, failures) => {
  expect(failuresInside(json).map(({ code, words }) => [code, words])).toEqual(failures);
});

test('it stops after five', () => {
  expect(failuresInside({ value: Array.from({ length: 20 }, () => ({ status: 'Failed' })) })).toHaveLength(5);
});

test('a body that is nested deeply does not end it', () => {
  let json: unknown = { status: 'Failed' };
  for (let depth = 0; depth < 5000; depth += 1) json = { inner: json };
  expect(failuresInside(json)).toEqual([]);
  const error = (depth: number): string => (depth === 0 ? '{}' : `{"error":${error(depth - 1)}}`);
  expect(failuresInside({ status: 'Failed', serviceExceptionJson: error(1000) })).toHaveLength(1);
});
