import { stretchesOf } from '../decoded-runs.ts';
import { upTo, type ByteReader } from './byte-reader.ts';
import { aside, notRead, type Part, type ReadContent, type Reading } from './part.ts';
import { readZip } from './zip.ts';
import { isLocalHeader, LOCAL_SIZE } from './zip-headers.ts';

/** So much is looked through at once. */
const BLOCK = 1_048_576;
/** A stretch of text that goes on behind a block is looked at whole, up to this length. */
const CARRIED = 16_384;
const LOCAL = Buffer.from('PK\x03\x04');

/** What can be read of bytes that are not text; and the zip that hides behind them, as in a program that unpacks itself. */
export async function* readBinary(
  file: string,
  reader: ByteReader,
  reading: Reading,
  readContent: ReadContent,
): AsyncGenerator<Part> {
  let held: Buffer = Buffer.alloc(0);
  for (;;) {
    for await (const bytes of upTo(reader, [LOCAL])) {
      held = Buffer.concat([held, bytes]);
      if (held.length < BLOCK) continue;
      const end = lastGap(held);
      yield* stretches(file, held.subarray(0, end));
      held = held.subarray(end);
    }
    const next = await reader.peek(LOCAL_SIZE);
    if (next.length === 0 || isLocalHeader(next)) break;
    held = Buffer.concat([held, await reader.take(LOCAL.length)]);
  }
  yield* stretches(file, held);
  if ((await reader.peek(1)).length === 0) return;
  const { bounds, depth } = reading;
  if (depth >= bounds.limits.depth) yield notRead(file, `packed more than ${bounds.limits.depth} times over`);
  else yield* readZip(file, reader, { ...reading, depth: depth + 1 }, readContent);
}

/** Where the last stretch of text begins that the block may have cut. */
function lastGap(bytes: Buffer): number {
  let at = bytes.length;
  while (at > bytes.length - CARRIED && (bytes[at - 1]! >= 0x20 || bytes[at - 1] === 0)) at -= 1;
  return at;
}

function* stretches(file: string, bytes: Buffer): Generator<Part> {
  const text = stretchesOf(bytes);
  if (text !== undefined) yield aside(file, 'readable part', text);
}
