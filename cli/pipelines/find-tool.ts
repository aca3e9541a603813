import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { addressProblem, readPackage } from './package-spec.ts';
import { LIBRARY, type Tool } from './tool.ts';

const NAME = 'powerbi-postman';

/** What matters here of a package.json. */
interface Manifest {
  readonly name?: unknown;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

/**
 * Finds how a pipeline in this repository comes to the program: by `--package`, as a clone of this project, or by its package.json.
 * @param top where the repository begins
 * @throws CliError E_TOOL_NOT_FOUND, E_USAGE
 */
export async function findTool(given: string | undefined, cwd: string, top: string): Promise<Tool> {
  if (given !== undefined) return { kind: 'package', spec: await readPackage(given, cwd, top) };
  const manifest = await readManifest(top);
  if (manifest?.name === NAME) return { kind: 'clone' };
  const wanted = { ...manifest?.dependencies, ...manifest?.devDependencies };
  const spec = wanted[NAME];
  if (manifest === undefined) throw missing(`${top} has no package.json and is not a clone of this project`);
  if (typeof spec !== 'string') throw missing(`${join(top, 'package.json')} does not have ${NAME} as a dependency`);
  await checkSpec(spec, top);
  const locked = await isThere(join(top, 'package-lock.json'));
  if (locked && !(await isInLock(top)))
    throw missing('package-lock.json does not have powerbi-postman yet; `npm install` adds it');
  return { kind: 'dependency', locked, library: LIBRARY in wanted };
}

/** @throws CliError E_TOOL_NOT_FOUND for what only this machine can install, or what the registry would answer with another program */
async function checkSpec(spec: string, top: string): Promise<void> {
  const file = /^file:(.*)$/.exec(spec)?.[1];
  if (file !== undefined) {
    await readPackage(file, top, top).catch(() => Promise.reject(missing(`package.json takes ${NAME} from ${spec}`)));
    return;
  }
  if (/^(?:github|gitlab|bitbucket):[\w.-]+\/[\w.-]+(?:#[\w./-]+)?$/.test(spec)) return;
  const problem = addressProblem(spec);
  if (problem === 'no address') throw missing(`package.json takes ${NAME} from the npm registry (${spec})`);
  if (problem !== undefined) throw missing(`package.json takes ${NAME} from an address that a pipeline cannot use`);
}

async function readManifest(top: string): Promise<Manifest | undefined> {
  const path = join(top, 'package.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw missing(`${path} is not valid JSON`);
  }
}

async function isInLock(top: string): Promise<boolean> {
  const text = await readFile(join(top, 'package-lock.json'), 'utf8').catch(() => '');
  return text.includes(`"node_modules/${NAME}"`);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const missing = (subject: string): CliError => new CliError('E_TOOL_NOT_FOUND', subject);
