/** What stands before an entry of a zip. */
export interface LocalHeader {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** How long the packed data are; undefined when that is said behind them. */
  readonly packed: number | undefined;
  readonly extra: Buffer;
}

/** What the directory at the end of a zip says of an entry. */
export interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** Where the entry begins. */
  readonly offset: number;
  readonly extra: Buffer;
  readonly comment: Buffer;
}

/** Bytes of a local header, of one in the directory, and of the end, before the texts in them. */
export const LOCAL_SIZE = 30;
export const DIRECTORY_SIZE = 46;
export const END_SIZE = 22;

const ENCRYPTED = 0x2041;
const SIZES_BEHIND = 0x8;
/** In place of a size that takes more than four bytes. */
const ELSEWHERE = 0xffff_ffff;
const ZIP64 = 1;
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
  99: 'AES',
};

/** Whether bytes that begin like a local header are one, and not by chance. */
export function isLocalHeader(bytes: Buffer): boolean {
  if (bytes.length < LOCAL_SIZE || bytes.readUInt32LE(0) !== 0x0403_4b50) return false;
  const length = bytes.readUInt16LE(26);
  return (
    bytes[4]! <= 63 && length > 0 && length < 4_096 && (bytes.readUInt16LE(8) <= 19 || bytes.readUInt16LE(8) in METHODS)
  );
}

/** How long a local header is with its texts. */
export function localLength(fixed: Buffer): number {
  return LOCAL_SIZE + fixed.readUInt16LE(26) + fixed.readUInt16LE(28);
}

/** How long a record of the directory is with its texts. */
export function directoryLength(fixed: Buffer): number {
  return DIRECTORY_SIZE + fixed.readUInt16LE(28) + fixed.readUInt16LE(30) + fixed.readUInt16LE(32);
}

/** @param bytes the whole header */
export function readLocal(bytes: Buffer): LocalHeader {
  const flags = bytes.readUInt16LE(6);
  const name = LOCAL_SIZE + bytes.readUInt16LE(26);
  const extra = bytes.subarray(name);
  const packed = bytes.readUInt32LE(18);
  const [, far] = packed === ELSEWHERE ? far64(extra, [bytes.readUInt32LE(22), packed]) : [0, packed];
  return {
    name: bytes.subarray(LOCAL_SIZE, name).toString(),
    method: bytes.readUInt16LE(8),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    packed: (flags & SIZES_BEHIND) !== 0 && packed === 0 ? undefined : far,
    extra,
  };
}

/** @param bytes the whole record */
export function readDirectoryEntry(bytes: Buffer): DirectoryEntry {
  const name = DIRECTORY_SIZE + bytes.readUInt16LE(28);
  const extra = name + bytes.readUInt16LE(30);
  const fields = bytes.subarray(name, extra);
  const [, packed, offset] = far64(fields, [bytes.readUInt32LE(24), bytes.readUInt32LE(20), bytes.readUInt32LE(42)]);
  return {
    name: bytes.subarray(DIRECTORY_SIZE, name).toString(),
    method: bytes.readUInt16LE(10),
    packed: packed!,
    offset: offset!,
    extra: fields,
    comment: bytes.subarray(extra),
  };
}

/** How an entry is packed, for a person. */
export function methodName(method: number): string {
  return METHODS[method] ?? `method ${method}`;
}

/** Numbers of four bytes, or of eight in an extra field, which has only those that did not fit. */
function far64(extra: Buffer, near: readonly number[]): number[] {
  let field: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === ZIP64) field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  let at = 0;
  return near.map((value) => {
    if (value !== ELSEWHERE || at + 8 > field.length) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
}
