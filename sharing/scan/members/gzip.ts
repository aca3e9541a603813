import { stretchesOf } from '../decoded-runs.ts';
import { next, ByteReader } from './byte-reader.ts';
import { inflated } from './inflate.ts';
import { aside, Damaged, ignoreDamage, type Part, type ReadContent, type Reading } from './part.ts';

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
/** Flags of a member's header. */
const HEADER_SUM = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
/** The sum and the length behind the packed data. */
const TRAILER = 8;
const LONGEST_TEXT = 65_536;

/** Reads a gzip with all its members, also those behind padding, and what follows them. */
export async function* readGzip(
  file: string,
  reader: ByteReader,
  reading: Reading,
  readContent: ReadContent,
): AsyncGenerator<Part> {
  const beside: string[] = [];
  const content = new ByteReader(membersOf(reader, reading, beside));
  yield* readContent(file, content, reading);
  await content.drain().catch(ignoreDamage);
  for (const text of beside) yield aside(file, 'header of the gzip', text);
  if (!content.hasFailed && (await reader.peek(1)).length > 0)
    yield* readContent(`${file} (behind its end)`, reader, reading);
}

/** What the members hold, one after the other, as unpacking programs put them together. */
async function* membersOf(reader: ByteReader, { bounds }: Reading, beside: string[]): AsyncGenerator<Buffer> {
  do {
    bounds.countEntry();
    beside.push(...(await headerTexts(reader)));
    yield* inflated(reader, bounds);
    await reader.take(TRAILER);
    await passZeros(reader);
  } while ((await reader.peek(MAGIC.length)).equals(MAGIC));
}

/** Passes over a member's header. @returns the texts in it */
async function headerTexts(reader: ByteReader): Promise<string[]> {
  const head = await reader.take(10);
  if (head.length < 10 || head[2] !== MAGIC[2]) throw new Damaged('not deflate');
  const flags = head[3]!;
  const texts: (string | undefined)[] = [];
  if (flags & EXTRA) texts.push(stretchesOf(await extraField(reader)));
  if (flags & NAME) texts.push(await textToZero(reader));
  if (flags & COMMENT) texts.push(await textToZero(reader));
  if (flags & HEADER_SUM) await reader.take(2);
  return texts.filter((text) => text !== undefined && text !== '') as string[];
}

async function extraField(reader: ByteReader): Promise<Buffer> {
  const length = await reader.take(2);
  if (length.length < 2) throw new Damaged('a header that breaks off');
  return reader.take(length.readUInt16LE(0));
}

async function textToZero(reader: ByteReader): Promise<string> {
  const bytes = await reader.peek(LONGEST_TEXT);
  const end = bytes.indexOf(0);
  if (end < 0) throw new Damaged('a text without an end');
  const text = bytes.subarray(0, end).toString();
  await reader.take(end + 1);
  return text;
}

/** Padding behind a member, as tapes have it. */
async function passZeros(reader: ByteReader): Promise<void> {
  for await (const bytes of next(reader, Number.POSITIVE_INFINITY)) {
    const at = bytes.findIndex((byte) => byte !== 0);
    if (at < 0) continue;
    return reader.unread(bytes.subarray(at));
  }
}
