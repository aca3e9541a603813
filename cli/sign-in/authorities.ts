import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { decodeText } from '../../runner/index.ts';

/**
 * The certificate authorities for a library of Microsoft's. A list of one's own takes the place of all others, so they are in it too.
 * @param files PEM files with further ones; empty and absent names are left out
 */
export function authorities(...files: (string | undefined)[]): string[] {
  return [
    ...rootCertificates,
    ...files.flatMap((file) => (file === undefined || file === '' ? [] : [decodeText(readFileSync(file))])),
  ];
}
