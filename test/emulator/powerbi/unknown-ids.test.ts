import { operations } from '../../../catalogue/powerbi/index.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { send } from './calls.ts';
import { happySaid } from './happy-path.ts';

const NOBODY = '0f0e0d0c-0b0a-4908-8706-050403020100';

/** Cancelling tells in its answer that there is no such transaction; stages are numbered, not named. */
const cases = operations.flatMap((operation) =>
  operation.parameters
    .filter((parameter) => parameter.in === 'path' && parameter.name !== 'transactionId')
    // Reports on a person answer for anybody: with nothing.
    .filter((parameter) => parameter.name !== 'userId')
    .map((parameter) => [`${operation.id} with an unknown ${parameter.name}`, operation, parameter.name] as const),
);

test('there are cases for every resource', () => {
  expect(new Set(cases.map(([, , name]) => name)).size).toBeGreaterThan(25);
});

test.each(cases)('%s', (_, operation, name) => {
  const content = standardContent();
  const said = happySaid(content, operation);
  const path = { ...said.path, [name]: name === 'stageOrder' ? '7' : name === 'timestamp' ? '1999-01-01' : NOBODY };
  const { status, body } = send(content, operation.id, { ...said, path });
  expect({ status, body }).toMatchObject({
    status: 404,
    body: { error: { code: 'PowerBIEntityNotFound', 'pbi.error': { exceptionCulprit: 1 } } },
  });
});

test('a thing of another workspace is not found in this one', () => {
  const content = standardContent();
  const operation = operations.find(({ id }) => id === 'Datasets_GetDatasetInGroup')!;
  const said = happySaid(content, operation);
  const elsewhere = send(content, 'Groups_CreateGroup', { body: { name: 'Elsewhere' } }).body as {
    readonly id: string;
  };
  expect(send(content, operation.id, said).status).toBe(200);
  expect(send(content, operation.id, { ...said, path: { ...said.path, groupId: elsewhere.id } }).status).toBe(404);
});
