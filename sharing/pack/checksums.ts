import { createHash } from 'node:crypto';

/** Sums in the form that `sha256sum -c` and `shasum -a 256 -c` read. */
export function printChecksums(files: ReadonlyMap<string, string>): string {
  return [...files].map(([path, text]) => `${sha256(text)}  ${path}\n`).join('');
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
