import { clouds } from '../../catalogue/entra/clouds.ts';
import type { Known } from './known-words.ts';

const GUID = /[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}/gi;
const MAIL = /[\w.+'#-]+@[\w-]+(?:\.[\w-]+)*/g;
const TIME = /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?/g;
const ADDRESS = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>`)\]]+/gi;
const HOST = /(?<![\w.-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[a-z\d-]+\.)+[a-z]{2,})(?::\d+)?(?![\w-])/g;
/** What is quoted is a value, and a value may be a name. The apostrophe of a genitive quotes nothing. */
const QUOTED = /(?<![\p{L}\p{N}])(['"`‘“])([^'"`‘’“”]*)(['"`’”])(?![\p{L}\p{N}])/gu;
/** An address that is left by then is an open one. */
const WORD =
  /[a-z][a-z\d+.-]*:\/\/[^\s"'<>`)\]]+|\{[a-z]+\}|\[redacted\]|AADSTS\d+|\$?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_\\]*/gu;
/** The names that a service's own code gives to what went wrong. */
const OF_CODE =
  /^[A-Z][A-Za-z]*(?:Exception|Error|Failed|Failure|NotFound|NotActive|NotAllowed|NotSupported|Denied|Invalid|Blocked|Exceeded|Switch|Principal|Privileges|Scopes|Token|Policy|Disabled|Required)$/;

/** Hosts of Microsoft that say nothing about anybody. */
const OPEN_HOSTS: ReadonlySet<string> = new Set([
  ...clouds.flatMap(({ logins, api, resource, fabricUrl }) => [
    ...logins,
    api,
    ...[resource, fabricUrl].filter(Boolean).map((url) => url.replace(/^https:\/\//, '').split('/')[0]!),
  ]),
  ...[
    'aka.ms',
    'go.microsoft.com',
    'learn.microsoft.com',
    'docs.microsoft.com',
    'sts.windows.net',
    'graph.microsoft.com',
    'management.azure.com',
    'management.core.windows.net',
  ],
]);

/** A sentence of a service without ids, names, addresses of people and machines, and times: a word in braces stands for each. */
export function anonymousText(text: string, known: Known): string {
  let clean = text;
  for (const name of [...known.names].filter((each) => /\W/.test(each)).sort((a, b) => b.length - a.length))
    clean = clean.replaceAll(new RegExp(escaped(name), 'gi'), '{name}');
  return clean
    .replace(MAIL, '{mail}')
    .replace(GUID, '{guid}')
    .replace(TIME, '{timestamp}')
    .replace(ADDRESS, (address) => anonymousAddress(address, known))
    .replace(HOST, (host) => (OPEN_HOSTS.has(host) ? host : '{host}'))
    .replace(
      QUOTED,
      (_whole, open: string, inner: string, close: string) =>
        `${open}${isOpen(inner, known) ? inner : '{name}'}${close}`,
    )
    .replace(WORD, (word) => anonymousWord(word, known));
}

/** An address that holds nothing but a host of Microsoft and known words stays; of any other its host and its path go. */
function anonymousAddress(address: string, known: Known): string {
  const [, scheme, host = '', path = ''] = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*)([^?#]*)/i.exec(address) ?? [];
  if (!OPEN_HOSTS.has(host.toLowerCase())) return '{address}';
  return `${scheme}${host}${path
    .split('/')
    .map((part) =>
      part === '' || /^\{\w+\}$/.test(part) || isKnownPart(part, known) || host === 'aka.ms' ? part : '{name}',
    )
    .join('/')}`;
}

function isKnownPart(part: string, known: Known): boolean {
  return part.split(/[.\-_]/).every((word) => /^v?\d{0,2}$/.test(word) || known.isWord(word));
}

/** Whether what is quoted is a word of the API, or gone already. */
function isOpen(inner: string, known: Known): boolean {
  return (inner.match(WORD) ?? []).every(
    (word) => isGone(word) || OF_CODE.test(word) || (known.isWord(word) && !known.names.has(word.toLowerCase())),
  );
}

/** Whether it is looked at already: a word in braces, an address, a number of Entra. */
function isGone(word: string): boolean {
  return /^[{[]|^AADSTS|:\/\//.test(word);
}

function anonymousWord(word: string, known: Known): string {
  if (isGone(word) || known.isWord(word)) return word;
  if (known.names.has(word.toLowerCase()) || /[^\x20-\x7e]|[\\]/.test(word)) return '{name}';
  if (/^\d+$/.test(word)) return word.length <= 4 ? word : '{number}';
  if (/[\d_]/.test(word)) return word.length <= 3 ? word : '{name}';
  return /^[a-z]+$/.test(word) || OF_CODE.test(word) || word.length === 1 ? word : '{name}';
}

/** A code such as `PowerBINotAuthorizedException`, as it is; anything else without names. */
export function anonymousCode(code: string, known: Known): string {
  const isCode = /^[A-Za-z_$][A-Za-z_.$-]{1,99}$/.test(code) && !known.names.has(code.toLowerCase());
  return isCode || /^AADSTS\d+$/.test(code) ? code : anonymousText(code, known);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
