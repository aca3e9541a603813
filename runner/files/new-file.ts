import fs from 'node:fs';

/**
 * Opens a new file in the place of what an earlier run left there. A link is taken away and not followed, whoever laid it.
 * @throws the file system's error: when something else stands there, or came there in the meantime
 */
export function openNew(path: string, mode: number): number {
  removeFile(path);
  // `x` follows no link either: what is there by now is none of ours.
  return fs.openSync(path, 'wx+', mode);
}

/**
 * Takes a file or a link away. It does not matter when there is nothing.
 * @throws Error when something else stands there, such as a folder or a device: that is left alone
 */
export function removeFile(path: string): void {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile() && !found.isSymbolicLink())
    throw Object.assign(
      new Error('There is something other than a file in its place'),
      found.isDirectory() ? { code: 'EISDIR' } : {},
    );
  fs.rmSync(path, { force: true });
}

/** Takes a link away, so that whoever writes there next does not write elsewhere. */
export function removeLink(path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) fs.rmSync(path, { force: true });
}
