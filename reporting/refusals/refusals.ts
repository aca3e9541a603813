import { STATUS_CODES } from 'node:http';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Attempt, RunEntry, RunRecord } from '../../runner/record/record.ts';
import type { ExchangeOf } from '../exchange-of.ts';
import { anonymousBody, namesIn } from './anonymous-body.ts';
import { anonymousHeaders, anonymousUrl } from './anonymous-request.ts';
import { knownIn, type Names } from './known-words.ts';

/** A refusal as it can be handed to others. */
export interface SavedRefusal {
  /** Of the file, such as `Groups_GetGroups-401-PowerBINotAuthorizedException.http`. */
  readonly name: string;
  readonly text: string;
}

const LONGEST_NAME = 120;

/**
 * The refusals of a run, one of each operation, status and code, without ids, names, addresses of people and tokens: what is left is the
 * request with its path as the documentation has it, the status, the headers that give a reason, and the body with its names blanked.
 * The record holds no secret; names are known by the fields in which they stand anywhere in it, and by what names look like.
 */
export function savedRefusals(record: RunRecord, exchangeOf: ExchangeOf, catalogues: Catalogues): SavedRefusal[] {
  const known = knownIn(catalogues, namesOf(record, exchangeOf));
  const saved = new Map<string, SavedRefusal>();
  for (const entry of record.entries) {
    const attempt = refusedAttempt(entry);
    const response = attempt && exchangeOf(entry)?.response;
    if (!attempt || !response) continue;
    const body = anonymousBody(response.body ?? '', known);
    const headers = anonymousHeaders(response.headers, known);
    const subject = attempt.purpose === 'token' ? 'token' : (entry.operation ?? 'unknown');
    const key = [subject, attempt.status, codeOf(headers, body)]
      .filter(Boolean)
      .join('-')
      .replace(/[^\w.-]+/g, '_')
      .slice(0, LONGEST_NAME);
    if (saved.has(key)) continue;
    const url = anonymousUrl(attempt.method, attempt.url, known);
    saved.set(key, { name: `${key}.http`, text: textOf(entry, { ...attempt, url }, subject, headers, body) });
  }
  return [...saved.values()];
}

/** What was refused last, if the exchange that is kept is of that: the request itself, or the token that it needed. */
function refusedAttempt({ attempts, outcome }: RunEntry): Attempt | undefined {
  const own =
    attempts.filter(({ purpose }) => purpose === 'request').at(-1) ??
    (outcome === 'not-reached' ? attempts.filter(({ purpose }) => purpose === 'token').at(-1) : undefined);
  return own?.status !== null && own?.status !== undefined && own.status >= 300 ? own : undefined;
}

function textOf(
  { causes, identity }: RunEntry,
  { method, url, status }: Attempt,
  subject: string,
  headers: readonly [string, string][],
  body: string,
): string {
  const about = [
    causes?.[0]?.code ?? 'no cause found',
    subject,
    ...(identity === null ? [] : [identity === 'app' ? 'as an app' : 'as a user']),
  ];
  return [
    `# ${about.join(', ')}`,
    `${method} ${url}`,
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status!] ?? ''}`.trimEnd(),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    ...(body === '' ? [] : [body, '']),
  ].join('\n');
}

function codeOf(headers: readonly [string, string][], body: string): string {
  const said = Object.fromEntries(headers);
  const inBody =
    /"(?:code|errorCode)":"([\w.]+)"/.exec(body)?.[1] ??
    /AADSTS\d+/.exec(body)?.[0] ??
    /"error":"(\w+)"/.exec(body)?.[1];
  return (said['x-powerbi-error-info'] || said['x-ms-public-api-error-code'] || inBody) ?? '';
}

function namesOf({ entries, environment }: RunRecord, exchangeOf: ExchangeOf): Names {
  const names = new Set(environment.length > 2 ? [environment.toLowerCase()] : []);
  for (const entry of entries) {
    const { request, response } = exchangeOf(entry) ?? {};
    for (const body of [request?.body, response?.body]) for (const name of namesIn(body ?? '')) names.add(name);
  }
  return names;
}
