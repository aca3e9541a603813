import { FAILURE_NAME, STATUS_NAME, statusOfName } from './status-names.ts';

/** A status that a text names, and where. */
export interface StatusPlace {
  readonly status: number;
  readonly at: number;
}

const GAP = String.raw`[\s"'()[\]{}<>:=,;|*\`-]{0,12}`;

/** How clients say a status; the group is a number or a name. */
const PATTERNS: readonly RegExp[] = [
  // HTTP/1.1 401 Unauthorized; "GET /path HTTP/1.1" 401 0
  /\bHTTP\/\d(?:\.\d)?"? {1,4}([1-5]\d\d)\b/g,
  // 401 Unauthorized; 401 (Unauthorized); 403 - Forbidden; 403, message='Forbidden'
  new RegExp(String.raw`(?<![\w.#-])([1-5]\d\d)${GAP}(?:message=)?['"]?(?:${STATUS_NAME})\b`, 'gi'),
  // Unauthorized (401)
  new RegExp(String.raw`\b(?:${STATUS_NAME})\s{0,3}[([:]\s{0,3}([1-5]\d\d)\b`, 'gi'),
  // 403 Client Error
  /(?<![\w.])([45]\d\d) (?:Client|Server) Error\b/gi,
  // an error: (401) Nicht autorisiert
  /[:.] ?\(([45]\d\d)\)(?=[ .]|$)/gm,
  // status code 401, StatusCode: 401, "status": 401, status=401, HTTP status 401, status of 401
  /(?<!exit[ _-]?)\bstatus(?:[ _-]?code)?\b["']?(?: {1,3}(?:is|was|of|returned|received|code|equals))?[\s"'([{<:=,]{0,12}([1-5]\d\d)(?![\w.-])/gi,
  // HttpStatusCode 401, http_status: 401, httpStatusCode=403
  /\bhttp[ _-]?(?:status|response|error)?(?:[ _-]?code)?["']?[\s"'([<:=]{1,8}([1-5]\d\d)(?![\w.-])/gi,
  // <Response [401]>
  /\bResponse \[([1-5]\d\d)\]/g,
  // error 403, error code: 401, code=401, Code: 403, returned 401, responded with 401, failed with 403, got a 401
  /(?<!exit[ _-]?|line |port )\b(?:error|code|response)(?:[ _-]?code)?["']?[\s"'([:=#]{1,6}([45]\d\d)(?![\w.%-])/gi,
  /\b(?:return(?:ed|s|ing)?|respond(?:ed|s)?(?: with)?|answer(?:ed|s)?(?: with)?|fail(?:ed|s)? with|got|get(?:ting)?|receiv(?:ed|ing)|with|gives?|throws?)(?: an?| the| HTTP| error){0,2} ([45]\d\d)(?![\w.%-])/gi,
  // a line of a console: method, address, status
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) https?:\/\/[^\s"'<>]{4,2000}[ \t"']{1,6}([1-5]\d\d)\b/g,
  // a line that begins with a status: 403: …, 401 for url, 401 {"error": …
  /^[ \t]{0,12}(?:error:? ?)?([45]\d\d)(?=[ \t]{0,80}$|:(?!\d)|[ \t]{1,8}(?:for url|\/|https?:|[A-Z"'{(<]))/gm,
  // … and one that ends with it: GET /groups -> 403
  /(?:->|=>|→|[:=]) {0,3}([45]\d\d)(?=[ \t]{0,80}$)/gm,
  // by name: status code 'Unauthorized', HttpStatusCode Forbidden, StatusCode: Forbidden, status: TooManyRequests
  new RegExp(
    String.raw`\bstatus(?:[ _-]?code)?["']?(?: {1,3}(?:is|was|of))?[\s"'([<:=.,]{1,8}(${FAILURE_NAME})\b`,
    'gi',
  ),
  // Azure CLI: Forbidden({"error": …
  new RegExp(String.raw`\b(${FAILURE_NAME})\(\{`, 'gi'),
  // [Forbidden], as the Fabric CLI says it
  new RegExp(String.raw`\[(${FAILURE_NAME})\]`, 'g'),
  // {"error": …}403, as curl -w '%{http_code}' writes it
  /\}([45]\d\d)(?=\s{0,20}$)/gm,
  // error: Unauthorized, Error Code: Unauthorized
  new RegExp(
    String.raw`\b(?:error(?: code)?|exception|reason)["']?\s{0,2}[:=]\s{0,2}["'([]?(${FAILURE_NAME})\b(?=[\s"')\].,:!]|$)`,
    'gi',
  ),
];

/** What Power Query says in words alone. */
const OF_POWER_QUERY = /\bAccess to the resource is forbidden\b/gi;

/** Every status that a text names, in order. What comes out of a process at its end is not one. */
export function statusesIn(text: string): StatusPlace[] {
  const found = new Map<number, number>();
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const named = match[1] ?? '';
      const status = /^\d/.test(named) ? Number(named) : statusOfName(named);
      if (
        status === undefined ||
        !isStatus(status) ||
        isCount(text, match.index + match[0].lastIndexOf(named)) ||
        isOfNotebook(text, match.index, status)
      )
        continue;
      const at = match.index + match[0].lastIndexOf(named);
      if (!found.has(at)) found.set(at, status);
    }
  }
  for (const match of text.matchAll(OF_POWER_QUERY)) found.set(match.index, 403);
  return [...found].map(([at, status]) => ({ at, status })).sort((one, other) => one.at - other.at);
}

/** A pipeline names the 200 of the question how a notebook went: the notebook failed all the same. */
function isOfNotebook(text: string, at: number, status: number): boolean {
  return (
    status < 300 &&
    /Notebook execution failed at Notebook service with\s{1,3}(?:http\s)?$/i.test(text.slice(Math.max(0, at - 80), at))
  );
}

/** Whether a number counts something that a client reports: rows, bytes, time. */
function isCount(text: string, at: number): boolean {
  return /^\d{3} (?:rows?|records?|lines?|entries|times|ms|milliseconds|seconds|minutes|[kmg]?bytes|[KMG]B)\b/i.test(
    text.slice(at, at + 24),
  );
}

/** Whether services and proxies answer with that number: 443 is a port, and 450 is a count. */
function isStatus(number: number): boolean {
  return (
    number < 400 ||
    (number <= 431 && number !== 419 && number !== 420) ||
    number === 449 ||
    number === 451 ||
    number === 499 ||
    (number >= 500 && number <= 511) ||
    (number >= 520 && number <= 530)
  );
}

/** First or last of the words, or alone with a method: a number in the middle may be a port, a count or a build. */
const NUMBER_OF_WORDS =
  /^["'(]?([45]\d\d)(?=$|[\s:,;"')?!]|\.(?!\d))|(?:^|\s)(?:HTTP |status |error |code )?([45]\d\d)["')?!.]?$/i;

/** The status that a few words are, such as `401`, `Forbidden`, `HTTP 403` or `403 admin/groups`. */
export function statusOfWords(text: string): number | undefined {
  const short = text.trim().replace(/\bNotebook service with http status code - '200'/i, '');
  if (short.length > 400) return undefined;
  if (/^2\d\d(?: OK)?$/i.test(short)) return Number(short.slice(0, 3));
  const number = NUMBER_OF_WORDS.exec(short)
    ?.slice(1)
    .find((each) => each !== undefined);
  if (number !== undefined && isStatus(Number(number)) && !isCount(short, short.indexOf(number))) return Number(number);
  const name = new RegExp(`^["'([]?(${FAILURE_NAME})["').!\\]]?(?=$|\\s)`, 'i').exec(short)?.[1];
  return name === undefined ? undefined : statusOfName(name);
}
