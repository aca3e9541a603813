import type { PipelineSignIn } from './sign-ins.ts';

/** How the program comes to the machine of a pipeline. */
export type Tool =
  /** The repository is a clone of this project: it builds itself. */
  | { readonly kind: 'clone' }
  /** The repository's package.json has it. `locked`: with a package-lock.json. `library`: and the sign-in library. */
  | { readonly kind: 'dependency'; readonly locked: boolean; readonly library: boolean }
  /** From a file of the repository, an address of a .tgz, or a git address; checked by `readPackage`. */
  | { readonly kind: 'package'; readonly spec: string };

/** The optional package by which `--auth` signs in; what `package.json` asks of it. */
export const LIBRARY = '@azure/identity';
const LIBRARY_SPEC = `${LIBRARY}@4`;

/** Whether a pipeline that signs in like this needs the library. With a secret or a key the collection signs in by itself. */
const needsLibrary = (auth: PipelineSignIn): boolean => auth === 'federated' || auth === 'managed-identity';

/** The commands that make the program ready, one after another, for any shell. */
export function installCommands(tool: Tool, auth: PipelineSignIn): string[] {
  switch (tool.kind) {
    case 'clone':
      return ['npm ci', 'npm run build'];
    case 'dependency':
      return [
        tool.locked ? 'npm ci' : 'npm install',
        ...(needsLibrary(auth) && !tool.library ? [`npm install --no-save ${LIBRARY_SPEC}`] : []),
      ];
    case 'package':
      return [`npm install --no-save ${quoted(tool.spec)}${needsLibrary(auth) ? ` ${LIBRARY_SPEC}` : ''}`];
  }
}

/** How the program is called there. `--no-install`: never somebody else's program of that name. */
export function programOf(tool: Tool): string {
  return tool.kind === 'clone' ? 'node dist/cli/main.js' : 'npx --no-install powerbi-postman';
}

/** A `package-lock.json` is there, which a cache of downloads goes by. */
export function isLocked(tool: Tool): boolean {
  return tool.kind === 'clone' || (tool.kind === 'dependency' && tool.locked);
}

/** Without quotes where no shell could misread it. A spec contains no quotation mark. */
function quoted(spec: string): string {
  return /^[\w@:/.+-]+$/.test(spec) ? spec : `'${spec}'`;
}
