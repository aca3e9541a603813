import type { Operation } from '../catalogue/model/types.ts';

/** Who calls, read from a verified access token. */
export interface Caller {
  /** `app`: a service principal's own token. `user`: a delegated token. */
  kind: 'app' | 'user';
  /** The `oid` claim: the object id of the service principal or of the user. */
  objectId: string;
  /** What the service shows for the caller. */
  name: string;
  /** A user's principal name. */
  email?: string;
  /** The `appid` claim: the client that asked for the token. */
  appId: string;
  /** The `tid` claim. */
  tenantId: string;
  /** The service principal profile that the app calls as (`X-PowerBI-Profile-Id`). */
  profileId?: string;
}

/** One call of the Power BI API that no rule refused. */
export interface Call {
  operation: Operation;
  /** Path parameters by name, decoded. */
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The JSON of the body; undefined when the body is empty or is not JSON. */
  body: unknown;
  /** The body as it came. */
  raw: Buffer;
  /** The request's `Content-Type`, empty when there is none. */
  contentType: string;
  caller: Caller;
  /** Scheme and host that the caller addressed, such as `http://127.0.0.1:4280`. */
  origin: string;
}

/** What the emulated service answers, without the headers that every answer carries. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** A JSON value, or a Buffer together with a `content-type` header; undefined answers with an empty body. */
  body?: unknown;
}
