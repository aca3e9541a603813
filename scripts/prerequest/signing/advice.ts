import type { Kind } from './kind.ts';

const MAKE_RSA =
  'Make an RSA key with a certificate: openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=powerbi" -keyout key.pem -out certificate.pem';
const GIVE_KEY = 'Paste the private key that belongs to it.';

/** What to say of what was pasted for a private key and is none that can sign; nothing for those that can. */
export const advice: Readonly<
  Partial<Record<Kind | 'OpenSSH' | 'PuTTY' | 'JWK' | 'XML' | 'PGP' | 'file name', string>>
> = {
  encrypted:
    'privateKey is encrypted, and a script cannot ask for its passphrase. Decrypt it, and paste the result: openssl pkey -in encrypted.pem -out key.pem',
  EC: `privateKey is an elliptic-curve key, and Entra accepts only RSA keys. ${MAKE_RSA}`,
  Ed25519: `privateKey is an Ed25519 or X25519 key, and Entra accepts only RSA keys. ${MAKE_RSA}`,
  'RSA-PSS': `privateKey is restricted to RSA-PSS, and the assertion is signed with RS256. ${MAKE_RSA}`,
  DSA: `privateKey is a DSA key, and Entra accepts only RSA keys. ${MAKE_RSA}`,
  'public key': `privateKey contains a public key, which cannot sign. ${GIVE_KEY}`,
  certificate: `privateKey contains a certificate and not a key. ${GIVE_KEY} The certificate goes into the variable certificate.`,
  request: `privateKey contains a certificate request. ${GIVE_KEY}`,
  'PKCS#7': `privateKey contains a PKCS#7 file: certificates without a key. ${GIVE_KEY}`,
  PFX: 'privateKey contains a PFX (PKCS#12) file. Convert it, and paste the result, key and certificate together: openssl pkcs12 -in file.pfx -nodes -out key.pem',
  OpenSSH:
    'privateKey is in the OpenSSH format. Copy the file and convert the copy to PEM: ssh-keygen -p -N "" -m PEM -f copy-of-the-key',
  PuTTY: 'privateKey is in the PuTTY format. Export it there as PEM: PuTTYgen, Conversions, Export OpenSSH key.',
  JWK: 'privateKey is in JSON, such as a JSON Web Key. Paste it as PEM: -----BEGIN PRIVATE KEY-----',
  XML: 'privateKey is in XML. Paste it as PEM: -----BEGIN PRIVATE KEY-----',
  PGP: `privateKey is a PGP key. ${MAKE_RSA}`,
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
