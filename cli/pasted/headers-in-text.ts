/** A header that a text names, and where. */
export interface HeaderPlace {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** Where the value ends; what it looks like tells it apart from the words around it. */
const VALUES: Readonly<Record<string, RegExp>> = {
  'x-powerbi-error-info': /^[A-Za-z][\w.-]{2,120}/,
  'x-ms-public-api-error-code': /^[A-Za-z][\w.-]{2,120}/,
  'x-ms-error-code': /^[A-Za-z][\w.-]{2,120}/,
  'x-powerbi-error-details': /^[^"{}\n]{3,400}/,
  'www-authenticate': /^[^\n]{3,1200}/,
  'retry-after': /^\d{1,6}\b/,
  requestid: /^[0-9a-f]{8}-[0-9a-f-]{27}/i,
  'request-id': /^[0-9a-f]{8}-[0-9a-f-]{27}/i,
  'x-ms-request-id': /^[0-9a-f]{8}-[0-9a-f-]{27}/i,
  date: /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/,
  'content-type': /^[a-z]+\/[\w.+-]+/i,
  'content-length': /^\d{1,12}\b/,
  location: /^https?:\/\/[^\s"'},\]]{3,2000}/i,
  server: /^[\w./ -]{2,80}/,
};

const NAME = String.raw`x-powerbi-error-info|x-ms-public-api-error-code|x-ms-error-code|x-powerbi-error-details|www-authenticate|retry-after|x-ms-request-id|request-?id|date|content-type|content-length|location|server`;
/** `name: value`, `"name": "value"`, `[name, value]`, `name {value}`, `name = value` and columns of a table. */
const HEADER = new RegExp(
  String.raw`(?<![\w.-])(${NAME})(?![\w-])["']?(?:[ \t]{0,30}[:=,][\s"'[{(]{0,12}|[ \t]{1,30}["'[{(]{1,3}|[ \t]{2,40})`,
  'gi',
);
/** These are words of everyday sentences: they count only where a line or a list begins with them. */
const PLAIN = /^(?:date|location|server)$/i;

/** Headers of answers in whatever form a client prints them, in order. */
export function headersIn(text: string): HeaderPlace[] {
  return [...text.matchAll(HEADER)].flatMap((match) => {
    const name = match[1]!.toLowerCase();
    if (
      PLAIN.test(name) &&
      !/(?:^|[\n{,[("'])[ \t"'{[]{0,12}$/.test(text.slice(Math.max(0, match.index - 14), match.index))
    )
      return [];
    const from = match.index + match[0].length;
    const value = VALUES[name]?.exec(text.slice(from, from + 2_000))?.[0];
    return value === undefined ? [] : [{ name, value: value.trim(), at: match.index }];
  });
}
