/**
 * Ids in one text, 22 characters each instead of the 39 that they take in a list: a tenant may have 50,000 workspaces, and what a recipe
 * keeps travels with every script.
 */

const LENGTH = 22;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Ids as one text, in their order. What is not a GUID is left out. */
export function packed(ids: readonly string[]): string {
  return ids.map(packedId).join('');
}

/** The first ids of such a text. */
export function unpacked(text: string, most: number): string[] {
  const number = Math.min(most, text.length / LENGTH);
  return Array.from({ length: number }, (_, place) => unpackedId(text.slice(place * LENGTH, (place + 1) * LENGTH)));
}

/** The text without its first ids. */
export function without(text: string, first: number): string {
  return text.slice(first * LENGTH);
}

/** How many ids a text has. */
export function numberIn(text: string): number {
  return text.length / LENGTH;
}

function packedId(id: string): string {
  const hex = id.replace(/-/g, '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return '';
  // Three hexadecimal digits are two of these; the last two digits get a zero.
  return (hex + '0').replace(/.{3}/g, (three) => {
    const number = parseInt(three, 16);
    return DIGITS.charAt(number >> 6) + DIGITS.charAt(number & 63);
  });
}

function unpackedId(text: string): string {
  const hex = text
    .replace(/../g, (two) => {
      const number = (DIGITS.indexOf(two.charAt(0)) << 6) | DIGITS.indexOf(two.charAt(1));
      return number.toString(16).padStart(3, '0');
    })
    .slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
