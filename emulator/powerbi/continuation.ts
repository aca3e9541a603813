import type { Fields } from './fields.ts';
import { badRequest } from './refusal.ts';
import type { Request, Result } from './request.ts';

/** How a result is cut. */
export interface Cut {
  /** What later calls must know of the first; the token carries it. */
  readonly detail?: string;
  /** An empty page comes before each with items. */
  readonly emptyBetween?: boolean;
}

/**
 * A result in two pages, or in twice as many. All but the last carry a continuation token and the address of the next page, the last ends
 * with null; with one item the last page is empty, which clients must expect.
 * @param name the property that holds the items
 * @throws Refusal 400 when the token is not one of this operation's, for instance because it was encoded twice
 */
export function continued(request: Request, name: string, items: readonly Fields[], cut: Cut = {}): Result {
  const { detail = '', emptyBetween = false } = cut;
  const first = Math.max(1, items.length - 1);
  const filled = [items.slice(0, first), items.slice(first)];
  const pages = emptyBetween ? filled.flatMap((page) => [[], page]) : filled;
  const sent = request.query.get('continuationToken');
  const asked = pages.findIndex((_, page) =>
    page === 0 ? sent === null : sent !== null && unquoted(sent) === tokenOf(request, detail, page),
  );
  if (asked === -1) throw badRequest('The continuation token is not valid.', 'continuationToken');
  const shown = { [name]: pages[asked] };
  if (asked === pages.length - 1) return { body: { ...shown, continuationUri: null, continuationToken: null } };
  const path = request.operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(request.path[parameter] ?? ''),
  );
  // The token is handed out encoded: a client that encodes it again breaks it, as on the service.
  const encoded = encodeURIComponent(tokenOf(request, detail, asked + 1));
  const continuationUri = `${request.origin}${path}?continuationToken='${encoded}'`;
  return { body: { ...shown, continuationUri, continuationToken: encoded } };
}

/** The detail of a token as it was sent; undefined for a token that is none of ours. */
export function detailOf(sent: string): string | undefined {
  const [, page, , detail] = Buffer.from(unquoted(sent), 'base64').toString('utf8').split(',');
  return /^\d$/.test(page ?? '') ? detail : undefined;
}

function tokenOf(request: Request, detail: string, page: number): string {
  // Padded, so that it needs the encoding.
  const text = `,${page},${request.operation.id},${detail === '' ? '' : `${detail},`}`;
  return Buffer.from(text.padEnd(Math.ceil(text.length / 3) * 3 + 1, '0')).toString('base64');
}

function unquoted(token: string): string {
  return token.startsWith("'") && token.endsWith("'") ? token.slice(1, -1) : token;
}
