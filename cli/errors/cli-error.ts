import type { ErrorCode } from './index.ts';

/** What all errors with a code have in common, the runner's too. */
export interface CodedError extends Error {
  readonly code: ErrorCode;
  /** What it is about: a name, a path, an address, never a secret. */
  readonly subject: string;
  /** The names that would have done. */
  readonly known: readonly string[];
}

/** Something about the command, its values or its surroundings that the person can put right. */
export class CliError extends Error implements CodedError {
  readonly code: ErrorCode;
  readonly subject: string;
  readonly known: readonly string[];

  constructor(code: ErrorCode, subject: string, options: { known?: readonly string[]; cause?: unknown } = {}) {
    super(`${code}: ${subject}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CliError';
    this.code = code;
    this.subject = subject;
    this.known = options.known ?? [];
  }
}
