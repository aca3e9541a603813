import { readFileSync } from 'node:fs';
import { meaningOf } from '../../catalogue/powerbi/curated/parameters.ts';
import { purposeOf, purposes } from '../../catalogue/powerbi/curated/purposes/index.ts';
import { resourceOf } from '../../catalogue/model/catalogue.ts';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { habitsIn } from '../docs/words/habits.ts';
import { describeWith, powerBiDescription } from '../shared.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'$-]+/gu) ?? [];

const operations = powerBi.operations.map((operation) => ({ ...operation, purpose: operation.purpose ?? '' }));

const meanings = operations.flatMap((operation) =>
  operation.parameters.flatMap(({ name }) => {
    const meaning = meaningOf(operation.id, name);
    return meaning === undefined ? [] : [{ operation, name, meaning }];
  }),
);

test('every operation has a purpose, and no purpose is left over', () => {
  expect(Object.keys(purposes).sort()).toEqual(operations.map(({ id }) => id).sort());
  for (const { id, purpose } of operations) expect([id, purpose]).toEqual([id, purposeOf(id)]);
});

test('an operation that nobody has looked at yet has none', () => {
  expect(purposeOf('Groups_GetSomethingNew')).toBe('');
});

test('a purpose is one short sentence, and no two are the same', () => {
  for (const { id, purpose } of operations) {
    expect([id, purpose]).toEqual([id, expect.stringMatching(/^[A-Z](?:(?![.!?]\s).)*\.$/)]);
    expect([id, purpose.split(/\s+/).length <= 25, purpose.length <= 160]).toEqual([id, true, true]);
  }
  const texts = operations.map(({ purpose }) => purpose);
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
});

test('workspace and semantic model are called so', () => {
  const api = operations.filter(({ purpose }) => /\bdatasets?\b/.test(purpose)).map(({ id }) => id);
  expect(api).toEqual([]);
});

test('what lies in My workspace says so, and nothing else does', () => {
  for (const { id, purpose, closedReason } of operations)
    expect([id, purpose.includes("the signed-in user's My workspace")]).toEqual([id, closedReason === 'my-workspace']);
});

describe('plain English', () => {
  test('in purposes and meanings', () => {
    const texts = [...operations.map(({ purpose }) => purpose), ...meanings.map(({ meaning }) => meaning)];
    expect(habitsIn(texts)).toEqual([]);
  });

  test.each(['It holds data.', 'Lists them, too.', 'It is no list.', 'It lists users as well.'])('not: %s', (text) => {
    expect(habitsIn([text])).not.toEqual([]);
  });
});

test('every query parameter has a meaning, and so has what a person types into the path', () => {
  const typed = (operation: (typeof operations)[number], name: string): boolean =>
    operation.variables[name] === undefined || resourceOf(powerBi, operation.variables[name]) === undefined;
  const without = operations.flatMap((operation) =>
    operation.parameters
      .filter((parameter) => parameter.in === 'query' || typed(operation, parameter.name))
      .filter(({ name }) => name !== 'featureName' && meaningOf(operation.id, name) === undefined)
      .map(({ name }) => `${operation.id}: ${name}`),
  );
  expect(without).toEqual([]);
});

test('a meaning is a short phrase, of which the generator makes a sentence', () => {
  expect(meanings.length).toBeGreaterThan(130);
  for (const { operation, name, meaning } of meanings) {
    const where = [operation.id, name, meaning];
    expect([...where, /^[A-Z].*[^.\s]$/.test(meaning), meaning.split(' ').length <= 25]).toEqual([
      ...where,
      true,
      true,
    ]);
  }
});

test('a name that means another thing in an operation has another meaning there', () => {
  expect(meaningOf('Groups_GetGroups', '$top')).not.toBe(meaningOf('Datasets_GetRefreshHistory', '$top'));
  expect(meaningOf('Groups_GetGroupsAsAdmin', '$expand')).toContain('workbooks');
  expect(meaningOf('Pipelines_GetPipeline', '$expand')).toContain('stages');
  expect(meaningOf('Groups_GetGroup', 'groupId')).toBeUndefined();
});

describeWith(powerBiDescription)('beside the official description', () => {
  interface Described {
    readonly operationId: string;
    readonly summary?: string;
    readonly description?: string;
  }
  let official: ReadonlyMap<string, string>;
  // Not before: where the description is absent, what stands here is read all the same.
  beforeAll(() => {
    const { paths } = JSON.parse(readFileSync(powerBiDescription, 'utf8')) as {
      paths: Record<string, Record<string, Described>>;
    };
    official = new Map(
      Object.values(paths)
        .flatMap((methods) => Object.values(methods))
        .map(({ operationId, summary = '', description = '' }) => [operationId, `${summary}\n${description}`]),
    );
  });

  test('no purpose repeats its words: never seven in a row', () => {
    const repeated = operations.flatMap(({ id, purpose }) => {
      const theirs = ` ${wordsOf(official.get(id)!).join(' ')} `;
      const ours = wordsOf(purpose);
      const runs = ours.map((_, index) => ours.slice(index, index + 7)).filter((run) => run.length === 7);
      return runs.filter((run) => theirs.includes(` ${run.join(' ')} `)).map((run) => `${id}: ${run.join(' ')}`);
    });
    expect(repeated).toEqual([]);
  });

  test('no purpose is its summary', () => {
    const summaries = [...official.values()].map((text) => wordsOf(text.split('\n')[0]!).join(' '));
    expect(
      operations.filter(({ purpose }) => summaries.includes(wordsOf(purpose).join(' '))).map(({ id }) => id),
    ).toEqual([]);
  });
});
