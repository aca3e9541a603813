import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { processVariable } from '../input/process-variable.ts';
import { checkReadable } from '../input/readable-file.ts';
import type { Terminal } from '../output/terminal.ts';

/** Bytes that the service takes in one request. A larger file has to be uploaded before it is published. */
const LARGEST_IN_REQUEST = 1_000_000_000;

/** The flags of `recipe publish` that say so. */
interface FileFlags {
  readonly file?: string;
  readonly uploadFirst?: boolean;
}

/**
 * The file that has to be uploaded before it is published: it is large, or somebody asked for it.
 * @returns its absolute path; undefined where there is none, or where it was uploaded before
 * @throws CliError E_FILE_UNREADABLE
 */
export function largeFileIn({ file, uploadFirst }: FileFlags, { cwd, env }: Terminal): string | undefined {
  if (file === undefined || (env[processVariable('uploadSasUrl')] ?? '') !== '') return undefined;
  const path = resolve(cwd, file);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (uploadFirst !== true && size <= LARGEST_IN_REQUEST) return undefined;
  checkReadable(path);
  return path;
}
