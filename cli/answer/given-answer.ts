/** An answer that somebody hands in to be explained, with what the text tells of the request. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly method?: string;
  /** Absolute address, or a path alone. */
  readonly url?: string;
  /** The request's `Authorization`; empty when the text proves that it had none. */
  readonly authorization?: string;
}
