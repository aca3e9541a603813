import { createInflateRaw } from 'node:zlib';
import type { Bounds } from './bounds.ts';
import type { ByteReader } from './byte-reader.ts';

/** So much packed input is handed over at once. */
const CHUNK = 16_384;

/**
 * Unpacks what was packed with deflate and begins here. It ends where the packed data say so, whatever a directory claims;
 * what follows stays in the reader. Nothing is unpacked before it is asked for.
 * @throws what zlib throws when it is damaged; TooMuch
 */
export async function* inflated(reader: ByteReader, bounds: Bounds): AsyncGenerator<Buffer> {
  const engine = createInflateRaw();
  let fed = 0;
  let last: Buffer = Buffer.alloc(0);
  let isOver = false;
  let broken: Error | undefined;
  const feed = async (): Promise<void> => {
    while (!isOver) {
      const chunk = await reader.chunk(CHUNK);
      if (chunk === undefined) return void engine.end();
      fed += chunk.length;
      last = chunk;
      await new Promise<void>((resolve) => void engine.write(chunk, () => resolve()));
      // It did not want all of it: what was packed ends in this chunk.
      if (engine.bytesWritten < fed) return;
    }
  };
  engine.once('end', () => (isOver = true)).once('close', () => (isOver = true));
  const feeding = feed().catch((error: unknown) => {
    broken = error instanceof Error ? error : new Error(String(error));
    engine.destroy(broken);
  });
  let whole = 0;
  let isWhole = false;
  try {
    for await (const bytes of engine as AsyncIterable<Buffer>) {
      whole += bytes.length;
      bounds.countUnpacked(bytes.length, whole, engine.bytesWritten);
      yield bytes;
    }
    await feeding;
    if (broken !== undefined) throw broken;
    isWhole = true;
  } finally {
    isOver = true;
    // What belongs to others stays in the reader; of what failed, as much as may hold the beginning of the next.
    reader.unread(last.subarray(isWhole ? last.length - (fed - engine.bytesWritten) : 0));
    engine.destroy();
  }
}
