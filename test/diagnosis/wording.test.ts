import { operations } from '../../catalogue/powerbi/index.ts';
import { factsOf } from '../../catalogue/model/facts.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { call, odata } from './evidence.ts';
import { causesOfExamples, causesOfRefusals } from './every-cause.ts';

const unique = causesOfRefusals();
const ofExamples = causesOfExamples();

test('title and why together stay under 300 characters', () => {
  expect([...unique, ...ofExamples].filter(({ title, why }) => title.length + why.length >= 300)).toEqual([]);
});

test('every step of an example is a sentence, perhaps one that begins with the name of a parameter', () => {
  const steps = ofExamples.flatMap(({ code, why, fix }) => [why, ...fix].map((text) => `${code}: ${text}`));
  expect(
    steps.filter((text) => !/: \S.*[.!)/\dA-Za-z}"]$/s.test(text) || /undefined|null|\[object| {2}/.test(text)),
  ).toEqual([]);
});

test('every cause has a cure in whole sentences, and nothing undefined or empty in it', () => {
  const bad = unique.filter(
    ({ why, fix }) =>
      fix.length === 0 ||
      [why, ...fix].some(
        (text) => !/^[A-Z"'/].*[.!)/\dA-Za-z}"]$/s.test(text) || /undefined|null|\[object|\{\}| {2}/.test(text),
      ),
  );
  expect(bad).toEqual([]);
});

test('an operation that is open to an app is never called closed', () => {
  const closed = operations
    .filter(({ closedReason }) => !closedReason)
    .flatMap((operation) => {
      const evidence = {
        ...call({ path: operation.path, method: operation.method, status: 401, operation: null }),
        operation: factsOf(operation),
      };
      return diagnose(evidence)
        .causes.filter(({ code }) => /MY_WORKSPACE|APPS|ADMIN_WRITE/.test(code))
        .map(({ code }) => `${operation.id} ${code}`);
    });
  expect(closed).toEqual([]);
});

test('an app that is refused without a word gets an answer for each of the 286 operations', () => {
  const unknown = operations.filter((operation) => {
    const evidence = {
      ...call({ path: operation.path, method: operation.method, status: 403, operation: null }),
      operation: factsOf(operation),
    };
    return diagnose(evidence).causes[0]?.code === 'UNKNOWN';
  });
  expect(unknown.map(({ id }) => id)).toEqual([]);
});

test('the list that has the id is one that can be called', () => {
  const reads = new Set(operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const wrong = operations.flatMap((operation) => {
    const evidence = {
      ...call({
        path: operation.path,
        method: operation.method,
        status: 404,
        body: odata('PowerBIEntityNotFound'),
        operation: null,
      }),
      operation: factsOf(operation),
    };
    const step = diagnose(evidence).causes.find(({ code }) => code === 'PBI_ENTITY_NOT_FOUND')?.fix[0] ?? '';
    const list = /^Send GET (\S+) and/.exec(step)?.[1];
    return list === undefined || reads.has(list) ? [] : [`${operation.id}: ${list}`];
  });
  expect(wrong).toEqual([]);
});
