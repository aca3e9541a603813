import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { unzipped as gunzipped } from '../sharing/scan/decoded-runs.ts';
import { CliError } from './cli-error.ts';
import { STANDARD_INPUT } from './input.ts';
import type { Terminal } from './terminal.ts';

/** A text to check, or the reason why there is none. */
export interface CheckedFile {
  /** As a person calls it: relative to where the command was started. */
  readonly name: string;
  readonly text?: string;
  /** The number of lines of the file that come before `text`. */
  readonly linesBefore: number;
  /** Why there is no text. */
  readonly skipped?: string;
}

/** Larger files are read in pieces that end with a line, for there are longest strings. */
const PIECE = 128 * 1_048_576;
/** Of a file within a zip no more is unpacked. */
const LARGEST_ENTRY = 256 * 1_048_576;
const SAMPLE = 8_192;
/** Nobody hands these on with a folder. */
const PASSED_OVER = new Set(['.git', 'node_modules']);

/**
 * The texts that are named: files, everything in folders and zips, and standard input for `-`.
 * @throws CliError E_FILE_UNREADABLE
 */
export async function* checkedFiles(path: string, terminal: Terminal): AsyncGenerator<CheckedFile> {
  if (path === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of terminal.input()) chunks.push(chunk);
    yield* textsOf(STANDARD_INPUT, Buffer.concat(chunks));
    return;
  }
  const whole = resolve(terminal.cwd, path);
  try {
    for (const file of (await stat(whole)).isDirectory() ? await filesIn(whole) : [whole]) yield* readFile(file, nameOf(file, terminal.cwd));
  } catch (cause) {
    throw cause instanceof CliError ? cause : new CliError('E_FILE_UNREADABLE', path, { cause });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.filter(({ name }) => !PASSED_OVER.has(name)).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : Promise.resolve(entry.isFile() ? [path] : []);
    }),
  );
  return found.flat().sort();
}

function nameOf(path: string, cwd: string): string {
  const name = relative(cwd, path);
  return (name.startsWith('..') ? path : name).replaceAll(sep, '/');
}

async function* readFile(path: string, name: string): AsyncGenerator<CheckedFile> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size <= PIECE) yield* textsOf(name, await handle.readFile());
    else yield* piecesOf(handle, size, name);
  } finally {
    await handle.close();
  }
}

async function* piecesOf(handle: FileHandle, size: number, name: string): AsyncGenerator<CheckedFile> {
  let rest = Buffer.alloc(0);
  let linesBefore = 0;
  for (let at = 0; at < size; ) {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(Math.min(PIECE, size - at)), position: at });
    if (bytesRead === 0) break;
    if (at === 0 && isBinary(buffer)) {
      yield { name, linesBefore, skipped: 'no text' };
      break;
    }
    at += bytesRead;
    const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    const end = at >= size ? bytes.length : bytes.lastIndexOf('\n') + 1 || bytes.length;
    rest = bytes.subarray(end);
    const text = decode(bytes.subarray(0, end));
    yield { name, text, linesBefore };
    linesBefore += text.split('\n').length - 1;
  }
}

function* textsOf(name: string, bytes: Buffer): Generator<CheckedFile> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') yield* entriesOf(name, bytes);
  else if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* unpacked(name, bytes);
  // DER: a key file (.pfx, .p12, .der). What such a thing is the scan knows by its base64.
  else if (isBinary(bytes) && isDer(bytes)) yield { name, text: bytes.toString('base64'), linesBefore: 0 };
  else if (isBinary(bytes)) yield { name, linesBefore: 0, skipped: 'no text' };
  else yield { name, text: decode(bytes), linesBefore: 0 };
}

function* unpacked(name: string, bytes: Buffer): Generator<CheckedFile> {
  const inner = gunzipped(bytes, LARGEST_ENTRY);
  if (inner === undefined) yield { name, linesBefore: 0, skipped: 'a gzip that is damaged or too large' };
  else yield* textsOf(name, inner);
}

function isDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && (bytes[1] === 0x82 || bytes[1] === 0x83);
}

function* entriesOf(name: string, bytes: Buffer): Generator<CheckedFile> {
  const large: string[] = [];
  const entries = unzipped(bytes, large);
  if (entries === undefined) yield { name, linesBefore: 0, skipped: 'a damaged zip' };
  for (const entry of large) yield { name: `${name}/${entry}`, linesBefore: 0, skipped: 'too large to unpack' };
  for (const [entry, inner] of Object.entries(entries ?? {})) if (!entry.endsWith('/')) yield* textsOf(`${name}/${entry}`, Buffer.from(inner));
}

function unzipped(bytes: Buffer, large: string[]): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => originalSize <= LARGEST_ENTRY || (large.push(name), false) });
  } catch {
    return undefined;
  }
}

/** UTF-16 tells itself by its first bytes; any other text has no zero byte. */
function isBinary(bytes: Buffer): boolean {
  return !isUtf16(bytes) && bytes.subarray(0, SAMPLE).includes(0);
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function decode(bytes: Buffer): string {
  return new TextDecoder(!isUtf16(bytes) ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
}
