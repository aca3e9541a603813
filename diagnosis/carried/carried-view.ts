import { field, isHtml, readAadsts, textOf } from '../answer.ts';
import { callerOf } from '../caller.ts';
import { hostOf } from '../clouds.ts';
import type { Evidence } from '../evidence.ts';
import { readableClaims } from '../readable-claims.ts';
import type { View } from '../view.ts';

/**
 * In a script what stands in place of `view.ts` and `answer.ts`: what the rules that travel look at, of an answer that the script saw
 * itself. A text somebody pasted, the envelopes of other services and what is only there for the reports are left out. It never throws.
 */
export function viewOf(evidence: Evidence): View {
  const { status, url, neighbours, now } = evidence;
  const answer = readAnswer(evidence);
  const claims = readableClaims(evidence.claims);
  const path = (/^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? '').replace(/\/{2,}/g, '/');
  const said = [answer.info, answer.code].map((name) => name.toLowerCase());
  const date = Date.parse(answer.header('date'));
  return {
    evidence,
    answer,
    service: serviceAt(path),
    status,
    refused: status === 401 || status === 403,
    host: hostOf(url),
    path,
    isAdmin: /^\/v1\.0\/[^/]+\/admin\//i.test(path),
    operation: evidence.operation,
    claims,
    caller: callerOf(claims),
    assumed: false,
    time: Number.isFinite(date) ? date : now,
    saw: (operation, ...outcomes) =>
      neighbours.some((seen) => operation.test(seen.operation) && outcomes.includes(seen.outcome)),
    says: (...wanted) => wanted.some((name) => said.includes(name.toLowerCase())),
  };
}

/** A script sends to the hosts of one API and its sign-in only: the form of the path tells which. */
function serviceAt(path: string): View['service'] {
  if (/^\/v1\.0\/[^/]+/i.test(path)) return 'powerbi';
  if (/\/oauth2\/v2\.0\/token$/.test(path)) return 'entra';
  return /^\/v1\//.test(path) ? 'fabric' : 'other';
}

function readAnswer({ headers, status, body: text }: Evidence): View['answer'] {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const header = (name: string): string => lower.get(name) ?? '';
  const body = text.trim();
  const json = parse(body);
  const isGood = status >= 200 && status < 300;
  const error = isGood ? undefined : field(json, 'error');
  const inner = field(error, 'pbi.error');
  const info = header('x-powerbi-error-info');
  const code = isGood ? '' : textOf(error) || textOf(field(error, 'code')) || textOf(field(json, 'errorCode'));
  const spoken = ['message', 'Message', 'error_description'].map((name) =>
    textOf(field(error, name) ?? field(json, name)),
  );
  const below = [field(error, 'details'), field(inner, 'details'), [inner], [field(error, 'innerError')]];
  const names = below
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .map((one) => textOf(field(one, 'code')));
  const html = isHtml(text);
  return {
    envelope: html ? 'html' : body === '' ? 'empty' : json === undefined ? 'unreadable' : 'json',
    html,
    code,
    message: isGood ? '' : (spoken.find(Boolean) ?? ''),
    aadsts: readAadsts(json, body),
    info,
    names: isGood ? [] : [info, code, ...names].filter(Boolean),
    requestId: header('requestid') || header('x-ms-request-id') || header('request-id'),
    json,
    header,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
