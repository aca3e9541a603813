import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import { factsOf } from '../catalogue/model/facts.ts';
import { packFacts, type PackedFacts } from '../catalogue/model/packed-facts.ts';

/** What the diagnosis needs to know of each request, by the request's name, in little room. */
export function compactFacts(catalogue: Catalogue): PackedFacts {
  const facts = catalogue.operations.map((operation) => [operation.title, factsOf(operation)] as const);
  const steps = (catalogue.start?.steps ?? []).map(
    (step) => [step.name, factsOf(operationOf(catalogue, step.operation))] as const,
  );
  return packFacts(Object.fromEntries([...facts, ...steps]));
}
