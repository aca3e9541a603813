import { GUID } from '../../catalogue/model/guid.ts';
import { standardTenant } from '../../catalogue/powerbi/standard-tenant.ts';

/** Stand-ins that people and programs write, in lower case and without what is no letter or digit. */
const WORDS = new Set(
  (
    'string text value secret password token key none null undefined true false example sample test dummy changeme change todo tbd fixme redacted removed hidden masked secure empty ' +
    'notset unset required optional public private bearer basic oauth2 apikey header query mysecret mypassword mytoken yoursecret yourpassword yourtoken'
  ).split(' '),
);
const STAND_IN =
  /^(?:your|my|the|an?|some|insert|enter|paste|put|replace|use|add|fill|type|set)[-_ ]|^(?:your|insert|replace|paste)[A-Z]|[-_ ](?:here|goes here)\W*$|placeholder|redacted|example|changeme/i;
/** A reference that something else fills in: Postman, shells, templates, GitHub, Azure Pipelines, code. */
const REFERENCE = /\{\{[^{}]*\}\}|\$\{\{?[^{}]*\}?\}|\$\([\w.-]+\)|\{%[^%]*%\}|<%[^%]*%>/g;
const WHOLE_REFERENCE =
  /^(?:\$\{.*|\{\{.*|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|\{[\w$.-]+\}|@[A-Za-z_][\w.()']*|:[A-Za-z]\w*|process\.env\b.*|env[.[].*|pm\.\w+.*)$/;
const IN_BRACES = new RegExp(String.raw`^\{?${GUID}\}?$`);

const VERSION = /^[~^v<>=]{0,2}\d+\.\d+\.\d+/;

/** Ids that the emulator invented: nobody's tenant. */
const emulated = new Set(Object.values(standardTenant).map(String));

/** Whether a value only stands where a secret belongs: empty, a variable, `<your secret>`, `[redacted]`, `xxx`, or its own name. */
export function isPlaceholder(value: string, name = ''): boolean {
  const inner = value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
  const rest = inner.replace(REFERENCE, '').trim();
  if (rest === '' || (rest !== inner && !/[A-Za-z0-9]{8}/.test(rest))) return true;
  if (WHOLE_REFERENCE.test(inner) || /^<[^<>]*>$/.test(inner) || /^\[[^[\]]*\]$/.test(inner)) return true;
  // xxx, ***, ..., 0000, -----; and what was cut after a few letters.
  if (
    /^(.)\1*$/s.test(inner) ||
    /^[x*.•…_#?-]+$/i.test(inner) ||
    /^.{0,12}(?:\.\.\.|…|\*\*\*|xxxx).{0,4}$/i.test(inner)
  )
    return true;
  if (new Set(inner.replace(/[^A-Za-z0-9]/g, '').toLowerCase()).size <= 2) return true;
  const word = plain(inner);
  return WORDS.has(word) || (name !== '' && word === plain(name)) || STAND_IN.test(inner);
}

/** Whether a value is a GUID. */
export function isGuid(value: string): boolean {
  return IN_BRACES.test(value);
}

/** Whether a value looks made by chance: long, of letters and digits, no id, no address, no sentence. */
export function looksRandom(value: string): boolean {
  if (
    value.length < 16 ||
    /\s/.test(value) ||
    IN_BRACES.test(value) ||
    /^[a-z][\w+.-]*:\/\//i.test(value) ||
    VERSION.test(value)
  )
    return false;
  return /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Whether a value is a word or a sentence for people. */
export function isProse(value: string): boolean {
  return /^[A-Za-z]?[a-z]+[.:!?]?$/.test(value) || (/\s/.test(value.trim()) && !/\d/.test(value));
}

/** A GUID that says whose something is; those that everybody has, such as Power BI's own application, say nothing. */
export function isTellingGuid(value: string): boolean {
  if (!IN_BRACES.test(value.trim())) return false;
  if (emulated.has(value.trim().toLowerCase())) return false;
  const digits = value.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return (
    new Set(digits).size > 4 &&
    !/^0000000[0-9a-f]{1}0000/.test(digits) &&
    !digits.includes('123456789') &&
    !/^(\w{4}|\w{8})\1+/.test(digits)
  );
}

/** How much of a value may be shown: its first letters and its length. */
export function shown(value: string): string {
  const length = `${value.length} characters`;
  return value.length < 16 ? length : `${value.slice(0, 3).replace(/[^\x21-\x7e]/g, '?')}…, ${length}`;
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}
