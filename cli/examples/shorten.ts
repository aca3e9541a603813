import { clouds } from '../../catalogue/entra/clouds.ts';
import type { Response } from '../../catalogue/model/types.ts';
import type { Received } from './tenant.ts';

const ENTRIES = 2;
const LETTERS = 300;
const COUNT = '@odata.count';
const A_FILE = '(a file)';
const A_TOKEN = 'a-token-would-stand-here';

/** Headers that say something of the answer; the others are the same everywhere, or new each time. */
const TELLING: Readonly<Record<string, string>> = {
  'content-type': 'Content-Type',
  location: 'Location',
  'retry-after': 'Retry-After',
  'x-powerbi-error-info': 'x-powerbi-error-info',
  'www-authenticate': 'WWW-Authenticate',
};

/** An answer as an example shows it: short, with the service's address in the place of the emulator's, and without a token. */
export function shorten(
  { status, headers, body }: Received,
  origin: string,
  documented: readonly Response[],
): { readonly status: number; readonly headers: Record<string, string>; readonly body: string } {
  const public_ = (text: string): string => text.replaceAll(origin, clouds[0]!.apiUrl);
  const told = Object.entries(TELLING).flatMap(([name, written]) =>
    headers[name] === undefined ? [] : [[written, public_(headers[name])] as const],
  );
  const isFile = documented.some((response) => response.status === status && response.shape?.type === 'file');
  const text = isFile ? A_FILE : public_(body.toString('utf8'));
  return { status, headers: Object.fromEntries(told), body: isFile ? text : printed(text) };
}

function printed(text: string): string {
  try {
    return JSON.stringify(shortened(JSON.parse(text), ''), null, 2);
  } catch {
    return cut(text);
  }
}

function shortened(value: unknown, name: string): unknown {
  if (typeof value === 'string')
    return /(?:token|ticket)$/i.test(name) && !/continuation/i.test(name) ? A_TOKEN : cut(value);
  if (Array.isArray(value)) return value.slice(0, ENTRIES).map((entry) => shortened(entry, name));
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([member, child]) => [member, shortened(child, member)] as const);
  const short = Object.fromEntries(members) as Record<string, unknown>;
  // A list that says its own length still says the right one.
  if (Array.isArray(short['value']) && COUNT in short) short[COUNT] = short['value'].length;
  return short;
}

function cut(text: string): string {
  return text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text;
}
