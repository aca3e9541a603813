import type { AreaErrors } from './advice.ts';

const CERTIFICATES = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';

/** A certificate and its private key that cannot be used. */
export const certificateErrors = {
  E_CERTIFICATE_UNREADABLE: {
    what: 'the certificate {subject} cannot be read',
    why: '{cause}',
    next: 'Check AZURE_CLIENT_CERTIFICATE_PATH: it names a PEM file with the private key and the certificate.',
  },
  E_CERTIFICATE_PFX: {
    what: '{subject} is not a PEM file; it looks like PFX (PKCS#12)',
    why: 'The private key and the certificate are read as PEM, which is text.',
    next: 'Convert it: `openssl pkcs12 -in FILE.pfx -out FILE.pem -nodes` (with -legacy for an old file). Keep FILE.pem where only you can read it.',
    link: CERTIFICATES,
  },
  E_CERTIFICATE_ENCRYPTED: {
    what: 'the private key in {subject} is encrypted, and AZURE_CLIENT_CERTIFICATE_PASSWORD is not set or is wrong',
    why: 'An encrypted key cannot sign without its password.',
    next: 'Set AZURE_CLIENT_CERTIFICATE_PASSWORD, or decrypt the key once: `openssl pkey -in FILE.pem -out KEY.pem`.',
  },
  E_CERTIFICATE_INCOMPLETE: {
    what: '{subject}',
    why: 'Signing in needs the private key and the certificate that belongs to it.',
    next: 'Put both into one PEM file: `cat key.pem certificate.pem > both.pem`.',
    link: CERTIFICATES,
  },
  E_CERTIFICATE_MISMATCH: {
    what: '{subject}',
    why: 'Entra checks the signature with the certificate that was uploaded for the app. Only the RSA key of that certificate makes a valid signature.',
    next: 'Use the key that belongs to the certificate, or make a new pair and upload the certificate to the app registration.',
    link: CERTIFICATES,
  },
} as const satisfies AreaErrors;
