import fs from 'node:fs';

/**
 * Opens a new file in the place of what an earlier run left there. A link is taken away and not followed, whoever laid it; what is
 * neither a file nor a link is left alone.
 * @throws the file system's error; EEXIST when something else stands there, or came there in the meantime
 */
export function openNew(path: string, mode: number): number {
  removeFile(path);
  // `x` follows no link either: what is there by now is none of ours.
  return fs.openSync(path, 'wx+', mode);
}

/** Takes a file or a link away; anything else is left. It does not matter when there is nothing. */
export function removeFile(path: string): void {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() || found?.isSymbolicLink()) fs.rmSync(path, { force: true });
}

/** Takes a link away, so that whoever writes there next does not write elsewhere. */
export function removeLink(path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) fs.rmSync(path, { force: true });
}
