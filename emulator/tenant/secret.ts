import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TAIL = `${LETTERS}_.-~`;

/** A random client secret of the form that Entra hands out: 40 characters, the fourth a digit, then `Q~`. */
export function randomSecret(): string {
  return `${pick(LETTERS, 3)}${pick('78', 1)}Q~${pick(TAIL, 34)}`;
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
