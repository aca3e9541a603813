import type { Fields } from './fields.ts';
import { badRequest } from './refusal.ts';
import type { Request, Result } from './request.ts';

/**
 * A result in two pages. The first carries a continuation token and the address of the next page, the second ends with null; with one
 * item the second page is empty, which clients must expect.
 * @param name the property that holds the items
 * @param detail what the second call must know of the first; the token carries it
 * @throws Refusal 400 when the token is not one of this operation's, for instance because it was encoded twice
 */
export function continued(request: Request, name: string, items: readonly Fields[], detail = ''): Result {
  const first = Math.max(1, items.length - 1);
  const sent = request.query.get('continuationToken');
  const token = tokenOf(request, detail);
  if (sent !== null) {
    if (unquoted(sent) !== token) throw badRequest('The continuation token is not valid.', 'continuationToken');
    return { body: { [name]: items.slice(first), continuationUri: null, continuationToken: null } };
  }
  const path = request.operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(request.path[parameter] ?? ''),
  );
  // The token is handed out encoded: a client that encodes it again breaks it, as on the service.
  const encoded = encodeURIComponent(token);
  const continuationUri = `${request.origin}${path}?continuationToken='${encoded}'`;
  return { body: { [name]: items.slice(0, first), continuationUri, continuationToken: encoded } };
}

/** The detail of a token as it was sent; undefined for a token that is none of ours. */
export function detailOf(sent: string): string | undefined {
  const [, page, , detail] = Buffer.from(unquoted(sent), 'base64').toString('utf8').split(',');
  return page === '1' ? detail : undefined;
}

function tokenOf(request: Request, detail: string): string {
  // Padded, so that it needs the encoding.
  const text = `,1,${request.operation.id},${detail === '' ? '' : `${detail},`}`;
  return Buffer.from(text.padEnd(Math.ceil(text.length / 3) * 3 + 1, '0')).toString('base64');
}

function unquoted(token: string): string {
  return token.startsWith("'") && token.endsWith("'") ? token.slice(1, -1) : token;
}
