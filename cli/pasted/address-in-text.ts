import { operationAt } from '../../catalogue/index.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { cmdletCalls } from './cmdlet-in-text.ts';
import { sdkCalls } from './sdk-in-text.ts';

/** The request as far as a text names it, and where. */
export interface AddressPlace {
  /** Absolute. */
  readonly url: string;
  readonly method?: string;
  readonly at: number;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const URL_IN_TEXT = /https?:\/\/(?:[^\s"'<>`|\\^\])}{]|\{\{?[\w-]{1,60}\}\}?){3,4000}/gi;
/** A path alone: `//v1.0/myorg/…`, `/v1/workspaces/…`, with or without slashes before it. */
const PATH_IN_TEXT =
  /(?<![\w.:%-]|[\w.]\/)\/{0,2}(?:v1(?:\.0)?\/(?:myorg|workspaces|admin|capacities|items|connections|gateways|deploymentPipelines|domains|operations|catalog|tags|[0-9a-f]{8}-[0-9a-f-]{27})|[\w.-]{1,60}\/oauth2\/(?:v2\.0\/)?token)(?:[^\s"'<>`|\\^\])}{,;]|\{[\w-]{1,60}\}){0,2000}/gi;
/** What stands before an address that was called, whichever host it has. */
const CALLED =
  /(?:\bfor url|\bDataSourcePath|\brequest ?(?:url|uri)|\b(?:ur[il]|endpoint|address)|-ur[il]|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)|\bcalling|\brequest to|\bfetch(?:ing)?(?: at)?)["']?\s{0,3}[:=(]?\s{0,3}["'`]?$/i;
const METHOD_BEFORE =
  /\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b(?: (?:on|to|request to|request for))?["',:\s([`]{1,6}$/;
const METHOD_NAMED =
  /(?:\brequest ?method|-method|\bmethod|\bverb|curl[^\n]{0,60}-X|--request)["']?\s{0,3}[:=]?\s{0,3}["']?(get|post|put|patch|delete|head|options)\b/gi;
const RELATIVE = /-Url\s{1,4}["']?([\w/{}.%()'$?=&-]{2,400})/g;
/** A host and a path behind a method, without a scheme. */
const HOST_AFTER_METHOD =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) ((?:[a-z\d-]{1,60}\.){1,6}[a-z]{2,20}\/[^\s"'<>`|\\^\])}{]{0,2000})/g;
/** Hosts where the services are called; what else Microsoft has are pages and names of resources. */
const API_HOST =
  /^(?:api|[\w-]+\.api|wabi-[\w-]+|df-[\w-]+|login|management|[0-9a-f]{32}\.z..\.w\.api)\.|^169\.254\.169\.254$|^login\./i;
const SERVICE_HOST =
  /(?:powerbi|fabric\.microsoft|analysis\.windows|pbidedicated|microsoftonline|windows\.net|azure)\b/i;

/** Every address that a text names as called, in order: not pages of documentation, nor audiences, nor scopes. */
export function addressesIn(text: string): AddressPlace[] {
  const whole = [...text.matchAll(URL_IN_TEXT)].flatMap((match) => placeOf(text, match.index, match[0]));
  const covered = [...text.matchAll(URL_IN_TEXT)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const paths = [...text.matchAll(PATH_IN_TEXT)]
    .filter((match) => !isIn(match.index, covered))
    .map((match) => addressAt(text, match.index, trimmed(match[0])));
  const schemeless = [...text.matchAll(HOST_AFTER_METHOD)].map((match) =>
    addressAt(text, match.index + match[0].indexOf(' ') + 1, `https://${trimmed(match[1]!)}`),
  );
  const relative = [...text.matchAll(RELATIVE)].flatMap((match) =>
    /^https?:/i.test(match[1]!) || PATH_START.test(match[1]!) ? [] : relativeAt(match),
  );
  const named = [...whole, ...paths, ...schemeless, ...relative].sort((one, other) => one.at - other.at);
  return named.length > 0
    ? named
    : [...cmdletCalls(text), ...sdkCalls(text)].map(({ method, path, at }) => ({
        url: `https://api.powerbi.com/v1.0/myorg/${path}`,
        method,
        at,
      }));
}

const PATH_START = /^\/{0,2}v1(?:\.0)?\//i;

function relativeAt(match: RegExpExecArray): AddressPlace[] {
  const url = addressOfWord(match[1]!);
  return url === undefined ? [] : [{ url, at: match.index }];
}

const OF_FABRIC =
  /^(?:workspaces(?:$|\/)|(?:admin|capacities|connections|deploymentPipelines|domains|gateways|catalog)\/[\w{])/i;

/** The methods that a text names apart from an address, in order. */
export function methodsIn(text: string): { readonly method: string; readonly at: number }[] {
  return [...text.matchAll(METHOD_NAMED)].map((match) => ({ method: match[1]!.toUpperCase(), at: match.index }));
}

const HOST_ALONE =
  /^["'`(]*(?:https:\/\/)?(api\.(?:powerbi\.com|fabric\.microsoft\.com)|login\.microsoftonline\.com)\/?["'`),.]*$/i;

/** The address that a word means: `admin/groups`, `/groups/{groupId}/users`, `workspaces` of Fabric; undefined where no service has that path. */
export function addressOfWord(word: string): string | undefined {
  const host = HOST_ALONE.exec(word)?.[1];
  if (host !== undefined) return `https://${host.toLowerCase()}/`;
  const clean = trimmed(word.replace(/^["'`(]+/, '')).replace(/^\/+/, '');
  if (clean === '' || !/^[a-z][\w{}.%()'/?=&$-]*$/i.test(clean) || /^https?:/i.test(clean)) return undefined;
  if (PATH_START.test(`/${clean}`)) return absolute(`/${clean}`);
  const [powerBi, fabric] = [
    `https://api.powerbi.com/v1.0/myorg/${clean}`,
    `https://api.fabric.microsoft.com/v1/${clean}`,
  ];
  if (methodFor(powerBi) !== undefined) return powerBi;
  // The catalogue does not have all of Fabric.
  return methodFor(fabric) !== undefined || OF_FABRIC.test(clean) ? fabric : undefined;
}

/** Actions of Fabric, and the start of a job: each is a POST, although some are named after reading. */
const IS_ACTION =
  /\/v1\/workspaces\/[^?#]*\/(?:(?:get|update|bulkImport|bulkExport)Definitions?|bindConnection|assignTo\w+|unassignFrom\w+|git\/(?:connect|disconnect|initializeConnection|commitToGit|updateFromGit)|staging\/publish|jobs\/instances(?=\?jobType=))(?:[/?#]|$)/i;

/** The method of an operation at that address, reading before changing; undefined where the catalogue knows none. */
export function methodFor(url: string): string | undefined {
  return IS_ACTION.test(url) ? 'POST' : METHODS.find((method) => operationAt(method, url) !== undefined);
}

/** An address for a path alone: each service has paths of its own. */
export function absolute(address: string): string {
  const given = address.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return given;
  const path = given.replace(/^\/+/, '');
  if (/\/oauth2\/(?:v2\.0\/)?token/i.test(path) && !/^[\w-]+(?:\.[\w-]+)+\/.*\/oauth2/.test(path))
    return `https://login.microsoftonline.com/${path}`;
  if (/^v1\//i.test(path)) return `https://api.fabric.microsoft.com/${path}`;
  return given.startsWith('/') || PATH_START.test(`/${path}`) ? `https://api.powerbi.com/${path}` : `https://${given}`;
}

function placeOf(text: string, at: number, found: string): AddressPlace[] {
  const url = trimmed(found);
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  if (/\/\.default$|^\/?$|^\/powerbi\/api/i.test(path) && !/^169\./.test(host)) return [];
  if (
    /^(?:learn|docs|go|aka|www|community|app|portal|github|support|status|developer)\b|^aka\.ms|^github\.com|^sts\.windows/i.test(
      host,
    )
  )
    return [];
  if (/\/error\b/i.test(path) && /^login\./i.test(host)) return [];
  return isApi(host, path) || CALLED.test(text.slice(Math.max(0, at - 40), at)) ? [addressAt(text, at, url)] : [];
}

/** Whether an address is one of the services', by its host or its path. */
export function isApiAddress(url: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  return isApi(host, path);
}

function isApi(host: string, path: string): boolean {
  return (
    (API_HOST.test(host) && SERVICE_HOST.test(host)) ||
    /^169\.254/.test(host) ||
    /\/v1\.0\/myorg(?:\/|$)|\/oauth2\/(?:v2\.0\/)?token/i.test(path)
  );
}

function addressAt(text: string, at: number, address: string): AddressPlace {
  const before = text.slice(Math.max(0, at - 40), at);
  const method = METHOD_BEFORE.exec(before)?.[1];
  return { url: absolute(address), at, ...defined({ method }) };
}

/** Without the punctuation of the sentence that it stands in. */
function trimmed(address: string): string {
  const clean = address.replace(/[.,;:!?'"*_]{1,20}$/, '');
  return clean.includes('(') ? clean : clean.replace(/\){1,5}$/, '');
}

function isIn(at: number, ranges: readonly { from: number; to: number }[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && at < range.to;
}
