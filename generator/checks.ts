import { operationOf, type Catalogue } from '../catalogue/model/catalogue.ts';
import { checkNameOf, type Check, type Checks } from '../catalogue/model/check.ts';
import type { Operation } from '../catalogue/model/types.ts';
import { refusalAssertionLines } from './assertions.ts';
import { describeOperation } from './description.ts';
import { eventOf, scriptLines } from './event.ts';
import type { Event, Item } from './format.ts';
import { stableId } from './id.ts';
import { buildRequest } from './item.ts';

/** The requests that must be refused, each by itself. */
export async function buildChecks(catalogue: Catalogue, checks: Checks): Promise<Item[]> {
  return Promise.all(checks.list.map((check) => buildCheck(catalogue, check, checkNameOf(checks, check))));
}

async function buildCheck(catalogue: Catalogue, check: Check, name: string): Promise<Item> {
  const operation = asChecked(operationOf(catalogue, check.operation), check);
  const key = `check ${check.id}`;
  const test = eventOf('test', ['assertions', key], refusalAssertionLines(name, check.answers));
  return {
    id: stableId('request', key),
    name,
    event: [...(await before(check, key)), test],
    protocolProfileBehavior: { followRedirects: false },
    request: {
      ...buildRequest(catalogue, operation, check.query ?? {}),
      ...(check.token === 'none' ? { auth: { type: 'noauth' } } : {}),
      description: describeOperation({ ...operation, notes: [] }, check.about),
    },
    response: [],
  };
}

/** The operation with what the check sends, and without what it leaves out, required or not. */
function asChecked(operation: Operation, { path = {}, query = {} }: Check): Operation {
  const variables = Object.entries(operation.variables).filter(([name]) => path[name] === undefined);
  return {
    ...operation,
    values: { ...operation.values, ...path },
    variables: Object.fromEntries(variables),
    parameters: operation.parameters.filter(({ name, in: place }) => place === 'path' || query[name] !== undefined),
  };
}

/** What runs before it, after the collection's own script: it gives another token, or leaves the request out. */
async function before({ token, onlyApps }: Check, key: string): Promise<Event[]> {
  const script = onlyApps ? 'only-apps' : token;
  if (script === undefined || script === 'none') return [];
  return [eventOf('prerequest', ['before', key], await scriptLines(`scripts/prerequest/checks/${script}.ts`))];
}
