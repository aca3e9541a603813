import { stretchesOf } from '../decoded-runs.ts';
import type { Bounds } from './bounds.ts';
import { ByteReader, next, upTo } from './byte-reader.ts';
import { inflated } from './inflate.ts';
import { aside, ignoreDamage, notRead, type Part, type ReadContent, type Reading } from './part.ts';
import {
  DIRECTORY_SIZE,
  directoryLength,
  END_SIZE,
  LOCAL_SIZE,
  localLength,
  methodName,
  readDirectoryEntry,
  readLocal,
  type LocalHeader,
} from './zip-headers.ts';

const LOCAL = Buffer.from('PK\x03\x04');
const DIRECTORY = Buffer.from('PK\x01\x02');
const END = Buffer.from('PK\x05\x06');
const BEHIND = Buffer.from('PK\x07\x08');
const SIGNATURES = [LOCAL, DIRECTORY, END];
/** Sums and sizes behind an entry, and the records of large zips, are not longer. */
const LONGEST_RECORD = 84;
const LONGEST_PADDING = 65_536;
const STORED = 0;
const DEFLATED = 8;

/** An entry as it was met. */
interface Met {
  readonly method: number;
  /** How long its packed data were. */
  readonly packed: number;
}

/** What the directory says of an entry. */
interface Promised extends Met {
  /** What to call it. */
  readonly shown: string;
  readonly offset: number;
}

/** A zip while it is read. */
interface Zip {
  readonly file: string;
  readonly reader: ByteReader;
  readonly reading: Reading;
  readonly readContent: ReadContent;
  /** Where it begins among the bytes of the reader. */
  readonly start: number;
  /** The entries by where they begin. */
  readonly met: Map<number, Met>;
  readonly promised: Promised[];
  /** What to call them, by their names. */
  readonly names: Map<string, string>;
}

/**
 * Reads a zip from its beginning to its end, and believes no size in it: an entry ends where its packed data end, and what lies between entries is read like one.
 * What the directory promises and the entries do not keep is said.
 */
export async function* readZip(
  file: string,
  reader: ByteReader,
  reading: Reading,
  readContent: ReadContent,
): AsyncGenerator<Part> {
  const zip: Zip = {
    file,
    reader,
    reading,
    readContent,
    start: reader.offset,
    met: new Map(),
    promised: [],
    names: new Map(),
  };
  let hasEnd = false;
  for (let signature = await reader.peek(4); signature.length > 0; signature = await reader.peek(4)) {
    if (signature.equals(LOCAL)) yield* readEntry(zip);
    else if (signature.equals(DIRECTORY)) yield* readDirectory(zip);
    else if (!signature.equals(END)) yield* readBetween(zip);
    else {
      const comment = (await takeRecord(reader, END_SIZE, (fixed) => END_SIZE + fixed.readUInt16LE(20)))?.subarray(
        END_SIZE,
      );
      hasEnd = comment !== undefined;
      if (comment !== undefined && comment.length > 0) yield aside(file, 'comment of the zip', comment.toString());
    }
  }
  yield* brokenPromises(zip);
  if (!hasEnd) yield notRead(file, 'a damaged zip: its end is missing');
}

async function* readEntry(zip: Zip): AsyncGenerator<Part> {
  const { file, reader, reading, readContent } = zip;
  const at = reader.offset - zip.start;
  const bytes = await takeRecord(reader, LOCAL_SIZE, localLength);
  if (bytes === undefined) return;
  reading.bounds.countEntry();
  const header = readLocal(bytes);
  const name = `${file}/${await shownName(zip, header.name)}`;
  yield* besides(file, header.extra, 'extra field');
  const from = reader.offset;
  const data = header.isEncrypted ? undefined : dataOf(header, reader, reading.bounds);
  if (data === undefined) {
    yield notRead(name, header.isEncrypted ? 'encrypted' : `packed with ${methodName(header.method)}`);
    await pass(reader);
  } else {
    const content = new ByteReader(data);
    const isFolder = header.name.endsWith('/') && header.packed === 0;
    if (!isFolder) yield* readContent(name, content, reading);
    await content.drain().catch(ignoreDamage);
    if (content.hasFailed) await pass(reader);
  }
  zip.met.set(at, { method: header.method, packed: reader.offset - from });
}

function dataOf(
  { method, packed }: LocalHeader,
  reader: ByteReader,
  bounds: Bounds,
): AsyncGenerator<Buffer> | undefined {
  if (method === DEFLATED) return inflated(reader, bounds);
  if (method !== STORED) return undefined;
  return packed === undefined ? upTo(reader, [BEHIND, ...SIGNATURES]) : next(reader, packed);
}

async function* readDirectory(zip: Zip): AsyncGenerator<Part> {
  const bytes = await takeRecord(zip.reader, DIRECTORY_SIZE, directoryLength);
  if (bytes === undefined) return;
  const { name, method, packed, offset, extra, comment } = readDirectoryEntry(bytes);
  zip.promised.push({ shown: await shownName(zip, name), method, packed, offset });
  yield* besides(zip.file, extra, 'extra field');
  if (comment.length > 0) yield aside(zip.file, 'comment of an entry', comment.toString());
}

/** What stands between entries and belongs to none: sums and sizes as a rule, or what somebody hid there. */
async function* readBetween({ file, reader, reading, readContent }: Zip): AsyncGenerator<Part> {
  const ahead = await reader.peek(LONGEST_RECORD + LOCAL.length);
  const isShort = ahead.length <= LONGEST_RECORD || SIGNATURES.some((each) => ahead.includes(each));
  const content = new ByteReader(upTo(reader, SIGNATURES));
  if (isShort) yield* besides(file, await content.peek(LONGEST_RECORD + LOCAL.length), 'between its entries');
  else if (!(await isPadding(content))) yield* readContent(`${file} (between its entries)`, content, reading);
  await content.drain();
}

async function isPadding(content: ByteReader): Promise<boolean> {
  return (
    (await content.peek(LONGEST_PADDING + 1)).length <= LONGEST_PADDING &&
    (await content.peek(LONGEST_PADDING)).every((byte) => byte === 0)
  );
}

/** Whatever a program that goes by the directory would unpack, and this one did not meet. */
function* brokenPromises({ file, start, met, promised }: Zip): Generator<Part> {
  for (const { shown, method, packed, offset } of promised) {
    const entry = met.get(offset) ?? met.get(offset - start);
    const name = `${file}/${shown}`;
    if (entry === undefined) yield notRead(name, 'the directory of the zip says that it begins where no entry does');
    else if (entry.method !== method) yield notRead(name, 'the zip says in two ways how it is packed');
    else if (method === STORED && entry.packed !== packed)
      yield notRead(name, 'the zip says in two ways how long it is');
  }
}

async function shownName(zip: Zip, name: string): Promise<string> {
  const shown = zip.names.get(name) ?? (await zip.reading.nameOf(zip.file, name));
  zip.names.set(name, shown);
  return shown;
}

function* besides(file: string, bytes: Buffer, place: string): Generator<Part> {
  const text = stretchesOf(bytes);
  if (text !== undefined) yield aside(file, place, text);
}

/** A record whose fixed part says how long it is; undefined, and the reader at its end, when it is not all there. */
async function takeRecord(
  reader: ByteReader,
  fixed: number,
  lengthOf: (fixed: Buffer) => number,
): Promise<Buffer | undefined> {
  const head = await reader.peek(fixed);
  const length = head.length < fixed ? fixed : lengthOf(head);
  const bytes = await reader.take(length);
  return bytes.length < length ? undefined : bytes;
}

/** Goes on where the next entry begins. */
async function pass(reader: ByteReader): Promise<void> {
  await new ByteReader(upTo(reader, SIGNATURES)).drain();
}
