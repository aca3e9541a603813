import { isAbsolute, relative } from 'node:path';
import type { Terminal } from './terminal.ts';

/** A path as a person types it: from the folder that they are in, where it is below it. */
export function shownPath(path: string, { cwd }: Pick<Terminal, 'cwd'>): string {
  const near = relative(cwd, path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}
