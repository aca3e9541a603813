import { createdBy, findOperation, operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { Resource } from '../catalogue/model/resource.ts';
import { stepsBefore } from '../catalogue/model/start.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { pathVariables } from '../catalogue/model/variables.ts';
import type { Gift, Plan, RequestPlan, ResourcePlan } from '../scripts/shared/plan.ts';
import { variablesOf } from './request-variables.ts';

/** What the scripts need to know of every request and resource, derived from the catalogue. */
export function buildPlan(catalogue: Catalogue): Plan {
  const { aliases, operations, resources } = catalogue;
  return {
    requests: {
      ...startPlans(catalogue),
      ...Object.fromEntries(operations.map((operation) => [operation.title, requestPlan(catalogue, operation)])),
    },
    resources: Object.fromEntries(resources.map((resource) => [resource.variable, resourcePlan(catalogue, resource)])),
    aliases,
  };
}

function startPlans(catalogue: Catalogue): Record<string, RequestPlan> {
  const steps = catalogue.start?.steps ?? [];
  return Object.fromEntries(
    steps.map((step) => [
      step.name,
      { ...requestPlan(catalogue, operationOf(catalogue, step.operation)), after: stepsBefore(steps, step) },
    ]),
  );
}

function requestPlan(catalogue: Catalogue, operation: Operation): RequestPlan {
  const { resources, root } = catalogue;
  const { closed, looksFine, sources } = operation;
  const needs = variablesOf(catalogue, operation);
  const path = pathVariables(operation);
  const gives = createdBy(catalogue, operation).map((resource) => gift(catalogue, resource, operation, needs));
  const lists = resources.find((resource) =>
    [resource.list?.operation, resource.seenIn?.operation].includes(operation.id),
  );
  const takes = resources.find((resource) => resource.delete === operation.id);
  return {
    at: `${operation.method} ${operation.path.slice(root.length + 1)}`,
    effect: operation.effect,
    ...(needs.length ? { needs } : {}),
    ...(sources ? { sources } : {}),
    ...(path.length && operation.effect !== 'reads' ? { path } : {}),
    ...(closed ? { closed } : {}),
    ...(gives.length ? { gives } : {}),
    ...(lists ? { lists: lists.variable } : {}),
    ...(takes ? { takes: takes.variable } : {}),
    ...(looksFine ? { looksFine } : {}),
  };
}

function gift({ aliases }: Catalogue, resource: Resource, operation: Operation, needs: readonly string[]): Gift {
  const { id } = resource.create!.find((create) => create.operation === operation.id)!;
  const target = (parent: string): string =>
    Object.keys(aliases).find((alias) => aliases[alias] === parent && needs.includes(alias)) ?? parent;
  const parents = Object.fromEntries(resource.parents.map((parent) => [parent, target(parent)]));
  return { variable: resource.variable, id, ...(Object.keys(parents).length ? { parents } : {}) };
}

function resourcePlan(catalogue: Catalogue, resource: Resource): ResourcePlan {
  const creator = resource.create?.[0] ? findOperation(catalogue, resource.create[0].operation) : undefined;
  const shown = resource.list ?? resource.seenIn;
  const lister = shown ? findOperation(catalogue, shown.operation) : undefined;
  return {
    noun: resource.noun,
    parents: resource.parents,
    ...(lister && resource.list ? { list: listPath(lister, resource.list.query) } : {}),
    ...(lister ? { pick: shown!.pick, listedBy: lister.title } : {}),
    ...(creator ? { createdBy: creator.title } : {}),
  };
}

function listPath(operation: Operation, query: string | undefined): string {
  const variables = pathVariables(operation);
  let index = 0;
  const path = operation.path.replace(/\{\w+\}/g, () => `{{${variables[index++]}}}`);
  return query ? `${path}?${query}` : path;
}
