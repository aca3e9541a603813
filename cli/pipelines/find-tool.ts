import { access, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { pathWithin, withSlashes } from '../input/within.ts';
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
  const wanted = dependenciesOf(manifest);
  const spec = wanted[NAME];
  if (typeof spec !== 'string') {
    const problem =
      manifest === undefined
        ? `${top} has no package.json and is not a clone of this project`
        : `${join(top, 'package.json')} does not have ${NAME} as a dependency`;
    throw missing([problem, ...(await belowTop(cwd, top))].join('. '));
  }
  const source = await checkSpec(spec, top, top);
  const locked = await isThere(join(top, 'package-lock.json'));
  if (locked && !(await isInLock(top)))
    throw missing('package-lock.json does not have powerbi-postman yet; `npm install` adds it');
  return { kind: 'dependency', spec: source, locked, library: LIBRARY in wanted };
}

/** A package.json between this folder and the top that has the program: the pipeline installs at the top, but can take it from the same place. */
async function belowTop(cwd: string, top: string): Promise<string[]> {
  for (let folder = cwd; pathWithin(top, folder); folder = dirname(folder)) {
    const spec = dependenciesOf(await readManifest(folder).catch(() => undefined))[NAME];
    if (typeof spec !== 'string') continue;
    const path = pathWithin(top, folder)!;
    const source = await checkSpec(spec, folder, top).catch(() => undefined);
    const given = source?.startsWith('./') ? withSlashes(relative(cwd, join(top, source))) : source;
    const cure = given !== undefined && (given !== source || addressProblem(given) === undefined) ? given : undefined;
    const advice = cure === undefined ? '' : `. Add \`--package ${cure}\``;
    return [`${path}/package.json has it, but the pipeline installs at the top of the repository${advice}`];
  }
  return [];
}

function dependenciesOf(manifest: Manifest | undefined): Readonly<Record<string, unknown>> {
  return { ...manifest?.dependencies, ...manifest?.devDependencies };
}

/**
 * @param folder of the package.json
 * @returns the address, or the path of a file of the repository, `./…`
 * @throws CliError E_TOOL_NOT_FOUND for what only this machine can install, or what the registry would answer with another program
 */
async function checkSpec(spec: string, folder: string, top: string): Promise<string> {
  const file = /^file:(.*)$/.exec(spec)?.[1];
  if (file !== undefined)
    return readPackage(file, folder, top).catch(() =>
      Promise.reject(missing(`package.json takes ${NAME} from ${spec}`)),
    );
  if (/^(?:github|gitlab|bitbucket):[\w.-]+\/[\w.-]+(?:#[\w./-]+)?$/.test(spec)) return spec;
  const problem = addressProblem(spec);
  if (problem === 'no address') throw missing(`package.json takes ${NAME} from the npm registry (${spec})`);
  if (problem !== undefined) throw missing(`package.json takes ${NAME} from an address that a pipeline cannot use`);
  return spec;
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
