import { isTooDeep } from '../catalogue/model/json-depth.ts';
import { field, textOf } from './answer.ts';

/** A failure that a success tells of. */
export interface InnerFailure {
  /** Its code; empty when it has none. */
  readonly code: string;
  /** Code and message as the service has them; the state alone, such as `Failed`, where it gives no reason. */
  readonly words: string;
}

/** What an entry is called by which the state of something long is told. */
const STATES = ['status', 'importState', 'extendedStatus', 'state', 'executionStatus'];
const FAILED = /^(failed|failure|error|disabled|timedout|cancelled)$/i;
/** Bare, these say that something failed; `Disabled` is also what a setting can be. */
const FAILED_BARE = /^(failed|failure|timedout|cancelled)$/i;
const UNDER_WAY = /^(unknown|notstarted|inprogress|running|)$/i;
const DEEPEST = 6;
const MOST = 5;

/**
 * The failures inside an answer that is a success by its status: an entry of a refresh history, an export, an import, a scan, a deployment
 * or a job with the state `Failed`, with its reason where it has one. The newest comes first, as lists of the service have it. Of a
 * history of refreshes only the newest one that has ended counts: older failures are the past.
 * @param json the parsed body
 */
export function failuresInside(json: unknown): InnerFailure[] {
  const found: InnerFailure[] = [];
  walk(json, 0, found);
  return found;
}

function walk(value: unknown, depth: number, found: InnerFailure[]): void {
  if (value === null || typeof value !== 'object' || depth > DEEPEST || found.length >= MOST) return;
  if (Array.isArray(value)) return currentOf(value).forEach((entry) => walk(entry, depth + 1, found));
  const states = STATES.map((name) => textOf(field(value, name)));
  const state = states.find((each) => FAILED.test(each));
  const reason = state === undefined ? undefined : reasonOf(value);
  if (reason) return void found.push(reason);
  const before = found.length;
  Object.values(value).forEach((entry) => walk(entry, depth + 1, found));
  const bare = states.find((each) => FAILED_BARE.test(each));
  if (bare !== undefined && found.length === before && found.length < MOST) found.push({ code: '', words: bare });
}

/** The entries of a list that say how things are now. */
function currentOf(list: readonly unknown[]): readonly unknown[] {
  if (field(list[0], 'refreshType') === undefined) return list.slice(0, 200);
  return list.filter((entry) => !UNDER_WAY.test(textOf(field(entry, 'status')))).slice(0, 1);
}

/** Everything that a failed entry says of its reason: the first code, and all the words once. */
function reasonOf(entry: object): InnerFailure | undefined {
  const own = [
    parsed(field(entry, 'serviceExceptionJson')),
    ...['error', 'failureReason', 'errorDetails'].map((name) => field(entry, name)),
  ];
  const reasons = [...own, ...messagesOf(entry), ...attemptsOf(entry)]
    .map(reasonIn)
    .filter((reason) => reason !== undefined);
  if (reasons.length === 0) return undefined;
  return {
    code: reasons.find(({ code }) => code)?.code ?? '',
    words: distinct(reasons.map(({ words }) => words)).join('; '),
  };
}

/** Without what another one says already. */
function distinct(texts: readonly string[]): string[] {
  return texts.filter((text, index) =>
    texts.every((other, place) => place === index || !other.includes(text) || (other === text && place > index)),
  );
}

/** What the engine says, errors before warnings. */
function messagesOf(entry: object): readonly unknown[] {
  const messages = field(entry, 'messages');
  if (!Array.isArray(messages)) return [];
  const isWarning = (message: unknown): boolean => /^warning$/i.test(textOf(field(message, 'type')));
  const errors = messages.filter((message) => !isWarning(message));
  return (errors.length > 0 ? errors : messages).slice(0, MOST) as unknown[];
}

/** Of each attempt, the last one first. */
function attemptsOf(entry: object): readonly unknown[] {
  const attempts = field(entry, 'refreshAttempts');
  return Array.isArray(attempts)
    ? attempts
        .slice(-MOST)
        .reverse()
        .map((attempt) => parsed(field(attempt, 'serviceExceptionJson')))
    : [];
}

function reasonIn(value: unknown): InnerFailure | undefined {
  if (typeof value === 'string')
    return value.trim() === '' ? undefined : { code: /^\w+$/.test(value) ? value : '', words: value };
  const wrapped = field(value, 'error');
  if (wrapped !== null && typeof wrapped === 'object') return reasonIn(wrapped);
  const code = textOf(field(value, 'errorCode')) || textOf(field(value, 'code'));
  const message = [
    textOf(field(value, 'errorDescription')),
    textOf(field(value, 'message')),
    textOf(field(value, 'errorDetails')),
    ...detailsOf(value),
  ]
    .filter(Boolean)
    .join(': ');
  return code || message ? { code, words: [code, message].filter(Boolean).join(': ') } : undefined;
}

/** What stands below the code: `details[].message`, or `pbi.error.details[].detail.value`. */
function detailsOf(value: unknown): string[] {
  const lists = [field(value, 'details'), field(field(value, 'pbi.error'), 'details')];
  return lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list.slice(0, MOST) : []))
    .map((entry) => textOf(field(entry, 'message')) || textOf(field(field(entry, 'detail'), 'value')))
    .filter(Boolean);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*\{/.test(value) || isTooDeep(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
