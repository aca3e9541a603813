import type { Operation } from '../catalogue/model/types.ts';

/** Who calls, read from a verified access token. */
export interface Caller {
  /** `app`: a service principal's own token. `user`: a delegated token. */
  readonly kind: 'app' | 'user';
  /** The `oid` claim: the object id of the service principal or of the user. */
  readonly objectId: string;
  /** What the service shows for the caller. */
  readonly name: string;
  /** A user's principal name. */
  readonly email?: string;
  /** The `appid` claim: the client that asked for the token. */
  readonly appId: string;
  /** The `tid` claim. */
  readonly tenantId: string;
  /** The service principal profile that the app calls as (`X-PowerBI-Profile-Id`). */
  readonly profileId?: string;
}

/** One call of the Power BI API that no rule refused. */
export interface Call {
  readonly operation: Operation;
  /** Path parameters by name, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON of the body; undefined when the body is empty or is not JSON. */
  readonly body: unknown;
  /** The body as it came. */
  readonly raw: Buffer;
  /** The request's `Content-Type`, empty when there is none. */
  readonly contentType: string;
  readonly caller: Caller;
  /** Scheme and host that the caller addressed, such as `http://127.0.0.1:4280`. */
  readonly origin: string;
}

/** What the emulated service answers, without the headers that every answer carries. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON value, or a Buffer together with a `content-type` header; undefined answers with an empty body. */
  readonly body?: unknown;
}
