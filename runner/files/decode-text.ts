/** The encodings in which people's tools write text files: Windows PowerShell and Excel write UTF-16. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** So many first bytes tell the encoding. */
const ENOUGH = 4;

/**
 * The encoding of a text by its first bytes: a byte order mark, or the zeros that stand beside ASCII characters in UTF-16. Every file
 * that is read here begins with such characters (a bracket, a name), and UTF-8 has no zero.
 * @param first the first four bytes of the text, fewer only where there are no more
 */
export function encodingOf(first: Uint8Array): Encoding {
  const [a, b, c, d] = first;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a && b === 0 && (first.length < ENOUGH || (c && d === 0))) return 'utf-16le';
  if (a === 0 && b && (first.length < ENOUGH || (c === 0 && d))) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file that somebody wrote: UTF-8 or UTF-16, with or without a byte order mark, which is no part of the text. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes.subarray(0, ENOUGH))).decode(bytes);
}

/** The same of a file that comes in pieces. No character is torn. */
export async function* decodedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    first = first.length === 0 ? piece : Buffer.concat([first, piece]);
    if (decoder === undefined && first.length < ENOUGH) continue;
    decoder ??= new TextDecoder(encodingOf(first.subarray(0, ENOUGH)));
    yield decoder.decode(first, { stream: true });
    first = new Uint8Array(0);
  }
  yield decoder ? decoder.decode() : decodeText(first);
}
