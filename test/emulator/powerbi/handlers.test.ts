import { operations } from '../../../catalogue/powerbi/index.ts';
import { handlers, handlerTables } from '../../../emulator/powerbi/operations/index.ts';
import { happyAnswer } from './happy-path.ts';

describe('the handlers', () => {
  const ids = operations.map(({ id }) => id);

  test('every operation has one', () => {
    expect(ids.filter((id) => !handlers[id])).toEqual([]);
    expect(ids).toHaveLength(286);
  });

  test('none is left over', () => {
    expect(Object.keys(handlers).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('none stands in two tables', () => {
    const all = handlerTables.flatMap((table) => Object.keys(table));
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s answers with a documented status',
    (_, operation) => {
      const { status } = happyAnswer(operation);
      expect(operation.responses.map((response) => response.status)).toContain(status);
    },
  );
});
