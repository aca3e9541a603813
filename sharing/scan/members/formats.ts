import { isUtf8 } from 'node:buffer';

/** What a file is, as far as it matters for reading it. */
export type Format =
  | { readonly kind: 'text' | 'zip' | 'gzip' | 'tar' | 'key' }
  /** Not text; what can be read of it stands there as it is. */
  | { readonly kind: 'plain'; readonly what: string }
  /** Not text, and packed, encrypted or unknown. */
  | { readonly kind: 'closed'; readonly what: string };

/** So many bytes tell what a file is. */
export const SAMPLE = 8_192;

/** First bytes, in Latin-1, of what is packed or encrypted and not unpacked here. */
const CLOSED: readonly (readonly [start: string, what: string])[] = [
  ['\xfd7zXZ\0', 'an xz archive'],
  ['BZh', 'a bzip2 archive'],
  ["7z\xbc\xaf'\x1c", 'a 7z archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive'],
  ['\x04\x22\x4d\x18', 'an lz4 archive'],
  ['LZIP', 'an lzip archive'],
  ['\x1f\x9d', 'a compress archive (.Z)'],
  ['\x1f\xa0', 'a compress archive (.Z)'],
  [']\0\0', 'an lzma archive'],
  ['MSCF', 'a cabinet file'],
  ['!<arch>\n', 'an ar archive'],
  ['%PDF-', 'a PDF'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Office file of the old or an encrypted kind'],
  ['\xfe\xed\xfe\xed', 'a Java key store'],
  ['Salted__', 'an encrypted file'],
  ['\x85\x01', 'an encrypted file'],
];

/** First bytes of pictures, fonts, sounds and of files that keep their texts as they are. */
const PLAIN: readonly (readonly [start: string, what: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a sound'],
  ['\0\0\x01\0', 'an icon'],
  ['BM', 'a picture'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
  ['\0\x01\0\0', 'a font'],
  ['OTTO', 'a font'],
  ['OggS', 'a sound'],
  ['ID3', 'a sound'],
  ['SQLite format 3\0', 'a database'],
  ['\0\x05\x16\x07', 'a file of macOS'],
  ['\0\0\0\x01Bud1', 'a file of macOS'],
];

/** What a file is, by its first bytes: at least `SAMPLE` of them, or all. */
export function formatOf(sample: Buffer): Format {
  const start = sample.subarray(0, 16).toString('latin1');
  const begins = ([first]: readonly [string, string]): boolean => start.startsWith(first);
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08|00PK)/.test(start)) return { kind: 'zip' };
  if (start.startsWith('\x1f\x8b')) return { kind: 'gzip' };
  if (isTarHeader(sample)) return { kind: 'tar' };
  const closed = CLOSED.find(begins);
  // A text may begin with letters that an archive begins with.
  if (closed !== undefined && (isBinary(sample) || closed[1] === 'a PDF')) return { kind: 'closed', what: closed[1] };
  if (!isBinary(sample)) return { kind: 'text' };
  if (sample[0] === 0x30 && (sample[1] === 0x82 || sample[1] === 0x83)) return { kind: 'key' };
  const plain =
    PLAIN.find(begins) ?? (start.slice(4, 8) === 'ftyp' ? (['', 'a film or a picture'] as const) : undefined);
  return plain === undefined
    ? { kind: 'closed', what: 'not text, and of a kind that is not known here' }
    : { kind: 'plain', what: plain[1] };
}

/** UTF-16 tells itself by its first bytes; any other text has no zero byte. */
function isBinary(bytes: Buffer): boolean {
  return !isUtf16(bytes) && (bytes.subarray(0, SAMPLE).includes(0) || hasControls(bytes));
}

/** Whether the bytes are of UTF-16, by their mark. */
export function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Text has next to no control characters but tabs, line ends and the colours of terminals; text of an old code page has none. */
function hasControls(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const controls = sample.filter(
    (byte) => (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f,
  ).length;
  return isUnicode(sample) ? controls * 50 > sample.length : controls > 0;
}

/** Whether a sample is UTF-8; its last letter may be cut. */
function isUnicode(sample: Buffer): boolean {
  return [0, 1, 2, 3].some((cut) => isUtf8(sample.subarray(0, sample.length - (sample.length < SAMPLE ? 0 : cut))));
}

/** A header of tar has a sum of its own bytes in it. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < 512 || block[0] === 0) return false;
  const written = /^[ 0]*([0-7]{1,7})[\0 ]/.exec(block.subarray(148, 156).toString('latin1'))?.[1];
  if (written === undefined) return false;
  let sum = 8 * 0x20;
  for (let at = 0; at < 512; at += 1) if (at < 148 || at >= 156) sum += block[at]!;
  return parseInt(written, 8) === sum;
}
