import { aliases, pathVariables, sourceVariables } from '../catalogue/powerbi/curated/variables.ts';
import { findOperation, operations, type Operation } from '../catalogue/powerbi/index.ts';
import { createdBy, resources, type Resource } from '../catalogue/powerbi/resources.ts';
import { startSteps, stepsBefore } from '../catalogue/powerbi/start-here.ts';
import type { Gift, Plan, RequestPlan, ResourcePlan } from '../scripts/shared/plan.ts';
import { closedTo } from './closed.ts';
import { variablesOf } from './request-variables.ts';

/** What the scripts need to know of every request and resource, derived from the catalogue. */
export function buildPlan(): Plan {
  return {
    requests: {
      ...startPlans(),
      ...Object.fromEntries(operations.map((operation) => [operation.title, requestPlan(operation)])),
    },
    resources: Object.fromEntries(resources.map((resource) => [resource.variable, resourcePlan(resource)])),
    aliases,
  };
}

/** All operations stand below it. */
const ROOT = '/v1.0/myorg/';

const ERROR_INSIDE = '"error"\\s*:';

/** The state of something long that failed; which of the entries counts, the diagnosis decides. */
const FAILED_INSIDE = '"(status|extendedStatus|importState)"\\s*:\\s*"(Failed|TimedOut|Cancelled)"';

/** Successes that can hide a mistake: no workspace at all, an error inside a query's answer, a scan without the details, a refresh, export, import, scan or deployment that failed. */
const LOOKS_FINE: Readonly<Record<string, string>> = {
  Groups_GetGroups: '"value"\\s*:\\s*\\[\\s*\\]',
  Datasets_ExecuteQueries: ERROR_INSIDE,
  Datasets_ExecuteQueriesInGroup: ERROR_INSIDE,
  Datasets_GetRefreshHistory: FAILED_INSIDE,
  Datasets_GetRefreshHistoryInGroup: FAILED_INSIDE,
  Datasets_GetRefreshExecutionDetails: FAILED_INSIDE,
  Datasets_GetRefreshExecutionDetailsInGroup: FAILED_INSIDE,
  Dataflows_GetDataflowTransactions: FAILED_INSIDE,
  Reports_GetExportToFileStatus: FAILED_INSIDE,
  Reports_GetExportToFileStatusInGroup: FAILED_INSIDE,
  Imports_GetImport: FAILED_INSIDE,
  Imports_GetImportInGroup: FAILED_INSIDE,
  Pipelines_GetPipelineOperation: FAILED_INSIDE,
  WorkspaceInfo_GetScanStatus: FAILED_INSIDE,
  WorkspaceInfo_GetScanResult: '^(?![^]*"tables"\\s*:\\s*\\[\\s*\\{)',
};

function startPlans(): Record<string, RequestPlan> {
  return Object.fromEntries(
    startSteps.map((step) => [step.name, { ...requestPlan(findOperation(step.operation)!), after: stepsBefore(step) }]),
  );
}

function requestPlan(operation: Operation): RequestPlan {
  const needs = variablesOf(operation);
  const sources = sourceVariables[operation.id];
  const path = pathVariables(operation);
  const closed = closedTo(operation);
  const gives = createdBy(operation).map((resource) => gift(resource, operation, needs));
  const lists = resources.find((resource) =>
    [resource.list?.operation, resource.seenIn?.operation].includes(operation.id),
  );
  const takes = resources.find((resource) => resource.delete === operation.id);
  return {
    at: `${operation.method} ${operation.path.slice(ROOT.length)}`,
    effect: operation.effect,
    ...(needs.length ? { needs } : {}),
    ...(sources ? { sources } : {}),
    ...(path.length && operation.effect !== 'reads' ? { path } : {}),
    ...(closed ? { closed } : {}),
    ...(gives.length ? { gives } : {}),
    ...(lists ? { lists: lists.variable } : {}),
    ...(takes ? { takes: takes.variable } : {}),
    ...(LOOKS_FINE[operation.id] ? { looksFine: LOOKS_FINE[operation.id]! } : {}),
  };
}

function gift(resource: Resource, operation: Operation, needs: readonly string[]): Gift {
  const { id } = resource.create!.find((create) => create.operation === operation.id)!;
  const target = (parent: string): string =>
    Object.keys(aliases).find((alias) => aliases[alias] === parent && needs.includes(alias)) ?? parent;
  const parents = Object.fromEntries(resource.parents.map((parent) => [parent, target(parent)]));
  return { variable: resource.variable, id, ...(Object.keys(parents).length ? { parents } : {}) };
}

function resourcePlan(resource: Resource): ResourcePlan {
  const creator = resource.create?.[0] ? findOperation(resource.create[0].operation) : undefined;
  const shown = resource.list ?? resource.seenIn;
  const lister = shown ? findOperation(shown.operation) : undefined;
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
