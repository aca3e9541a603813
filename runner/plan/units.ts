import { leavesAsIs } from '../../catalogue/model/permission.ts';
import type { Catalogue } from '../../catalogue/model/catalogue.ts';
import { onlyReads, type PlannedRequest } from './run-plan.ts';

/** Requests that must run one after the other, in the order of the collection: one uses what another made, or would take it away. */
export type Unit = readonly PlannedRequest[];

/**
 * Splits a plan into units that may run side by side.
 * Reads stand alone: they look their ids up. What writes stays together with whatever shares an id with it, and so do those who
 * read what no list shows (an export, a scan) and those who read a typed thing that the run deletes.
 * @param typed variables that somebody filled in
 */
export function unitsOf(plan: readonly PlannedRequest[], typed: ReadonlySet<string>): Unit[] {
  if (plan.some((request) => request.jumps)) return [plan];
  const groups = new Groups(plan.length);
  const deleted = new Set(
    plan.flatMap(({ operation, catalogue }) =>
      resourcesOf(catalogue)
        .filter((resource) => resource.delete === operation?.id)
        .map(({ variable }) => variable),
    ),
  );
  const firstFor = new Map<string, number>();
  plan.forEach((request, index) => {
    for (const bond of bondsOf(request, deleted, typed)) {
      const first = firstFor.get(bond);
      if (first === undefined) firstFor.set(bond, index);
      else groups.join(first, index);
    }
  });
  return groups.list().map((indexes) => indexes.map((index) => plan[index]!));
}

/** Names of what a request shares with others; all requests that share one stay together. */
function bondsOf(request: PlannedRequest, deleted: ReadonlySet<string>, typed: ReadonlySet<string>): string[] {
  if (request.isFirstStep) return ['first steps'];
  if (request.operation === undefined) return onlyReads(request) ? [] : ['unknown changes'];
  const { id } = request.operation;
  const resources = resourcesOf(request.catalogue);
  const { aliases = {} } = request.catalogue ?? {};
  const made = resources.filter(
    (resource) => resource.create?.some(({ operation }) => operation === id) || resource.seenIn?.operation === id,
  );
  const used = resources.filter(({ variable }) =>
    request.variables.some((name) => (aliases[name] ?? name) === variable),
  );
  const reads = leavesAsIs(request.effect);
  const shared = reads
    ? used.filter((resource) => !resource.list || (deleted.has(resource.variable) && typed.has(resource.variable)))
    : used;
  return [...made, ...shared].map(({ variable }) => variable);
}

function resourcesOf(catalogue: Catalogue | undefined): Catalogue['resources'] {
  return catalogue?.resources ?? [];
}

/** Numbers that are joined into groups, step by step. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  join(one: number, other: number): void {
    const [low, high] = [this.#find(one), this.#find(other)].sort((a, b) => a - b) as [number, number];
    this.#parent[high] = low;
  }

  /** The groups by their first member, each in order. */
  list(): number[][] {
    const groups = new Map<number, number[]>();
    this.#parent.forEach((_, index) => {
      const root = this.#find(index);
      groups.set(root, [...(groups.get(root) ?? []), index]);
    });
    return [...groups.values()];
  }

  #find(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    this.#parent[index] = root;
    return root;
  }
}
