import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import { anonymousCode, anonymousText } from './anonymous-text.ts';
import type { Known } from './known-words.ts';

const [COMMERCIAL] = clouds;
const HOSTS: ReadonlySet<string> = new Set(
  clouds
    .flatMap(({ logins, api, fabricUrl }) => [...logins, api, fabricUrl.replace(/^https:\/\//, '')])
    .filter(Boolean),
);
/** Values that say nothing about anybody: numbers, dates, words of the API. */
const OPEN_VALUE = /^(?:'?[\d:TZ.-]{1,30}'?|true|false)$/;

/** The address of a request: the host of its cloud, the path as the documentation writes it, the query without its values. */
export function anonymousUrl(method: string, url: string, known: Known): string {
  const [, host = '', path = '', query = ''] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  return `https://${hostFor(host, path)}${pathFor(method, url, path, known)}${query === '' ? '' : `?${query.split('&').map(anonymousParameter).join('&')}`}`;
}

/** Another host, such as that of an emulator or a gateway, may be somebody's: the one that the request is meant for stands for it. */
function hostFor(host: string, path: string): string {
  if (HOSTS.has(host.toLowerCase())) return host.toLowerCase();
  if (isTokenEndpoint(path)) return COMMERCIAL!.logins[0]!;
  return /^\/v1\//i.test(path) ? COMMERCIAL!.fabricUrl.replace(/^https:\/\//, '') : COMMERCIAL!.api;
}

function pathFor(method: string, url: string, path: string, known: Known): string {
  const documented = operationAt(known.catalogues, method, url)?.path;
  if (documented !== undefined) return documented;
  if (isTokenEndpoint(path))
    return `/${/^\/(?:common|organizations|consumers)\//i.test(path) ? path.split('/')[1] : '{tenantId}'}${path.slice(path.toLowerCase().lastIndexOf('/oauth2/'))}`;
  return path
    .split('/')
    .map((part) =>
      part === '' || /^v\d(?:\.\d)?$/i.test(part) || part.split(/(?=[A-Z])|[_.-]/).every(known.isWord) ? part : '{id}',
    )
    .join('/');
}

function anonymousParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  const [name, value] = equals < 0 ? [parameter, ''] : [parameter.slice(0, equals), parameter.slice(equals + 1)];
  const shown = /^(?:\$|%24)?[A-Za-z]{1,40}$/.test(name) ? name : 'name';
  if (value === '') return equals < 0 ? shown : `${shown}=`;
  return `${shown}=${OPEN_VALUE.test(decoded(value)) ? value : 'value'}`;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '?';
  }
}

/** Headers of an answer by which a cause is told, each with what of it may be kept. */
const HEADERS: Readonly<Record<string, (value: string, known: Known) => string>> = {
  'content-type': (value) => /^[\w/+.-]+/.exec(value)?.[0] ?? '',
  'retry-after': (value) => (/^-?\d{1,6}$/.test(value) ? value : '{timestamp}'),
  'x-powerbi-error-info': anonymousCode,
  'x-ms-public-api-error-code': anonymousCode,
  'www-authenticate': challenge,
  'x-squid-error': (value) => /^\w+ \d+/.exec(value)?.[0] ?? '{words}',
  server: product,
  via: product,
  requestid: () => '{guid}',
  'request-id': () => '{guid}',
  'x-ms-request-id': () => '{guid}',
  location: (value, known) => anonymousUrl('GET', value, known),
};

/** The headers of an answer that say why it is what it is, without ids and names. */
export function anonymousHeaders(headers: Readonly<Record<string, string>>, known: Known): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const clean = HEADERS[name.toLowerCase()];
    return clean === undefined ? [] : [[name.toLowerCase(), clean(value.replace(/[\r\n]+/g, ' '), known)]];
  });
}

/** The scheme, and the error that it names. */
function challenge(value: string, known: Known): string {
  const scheme = /^[A-Za-z]+/.exec(value)?.[0] ?? '';
  const parts = [...value.matchAll(/\b(error|error_description)="([^"]*)"/g)].map(
    ([, name, said]) => `${name}="${anonymousText(said!, known)}"`,
  );
  return [known.isWord(scheme) ? scheme : '{scheme}', parts.join(', ')].filter(Boolean).join(' ');
}

/** Makers of what stands on the way; a company may put its own name there. */
const MAKERS =
  /squid|zscaler|netskope|blue ?coat|forcepoint|websense|fortigate|mcafee|cisco.?wsa|nginx|apache|microsoft-[a-z]+|envoy|varnish|haproxy|awselb|cloudflare/i;

function product(value: string): string {
  return MAKERS.exec(value)?.[0] ?? '{name}';
}
