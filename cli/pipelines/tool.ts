import type { PipelineSignIn } from './sign-ins.ts';

/** How the program comes to the machine of a pipeline. */
export type Tool =
  /** The repository is a clone of this project: it builds itself. */
  | { readonly kind: 'clone' }
  /** The repository's package.json has it. `spec`: from where. `locked`: with a package-lock.json. `library`: and the sign-in library. */
  | { readonly kind: 'dependency'; readonly spec: string; readonly locked: boolean; readonly library: boolean }
  /** From a file of the repository, an address of a .tgz, or a git address; checked by `readPackage`. */
  | { readonly kind: 'package'; readonly spec: string };

/** The file of the repository that the program comes from, as a path from its top; undefined for an address or a clone. */
export const archiveOf = (tool: Tool): string | undefined =>
  tool.kind !== 'clone' && tool.spec.startsWith('./') ? tool.spec.slice(2) : undefined;

/** The optional package by which `--auth` signs in; what `package.json` asks of it. */
export const LIBRARY = '@azure/identity';
export const LIBRARY_SPEC = `${LIBRARY}@4`;

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
        // What is locked is installed as it is locked: `lacksLibrary` then asks for the library in package.json.
        ...(needsLibrary(auth) && !tool.library && !tool.locked ? [`npm install --no-save ${LIBRARY_SPEC}`] : []),
      ];
    case 'package':
      return [`npm install --no-save ${quoted(tool.spec)}${needsLibrary(auth) ? ` ${LIBRARY_SPEC}` : ''}`];
  }
}

/** Whether the sign-in library has to be added to package.json and its lock before the pipeline can sign in. */
export const lacksLibrary = (tool: Tool, auth: PipelineSignIn): boolean =>
  tool.kind === 'dependency' && tool.locked && !tool.library && needsLibrary(auth);

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
