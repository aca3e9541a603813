import { readFilter, writeFilter, type Filter } from './filter.ts';

/** What the page shows, as its address tells: a filter, and perhaps one request that is open. */
export interface View {
  readonly filter: Filter;
  readonly request?: { readonly id: string; readonly row: number };
}

/** The fragment of a view, `#` included; empty when it shows everything. */
export function writeFragment({ filter, request }: View): string {
  const open: [string, string][] =
    request === undefined
      ? []
      : [['request', request.row === 1 && !/@\d+$/.test(request.id) ? request.id : `${request.id}@${request.row}`]];
  const pairs = [...open, ...writeFilter(filter)];
  return pairs.length === 0 ? '' : `#${new URLSearchParams(pairs).toString()}`;
}

/** The view of a fragment. */
export function readFragment(fragment: string): View {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const request = /^(.+?)(?:@(\d{1,9}))?$/s.exec(values.get('request') ?? '');
  return {
    filter: readFilter(values),
    ...(request ? { request: { id: request[1]!, row: Number(request[2] ?? 1) } } : {}),
  };
}
