import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clouds } from '../../catalogue/entra/clouds.ts';
import { collectionFile, environmentFile } from '../../generator/project.ts';
import {
  decodeText,
  parseCollection,
  parseEnvironment,
  type Collection,
  type Environment,
} from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import type { ErrorCode } from '../errors/index.ts';
import type { Terminal } from '../output/terminal.ts';

/** The environments that come with the project: the emulator and the clouds. */
export const environmentNames: readonly string[] = ['emulator', ...clouds.map((cloud) => cloud.file)];

/**
 * Reads an environment by its name or from a file.
 * @throws CliError E_ENV_UNKNOWN, E_ENV_UNREADABLE; RunError E_ENV_INVALID
 */
export async function readEnvironment(nameOrFile: string, terminal: Terminal): Promise<Environment> {
  const path = environmentPath(nameOrFile, terminal);
  return parseEnvironment(await readText(path, 'E_ENV_UNREADABLE'), path);
}

/**
 * Reads a collection: the project's when no file is named.
 * @throws CliError E_COLLECTION_UNREADABLE; RunError E_COLLECTION_INVALID
 */
export async function readCollection(terminal: Terminal, file?: string): Promise<Collection> {
  const path = file === undefined ? join(terminal.root, collectionFile(powerBi)) : resolve(terminal.cwd, file);
  return parseCollection(await readText(path, 'E_COLLECTION_UNREADABLE'), path);
}

function environmentPath(nameOrFile: string, terminal: Terminal): string {
  if (environmentNames.includes(nameOrFile)) return join(terminal.root, environmentFile(nameOrFile));
  const path = resolve(terminal.cwd, nameOrFile);
  if (/[\\/]|\.json$/.test(nameOrFile) || existsSync(path)) return path;
  throw new CliError('E_ENV_UNKNOWN', nameOrFile, { known: environmentNames });
}

async function readText(path: string, code: ErrorCode): Promise<string> {
  try {
    return decodeText(await readFile(path));
  } catch (cause) {
    throw new CliError(code, path, { cause });
  }
}
