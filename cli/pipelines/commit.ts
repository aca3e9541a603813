import { ignoredOf } from './remote.ts';
import { archiveOf, type Tool } from './tool.ts';

/** What has to be in the repository besides the pipeline, and what of all that git would leave out. Paths from its top. */
export interface Commit {
  readonly others: readonly string[];
  readonly ignored: readonly string[];
  /** Installed packages are not ignored, so that `git add` of a folder would take them along. */
  readonly modulesOpen: boolean;
}

const MODULES = 'node_modules/';

/**
 * Looks what a pipeline needs from the repository. Without git there is simply less to tell.
 * @param path of the pipeline
 * @param top where the repository begins; undefined without one
 */
export async function readCommit(tool: Tool, path: string, top: string | undefined): Promise<Commit> {
  const archive = archiveOf(tool);
  const others = [
    ...(tool.kind === 'dependency' ? ['package.json', ...(tool.locked ? ['package-lock.json'] : [])] : []),
    ...(archive === undefined ? [] : [archive]),
  ];
  if (top === undefined) return { others, ignored: [], modulesOpen: false };
  const ignored = await ignoredOf(top, [path, ...others, MODULES]);
  return {
    others,
    ignored: ignored.filter((each) => each !== MODULES),
    modulesOpen: tool.kind === 'dependency' && !ignored.includes(MODULES),
  };
}

/** How all of it comes into the repository: lines for a person. */
export function commitLines(path: string, { others, ignored, modulesOpen }: Commit): string[] {
  const plain = [path, ...others].filter((each) => !ignored.includes(each));
  const first =
    others.length === 0
      ? `Commit ${path} and push.`
      : `Commit ${path} with what it needs, and push. From the top of the repository:`;
  return [
    first,
    ...(others.length > 0 && plain.length > 0 ? [`   git add ${plain.map(quoted).join(' ')}`] : []),
    ...(ignored.length > 0
      ? [
          'A .gitignore keeps this out of the repository, so it needs -f:',
          `   git add -f ${ignored.map(quoted).join(' ')}`,
        ]
      : []),
    ...(modulesOpen ? [`Add ${MODULES} to .gitignore: the pipeline installs the packages again.`] : []),
  ];
}

const quoted = (path: string): string => (/^[\w@:/.+-]+$/.test(path) ? path : `"${path}"`);
