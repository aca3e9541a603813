import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What looks like a signed token, whoever made it. */
const TOKEN = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/;
/** A key's or a token's piece of this length does not turn up by chance. */
const PIECE = 24;

/**
 * What to look for when a secret must not be anywhere: the whole, the lines of a key, the parts of a token, each in the ways that programs write.
 * @param {readonly string[]} secrets
 * @returns {string[]}
 */
export function needlesOf(secrets) {
  const pieces = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n|\\n|(?<=^eyJ[\w-]+)\.|\.(?=[\w-]+$)/)]);
  const told = pieces.filter(
    (piece) => piece.length >= PIECE && !piece.startsWith('-----') && !/^eyJhbGci[\w-]*$/.test(piece),
  );
  return [...new Set(told.flatMap(spellings))];
}

/** In one text: what was found, in a word. The secret itself is not in it. @param {string} text @param {readonly string[]} needles */
export function findLeaks(text, needles) {
  const known = needles.some((needle) => text.includes(needle)) ? ['a secret'] : [];
  return TOKEN.test(text) ? [...known, 'a token'] : known;
}

/**
 * In every file of a folder, but for those that are let off by their path.
 * @param {string} folder
 * @param {readonly string[]} needles
 * @param {(path: string) => boolean} [isLetOff]
 * @returns {string[]}
 */
export function findLeaksIn(folder, needles, isLetOff = () => false) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (isLetOff(path)) return [];
    return findLeaks(readFileSync(path, 'latin1'), needles).map((what) => `${relative(folder, path)} holds ${what}`);
  });
}

function spellings(text) {
  const bytes = Buffer.from(text);
  // Base64 of a text that stands behind one or two others: the first letters depend on those, so they are left off.
  const shifted = [1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('base64').slice(0, -4),
    ...shifted,
    bytes.toString('hex'),
    [...bytes.subarray(0, PIECE)].join(','),
  ];
}
