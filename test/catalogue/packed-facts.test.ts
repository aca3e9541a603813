import { factsOf } from '../../catalogue/model/facts.ts';
import { operations } from '../../catalogue/powerbi/index.ts';
import { idOf, packFacts, unpackFacts } from '../../catalogue/model/packed-facts.ts';

const packed = packFacts(Object.fromEntries(operations.map((operation) => [operation.title, factsOf(operation)])));

test('what is unpacked is what was packed, for each of the 286', () => {
  for (const operation of operations) expect(unpackFacts(packed, operation.title)).toEqual(factsOf(operation));
});

test('it takes little room', () => {
  expect(JSON.stringify(packed).length).toBeLessThan(40_000);
});

test('a request that is not known has no facts, and keeps its name', () => {
  expect(unpackFacts(packed, 'My own copy')).toBeNull();
  expect([idOf(packed, 'Get Groups'), idOf(packed, 'My own copy')]).toEqual(['Groups_GetGroups', 'My own copy']);
});
