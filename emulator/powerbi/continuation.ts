import type { Fields } from './fields.ts';
import { badRequest, type Refusal } from './refusal.ts';
import type { Request, Result } from './request.ts';

/** Where a token carries on. */
export interface Continued {
  /** The number of the page that it asks for, from 1; the first one of all is 0. */
  readonly page: number;
  /** What the next call must know of the first. */
  readonly detail: string;
}

/** One page of a list. */
export interface Page {
  readonly items: readonly Fields[];
  /** Whether no other follows. */
  readonly isLast: boolean;
}

/**
 * A result in two pages, or in twice as many. All but the last carry a continuation token and the address of the next page, the last ends
 * with null; with one item the last page is empty, which clients must expect.
 * @param name the property that holds the items
 * @throws Refusal 400 when the token is not one of this operation's, for instance because it was encoded twice
 */
export function continued(request: Request, name: string, items: readonly Fields[]): Result {
  const first = Math.max(1, items.length - 1);
  const { page } = continuationOf(request) ?? { page: 0 };
  if (page > 1) throw badToken();
  const shown = page === 0 ? items.slice(0, first) : items.slice(first);
  return pageOf(request, name, { items: shown, isLast: page === 1 }, { page, detail: '' });
}

/**
 * One page as the service shows it: with a token and the address of the next one, or with null at the end.
 * @param at which page it is, and what the next call must know: the token carries it
 */
export function pageOf(request: Request, name: string, { items, isLast }: Page, at: Continued): Result {
  if (isLast) return { body: { [name]: items, continuationUri: null, continuationToken: null } };
  const path = request.operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(request.path[parameter] ?? ''),
  );
  // The token is handed out encoded: a client that encodes it again breaks it, as on the service.
  const encoded = encodeURIComponent(tokenOf(request, { ...at, page: at.page + 1 }));
  const continuationUri = `${request.origin}${path}?continuationToken='${encoded}'`;
  return { body: { [name]: items, continuationUri, continuationToken: encoded } };
}

/**
 * Where a call carries on; undefined when it has no token.
 * @throws Refusal 400 when the token is none of this operation's
 */
export function continuationOf(request: Request): Continued | undefined {
  const sent = request.query.get('continuationToken');
  if (sent === null) return undefined;
  const token = unquoted(sent);
  // The last part pads it.
  const [, page = '', , ...details] = Buffer.from(token, 'base64').toString('utf8').split(',').slice(0, -1);
  const at = { page: Number(page), detail: details.join(',') };
  if (!/^[1-9]\d*$/.test(page) || tokenOf(request, at) !== token) throw badToken();
  return at;
}

function badToken(): Refusal {
  return badRequest('The continuation token is not valid.', 'continuationToken');
}

function tokenOf({ operation }: Request, { page, detail }: Continued): string {
  // Padded, so that it needs the encoding.
  const text = `,${page},${operation.id},${detail === '' ? '' : `${detail},`}`;
  return Buffer.from(text.padEnd(Math.ceil(text.length / 3) * 3 + 1, '0')).toString('base64');
}

function unquoted(token: string): string {
  return token.startsWith("'") && token.endsWith("'") ? token.slice(1, -1) : token;
}
