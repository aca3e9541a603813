import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Part } from '../../sharing/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { STANDARD_INPUT } from './text.ts';
import type { Terminal } from '../output/terminal.ts';
import { pathWithin, withSlashes } from './within.ts';

/** A file to check, opened when its bytes are asked for. */
export interface CheckedFile {
  /** As a person calls it: relative to where the command was started. */
  readonly name: string;
  /** They may fail with an error of the system. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** So many bytes are read at once. */
const CHUNK = 65_536;
/** Nobody hands these on with a folder. */
const PASSED_OVER = new Set(['.git', 'node_modules']);

/**
 * The files that are named: themselves, all those in folders, and standard input for `-`; each once, however often it is named.
 * What a folder holds and cannot be read is a part of the answer, so that it does not hide the rest.
 * @param seen the files that were met before
 * @throws CliError E_FILE_UNREADABLE
 */
export async function* checkedFiles(
  path: string,
  seen: Set<string>,
  terminal: Terminal,
): AsyncGenerator<CheckedFile | Extract<Part, { kind: 'not-read' }>> {
  if (path === '-') {
    yield { name: STANDARD_INPUT, bytes: () => terminal.input() };
    return;
  }
  for await (const found of filesAt(resolve(terminal.cwd, path), path)) {
    const name = nameOf(found.path, terminal.cwd);
    if (seen.has(found.path)) continue;
    seen.add(found.path);
    if (found.why !== undefined) yield { kind: 'not-read', file: name, why: found.why };
    else yield { name, bytes: () => bytesOf(found.path) };
  }
}

interface Found {
  readonly path: string;
  /** Why it is not read. */
  readonly why?: string;
}

async function* filesAt(path: string, given: string): AsyncGenerator<Found> {
  const { isFolder } = await stat(path).then(
    (found) => ({ isFolder: found.isDirectory() }),
    (cause: unknown) => {
      throw new CliError('E_FILE_UNREADABLE', given, { cause });
    },
  );
  if (isFolder) yield* filesIn(path, await realpath(path));
  else yield { path };
}

async function* filesIn(folder: string, root: string): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) yield { path: folder, why: 'a folder that cannot be read' };
  for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (PASSED_OVER.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path, root);
    else if (entry.isFile()) yield { path };
    else if (entry.isSymbolicLink()) yield* linked(path, root);
  }
}

/** What a link in a folder leads to: who packs the folder takes it along. A folder within the checked one is checked anyway. */
async function* linked(path: string, root: string): AsyncGenerator<Found> {
  const target = await stat(path).catch(() => undefined);
  if (target?.isFile()) yield { path };
  else if (target?.isDirectory() && pathWithin(root, await realpath(path)) === undefined)
    yield { path, why: 'a link to another folder' };
}

function nameOf(path: string, cwd: string): string {
  return pathWithin(cwd, path) ?? withSlashes(path);
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  yield* handle.createReadStream({ highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>;
}
