import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { Terminal } from '../output/terminal.ts';

/** No token is longer, and no key. In bytes. */
export const LONGEST_INPUT = 4 * 1024 * 1024;

/** No text that wants an explanation is longer: HAR files and logs are long. In bytes. */
export const LONGEST_TEXT = 10 * 1024 * 1024;

/** What to call standard input in a message. */
export const STANDARD_INPUT = 'standard input';

/**
 * Reads a text from a file, or from standard input when no file is named.
 * @param file relative to the folder the command was started in; `-` is standard input
 * @param longest in bytes
 * @throws CliError E_FILE_UNREADABLE, E_INPUT_TOO_LARGE
 */
export async function readInput(
  file: string | undefined,
  terminal: Terminal,
  longest = LONGEST_INPUT,
): Promise<string> {
  return decodeText(await gather(inputBytes(file, terminal), file ?? STANDARD_INPUT, longest));
}

/**
 * The bytes of a file, or of standard input when no file is named, as they come.
 * @param file relative to the folder the command was started in; `-` is standard input
 * @throws CliError E_FILE_UNREADABLE
 */
export function inputBytes(file: string | undefined, terminal: Terminal): AsyncIterable<Uint8Array> {
  return file === undefined || file === '-' ? terminal.input() : readChunks(resolve(terminal.cwd, file));
}

async function gather(chunks: AsyncIterable<Uint8Array>, subject: string, longest: number): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longest) throw new CliError('E_INPUT_TOO_LARGE', subject);
    gathered.push(chunk);
  }
  return Buffer.concat(gathered);
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    const handle = await open(path);
    yield* handle.createReadStream() as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new CliError('E_FILE_UNREADABLE', path, { cause });
  }
}
