/** One request that the emulator answered. Never a token, a query or a body. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly status: number;
  /** Operation id; undefined for Entra's routes, the marker, and paths that no operation has. */
  readonly operation: string | undefined;
  /** `none`: without a token that Entra issued. */
  readonly caller: 'app' | 'user' | 'none';
  /** The service principal profile that the call was made as; absent when it was none. */
  readonly profileId?: string;
}

/** How many are kept: an emulator may run for days. */
const KEPT = 20_000;

/** Adds a request, dropping the oldest when there are too many. */
export function record(requests: ReceivedRequest[], request: ReceivedRequest): void {
  if (requests.length >= KEPT) requests.splice(0, requests.length - KEPT + 1);
  requests.push(request);
}
