import type { Detect, Hit } from '../finding.ts';
import { isNamedSecret, type NamedAs } from '../named.ts';
import { shown } from '../placeholder.ts';

/** Without one of these words in it a text has no secret name. */
const HINT =
  /secret|token|assertion|pass|pwd|kennwort|pin\b|credential|key|signature|sas|ticket|cookie|authorization|\bsig\b/i;
const NAME = String.raw`(?<![\w$.-])(?<name>[A-Za-z_$][\w.$-]{1,60})`;
const QUOTED = String.raw`(?<quote>["'\x60])(?<value>[^"'\x60\\\n]{4,4000})\k<quote>`;

interface Pattern {
  readonly pattern: RegExp;
  readonly as: NamedAs;
  /** Without quotes around it a value may be code, or a word of a sentence. */
  readonly bare?: true;
}

// prettier-ignore
const PATTERNS: readonly Pattern[] = [
  // clientSecret: 'value', "clientSecret" = "value", clientSecret="value"
  { pattern: new RegExp(String.raw`${NAME}["'\x60]?\s{0,20}[:=]\s{0,20}${QUOTED}`, 'dg'), as: 'field' },
  // set('clientSecret', 'value')
  { pattern: new RegExp(String.raw`\(\s{0,20}["'\x60](?<name>[A-Za-z_$][\w.$-]{1,60})["'\x60]\s{0,20},\s{0,20}${QUOTED}`, 'dg'), as: 'pair' },
  // { key: 'clientSecret', value: 'value' }, name="clientSecret" value="value"
  { pattern: new RegExp(String.raw`["'\x60](?<name>[A-Za-z_$][\w.$-]{1,60})["'\x60](?:\s{0,20},\s{0,20}|\s{1,20})["']?value["']?\s{0,5}[:=]\s{0,5}${QUOTED}`, 'dg'), as: 'pair' },
  // ['clientSecret', 'value']
  { pattern: new RegExp(String.raw`\[\s{0,20}["'\x60](?<name>[A-Za-z_$][\w.$-]{1,60})["'\x60]\s{0,20},\s{0,20}${QUOTED}\s{0,20}\]`, 'dg'), as: 'field' },
  // client_secret=value among others in a form or an address
  { pattern: /(?:(?<=[?&])|(?<=^|[\s"'`])(?=[\w.$-]{2,61}=[^&\s"'`<>;,\\]{4,4000}&\w))(?<name>[A-Za-z_$][\w.$-]{1,60})=(?<value>[^&\s"'`<>;,\\()]{4,4000})/dgm, as: 'pair' },
  // client_secret=value anywhere
  { pattern: /(?<=^|[?&#\s"'`;{,])(?<name>[A-Za-z_$][\w.$-]{1,60})=(?<value>[^&\s"'`<>;,\\]{4,4000})/dgm, as: 'field', bare: true },
  // DB_PASSWORD=value, the only thing in its line
  { pattern: /^[ \t]{0,20}(?:export[ \t]{1,5}|set[ \t]{1,5}|\$env:)?(?<name>[A-Z][A-Z0-9_]{1,60})=(?<value>[^\s"'`;&<>|]{4,4000})[ \t\r]{0,20}$/dgm, as: 'pair' },
  // X-Api-Key: value, password: value
  { pattern: /(?<=^[ \t>*-]{0,20}|["'`])(?<name>[A-Za-z_$][\w.$-]{1,60}):[ \t]{1,20}(?<value>[^\s"'`,;]{6,4000})(?=[ \t\r]{0,20}$|["'`])/dgm, as: 'field', bare: true },
  // <clientSecret>value</clientSecret>
  { pattern: /<(?:\w{1,20}:)?(?<name>[A-Za-z_][\w.-]{1,60})(?:\s[^<>]{0,200})?>(?<value>[^<>\s]{6,4000})<\//dg, as: 'field' },
  // rows of tables in HTML and Markdown
  { pattern: /<t[dh][^<>]{0,200}>\s{0,50}(?<name>[A-Za-z_](?:[\w.-]| (?=[\w.-])){1,60})\s{0,50}<\/t[dh]>\s{0,50}<t[dh][^<>]{0,200}>\s{0,50}(?<value>[^<>\s]{4,4000})\s{0,50}<\/t[dh]>/dg, as: 'pair' },
  { pattern: /\|[ \t]{0,20}`?(?<name>[A-Za-z_](?:[\w.-]| (?=[\w.-])){1,60})`?[ \t]{0,20}\|[ \t]{0,20}`?(?<value>[^\s|`]{6,4000})`?[ \t]{0,20}\|/dg, as: 'field', bare: true },
];

/** Values under secret names in code, settings, forms and pages. */
export const findNamedValues: Detect = (text) => {
  if (!HINT.test(text)) return [];
  return PATTERNS.flatMap((each) => [...text.matchAll(each.pattern)].flatMap((match) => judge(match, each)));
};

function judge(match: RegExpExecArray, { as, bare }: Pattern): Hit[] {
  const { name, value } = match.groups as { name: string; value: string };
  if (bare === true && isCode(value)) return [];
  if (!isNamedSecret(name, value, as)) return [];
  const [from, to] = match.indices!.groups!['value']!;
  return [{ rule: 'named-secret', from, to, secret: value, what: `the value of ${name} (${shown(value)})`, place: [] }];
}

/** An expression rather than a value: it has brackets, or is a name or a path of names. A word with several digits in it is no name. */
function isCode(value: string): boolean {
  if (/^\w{8,}$/.test(value) && /\d\w*\d/.test(value)) return false;
  return (
    /[()[\]{}$]/.test(value) ||
    /^[A-Za-z_][\w]*(?:[?!]?\.[A-Za-z_]\w*)*[.;,!?]*$/.test(value) ||
    !/\d/.test(value) ||
    /^(?:\.{0,2}\/|[=>])/.test(value)
  );
}
