import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const tail = `${letters}_.-~`;

/** A random client secret of the form that Entra hands out: 40 characters, the fourth a digit, then `Q~`. */
export function randomSecret(): string {
  return `${pick(letters, 3)}${pick('78', 1)}Q~${pick(tail, 34)}`;
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
