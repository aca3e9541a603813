import { readAnswer } from '../../diagnosis/answer.ts';
import type { Mark } from './marks.ts';
import type { ReasonFound } from './reason-found.ts';

/** What the marks of one answer say together; each absent where they do not. */
export interface Gathered {
  /** Where the first of them stands. */
  readonly at: number;
  status?: number;
  url?: string;
  method?: string;
  authorization?: string;
  headers: Record<string, string>;
  /** JSON in the form of a service, or a page. */
  body?: string;
  /** A reason that stands outside of any JSON. */
  reason?: ReasonFound;
  aadsts?: number;
  /** The message of a service, where no code stands with it. */
  message?: string;
  /** Entra's own sentence. */
  sentence?: string;
  /** What this answer is told apart by from the next. */
  readonly slots: Map<string, string>;
}

/** Puts marks together to answers: the next begins where something is said another way than before. */
export function gathered(marks: readonly Mark[]): Gathered[] {
  const answers: Gathered[] = [];
  for (const mark of marks) {
    const slots = slotsOf(mark);
    const last = answers.at(-1);
    const fits = last !== undefined && slots.every(([name, value]) => (last.slots.get(name) ?? value) === value);
    const answer = fits ? last : { at: mark.at, headers: {}, slots: new Map<string, string>() };
    if (!fits) answers.push(answer);
    for (const [name, value] of slots) answer.slots.set(name, value);
    take(answer, mark);
  }
  return answers;
}

function slotsOf(mark: Mark): [string, string][] {
  switch (mark.kind) {
    case 'status':
      return [['status', String(mark.status)]];
    case 'address':
      return [['address', pathOf(mark.url)]];
    case 'reason':
      return [
        ...(mark.reason.aadsts === undefined ? [] : [['aadsts', String(mark.reason.aadsts)] as [string, string]]),
        ...(mark.reason.code === ''
          ? mark.reason.message === undefined
            ? []
            : [['code', mark.reason.message] as [string, string]]
          : [[mark.reason.place === 'header' ? 'info' : 'code', mark.reason.code] as [string, string]]),
      ];
    case 'header':
      return /error-(?:info|code)$/.test(mark.name) ? [['info', mark.value]] : [];
    case 'json':
      return slotsOfJson(mark.answer);
    default:
      return [];
  }
}

function slotsOfJson({
  status,
  url,
  headers = {},
  body,
}: Extract<Mark, { kind: 'json' }>['answer']): [string, string][] {
  const { info, code, message, aadsts } = readAnswer({ status: 0, headers, body: body ?? '' });
  const slots: [string, string | undefined][] = [
    ['status', status === undefined ? undefined : String(status)],
    ['address', url === undefined ? undefined : pathOf(url)],
    ['info', info],
    ['code', code || message],
    ['aadsts', aadsts[0] === undefined ? undefined : String(aadsts[0])],
  ];
  return slots.filter((slot): slot is [string, string] => Boolean(slot[1]));
}

/** Two addresses of one path are one call: some clients print it without its query. */
function pathOf(url: string): string {
  return url
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .toLowerCase();
}

function take(answer: Gathered, mark: Mark): void {
  switch (mark.kind) {
    case 'status':
      answer.status = mark.status;
      return;
    case 'address':
      if (answer.url === undefined || mark.url.length > answer.url.length) answer.url = mark.url;
      if (mark.method !== undefined) answer.method = mark.method;
      return;
    case 'method':
      answer.method ??= mark.method;
      return;
    case 'header':
      answer.headers[mark.name] = mark.value;
      return;
    case 'page':
      answer.body ??= mark.html;
      return;
    case 'reason':
      takeReason(answer, mark.reason);
      return;
    default:
      takeJson(answer, mark.answer);
  }
}

function takeReason(answer: Gathered, reason: ReasonFound): void {
  if (reason.aadsts !== undefined) answer.aadsts = reason.aadsts;
  if (reason.words !== undefined && reason.words.length > (answer.sentence?.length ?? 0))
    answer.sentence = reason.words;
  if (reason.code === '' && reason.message !== undefined) answer.message = reason.message;
  if (
    reason.code !== '' &&
    (answer.reason === undefined ||
      (answer.reason.message === undefined && reason.message !== undefined && reason.code === answer.reason.code))
  )
    answer.reason = reason;
}

function takeJson(
  answer: Gathered,
  { status, url, method, headers, body, authorization }: Extract<Mark, { kind: 'json' }>['answer'],
): void {
  if (status !== undefined) answer.status = status;
  if (url !== undefined) answer.url ??= url;
  if (method !== undefined) answer.method ??= method;
  if (authorization !== undefined) answer.authorization = authorization;
  Object.assign(answer.headers, headers);
  if (body !== undefined && (answer.body === undefined || body.length > answer.body.length)) answer.body = body;
}
