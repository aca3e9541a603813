import { CodedError } from '../catalogue/model/coded-error.ts';

/** What keeps a run from starting, by a stable code. The command line turns each into advice. */
export type RunErrorCode =
  | 'E_BASELINE_FOREIGN'
  | 'E_BASELINE_INVALID'
  | 'E_BASELINE_UNREADABLE'
  | 'E_COLLECTION_INVALID'
  | 'E_DATA_INVALID'
  | 'E_ENV_INVALID'
  | 'E_FOLDER_UNKNOWN'
  | 'E_HOST_UNKNOWN'
  | 'E_ID_MALFORMED'
  | 'E_INSECURE_REFUSED'
  | 'E_NEWMAN_UNFIT'
  | 'E_OPERATION_UNKNOWN'
  | 'E_RECORD_INVALID'
  | 'E_RECORD_UNREADABLE'
  | 'E_RECORDS_MIXED'
  | 'E_REPORTS_LOCKED'
  | 'E_REPORTS_LOST'
  | 'E_REPORTS_UNWRITABLE'
  | 'E_URL_INVALID'
  | 'E_URL_NOT_HTTPS';

/**
 * A run that cannot start as asked. Nothing was sent.
 * `subject` is what it is about (a path, a name, an address), never a secret; `known` are the names that would have done.
 */
export class RunError extends CodedError<RunErrorCode> {}
