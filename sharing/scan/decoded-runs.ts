import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

/** A piece of text that stands for another: Base64, hexadecimal. */
export interface DecodedRun {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** How it was written. */
  readonly written: string;
}

const BASE64 = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const HEX = /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){16,}(?![0-9A-Za-z])/g;
/** So much of readable text in a row is more than chance. */
const READABLE = /[\x09\x0a\x0d\x20-\x7e]{16,}/g;
/** The same in UTF-16. */
const WIDE = /(?:[\x09\x0a\x0d\x20-\x7e]\0){15,}[\x09\x0a\x0d\x20-\x7e]/g;
const UNPACKED = 16_777_216;

/** What the Base64 and the hexadecimal runs of a text stand for, as far as that is text. */
export function* decodedRuns(text: string): Generator<DecodedRun> {
  for (const match of text.matchAll(BASE64)) {
    const [run] = match;
    const place = { from: match.index, to: match.index + run.length };
    // A word may have grown onto its beginning: one of the four alignments is right behind it.
    for (let offset = 0; offset < 4; offset += 1) {
      const inner = readable(Buffer.from(offset === 0 ? run : run.slice(offset), 'base64'));
      if (inner !== undefined) yield { ...place, text: inner, written: 'Base64' };
    }
  }
  for (const match of text.matchAll(HEX)) {
    const inner = readable(Buffer.from(match[0], 'hex'));
    if (inner !== undefined)
      yield { from: match.index, to: match.index + match[0].length, text: inner, written: 'hex' };
  }
}

/** Bytes as text: whole when they are UTF-8 or UTF-16, unpacked when they are gzip, otherwise the stretches that can be read. */
export function readable(bytes: Buffer): string | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unpacked(bytes);
  const narrow = bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
  const latin = narrow.toString('latin1');
  const stretches = latin.match(READABLE);
  if (stretches === null) return undefined;
  const letters = stretches.reduce((sum, each) => sum + each.length, 0);
  return letters * 2 > latin.length ? narrow.toString() : stretches.join('\n');
}

/** The stretches of bytes that can be read, in letters of one byte or of two, a line for each; undefined when there are none. */
export function stretchesOf(bytes: Buffer): string | undefined {
  const latin = bytes.toString('latin1');
  const stretches = [
    ...(latin.match(READABLE) ?? []),
    ...(latin.match(WIDE) ?? []).map((wide) => wide.replaceAll('\0', '')),
  ];
  return stretches.length === 0 ? undefined : stretches.join('\n');
}

function unpacked(bytes: Buffer): string | undefined {
  const inner = unzipped(bytes);
  return inner === undefined ? undefined : readable(inner);
}

/** What was packed with gzip, as far as it is there; what follows behind it does not matter. @param most bytes that may come of it */
export function unzipped(bytes: Buffer, most = UNPACKED): Buffer | undefined {
  try {
    // Ten bytes come before what is packed, unless the fourth says that there are more.
    return bytes[3] === 0
      ? inflateRawSync(bytes.subarray(10), { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
      : gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}
