import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.ts';
import { pathWithin } from '../input/within.ts';

/** What no shell and no YAML reads as anything else, within single quotes. No blank, no `$`, no quotation mark. */
const PLAIN = /^[\w@:/.+#~%=-]+$/;
const ARCHIVE = /\.(?:tgz|tar\.gz)$/i;
const FORMS =
  '--package takes a .tgz file of the repository, the https address of a .tgz, or an address such as git+https://HOST/OWNER/powerbi-postman.git';

/**
 * Reads `--package` for a pipeline: what a machine elsewhere can install. A file becomes a path from the top of the repository.
 * @throws CliError E_USAGE for what another machine could not install, or what would put a password into the pipeline;
 *   E_TOOL_NOT_FOUND for a file that is not there
 */
export async function readPackage(given: string, cwd: string, top: string): Promise<string> {
  const address = addressProblem(given);
  if (address === undefined) return given;
  if (address !== 'no address') throw new CliError('E_USAGE', address);
  if (!ARCHIVE.test(given)) throw new CliError('E_USAGE', `${FORMS}; not ${given}`);
  const path = pathWithin(top, resolve(cwd, given));
  if (path === undefined)
    throw new CliError(
      'E_USAGE',
      `--package ${given} is outside of the repository, where the pipeline cannot read it. Copy it into the repository`,
    );
  const spec = `./${path}`;
  if (!PLAIN.test(spec))
    throw new CliError('E_USAGE', `--package takes a path without blanks and quotes; not ${given}`);
  const found = await stat(resolve(cwd, given)).catch(() => undefined);
  if (!found?.isFile())
    // No usage error: that would not repeat the path, since an argument may be a secret. This one has the form of a file of a package.
    throw new CliError(
      'E_TOOL_NOT_FOUND',
      `--package ${given} is not a file. \`npm pack\` in a clone makes one. Its path counts from the current folder, ${cwd}`,
    );
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

function withoutUser(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//');
}
