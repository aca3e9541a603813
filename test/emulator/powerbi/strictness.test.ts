import { operations, type Operation } from '../../../catalogue/powerbi/index.ts';
import type { Answer } from '../../../emulator/call.ts';
import { pick, rowsOf, type Fields } from '../../../emulator/powerbi/fields.ts';
import { standardContent } from '../../../emulator/powerbi/index.ts';
import { describeWith, powerBiDescription } from '../../shared.ts';
import { bodyOf, send } from './calls.ts';
import { readDescription, type Described, type Schema } from './description.ts';
import { exceptions } from './exceptions.ts';
import { happyAnswer, happySaid } from './happy-path.ts';
import { findings, unshown } from './strict-check.ts';

describeWith(powerBiDescription)('answers against the official description', () => {
  let description: ReadonlyMap<string, Described>;
  beforeAll(async () => {
    description = await readDescription();
  });

  /** Everything that is wrong with an answer, the description's own faults included. */
  function faultsOf({ id }: Operation, { status, body, headers }: Answer): string[] {
    const known = description.get(id);
    if (!known?.schemas.has(status)) return [`undocumented status ${status}`];
    const schema: Schema | undefined = known.schemas.get(status);
    if (!schema) return body === undefined ? [] : ['a body where none is documented'];
    if (schema.type === 'file')
      return Buffer.isBuffer(body) && body.length > 0 && headers?.['content-type'] ? [] : ['no file'];
    return [...findings(body, schema), ...unshown(body, known.examples.get(status) ?? [])];
  }

  function excused({ id }: Operation): string[] {
    return exceptions
      .filter((exception) => exception.operations.includes(id))
      .flatMap((exception) => exception.findings);
  }

  /** The faults that nothing excuses. */
  function inexcusable(operation: Operation, answered: Answer): string[] {
    const excuses = excused(operation);
    return faultsOf(operation, answered).filter((fault) => !excuses.includes(fault));
  }

  test('all 286 operations are there', () => {
    expect([...description.keys()].sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(description.size).toBe(286);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
    expect(inexcusable(operation, happyAnswer(operation))).toEqual([]);
  });

  test.each([
    ['Reports_GetExportToFileStatus', 2, 200],
    ['Reports_GetExportToFileStatusInGroup', 2, 200],
    ['WorkspaceInfo_GetScanStatus', 2, 200],
  ])('%s on read %i', (id, reads, status) => {
    const operation = operationOf(id);
    const content = standardContent();
    const said = happySaid(content, operation);
    for (let read = 1; read < reads; read += 1) send(content, id, said);
    const answered = send(content, id, said);
    expect(answered.status).toBe(status);
    expect(inexcusable(operation, answered)).toEqual([]);
  });

  test.each(['Datasets_GetRefreshExecutionDetails', 'Datasets_GetRefreshExecutionDetailsInGroup'])(
    '%s while it runs',
    (id) => {
      const operation = operationOf(id);
      const content = standardContent();
      const said = happySaid(content, operation);
      const started = send(content, id.replace('GetRefreshExecutionDetails', 'RefreshDataset'), {
        ...said,
        body: { type: 'Full', objects: [{ table: 'Sales' }] },
      });
      const refreshId = started.headers?.['x-ms-request-id'] ?? '';
      const answered = send(content, id, { ...said, path: { ...said.path, refreshId } });
      expect(answered.status).toBe(202);
      // Nothing has been tried or said yet.
      const excuses = ['empty messages', 'empty refreshAttempts'];
      expect(inexcusable(operation, answered).filter((fault) => !excuses.includes(fault))).toEqual([]);
    },
  );

  test('no exception is stale', () => {
    const stale = exceptions.flatMap(({ operations: ids, findings: excuses }) =>
      ids.flatMap((id) => {
        const operation = operationOf(id);
        const content = standardContent();
        const said = happySaid(content, operation);
        // Exports show all only when they are done.
        const faults = [send(content, id, said), send(content, id, said)].flatMap((answered) =>
          faultsOf(operation, answered),
        );
        return excuses.filter((excuse) => !faults.includes(excuse)).map((excuse) => `${id}: ${excuse}`);
      }),
    );
    expect(stale).toEqual([]);
  });

  describe('the check can fail', () => {
    const withObjects = operations.filter(
      ({ responses }) => responses[0]?.shape && responses[0].shape.type !== 'array',
    );

    test.each(withObjects.map((operation) => [operation.id, operation] as const))('%s with {}', (_, operation) => {
      expect(inexcusable(operation, { status: happyAnswer(operation).status, body: {} })).not.toEqual([]);
    });

    const firstItem = (body: Fields): Fields => rowsOf(body['value'])[0] ?? {};

    test.each<readonly [string, (body: Fields) => Fields, string]>([
      ['an extra property', (body) => ({ ...body, surprise: 1 }), 'unknown surprise'],
      [
        'an extra property deep down',
        (body) => ({ ...body, value: [{ ...firstItem(body), surprise: 1 }] }),
        'unknown value[].surprise',
      ],
      [
        'a property in other case',
        (body) => ({ ...body, value: [{ ...firstItem(body), Name: 'x' }] }),
        'case value[].Name',
      ],
      [
        'a wrong type',
        (body) => ({ ...body, value: [{ ...firstItem(body), isReadOnly: 'false' }] }),
        'type value[].isReadOnly',
      ],
      ['a wrong format', (body) => ({ ...body, value: [{ ...firstItem(body), id: '7' }] }), 'format value[].id'],
      [
        'a member that is not in the enumeration',
        (body) => ({ ...body, value: [{ ...firstItem(body), defaultDatasetStorageFormat: 'Huge' }] }),
        'enum value[].defaultDatasetStorageFormat',
      ],
      ['a null', (body) => ({ ...body, value: null }), 'type value'],
      ['an empty list', (body) => ({ ...body, value: [] }), 'empty value'],
      [
        'a required property left out',
        (body) => ({ ...body, value: [pick(firstItem(body), 'name')] }),
        'missing value[].id',
      ],
      [
        'a property left out that examples show',
        (body) => ({ ...body, value: [pick(firstItem(body), 'id')] }),
        'unshown value[].name',
      ],
    ])('%s', (_, spoil, fault) => {
      const operation = operationOf('Groups_GetGroups');
      const body = spoil(bodyOf(happyAnswer(operation)));
      expect(inexcusable(operation, { status: 200, body })).toContain(fault);
    });

    test('a body where none is documented', () => {
      expect(inexcusable(operationOf('Groups_DeleteGroup'), { status: 200, body: {} })).toEqual([
        'a body where none is documented',
      ]);
    });

    test('an undocumented status', () => {
      expect(inexcusable(operationOf('Groups_DeleteGroup'), { status: 204 })).toEqual(['undocumented status 204']);
    });
  });
});

function operationOf(id: string): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`No operation ${id}`);
  return operation;
}
