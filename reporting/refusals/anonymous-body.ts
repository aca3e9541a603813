import { anonymousCode, anonymousText } from './anonymous-text.ts';
import type { Known } from './known-words.ts';

/** Under these stands what somebody is called, or what somebody called something. */
const NAME = /(?:name|mail|upn|owner|title|label|description|mention|nick|alias|phone|address|folder|path)s?$/i;
/** Under these stand codes. */
const CODE = /^(?:code|errorcode|error|suberror|type|target|kind|state|status)$/i;
const DEEPEST = 30;
const LARGEST_NUMBER = 99_999;

/** The body of a refusal without ids and names. What is a page for people becomes an empty one, and what is no JSON is taken for a sentence. */
export function anonymousBody(body: string, known: Known): string {
  const text = body.trim();
  if (text === '') return '';
  if (/^<(?:!doctype\s+html|html|head|body|title|!--|\?xml)/i.test(text))
    return '<!DOCTYPE html><html><body>{page}</body></html>';
  const json = parse(text);
  return json === undefined ? anonymousText(text, known) : JSON.stringify(anonymousValue(json, '', known, 0));
}

function anonymousValue(value: unknown, key: string, known: Known, depth: number): unknown {
  if (depth > DEEPEST) return '{more}';
  if (typeof value === 'string') return anonymousString(value, key, known);
  if (typeof value === 'number') return key === 'error_codes' || Math.abs(value) <= LARGEST_NUMBER ? value : 0;
  if (Array.isArray(value)) return value.map((each) => anonymousValue(each, key, known, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      anonymousKey(name, known),
      anonymousValue(inner, name, known, depth + 1),
    ]),
  );
}

function anonymousString(value: string, key: string, known: Known): string {
  if (value === '') return value;
  if (NAME.test(key) && key !== 'error_description') return '{name}';
  return CODE.test(key) ? anonymousCode(value, known) : anonymousText(value, known);
}

/** Of a map from names to something the keys are names. */
function anonymousKey(key: string, known: Known): string {
  if (known.isProperty(key) || /^@odata\.[a-z]+$/i.test(key) || key === 'pbi.error') return key;
  return /^[a-z][A-Za-z]{0,40}$/.test(key) && !known.names.has(key.toLowerCase()) ? key : '{name}';
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json !== null && typeof json === 'object' ? json : undefined;
  } catch {
    return undefined;
  }
}

const NAMED = /"(\w*(?:name|mail|upn|owner|title|label)\w*)"\s*:\s*"((?:[^"\\]|\\.){2,200})"/gi;
const SHORTEST_NAME = 3;

/** What stands under names in a body, whole and word by word, in small letters: so it is known where it shows in a sentence. */
export function namesIn(body: string): string[] {
  return [...body.matchAll(NAMED)].flatMap(([, , name = '']) => {
    const whole = name.toLowerCase();
    return [whole, ...whole.split(/[^\p{L}\p{N}_]+/u)].filter((each) => each.length >= SHORTEST_NAME);
  });
}
