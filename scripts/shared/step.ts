import type { OperationFacts } from '../../catalogue/model/facts.ts';
import type { RequestPlan, StepPlan } from '../../catalogue/model/plan.ts';

/** An id that a script came by, with the ids of what it belongs to. */
export interface KnownId {
  readonly id: string;
  readonly parents: Readonly<Record<string, string>>;
  /** It was refused, or is gone: it is looked up anew. */
  readonly doubted?: true;
}

/** An id that a list showed, under the name of its resource. */
export interface FoundId {
  readonly name: string;
  readonly noun: string;
  readonly id: string;
}

/** What the pre-request script hands to the test script of the same request. */
export interface Step {
  /** Its name. */
  readonly request: string;
  /** What the diagnosis needs to know of the operation; null when the plan has no request of this method and address. */
  readonly operation: OperationFacts | null;
  readonly caller: 'app' | 'user' | 'unknown';
  readonly ids: Readonly<Record<string, string>>;
  /** True when an id is a placeholder that names nothing: the call is expected to be refused. */
  readonly placeholder: boolean;
  /** The ids that a list showed: nobody typed them. */
  readonly found: readonly FoundId[];
  readonly plan: RequestPlan | null;
  /** The pattern of a success that can hide a mistake; empty without one. */
  readonly looksFine: string;
  /** How it stands in the first folder; null for every other request. */
  readonly step: StepPlan | null;
  /** How the ids that this request lists are picked. */
  readonly pick: string;
  readonly parentsOfList: readonly string[];
}
