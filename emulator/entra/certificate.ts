import { createHash, X509Certificate } from 'node:crypto';
import type { ProtectedHeaderParameters } from 'jose';

/**
 * The certificate that an assertion's header names: `x5t#S256` (SHA-256) or the older `x5t` (SHA-1), both of the DER form, base64url.
 * With or without the padding that MSAL for Python writes: Azure CLI signs in with it, so the service takes it.
 * @param certificates PEM texts
 * @returns the PEM text, undefined when none fits
 */
export function certificateWithThumbprint(
  certificates: readonly string[],
  header: ProtectedHeaderParameters,
): string | undefined {
  const { x5t, 'x5t#S256': x5tS256 } = header as { readonly x5t?: unknown; readonly 'x5t#S256'?: unknown };
  return certificates.find((pem) => {
    const der = new X509Certificate(pem).raw;
    const thumbprint = (algorithm: string): string => createHash(algorithm).update(der).digest('base64url');
    return x5tS256 === undefined ? unpadded(x5t) === thumbprint('sha1') : unpadded(x5tS256) === thumbprint('sha256');
  });
}

function unpadded(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/=+$/, '') : text;
}
