import type { Kind } from './kind.ts';

const MAKE_RSA =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=powerbi" -keyout key.pem -out certificate.pem';
const notRsa = (what: string): string =>
  `privateKey is ${what}, and Entra accepts only RSA keys and RS256. Make one with a certificate: ${MAKE_RSA}`;
const noKey = (what: string): string =>
  `privateKey contains ${what}, which cannot sign. Paste the private key that belongs to it.`;
const AS_PEM = 'Paste it as PEM: -----BEGIN PRIVATE KEY-----';

/** What to say of what was pasted for a private key and is none that can sign; nothing for those that can. */
export const advice: Readonly<
  Partial<Record<Kind | 'OpenSSH' | 'PuTTY' | 'JWK' | 'XML' | 'PGP' | 'file name', string>>
> = {
  encrypted:
    'privateKey is encrypted, and a script cannot ask for its passphrase. Decrypt it, and paste the result: openssl pkey -in encrypted.pem -out key.pem',
  EC: notRsa('an elliptic-curve key'),
  Ed25519: notRsa('an Ed25519 or X25519 key'),
  'RSA-PSS': notRsa('restricted to RSA-PSS'),
  DSA: notRsa('a DSA key'),
  PGP: notRsa('a PGP key'),
  'public key': noKey('a public key'),
  certificate: `${noKey('a certificate and not a key')} The certificate goes into the variable certificate.`,
  request: noKey('a certificate request'),
  'PKCS#7': noKey('a PKCS#7 file: certificates without a key'),
  PFX: 'privateKey contains a PFX (PKCS#12) file. Convert it, and paste the result, key and certificate together: openssl pkcs12 -in file.pfx -nodes -out key.pem',
  OpenSSH:
    'privateKey is in the OpenSSH format. Copy the file and convert the copy to PEM: ssh-keygen -p -N "" -m PEM -f copy-of-the-key',
  PuTTY: 'privateKey is in the PuTTY format. Export it there as PEM: PuTTYgen, Conversions, Export OpenSSH key.',
  JWK: `privateKey is in JSON, such as a JSON Web Key. ${AS_PEM}`,
  XML: `privateKey is in XML. ${AS_PEM}`,
  'file name': 'privateKey contains a file name. A script cannot read files: paste the content of the file.',
  unknown:
    'privateKey is not a private key in PEM format. Such a key starts with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----',
};

/** What the text is when it is not even PEM; null where it may be. */
export function formOf(text: string): keyof typeof advice | null {
  if (/^\s*"?\s*\{/.test(text)) return 'JWK';
  if (/^\s*<(\?xml|RSAKey)/i.test(text)) return 'XML';
  if (/PuTTY-User-Key-File/.test(text)) return 'PuTTY';
  if (/BEGIN PGP/.test(text)) return 'PGP';
  if (/BEGIN\s*OPENSSH|^\s*b3BlbnNzaC1rZXkt/.test(text)) return 'OpenSSH';
  return /^[^\n=]{1,300}\.(pem|key|pfx|p12|cer|crt|der)["'\s]*$/i.test(text) ? 'file name' : null;
}
