import { TRUSTED_HOSTS } from '../../catalogue/entra/sign-in.ts';
import {
  describeAddressProblem,
  hostsInText,
  readBaseAddress,
  type UsableAddress,
} from '../../diagnosis/settings/base-address.ts';
import { problemOfPathId } from '../../diagnosis/settings/path-id.ts';
import { collectionValueOf, valueOf } from '../shared/value.ts';
import type { RequestText } from './request.ts';

/** A place in a path whose variable has no value so far. */
export const OPEN = '\u0000';

/** Set by the script itself, right before the request goes out. */
const FILLED_IN_LATER = ['activityDate', 'token'];

/** Where a request goes, as far as that is known before its ids are. */
export interface Address {
  /** Segments of the path below the base address, with the values of their variables; {@link OPEN} where one has none. */
  readonly segments: readonly string[];
  /** Variables that the path refers to. */
  readonly inPath: readonly string[];
  /** Variables that the path or the query refers to. */
  readonly references: readonly string[];
  /** Path variables of the request without any value. */
  readonly empty: readonly string[];
}

/** Hosts that the collection itself trusts: no environment, row or run-wide variable of that name counts. */
export function trustedHosts(): string[] {
  return hostsInText(collectionValueOf(TRUSTED_HOSTS));
}

/** The address that calls go to, or why none may. */
export function apiAddress(): UsableAddress | string {
  const text = valueOf('apiUrl');
  const address = readBaseAddress('apiUrl', text, trustedHosts());
  return address.problem === null ? address : describeAddressProblem('apiUrl', address);
}

/** Reads the address of a request, or says why nothing may be sent there: it may have been edited to lead to another host than `apiUrl`. */
export function readAddress({ url, variables }: RequestText, api: UsableAddress): Address | string {
  const own = /^\{\{apiUrl\}\}(?=[/?#]|$)/.test(url);
  const whole = own ? url.slice('{{apiUrl}}'.length) : resolveStart(url);
  const origin = own ? '' : (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(whole)?.[0] ?? '');
  if (!own) {
    const base = pm.variables.replaceIn(origin || whole);
    const read = readBaseAddress('apiUrl', base, trustedHosts());
    if (read.problem !== null)
      return describeAddressProblem('apiUrl', read).replace(/^apiUrl/, 'the address of this request');
  }
  const [path, query] = /^([^?#]*)(.*)$/s.exec(below(whole, origin, api))!.slice(1) as [string, string];
  const parts = path.split('/').map((part) => (part.startsWith(':') ? (variables[part.slice(1)] ?? part) : part));
  const inPath = parts.flatMap(referencesIn);
  const empty = path
    .split('/')
    .filter((part) => part.startsWith(':') && (variables[part.slice(1)] ?? '').trim() === '')
    .map((part) => part.slice(1));
  return { segments: parts.map(resolve), inPath, references: [...inPath, ...referencesIn(query)], empty };
}

/** Which variable of an address has no value, although nothing but the address needs it; undefined when all have. */
export function missingIn({ references, empty }: Address, ids: Readonly<Record<string, string>>): string | undefined {
  return empty[0] ?? references.find((name) => !FILLED_IN_LATER.includes(name) && !ids[name] && !valueOf(name));
}

/** What is wrong with a value that would stand in the path; null when nothing is. */
export function problemOfPath(
  { inPath }: Address,
  { typed }: RequestText,
  ids: Readonly<Record<string, string>>,
): string | null {
  const values = [...Object.entries(typed), ...inPath.map((name) => [name, ids[name] ?? valueOf(name)] as const)];
  for (const [name, value] of values) {
    const problem = problemOfPathId(name, value);
    if (problem) return problem;
  }
  return null;
}

/** What follows the base address: without a leading slash, and without the path that a trusted `apiUrl` may have. */
function below(whole: string, origin: string, api: UsableAddress): string {
  const rest = whole.slice(origin.length);
  const path = api.url.slice(api.origin.length);
  const inner =
    origin.toLowerCase() === api.origin && path !== '' && rest.startsWith(`${path}/`) ? rest.slice(path.length) : rest;
  return inner.replace(/^\//, '');
}

/** An address may begin with a variable that holds its beginning. */
function resolveStart(url: string): string {
  return url.replace(/^\{\{([^{}]+)\}\}/, (_, name: string) => valueOf(name));
}

function resolve(part: string): string {
  return part.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => valueOf(name) || OPEN);
}

/** Names of variables. One that begins with `$`, such as `$guid`, is Postman's own: it always has a value. */
function referencesIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^{}$][^{}]*)\}\}/g)].map(([, name]) => name!);
}
