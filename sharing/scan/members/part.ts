import { Exhausted, TooMuch, type Bounds } from './bounds.ts';
import type { ByteReader } from './byte-reader.ts';

/** Something that was found while a file was taken apart. */
export type Part =
  /** A text to look at. */
  | {
      readonly kind: 'text';
      /** The file, or the member of an archive, as a person calls it. */
      readonly file: string;
      /** Where in the file it stands when it is not its content, such as `comment`; otherwise empty. */
      readonly place: string;
      readonly text: string;
      /** Lines of the file before it. */
      readonly linesBefore: number;
    }
  /** Something that could not be read. */
  | { readonly kind: 'not-read'; readonly file: string; readonly why: string }
  /** Something that was read as far as it is text, as with a picture. */
  | { readonly kind: 'not-text'; readonly file: string; readonly why: string };

/** What the readers of one file share. */
export interface Reading {
  readonly bounds: Bounds;
  /** How often what is read now was packed. */
  readonly depth: number;
  /** What to call a member in a message. Its name is looked at, too: a secret in it is not shown. */
  readonly nameOf: (archive: string, name: string) => Promise<string>;
}

/** Reads a file, or a member of one, whatever it is. */
export type ReadContent = (file: string, reader: ByteReader, reading: Reading) => AsyncGenerator<Part>;

/** A text beside the content of a file: a comment, an extra field. */
export function aside(file: string, place: string, text: string): Part {
  return { kind: 'text', file, place, text, linesBefore: 0 };
}

/** What could not be read. */
export function notRead(file: string, why: string): Part {
  return { kind: 'not-read', file, why };
}

/** An archive that is not as it should be. */
export class Damaged extends Error {}

/** Whether reading failed because of what was read, rather than because of a fault of the program or the disk. */
export function isDamage(error: unknown): boolean {
  return error instanceof Damaged || String((error as { code?: unknown } | null)?.code).startsWith('Z_');
}

/** For what nobody wanted to read: it may be damaged. */
export function ignoreDamage(error: unknown): void {
  if (error instanceof Exhausted || !(error instanceof TooMuch || isDamage(error))) throw error;
}
