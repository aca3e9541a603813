/** Colours and cursor movements of terminals, with their escape character, and colours that lost it on the way. */
const ANSI =
  /\u001b\[[0-?]{0,40}[ -/]{0,4}[@-~]|\u001b\][^\u0007\u001b\n]{0,400}(?:\u0007|\u001b\\)|\[\d{1,3}(?:;\d{1,3}){0,5}m/g;
/** Characters that nobody sees: of width zero, byte order marks, soft hyphens, direction marks. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;
/** Blanks of other kinds than the space. */
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** What frames a line: boxes of Terraform, tables, quotes of forums and mails. */
const FRAME = /^[ \t]{0,8}(?:(?:[│┃║╷╵╭╰|]|>(?![=-]))[ \t]?){1,8}/gm;
/** What CI systems put in front of a line: job and step of `gh run view`, then the time. */
const LOG_PREFIX = /^(?:[^\t\n]{1,120}\t[^\t\n]{0,120}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z[ \t]/gm;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#160': ' ',
  '#123': '{',
  '#125': '}',
  amp: '&',
  '#38': '&',
};
const ENTITY = /&(quot|apos|lt|gt|nbsp|amp|#34|#x22|#39|#x27|#160|#123|#125|#38);/gi;
/** Only JSON that went through a web page has its quotes as entities; a message may quote one. */
const HAS_ENTITY_JSON = /[{[,:]\s{0,20}&(?:amp;)?(?:quot|#34|#x22|#39|#x27|apos);/i;

/** A text as a program would have printed it: its lines end alike, and it has neither colours nor unseen characters. Lines keep their numbers. */
export function plainLines(text: string): string {
  const lines = text.includes('\n')
    ? text.replace(/\r{1,8}\n/g, '\n').replaceAll('\r', ' ')
    : text.replaceAll('\r', '\n');
  return lines
    .replace(ANSI, '')
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .replace(/[\u0000\u0004\u001a\u001b]/g, ' ')
    .replaceAll('\u2028', ' ')
    .replaceAll('\u2029', ' ');
}

/**
 * {@link plainLines} without what forums, mails, boxes and logs put around each line, and with the quotes that a web page wrote as entities.
 * Lines keep their numbers.
 */
export function straightened(text: string): string {
  return withoutEntities(plainLines(text).replace(LOG_PREFIX, '').replace(FRAME, ''));
}

function withoutEntities(text: string): string {
  if (!HAS_ENTITY_JSON.test(text)) return text;
  const once = text.replace(ENTITY, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
  return HAS_ENTITY_JSON.test(once)
    ? once.replace(ENTITY, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    : once;
}

/** With straight quotes in place of typographic ones; every character keeps its place. */
export function straightQuotes(text: string): string {
  return text.replace(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"').replace(/[\u2018-\u201b\u2032\uff07]/g, "'");
}
