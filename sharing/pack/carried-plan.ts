import type { Plan } from '../../catalogue/model/plan.ts';
import { readPlan, withPlan } from '../../catalogue/model/plan-text.ts';
import type { Collection } from '../../runner/index.ts';

interface ScriptEvent {
  readonly listen?: string;
  readonly script?: { readonly exec?: unknown };
}

/** The plan that a collection carries in its pre-request script; undefined when it is none of ours, or cannot be read. */
export function planOf(collection: Collection): Plan | undefined {
  const lines = eventsOf(collection).map(prerequestLines).find(Boolean);
  return lines && readPlan(lines);
}

/**
 * A copy of the collection whose plan knows the kept operations only, so that no message tells anybody to run one that is not there.
 * @param kept keys of its requests
 * @param named those of them that stand under the name of their operation: a message may name no other
 */
export function withPlanOf(
  collection: Collection,
  plan: Plan,
  kept: ReadonlySet<string>,
  named: ReadonlySet<string> = kept,
): Collection {
  const requests = Object.entries(plan.requests).filter(([key]) => kept.has(key));
  const less = { ...plan, requests: Object.fromEntries(requests), resources: withoutAbsent(plan, named) };
  const events = eventsOf(collection);
  if (!events.some(prerequestLines)) return collection;
  const event = events.map((each) => {
    const lines = prerequestLines(each);
    return lines ? { ...each, script: { ...each.script, exec: withPlan(lines, less) } } : each;
  });
  return { ...collection, event } as Collection;
}

/** A resource that is still looked up names its list, whether that can be run or not; pruning keeps those that are asked for. */
function withoutAbsent({ requests, resources }: Plan, kept: ReadonlySet<string>): Plan['resources'] {
  const made = new Set(
    Object.entries(requests).flatMap(([key, { gives = [] }]) =>
      kept.has(key) ? gives.map(({ variable }) => variable) : [],
    ),
  );
  const rows = Object.entries(resources).map(([variable, { createdBy, ...rest }]) => {
    const isMade = createdBy !== undefined && made.has(variable);
    return [variable, isMade ? { ...rest, createdBy } : rest] as const;
  });
  return Object.fromEntries(rows);
}

function prerequestLines({ listen, script }: ScriptEvent): readonly string[] | undefined {
  const exec = script?.exec;
  const isLines = Array.isArray(exec) && exec.every((line) => typeof line === 'string');
  return listen === 'prerequest' && isLines ? exec : undefined;
}

function eventsOf(collection: Collection): readonly ScriptEvent[] {
  const { event } = collection as { readonly event?: unknown };
  return Array.isArray(event) ? (event as ScriptEvent[]) : [];
}
