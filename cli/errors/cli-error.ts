import type { RunErrorCode } from '../../runner/index.ts';
import type { SignInErrorCode } from '../sign-in/advice.ts';

/** Every stable code that an error of the command line can carry. */
export type ErrorCode =
  | RunErrorCode
  | SignInErrorCode
  | 'E_USAGE'
  | 'E_SECRET_FLAG'
  | 'E_CREDENTIALS_MISSING'
  | 'E_VALUE_INVISIBLE'
  | 'E_VALUE_PLACEHOLDER'
  | 'E_VALUE_QUOTED'
  | 'E_VALUE_WHITESPACE'
  | 'E_TENANT_MALFORMED'
  | 'E_CLIENT_ID_MALFORMED'
  | 'E_CLIENT_SECRET_MALFORMED'
  | 'E_ENV_UNKNOWN'
  | 'E_ENV_UNREADABLE'
  | 'E_COLLECTION_UNREADABLE'
  | 'E_AREA_UNKNOWN'
  | 'E_SCOPE_UNKNOWN'
  | 'E_DESCRIPTION_UNREADABLE'
  | 'E_DESCRIPTION_INVALID'
  | 'E_ALLOW_WRITE_TENANT'
  | 'E_EMULATOR_ABSENT'
  | 'E_PROXY_INVALID'
  | 'E_WORKING_DIR_INVALID'
  | 'E_IDENTITY_SAME'
  | 'E_PORT_IN_USE'
  | 'E_TLS_INVALID'
  | 'E_OUT_UNWRITABLE'
  | 'E_FILE_UNREADABLE'
  | 'E_INPUT_EMPTY'
  | 'E_INPUT_TOO_LARGE'
  | 'E_ANSWER_UNREADABLE'
  | 'E_STATUS_UNKNOWN'
  | 'E_TOKEN_MALFORMED'
  | 'E_SCENARIO_UNKNOWN'
  | 'E_SCENARIO_INVALID'
  | 'E_REPORTER_UNKNOWN'
  | 'E_SHARD_UNKNOWN'
  | 'E_FILE_EXISTS'
  | 'E_SHARE_SECRET'
  | 'E_SHARE_NAMES'
  | 'E_OUT_IS_INPUT'
  | 'E_RULE_INVALID'
  | 'E_UNEXPECTED';

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
