import { stat } from 'node:fs/promises';
import nodePath from 'node:path';
import { CliError } from '../errors/cli-error.ts';

/** What no shell and no YAML reads as anything else, within single quotes. No blank, no `$`, no quotation mark. */
const PLAIN = /^[\w@:/.+#~%=-]+$/;
const ARCHIVE = /\.(?:tgz|tar\.gz)$/i;
const FORMS =
  '--package takes a .tgz file of the repository, the https address of a .tgz, or an address such as git+https://HOST/OWNER/powerbi-postman.git';

/** Paths of the system that the command runs on. */
type Paths = Pick<typeof nodePath, 'resolve' | 'relative' | 'isAbsolute' | 'sep'>;

/**
 * Reads `--package` for a pipeline: what a machine elsewhere can install. A file becomes a path from the top of the repository.
 * @throws CliError E_USAGE for what another machine could not install, or what would put a password into the pipeline
 */
export async function readPackage(given: string, cwd: string, top: string): Promise<string> {
  const address = addressProblem(given);
  if (address === undefined) return given;
  if (address !== 'no address') throw new CliError('E_USAGE', address);
  if (!ARCHIVE.test(given)) throw new CliError('E_USAGE', `${FORMS}; not ${given}`);
  const spec = pathInside(given, cwd, top);
  if (spec === undefined)
    throw new CliError(
      'E_USAGE',
      `--package ${given} is outside of the repository, where the pipeline cannot read it. Copy it into the repository`,
    );
  if (!PLAIN.test(spec))
    throw new CliError('E_USAGE', `--package takes a path without blanks and quotes; not ${given}`);
  const found = await stat(nodePath.resolve(cwd, given)).catch(() => undefined);
  if (!found?.isFile())
    throw new CliError('E_USAGE', `--package ${given} is not a file. \`npm pack\` in a clone makes one`);
  return spec;
}

/**
 * What is wrong with an address: undefined for a good one, `no address` for a path or a bare name.
 * An address with a user and password would publish them with the pipeline.
 */
export function addressProblem(text: string): string | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme === undefined) return 'no address';
  const [bare] = rest.split('#');
  const isGit = scheme === 'git+https' || scheme === 'git+ssh';
  if (!isGit && !(scheme === 'https' && ARCHIVE.test(bare!))) return `${FORMS}; not ${withoutUser(text)}`;
  const user = /^([^@/]*)@/.exec(bare!)?.[1];
  if (user !== undefined && (scheme !== 'git+ssh' || user.includes(':')))
    return '--package must not contain a user, a password or a token: everybody who reads the repository would see it';
  if (/^(?:[^@/]*@)?HOST\/|\/OWNER\//.test(bare!))
    return '--package still has a placeholder: replace HOST and OWNER by those of your repository';
  return PLAIN.test(text) ? undefined : `${FORMS}; without blanks and quotes`;
}

/**
 * A path as npm and every system reads it: with slashes, from the top of the repository.
 * @param paths those of Windows or of the others
 * @returns undefined for one outside of the repository
 */
export function pathInside(given: string, cwd: string, top: string, paths: Paths = nodePath): string | undefined {
  const inside = paths.relative(top, paths.resolve(cwd, given));
  if (inside === '' || inside.split(paths.sep)[0] === '..' || paths.isAbsolute(inside)) return undefined;
  return `./${inside.split(paths.sep).join('/')}`;
}

function withoutUser(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//');
}
