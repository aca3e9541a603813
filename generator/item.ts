import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import type { StartStep } from '../catalogue/model/start.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { defined } from '../catalogue/model/defined.ts';
import { requestNameOf, type Recipe, type RecipeStep } from '../catalogue/model/recipe.ts';
import { assertionLines, recipeAssertionLines } from './assertions.ts';
import { buildBody, buildFile, buildHeaders } from './body.ts';
import { describeOperation } from './description.ts';
import { buildExample, type SavedExamples } from './example.ts';
import type { Body, Item, Request } from './format.ts';
import { eventOf } from './event.ts';
import { stableId } from './id.ts';
import { buildUrl } from './url.ts';

const NONE: SavedExamples = new Map();

/** One request of the collection, with what it expects and its saved examples. */
export function buildItem(catalogue: Catalogue, operation: Operation, examples = NONE): Item {
  return item(catalogue, { operation, name: operation.title, key: operation.id }, examples);
}

/** One step of the folder of first steps: an operation under another name, which expects more. */
export function buildStep(catalogue: Catalogue, step: StartStep, examples = NONE): Item {
  const operation = operationOf(catalogue, step.operation);
  return item(catalogue, { operation, name: step.name, key: keyOfStep(step), step }, examples);
}

/**
 * One step of a recipe: an operation under another name, whose answers the recipe's own script may deal with.
 * @param before lines of its pre-request script; empty for none
 */
export function buildRecipeStep(
  catalogue: Catalogue,
  recipe: Recipe,
  step: RecipeStep,
  before: readonly string[] = [],
): Item {
  const described = withoutUnused(operationOf(catalogue, step.operation), step.query);
  const operation = step.path ? { ...described, values: { ...described.values, ...step.path } } : described;
  const key = `recipe ${recipe.id} ${step.id}`;
  return item(catalogue, { operation, name: requestNameOf(recipe, step), key, recipe: step, before }, NONE);
}

/** What the ids of a step are made from, and the key of its examples. An operation's is its own id. */
export function keyOfStep({ id }: StartStep): string {
  return `start ${id}`;
}

/** A recipe's request shows what the recipe uses; the operation's own request shows everything that there is. */
function withoutUnused(operation: Operation, own: RecipeStep['query']): Operation {
  // A query of its own is all that is asked: the next page of a list may need less than its first.
  const { neededQuery = [], ...rest } = operation;
  const needed = own === undefined ? neededQuery : [];
  const query = own ?? operation.values;
  const isUsed = ({ name, required, in: place }: Operation['parameters'][number]): boolean =>
    place === 'path' || required || query?.[name] !== undefined || needed.includes(name);
  return { ...rest, neededQuery: needed, parameters: operation.parameters.filter(isUsed) };
}

/**
 * What is sent, without words about it.
 * @param query query parameters to send in place of the operation's own
 * @param sample a body to send in place of the operation's own
 */
export function buildRequest(
  catalogue: Catalogue,
  operation: Operation,
  query?: StartStep['query'],
  sample?: unknown,
): Request {
  return withBody(catalogue, operation, bodyWith(operation, sample), query);
}

/** The operation's own body; a sample takes the place of a form, too. */
function bodyWith(operation: Operation, sample: unknown): Body | undefined {
  if (sample === undefined) return buildBody(operation);
  const { form: _form, ...rest } = operation;
  return buildBody({ ...rest, sample });
}

function withBody(
  catalogue: Catalogue,
  operation: Operation,
  body: Body | undefined,
  query: StartStep['query'],
): Request {
  return {
    method: operation.method,
    header: buildHeaders(operation, body),
    ...defined({ body }),
    url: buildUrl(catalogue, operation, query),
  };
}

/** What a request is made from. */
interface Subject {
  readonly operation: Operation;
  readonly name: string;
  /** Its ids are made from it. */
  readonly key: string;
  readonly step?: StartStep;
  readonly recipe?: RecipeStep;
  /** Lines of its pre-request script; empty or absent for none. */
  readonly before?: readonly string[];
}

function item(
  catalogue: Catalogue,
  { operation, name, key, step, recipe, before = [] }: Subject,
  examples: SavedExamples,
): Item {
  const body = recipe?.file === undefined ? bodyWith(operation, recipe?.body) : buildFile(recipe.file);
  const request = withBody(catalogue, operation, body, (recipe ?? step)?.query);
  const about = (recipe ?? step)?.about;
  return {
    id: stableId('request', key),
    name,
    event: [
      ...(before.length > 0 ? [eventOf('prerequest', ['before', key], before)] : []),
      eventOf(
        'test',
        ['assertions', key],
        recipe ? recipeAssertionLines(operation, name, recipe.answers) : assertionLines(catalogue, operation, step),
      ),
    ],
    ...(operation.redirects ? {} : { protocolProfileBehavior: { followRedirects: false } }),
    // What a recipe needs is said at its folder.
    request: { ...request, description: describeOperation(recipe ? { ...operation, notes: [] } : operation, about) },
    response: (examples.get(key) ?? []).map((example) => buildExample(name, key, example, request)),
  };
}
