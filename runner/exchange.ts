import type { ProxyFailure } from '../diagnosis/evidence.ts';

/** A request and the answer to it, as far as a diagnosis looks at them. Short-lived: it holds a body, and the token in `authorization`. */
export interface Exchange {
  readonly method: string;
  /** Absolute address, as it was sent. */
  readonly url: string;
  /** 0: there was no answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The request's header; empty when it was sent without, absent when that is not known. */
  readonly authorization?: string;
  /** Which proxy kept the request from its host; the status is 0 then. */
  readonly failure?: ProxyFailure;
}

/** An exchange with all that went over the wire. It holds secrets: it must be redacted before it is kept. */
export interface RawExchange extends Exchange {
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Absent: none, or no text. */
  readonly requestBody?: string;
  /** Length of the answer's body in bytes; `body` is empty when that is too long to be looked at. */
  readonly bytes: number;
}
