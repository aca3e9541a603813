import { readAnswer } from '../../diagnosis/answer.ts';
import type { Evidence } from '../../diagnosis/evidence.ts';
import { viewOf, type View } from '../../diagnosis/view.ts';
import type { PlacedAnswer } from './given-answer.ts';
import type { Reading } from './read-text.ts';

/** What was read of the answer that is explained, as `--json` prints it. Empty texts and nulls where the text does not say it. */
export interface ReadSummary {
  /** Null where it is not known, 0 where there was no answer. */
  readonly status: number | null;
  readonly method: string;
  readonly url: string;
  /** The error code of the body. */
  readonly code: string;
  /** The reason of the header. */
  readonly info: string;
  readonly aadsts: readonly number[];
  readonly token: 'read' | 'not a JWT' | 'none was sent' | 'unknown';
  readonly caller: View['caller'];
  /** Whether the caller is assumed. */
  readonly assumed: boolean;
  /** `exchange`: the whole answer was there; `text`: what a text says of it. */
  readonly from: 'exchange' | 'text';
  /** What would make the answer more exact. */
  readonly missing: readonly string[];
}

/** One of several answers of a text. */
export interface AnswerSummary {
  /** From 1; null where lines say nothing. */
  readonly line: number | null;
  readonly status: number | null;
  readonly method: string;
  readonly url: string;
  readonly code: string;
  readonly aadsts: readonly number[];
  readonly explained: boolean;
}

const MOST = 20;
const TOKENS = { none: 'none was sent', 'no jwt': 'not a JWT', jwt: 'read' } as const;

/** What was read, for programs. */
export function summaryOf(evidence: Evidence, isAddressKnown: boolean): ReadSummary {
  const { answer, caller, assumed } = viewOf(evidence);
  const { status, method, url, origin, token } = evidence;
  return {
    status: status === 0 && origin === 'text' ? null : status,
    method: isAddressKnown ? method : '',
    url,
    code: answer.code,
    info: answer.info,
    aadsts: answer.aadsts,
    token: token === undefined ? 'unknown' : TOKENS[token],
    caller,
    assumed: assumed && evidence.saidCaller === undefined,
    from: origin ?? 'exchange',
    missing: missingOf(evidence),
  };
}

/** What was read, in one line. */
export function readLine(evidence: Evidence, summary: ReadSummary): string {
  const { service, status } = viewOf(evidence);
  const known =
    summary.status === null
      ? status > 0
        ? `status not given (${status} is assumed)`
        : 'status not given'
      : summary.status === 0
        ? 'no answer'
        : String(summary.status);
  const reasons = [
    ...new Set([
      summary.code && `code ${summary.code}`,
      summary.info && `code ${summary.info}`,
      ...summary.aadsts.map((number) => `AADSTS${number}`),
    ]),
  ];
  const address = service === 'other' ? withoutScheme(summary.url) : pathOf(summary.url);
  const parts = [known, summary.url === '' ? '' : `${summary.method} ${address}`.trim(), ...reasons];
  return `read: ${parts.filter(Boolean).join(', ')}${service === 'entra' ? '' : `; ${tokenWords(summary)}`}`;
}

function tokenWords({ token, caller, assumed }: ReadSummary): string {
  if (token === 'unknown') {
    if (assumed) return 'no token: a service principal is assumed (a person? --as user)';
    return caller === 'unknown'
      ? 'no token: a person or an app (--as user, --as app)'
      : `no token: ${caller === 'app' ? 'an app' : 'a person'} called`;
  }
  if (token === 'read')
    return caller === 'unknown'
      ? 'a token of an unknown caller'
      : `a token of ${caller === 'app' ? 'an app' : `a ${caller}`}`;
  return token === 'none was sent' ? 'the request had no token' : 'the token is not a JWT';
}

/** Whether a status is all that is known. */
export function isStatusAlone(evidence: Evidence): boolean {
  const { answer } = viewOf(evidence);
  return (
    evidence.origin === 'text' &&
    evidence.url === '' &&
    evidence.status > 0 &&
    answer.envelope === 'empty' &&
    answer.info === '' &&
    evidence.token === undefined
  );
}

/** What would make the answer more exact, as it is given on the command line. */
function missingOf(evidence: Evidence): string[] {
  const view = viewOf(evidence);
  if (view.service === 'entra' || (evidence.status > 0 && evidence.status < 400)) return [];
  const isTextual = evidence.origin === 'text';
  const isSilent =
    view.answer.code === '' &&
    view.answer.info === '' &&
    evidence.body === '' &&
    Object.keys(evidence.headers).length === 0;
  return [
    ...(evidence.url === '' ? ['the address (--url)'] : []),
    ...(isTextual && evidence.status === 0 ? ['the status (--status)'] : []),
    ...(isTextual && isSilent ? ['the headers and the body of the answer (curl -i)'] : []),
    ...(evidence.token === undefined && (view.refused || view.status === 0) ? ['the token (--token-file FILE)'] : []),
  ];
}

/** What to ask for, in one sentence; undefined where nothing is missing. */
export function hintOf({ missing }: ReadSummary): string | undefined {
  const last = missing.at(-1);
  if (last === undefined) return undefined;
  return `For a more exact answer, also give ${missing.length === 1 ? last : `${missing.slice(0, -1).join(', ')} and ${last}`}.`;
}

/** The answers of a text, for programs. */
export function answersOf({ answers, chosen }: Reading): AnswerSummary[] {
  return answers.map((each) => {
    const { code, info, aadsts } = reasonOf(each);
    return {
      line: each.line || null,
      status: each.status || null,
      method: each.method ?? '',
      url: each.url ?? '',
      code: code || info,
      aadsts,
      explained: each === chosen,
    };
  });
}

/** Several answers of a text, a line each; the last of them when there are many. None when there is one. */
export function answerLines(reading: Reading): string[] {
  const listed = answersOf(reading);
  if (listed.length < 2) return [];
  const shown = listed.filter((each, index) => each.explained || index >= listed.length - MOST);
  const hidden = listed.length - shown.length;
  return [
    `The text has ${listed.length} answers; the last failed one is explained:`,
    ...(hidden > 0 ? [`  (${hidden} more before)`] : []),
    ...shown.map(lineOf),
  ];
}

function lineOf({ line, status, method, url, code, aadsts, explained }: AnswerSummary): string {
  const parts = [
    status === null ? '' : String(status),
    url === '' ? '' : `${method} ${pathOf(url)}`.trim(),
    code,
    ...aadsts.map((number) => `AADSTS${number}`),
  ];
  return `${explained ? '> ' : '  '}${line === null ? '' : `line ${line}: `}${parts.filter(Boolean).join(', ') || 'nothing more'}`;
}

function reasonOf({ status, headers, body }: PlacedAnswer): { code: string; info: string; aadsts: readonly number[] } {
  const { code, info, aadsts } = readAnswer({ status, headers, body });
  return { code, info, aadsts };
}

/** The path as people know it: without the host and `/v1.0/myorg`, without the query. */
/** Of a host that is none of ours: which one it is matters most. */
function withoutScheme(url: string): string {
  return url
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[?#].*$/s, '')
    .slice(0, 200);
}

function pathOf(url: string): string {
  const path = url
    .replace(/^[a-z]+:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/{2,}/g, '/');
  return (path.replace(/^\/v1\.0\/myorg(?=\/.)/i, '') || '/').slice(0, 200);
}
