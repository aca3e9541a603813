/** A request of the Postman SDK that can be sent to another address. */
export interface Movable {
  method: string;
  readonly url: { toString(): string; update(address: string): void };
  readonly headers: { remove(name: string): void };
  body?: unknown;
  clone(): Movable;
}

/** No chain of redirects is followed further. */
export const MOST_HOPS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** They belong to the address or the body that the request had before. */
const LEFT_BEHIND = ['Host', 'Content-Length', 'Cookie', 'Postman-Token'];
const OF_A_BODY = ['Content-Type', 'Content-Encoding', 'Transfer-Encoding'];

/**
 * Where an answer sends the request on to.
 * @param from the address that answered
 * @returns undefined when the answer is no redirect, or its address cannot be read
 */
export function redirectTarget(
  status: number | undefined,
  location: string | undefined,
  from: string,
): URL | undefined {
  if (status === undefined || !REDIRECTS.has(status) || !location?.trim() || !URL.canParse(location.trim(), from))
    return undefined;
  return new URL(location.trim(), from);
}

/** The method of the next request, as the Fetch standard has it: 307 and 308 keep it, the others make a POST a GET. */
export function methodAfter(status: number, method: string): string {
  if (method === 'GET' || method === 'HEAD') return method;
  return status === 303 || ((status === 301 || status === 302) && method === 'POST') ? 'GET' : method;
}

/** The same request for another address. Its token goes along: whether it may is asked before. */
export function movedTo<T extends Movable>(request: T, target: URL, method: string): T {
  const moved = request.clone() as T;
  moved.url.update(target.href);
  for (const name of LEFT_BEHIND) moved.headers.remove(name);
  if (method !== request.method) {
    for (const name of OF_A_BODY) moved.headers.remove(name);
    delete moved.body;
    moved.method = method;
  }
  return moved;
}
