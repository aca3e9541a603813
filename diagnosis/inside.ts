import { field, textOf } from './answer.ts';

/** A failure that a success tells of. */
export interface InnerFailure {
  /** Its code; empty when it has none. */
  readonly code: string;
  /** Code and message as the service has them. */
  readonly words: string;
}

/** What an entry is called by which the state of something long is told. */
const STATES = ['status', 'importState', 'extendedStatus', 'state', 'executionStatus'];
const FAILED = /^(failed|failure|error|disabled|timedout|cancelled)$/i;
const DEEPEST = 6;
const MOST = 5;

/**
 * The failures inside an answer that is a success by its status: an entry of a refresh history, an export, an import, a scan, a deployment
 * or a job with the state `Failed` and a reason. The newest comes first, as lists of the service have it.
 * @param json the parsed body
 */
export function failuresInside(json: unknown): InnerFailure[] {
  const found: InnerFailure[] = [];
  walk(json, 0, found);
  return found;
}

function walk(value: unknown, depth: number, found: InnerFailure[]): void {
  if (value === null || typeof value !== 'object' || depth > DEEPEST || found.length >= MOST) return;
  if (Array.isArray(value)) return value.slice(0, 200).forEach((entry) => walk(entry, depth + 1, found));
  const failure = STATES.some((name) => FAILED.test(textOf(field(value, name)))) ? failureOf(value) : undefined;
  if (failure) return void found.push(failure);
  Object.values(value).forEach((entry) => walk(entry, depth + 1, found));
}

function failureOf(entry: object): InnerFailure | undefined {
  const own = [reasonIn(parsed(field(entry, 'serviceExceptionJson'))), ...['error', 'failureReason', 'errorDetails'].map((name) => reasonIn(field(entry, name)))];
  const attempts = field(entry, 'refreshAttempts');
  const tried = Array.isArray(attempts) ? attempts.map((attempt) => reasonIn(parsed(field(attempt, 'serviceExceptionJson')))) : [];
  const messages = field(entry, 'messages');
  const listed = Array.isArray(messages) ? messages.map(reasonIn) : [];
  return [...own, ...listed, ...tried.reverse()].find((reason) => reason !== undefined);
}

function reasonIn(value: unknown): InnerFailure | undefined {
  if (typeof value === 'string' && value.trim() !== '') return { code: /^\w+$/.test(value) ? value : '', words: value };
  const code = textOf(field(value, 'errorCode')) || textOf(field(value, 'code'));
  const message = textOf(field(value, 'errorDescription')) || textOf(field(value, 'message'));
  return code || message ? { code, words: [code, message].filter(Boolean).join(': ') } : undefined;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
