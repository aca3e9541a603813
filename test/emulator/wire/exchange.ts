import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One request and the answer that the real service is known to give, as a `.http` file has them. */
export interface Exchange {
  /** File name and number of the exchange in it. */
  readonly name: string;
  /** Rule number, such as `A5`. */
  readonly rule: string;
  readonly certainty: string;
  readonly given: readonly string[];
  /** Codes of the diagnosis: the one that the answer must get first (empty: there is nothing to explain), then those that are right as well once the answer has lost or changed a part. */
  readonly expected: readonly [first: string, ...changed: string[]];
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: readonly [string, string][];
    readonly body: string;
  };
  readonly answer: { readonly status: string; readonly headers: readonly [string, string][]; readonly body: string };
}

const EXPECT = 'expect: ';

const folder = fileURLToPath(new URL('../../wire/', import.meta.url));

/** Every exchange of `test/wire`. */
export function readExchanges(): Exchange[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.http'))
    .flatMap((file) => parseExchanges(file, readFileSync(`${folder}${file}`, 'utf8')));
}

/** @throws Error when a part is missing */
export function parseExchanges(file: string, text: string): Exchange[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^###\n/m)
    .map((part, index) => parseExchange(`${file} ${index + 1}`, part));
}

function parseExchange(name: string, text: string): Exchange {
  const lines = text.split('\n');
  const comments = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
  const rest = lines.filter((line) => !line.startsWith('# ')).join('\n');
  const [before, status, after] = rest.split(/^HTTP\/1\.1 (\d{3} .+)$/m);
  const [rule, certainty] = /^(\w+) (documented|measured|reported|inferred)\b/.exec(comments[0] ?? '')?.slice(1) ?? [];
  const [line, ...requestLines] = (before ?? '').trim().split('\n');
  const [method, path] = line?.split(' ') ?? [];
  if (!rule || !certainty || !method || !path || !status) throw new Error(`${name} is not an exchange`);
  const expected = comments.find((comment) => comment.startsWith(EXPECT));
  if (expected === undefined) throw new Error(`${name} has no line "# ${EXPECT}CODE"`);
  return {
    name: `${name}: ${comments[0] ?? ''}`,
    rule,
    certainty,
    given: comments
      .slice(1)
      .filter((comment) => comment !== expected)
      .map((comment) => comment.replace(/^given: /, '')),
    expected: codesOf(expected.slice(EXPECT.length)),
    request: { method, path, ...headersAndBody(requestLines) },
    answer: { status, ...headersAndBody((after ?? '').trim().split('\n')) },
  };
}

/** Such as `PBI_ROLE_TOO_LOW; changed: PBI_REFUSED_SILENTLY`, or `nothing`. */
function codesOf(text: string): Exchange['expected'] {
  const [first = '', ...changed] = text.trim().split(/; changed: |, /);
  return [first === 'nothing' ? '' : first, ...changed];
}

function headersAndBody(lines: readonly string[]): { readonly headers: [string, string][]; readonly body: string } {
  const end = lines.indexOf('');
  // An answer without listed headers begins with its body at once.
  const hasHeaders = /^[\w-]+:/.test(lines[0] ?? '');
  const head = hasHeaders ? lines.slice(0, end === -1 ? undefined : end) : [];
  const body = hasHeaders ? (end === -1 ? [] : lines.slice(end + 1)) : lines;
  return { headers: head.map(parseHeader), body: body.join('\n').trim() };
}

function parseHeader(line: string): [string, string] {
  const [, name, value] = /^([\w-]+): (.+)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`Not a header: ${line}`);
  return [name, value];
}
