import { CodedError } from '../../catalogue/model/coded-error.ts';
import type { ErrorCode } from './index.ts';

/** Something about the command, its values or its surroundings that the person can put right. */
export class CliError extends CodedError<ErrorCode> {}
