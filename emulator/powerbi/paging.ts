import { contextOf } from './context.ts';
import type { Fields } from './fields.ts';
import { filterOf } from './filter.ts';
import type { Request, Result } from './request.ts';

/** A list as OData shows it: the items that `$filter` keeps, from `$skip` on, `$top` of them. The count is of this page. */
export function listed(request: Request, items: readonly Fields[], set?: string): Result {
  const page = paged(request, items);
  return { body: { '@odata.context': contextOf(request, set), '@odata.count': page.length, value: page } };
}

function paged(request: Request, items: readonly Fields[]): Fields[] {
  const filter = documented(request, '$filter');
  const kept = filter ? items.filter(filterOf(filter)) : items;
  const skip = Number(documented(request, '$skip') ?? 0);
  const top = documented(request, '$top');
  return kept.slice(skip, top ? skip + Number(top) : undefined);
}

/** A query option, if the operation has it; others are passed over. */
function documented({ operation, query }: Request, name: string): string | null {
  return operation.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name)
    ? query.get(name)
    : null;
}
