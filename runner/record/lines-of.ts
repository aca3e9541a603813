import { decodedPieces } from '../files/decode-text.ts';

/** The lines of a text that comes in pieces, in whichever encoding. */
export function linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  return textLines(decodedPieces(pieces));
}

/**
 * The lines of a text that comes in pieces. Only a line feed ends one: Node's own `readline` ends a line at U+2028 as well, which JSON
 * leaves as it is within a string.
 */
export async function* textLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const text of pieces) {
    const [first, ...rest] = text.split('\n');
    parts.push(first!);
    for (const next of rest) {
      yield parts.join('');
      parts = [next];
    }
  }
  yield parts.join('');
}
