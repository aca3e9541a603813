import { contextOf } from './context.ts';
import type { Fields } from './fields.ts';
import { filterOf } from './filter.ts';
import type { Request, Result } from './request.ts';

/** The list of workspaces gives at most so many when nothing is said: inferred. */
const MOST_WORKSPACES = 5000;

/** A list as OData shows it: the items that `$filter` keeps, from `$skip` on, `$top` of them. The count is of this page. */
export function listed(request: Request, items: readonly Fields[], set?: string): Result {
  return listedAs(request, items, (item) => item, { set });
}

/**
 * The same of things of which only those on the page are to be shown: to show one may be much work.
 * @param show what is shown of one
 * @param fields what `$filter` reads; what is shown when absent
 */
export function listedAs<T extends object>(
  request: Request,
  things: readonly T[],
  show: (thing: T) => Fields,
  { fields = show, set }: { readonly fields?: (thing: T) => Fields; readonly set?: string | undefined } = {},
): Result {
  const value = paged(request, things, fields).map(show);
  return { body: { '@odata.context': contextOf(request, set), '@odata.count': value.length, value } };
}

function paged<T>(request: Request, things: readonly T[], fields: (thing: T) => Fields): T[] {
  const filter = documented(request, '$filter');
  const passes = filter ? filterOf(filter) : undefined;
  const kept = passes === undefined ? things : things.filter((thing) => passes(fields(thing)));
  const skip = Number(documented(request, '$skip') ?? 0);
  const top = documented(request, '$top') ?? (request.operation.id === 'Groups_GetGroups' ? MOST_WORKSPACES : null);
  return kept.slice(skip, top ? skip + Number(top) : undefined);
}

/** A query option, if the operation has it; others are passed over. */
function documented({ operation, query }: Request, name: string): string | null {
  return operation.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name)
    ? query.get(name)
    : null;
}
