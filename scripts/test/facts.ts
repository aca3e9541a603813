import { unpackFacts, type PackedFacts } from '../../catalogue/model/packed-facts.ts';
import type { OperationFacts } from '../../diagnosis/evidence.ts';

/** Stands behind the bundled script: see `generator/facts.ts`. */
declare function loadFacts(): PackedFacts;

/** What the diagnosis needs to know of the operation of a request, by the request's name; null where it is not known. */
export function factsOf(name: string): OperationFacts | null {
  return unpackFacts(loadFacts(), name);
}
