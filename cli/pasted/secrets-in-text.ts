const MOST = 200;
const LONGEST = 2_000;
const NAMED =
  /(?:secret(?:[ _-]?(?:value|key|text))?|password|passwd|pwd|passphrase|(?:account|access|api|shared|subscription|primary|secondary)[ _-]?key|(?:access|refresh|id|embed|sas)[ _-]?token|client_assertion)["']?\s{0,4}(?:[:=]|=>|,|\s-\w)?\s{0,4}["'`]?([^\s"'`,;&<>(){}[\]|]{6,2000})/gi;
const CREDENTIALS = /\bhttps?:\/\/[^\s/:@]{0,200}:([^\s/@]{3,200})@/gi;
const BASIC = /\bBasic\s{1,4}([A-Za-z0-9+/]{8,2000}={0,2})/g;
/** Client secrets of Entra by their form, wherever they stand. */
const OF_ENTRA = /[\w~.-]{3}\dQ~[\w~.-]{31,34}/g;

/** What a text gives away beside tokens: values behind the names of secrets, by their form, in addresses. A word of a sentence is none. */
export function secretsIn(text: string): string[] {
  const named = [...take(text, NAMED)].filter(isRandom);
  return [...new Set([...named, ...take(text, CREDENTIALS), ...take(text, BASIC), ...take(text, OF_ENTRA)])].slice(
    0,
    MOST,
  );
}

function* take(text: string, pattern: RegExp): Generator<string> {
  for (const match of text.matchAll(pattern)) yield (match[1] ?? match[0]).slice(0, LONGEST);
}

/** A word, a placeholder, a time and a number of Entra are no secrets: masking them would take them out of the explanation. */
function isRandom(value: string): boolean {
  if (/^(?:AADSTS|https?:|\$|%|\{|<|\d{4}-\d\d-\d\dT\d\d:)/i.test(value) || value.length < 8) return false;
  return /\d/.test(value) || /[^\w.-]/.test(value) || value.length >= 24;
}
