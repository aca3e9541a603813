import { factsOf } from '../catalogue/model/facts.ts';
import { findOperation, operations } from '../catalogue/powerbi/index.ts';
import { startSteps } from '../catalogue/powerbi/start-here.ts';
import { resources } from '../catalogue/powerbi/resources.ts';
import { packFacts, type PackedFacts } from '../catalogue/model/packed-facts.ts';

/** What the diagnosis needs to know of each request, by the request's name, in little room. */
export function compactFacts(): PackedFacts {
  const facts = operations.map((operation) => [operation.title, factsOf(operation)] as const);
  const steps = startSteps.map((step) => [step.name, factsOf(findOperation(step.operation)!)] as const);
  return packFacts(Object.fromEntries([...facts, ...steps]));
}

/** The same of the requests whose lists the scripts ask for ids. */
export function factsOfLists(): PackedFacts {
  const lists = new Set(resources.flatMap(({ list }) => (list ? [findOperation(list.operation)!] : [])));
  return packFacts(Object.fromEntries([...lists].map((operation) => [operation.title, factsOf(operation)])));
}
