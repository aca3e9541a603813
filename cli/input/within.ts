import nodePath from 'node:path';

/** Paths of the system that the command runs on; in tests also those of another. */
export type Paths = Pick<typeof nodePath, 'isAbsolute' | 'relative' | 'resolve' | 'sep'>;

/**
 * A path as it is called from a folder, with slashes on every system.
 * @param folder an absolute path
 * @param path absolute, or from the folder
 * @returns the empty text for the folder itself, undefined for what is outside of it: above, or on another drive
 */
export function pathWithin(folder: string, path: string, paths: Paths = nodePath): string | undefined {
  const name = paths.relative(folder, paths.resolve(folder, path));
  if (name.split(paths.sep)[0] === '..' || paths.isAbsolute(name)) return undefined;
  return withSlashes(name, paths);
}

/** A path as links, patterns and other machines write it. */
export function withSlashes(path: string, { sep }: Pick<Paths, 'sep'> = nodePath): string {
  return path.split(sep).join('/');
}
