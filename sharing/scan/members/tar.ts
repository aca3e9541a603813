import { defined } from '../../../catalogue/model/defined.ts';
import { stretchesOf } from '../decoded-runs.ts';
import { ByteReader, next } from './byte-reader.ts';
import { isTarHeader } from './formats.ts';
import { aside, Damaged, notRead, type Part, type ReadContent, type Reading } from './part.ts';

const BLOCK = 512;
/** Longer names and attributes than this nobody writes. */
const LONGEST_TEXT = 1_048_576;

interface Header {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Where it links to, and whose it is. */
  readonly beside: string;
}

/** What stands before an entry and counts for it: a long name, a size, attributes. */
interface Before {
  name?: string;
  size?: number;
}

/** Reads a tar with all its entries, also those behind its end, and every text beside them: names, links, owners, attributes. */
export async function* readTar(
  file: string,
  reader: ByteReader,
  reading: Reading,
  readContent: ReadContent,
): AsyncGenerator<Part> {
  let before: Before = {};
  for (;;) {
    const block = await reader.peek(BLOCK);
    if (block.length === 0) return;
    if (block.every((byte) => byte === 0)) {
      await reader.take(BLOCK);
      continue;
    }
    if (!isTarHeader(block)) {
      yield notRead(file, 'a damaged tar: the rest is in no entry');
      yield* readContent(`${file} (in no entry)`, reader, reading);
      return;
    }
    reading.bounds.countEntry();
    const header = readHeader(await reader.take(BLOCK));
    const size = before.size ?? header.size;
    if ('LKxg'.includes(header.type) && size <= LONGEST_TEXT) {
      const bytes = Buffer.from(await reader.take(size));
      if (header.type !== 'L') yield aside(file, 'attributes of an entry', bytes.toString());
      before = { ...before, ...attributesOf(header.type, bytes) };
    } else {
      const name = await reading.nameOf(file, before.name ?? header.name);
      if (header.beside.length > 8) yield aside(file, 'link or owner of an entry', header.beside);
      const content = new ByteReader(next(reader, size));
      if (size > 0 || (header.type !== '5' && !name.endsWith('/')))
        yield* readContent(`${file}/${name}`, content, reading);
      await content.drain();
      before = {};
    }
    const padding = stretchesOf(await reader.take((BLOCK - (size % BLOCK)) % BLOCK));
    if (padding !== undefined) yield aside(file, 'padding of an entry', padding);
  }
}

function readHeader(block: Buffer): Header {
  const text = (from: number, length: number): string =>
    block
      .subarray(from, from + length)
      .toString()
      .split('\0', 1)[0]!;
  const hasPrefix = text(257, 6) === 'ustar' && text(345, 155) !== '';
  return {
    name: hasPrefix ? `${text(345, 155)}/${text(0, 100)}` : text(0, 100),
    size: readSize(block.subarray(124, 136)),
    type: block[156] === 0 ? '0' : String.fromCharCode(block[156]!),
    beside: [text(157, 100), text(265, 32), text(297, 32)].filter((each) => each !== '').join('\n'),
  };
}

/** Octal digits, or, of large files, the number itself behind a bit. */
function readSize(field: Buffer): number {
  const size =
    field[0]! & 0x80
      ? Number(field.readBigUInt64BE(4))
      : parseInt(field.toString('latin1').replace(/\0.*$/s, '').trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Damaged('a size that is not a number');
  return size;
}

function attributesOf(type: string, bytes: Buffer): Before {
  if (type === 'L') return { name: bytes.toString().split('\0', 1)[0]! };
  if (type !== 'x') return {};
  const found = (key: string): string | undefined =>
    new RegExp(`(?:^|\\n)\\d{1,9} ${key}=([^\\n]*)\\n`).exec(bytes.toString())?.[1];
  const path = found('path');
  const size = Number(found('size') ?? Number.NaN);
  return {
    ...defined({ name: path }),
    ...(Number.isSafeInteger(size) && size >= 0 ? { size } : {}),
  };
}
