import { Bounds, Exhausted, usualLimits, type Limits } from './bounds.ts';
import { ByteReader } from './byte-reader.ts';
import { notRead, type Part, type Reading } from './part.ts';
import { readContent } from './read-content.ts';

/**
 * All the texts in a file: its own, or those of its members when it is an archive, and of archives within it; and what could not be read.
 * Nothing is read before it is asked for, and only a part of it is held at once.
 * @param nameOf what to call a member of an archive in a message
 */
export async function* membersOf(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  nameOf: Reading['nameOf'],
  limits: Limits = usualLimits,
): AsyncGenerator<Part> {
  try {
    yield* readContent(file, new ByteReader(bytes), { bounds: new Bounds(limits), depth: 0, nameOf });
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    yield notRead(file, error.message);
  }
}
