import { defined } from '../catalogue/model/defined.ts';
import { createdBy, findOperation, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { Resource } from '../catalogue/model/resource.ts';
import { factsOf } from '../catalogue/model/facts.ts';
import { stepsBefore } from '../catalogue/model/start.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { pathVariables } from '../catalogue/model/variables.ts';
import {
  keyOf,
  type Gift,
  type Plan,
  type RequestPlan,
  type ResourcePlan,
  type TwinPlan,
} from '../catalogue/model/plan.ts';
import { isAskedFor, namedRole } from '../diagnosis/rules/powerbi/asked-of-operations.ts';
import { variablesOf } from './request-variables.ts';
import { successesOf } from './successes.ts';

/** What the scripts need to know of every request and resource, derived from the catalogue. */
export function buildPlan(catalogue: Catalogue): Plan {
  const { aliases, operations, resources, root } = catalogue;
  const twins = twinPlan(catalogue);
  const scopes = new Numbered<readonly (readonly string[])[]>();
  const patterns = new Numbered<string>();
  const requests = operations.map((operation) => [
    keyOf(root, operation),
    { ...requestPlan(catalogue, operation, scopes, patterns), ...otherTwin(operation, twins) },
  ]);
  return {
    root,
    rootPattern: catalogue.rootPattern ?? escaped(root),
    ...(catalogue.asItself ? { asItself: catalogue.asItself } : {}),
    requests: Object.fromEntries(requests) as Plan['requests'],
    steps: stepPlans(catalogue),
    recipes: recipePlans(catalogue),
    ...defined({ checks: catalogue.jobs?.find(({ checks }) => checks)?.checks?.short }),
    resources: Object.fromEntries(resources.map((resource) => [resource.variable, resourcePlan(catalogue, resource)])),
    aliases,
    scopes: scopes.list,
    patterns: patterns.list,
    ...(twins ? { twins } : {}),
  };
}

/** How the first twin whose name begins like that of its request differs from it, in name and path. */
function twinPlan({ operations, root }: Catalogue): TwinPlan | undefined {
  const isAlike = ({ title, openTwin }: Operation): boolean => openTwin?.title.startsWith(title) === true;
  const { title, path, openTwin, closedReason } = operations.find(isAlike) ?? {};
  if (!title || !path || !openTwin || !closedReason) return undefined;
  const rest = path.slice(root.length + 1);
  return {
    ending: openTwin.title.slice(title.length),
    below: openTwin.path.slice(root.length + 1, -rest.length),
    closed: closedReason,
    prefix: 'my',
  };
}

/** The name of a twin that is not what `twins` says. */
function otherTwin({ title, openTwin }: Operation, twins: TwinPlan | undefined): Pick<RequestPlan, 'twin'> {
  return openTwin && openTwin.title !== `${title}${twins?.ending}` ? { twin: openTwin.title } : {};
}

function stepPlans({ start }: Catalogue): Plan['steps'] {
  const steps = start?.steps ?? [];
  return Object.fromEntries(
    steps.map((step) => [
      step.name,
      {
        after: stepsBefore(steps, step),
        ...(step.judgesToken ? { judgesToken: true as const } : {}),
        ...(step.notEmpty ? { notEmpty: true as const } : {}),
      },
    ]),
  );
}

function recipePlans({ jobs = [] }: Catalogue): Plan['recipes'] {
  return Object.fromEntries(
    jobs
      .flatMap(({ recipes }) => recipes)
      .map(({ short, steps }) => [short, steps.flatMap(({ cleansUp }, index) => (cleansUp ? [index + 1] : []))]),
  );
}

function requestPlan(
  catalogue: Catalogue,
  operation: Operation,
  scopes: Numbered<readonly (readonly string[])[]>,
  patterns: Numbered<string>,
): RequestPlan {
  const { id, effect, closedReason, looksFine, servicePrincipal, sources } = operation;
  const needs = variablesOf(catalogue, operation);
  const path = pathVariables(operation);
  const more = needs.filter((variable) => !path.includes(variable));
  const answers = successesOf(operation);
  const facts = factsOf(operation);
  const role = namedRole(operation);
  const gives = createdBy(catalogue, operation).map((resource) => gift(catalogue, resource, operation, needs));
  const lists = catalogue.resources.find((resource) =>
    [resource.list?.operation, resource.seenIn?.operation].includes(id),
  );
  const takes = catalogue.resources.find((resource) => resource.delete === id);
  return defined({
    id: isAskedFor(operation, lists !== undefined) ? id : undefined,
    effect: effect === 'reads' ? undefined : effect,
    answers: answers.length === 1 && answers[0] === 200 ? undefined : answers,
    app: servicePrincipal === (closedReason ? 'no' : 'yes') ? undefined : servicePrincipal,
    closed: closedReason,
    ruled: operation.noAdminConsentedPermission ? true : undefined,
    role,
    scopes: facts.scopes && scopes.numberOf(facts.scopes),
    needs: filled(more),
    sources,
    path: filled(path),
    gives: filled(gives),
    lists: lists?.variable,
    takes: takes?.variable,
    looksFine: looksFine === undefined ? undefined : patterns.numberOf(looksFine),
  });
}

/** A list with something in it. */
function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Values that are referred to by number: each stands once. */
class Numbered<T> {
  readonly list: T[] = [];

  numberOf(value: T): number {
    const text = JSON.stringify(value);
    const index = this.list.findIndex((each) => JSON.stringify(each) === text);
    return index >= 0 ? index : this.list.push(value) - 1;
  }
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
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
    ...(lister ? { pick: shown!.pick, listedBy: lister.title, listedAt: keyOf(catalogue.root, lister) } : {}),
    ...(creator ? { createdBy: creator.title } : {}),
  };
}

function listPath(operation: Operation, query: string | undefined): string {
  const variables = pathVariables(operation);
  let index = 0;
  const path = operation.path.replace(/\{[^{}]+\}/g, () => `{{${variables[index++]}}}`);
  return query ? `${path}?${query}` : path;
}
