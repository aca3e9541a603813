import { Exhausted, TooMuch } from './bounds.ts';
import type { ByteReader } from './byte-reader.ts';
import { readBinary } from './binary.ts';
import { formatOf, SAMPLE, type Format } from './formats.ts';
import { readGzip } from './gzip.ts';
import { aside, isDamage, notRead, type Part, type ReadContent, type Reading } from './part.ts';
import { readTar } from './tar.ts';
import { textPieces } from './text-pieces.ts';
import { readZip } from './zip.ts';

/** Keys in DER are small. */
const LARGEST_KEY = 1_048_576;
const PACKED: readonly Format['kind'][] = ['zip', 'gzip', 'tar'];

/**
 * The texts in a file, archives within archives unpacked, and what in it could not be read. What fails in one member does not touch the others.
 * @throws Exhausted when no more of the whole file is to be read
 */
export const readContent: ReadContent = async function* (file, reader, reading) {
  let format: Format | undefined;
  try {
    const sample = await reader.peek(SAMPLE);
    format = formatOf(sample);
    if (sample.length === 0) yield aside(file, '', '');
    else yield* readAs(format, file, reader, reading);
  } catch (error) {
    if (error instanceof Exhausted || !(error instanceof TooMuch || isDamage(error))) throw error;
    yield notRead(
      file,
      error instanceof TooMuch
        ? error.message
        : `${format?.kind === 'gzip' ? 'a damaged gzip' : format?.kind === 'tar' ? 'a damaged tar' : 'packed in a damaged way'}; only the part before the damage was checked`,
    );
  }
};

function readAs(format: Format, file: string, reader: ByteReader, reading: Reading): AsyncGenerator<Part> | Part[] {
  const { bounds, depth } = reading;
  if (PACKED.includes(format.kind) && depth >= bounds.limits.depth)
    return [notRead(file, `packed more than ${bounds.limits.depth} times over`)];
  switch (format.kind) {
    case 'zip':
      return readZip(file, reader, { ...reading, depth: depth + 1 }, readContent);
    case 'gzip':
      return readGzip(file, reader, { ...reading, depth: depth + 1 }, readContent);
    case 'tar':
      return readTar(file, reader, { ...reading, depth: depth + 1 }, readContent);
    case 'text':
      return textPieces(file, reader, bounds.limits);
    case 'key':
      return readKey(file, reader);
    default:
      return readOther(format, file, reader, reading);
  }
}

/** What such a thing is the scan knows by its Base64. */
async function* readKey(file: string, reader: ByteReader): AsyncGenerator<Part> {
  yield aside(file, '', (await reader.take(LARGEST_KEY)).toString('base64'));
  if ((await reader.peek(1)).length > 0) yield notRead(file, 'larger than a key is');
}

async function* readOther(
  format: Extract<Format, { what: string }>,
  file: string,
  reader: ByteReader,
  reading: Reading,
): AsyncGenerator<Part> {
  yield* readBinary(file, reader, reading, readContent);
  if (format.kind === 'closed') yield notRead(file, format.what);
  else yield { kind: 'not-text', file, why: `${format.what}: only its readable text was checked` };
}
