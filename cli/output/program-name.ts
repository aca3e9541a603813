import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Terminal } from './terminal.ts';

const NAME = 'powerbi-postman';
const MAIN = join('dist', 'cli', 'main.js');

/**
 * How to type the program's name where the user is: `npx --no-install powerbi-postman` for a package of the folder or of npx,
 * `powerbi-postman` for one that is installed for all folders, and in a clone `node dist/cli/main.js`.
 */
export function programName({ root, cwd }: Pick<Terminal, 'root' | 'cwd'>): string {
  if (root.split(sep).includes('node_modules')) return isNear(root, cwd) ? `npx --no-install ${NAME}` : NAME;
  const path = relative(cwd, join(root, MAIN));
  const shorter = path.startsWith('..') && path.split(sep).length > 4 ? join(root, MAIN) : path;
  const typed = shorter.split(sep).join('/');
  return `node ${/[^\w./:@+-]/.test(typed) ? `"${typed}"` : typed}`;
}

/** Whether npx finds the package: in a folder above, or in its own cache. */
function isNear(root: string, cwd: string): boolean {
  if (root.includes(`${sep}_npx${sep}`)) return true;
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (root.startsWith(join(folder, 'node_modules') + sep)) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Where a command stands to be copied: between backticks, or set in on a line of its own. */
const COMMAND = new RegExp(`(^ {2}|\`)${NAME} `, 'gm');

/** A text in which commands stand as `powerbi-postman …`, with the name that works here. */
export function withProgramName(text: string, terminal: Pick<Terminal, 'root' | 'cwd'>): string {
  return text.replace(COMMAND, (_all, before: string) => `${before}${programName(terminal)} `);
}

/** A document of the project, named as in a clone. */
const DOCUMENT = /(?<![\w/\\.-])docs\/[\w-]+(?:\.\w+)+/g;

/** A text in which documents of the project stand as `docs/…`, with paths that lead there from the user's folder. */
export function withProjectFiles(text: string, { root, cwd }: Pick<Terminal, 'root' | 'cwd'>): string {
  return text.replace(DOCUMENT, (path) => {
    if (existsSync(join(cwd, path)) || !existsSync(join(root, path))) return path;
    const near = relative(cwd, join(root, path));
    return near.startsWith('..') ? join(root, path) : near.split(sep).join('/');
  });
}
