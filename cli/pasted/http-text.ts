import type { GivenAnswer, PlacedAnswer } from './given-answer.ts';

const STATUS_LINE = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/;
/** A status line with a header or an empty line after it, wherever curl put it: a body before it may lack its line end. */
const NEXT_ANSWER = /HTTP\/\d(?:\.\d)? +\d{3}\b[^\n]*\n(?:[\w-]+ *:|\n)/;
/** An empty line, the end, or a body right below the headers: people drop the empty line. */
const END_OF_HEADERS = /\n\n|\n(?=[ \t]*[{[<])|\n?$(?![\s\S])/;
const STATUS_ANYWHERE = /HTTP\/\d(?:\.\d)? +\d{3}\b/;
/** What curl writes besides: notes, sizes of data, its progress meter. */
const NOISE = /^(?:\* |[{}] \[\d+ bytes data\]| +% Total | +Dload |[ \d.kMG]+--:--:--)/;

/** More answers than that in one piece say no more, and each costs a look at the rest. */
const MOST = 5_000;

interface Block {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What stands between the requests of a `.http` file. */
const SEPARATOR = /^###/;

/**
 * Reads what `curl -i` or `curl -v` printed, or a `.http` file with requests and their answers: every answer in order, `100 Continue`, a
 * proxy's `200`, redirects and retries among them.
 * @param text with line ends of Unix
 * @returns none when there is no status line in it
 */
export function readHttpAnswers(text: string): PlacedAnswer[] {
  const lines = text.split('\n');
  const starts = [
    ...new Set([
      0,
      ...lines.flatMap((line, index) => (SEPARATOR.test(line) ? [index + 1] : [])),
      ...laterRequests(lines),
    ]),
  ].sort((one, other) => one - other);
  const parts = starts.map((start, index) => ({
    start,
    part: lines.slice(start, starts[index + 1]).filter((line) => !SEPARATOR.test(line)),
  }));
  return parts
    .filter(({ part }) => part.some((line) => STATUS_LINE.test(line) || /^< HTTP\//.test(line)))
    .flatMap(({ start, part }) => answersOfPart(part, start));
}

/** Where `curl -v` shows another request behind an answer: a retry, a redirect, or the next call. What a proxy is asked belongs to the call. */
function laterRequests(lines: readonly string[]): number[] {
  const requests = lines.flatMap((line, index) =>
    /^> [A-Z]+ \S+ HTTP\//.test(line) && !line.startsWith('> CONNECT') ? [index] : [],
  );
  return requests.filter(
    (at, index) => index > 0 && lines.slice(requests[index - 1], at).some((line) => /^< HTTP\//.test(line)),
  );
}

function answersOfPart(lines: readonly string[], start: number): PlacedAnswer[] {
  const verboseRequest = requestOf(lines);
  const places = lines.flatMap((line, index) =>
    STATUS_ANYWHERE.test(line) ? [{ line: start + index + 1, text: line }] : [],
  );
  const verbose = isVerbose(lines);
  let next = 0;
  return blocksOf(answerLines(lines)).map((block) => {
    const found = places.findIndex(({ text }, index) => index >= next && text.includes(String(block.status)));
    next = found + 1;
    const whole = verbose || Object.keys(block.headers).length > 0 || /^\s*[[{<]/.test(block.body);
    const line = places[found]?.line ?? start + 1;
    return { ...block, ...(verboseRequest ?? requestBefore(lines.slice(0, line - start))), line, whole };
  });
}

/** The lines of answers alone. With `-i` and `-v` together curl prints the headers twice; then those of `-v` go. */
function answerLines(lines: readonly string[]): string[] {
  const verbose = isVerbose(lines);
  const first = lines.findIndex((line) => STATUS_LINE.test(line));
  if (!verbose) return first < 0 ? [] : lines.slice(first);
  const plain = lines.filter((line) => !NOISE.test(line) && !/^> ?/.test(line));
  if (first >= 0) return trimmedTo(plain.filter((line) => !/^< ?/.test(line)));
  return trimmedTo(plain.map((line) => line.replace(/^< ?/, '')));
}

function isVerbose(lines: readonly string[]): boolean {
  return lines.some((line) => /^< HTTP\//.test(line));
}

function trimmedTo(lines: readonly string[]): string[] {
  return lines.slice(lines.findIndex((line) => STATUS_LINE.test(line)));
}

function blocksOf(lines: readonly string[]): Block[] {
  let rest = lines.join('\n');
  const blocks: Block[] = [];
  while (STATUS_LINE.test(rest) && blocks.length < MOST) {
    const { block, after } = readBlock(rest);
    blocks.push(block);
    rest = after;
  }
  return blocks;
}

function readBlock(text: string): { block: Block; after: string } {
  const end = text.search(END_OF_HEADERS);
  const [statusLine = '', ...headerLines] = text.slice(0, end).split('\n');
  const status = Number(STATUS_LINE.exec(statusLine)![1]);
  const content = text.slice(end).replace(/^\n{1,2}/, '');
  // A good answer may carry other answers in its body; only one that is not the last is followed by another.
  const next = status >= 200 && status < 300 ? (STATUS_LINE.test(content) ? 0 : -1) : content.search(NEXT_ANSWER);
  const body = next < 0 ? content : content.slice(0, next);
  return { block: { status, headers: readHeaders(headerLines), body }, after: next < 0 ? '' : content.slice(next) };
}

/** Headers by the name that they were sent with; a line that begins with a space goes on with the one before. */
export function readHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  let latest: string | undefined;
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+\-.^_`|~\w]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) headers[(latest = name)] = value.trim();
    else if (/^[ \t]/.test(line) && latest !== undefined) headers[latest] = `${headers[latest]} ${line.trim()}`;
  }
  return headers;
}

/** The request line of a `.http` file, where the version may be missing. */
const REQUEST_LINE = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (https?:\/\/\S+|\/\S*)(?: HTTP\/\d(?:\.\d)?)?$/;

/** The last request line of the lines before an answer, as `run --save-refusals` writes it. */
function requestBefore(lines: readonly string[]): Pick<GivenAnswer, 'method' | 'url'> {
  const [, method, url] = lines.map((line) => REQUEST_LINE.exec(line)).findLast((match) => match !== null) ?? [];
  return method === undefined || url === undefined ? {} : { method, url };
}

/** Where tokens of managed identities come from, and this machine: nothing is encrypted there. */
const PLAIN_HTTP = /^(?:169\.254\.|localhost\b|127\.)/;

/** The last request that `curl -v` shows, beginning at its request line; undefined where it shows none. */
function requestOf(lines: readonly string[]): Pick<GivenAnswer, 'method' | 'url' | 'authorization'> | undefined {
  const start = lines.findLastIndex((line) => /^> [A-Z]+ \S+ HTTP\//.test(line) && !line.startsWith('> CONNECT'));
  if (start < 0) return undefined;
  const [, method = '', target = ''] = /^> ([A-Z]+) (\S+)/.exec(lines[start]!)!;
  const own = lines
    .slice(start + 1)
    .filter((line) => /^> ?/.test(line))
    .map((line) => line.replace(/^> ?/, ''));
  const headers = Object.fromEntries(
    Object.entries(readHeaders(own)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const host = headers['host'];
  const authorization = headers['authorization'] ?? '';
  return {
    method,
    ...(host === undefined ? {} : { url: `${PLAIN_HTTP.test(host) ? 'http' : 'https'}://${host}${target}` }),
    ...(/redacted|\*\*\*/i.test(authorization) ? {} : { authorization }),
  };
}
