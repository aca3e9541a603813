/** An error that is known by a stable code: whoever meets it can turn it into advice. */
export class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  /** What it is about: a name, a path, an address, never a secret. */
  readonly subject: string;
  /** The names that would have done. */
  readonly known: readonly string[];

  /** @param options `message` is for whoever gives no advice; by itself it is the code and the subject */
  constructor(
    code: Code,
    subject: string,
    options: { known?: readonly string[]; cause?: unknown; message?: string } = {},
  ) {
    super(options.message ?? `${code}: ${subject}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.subject = subject;
    this.known = options.known ?? [];
  }
}
