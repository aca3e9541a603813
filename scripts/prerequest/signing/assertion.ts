import { readCertificates, type Certificate } from './certificate.ts';
import { base64urlOf, encodePart, sha256 } from '../../shared/crypto-js.ts';
import { readPrivateKey, type PrivateKey } from './private-key.ts';
import { blocksIn } from './pem.ts';
import { signRs256 } from './rs256.ts';

/** What an assertion is made of. */
export interface AssertionInputs {
  readonly clientId: string;
  /** The token endpoint's address. */
  readonly audience: string;
  /** As they were pasted. Without a certificate, it stands in the text of the key. */
  readonly privateKey: string;
  readonly certificate: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An assertion, or why there is none. */
export type MadeAssertion =
  { readonly assertion: string; readonly problem: null } | { readonly assertion: null; readonly problem: string };

/** Seconds for which an assertion holds. Each token request has one of its own. */
const LIFETIME = 600;

/** Makes the JWT by which an app proves that it has its certificate's key (RS256, `x5t`). No problem shows anything of the key. */
export function makeAssertion({ clientId, audience, privateKey, certificate, now }: AssertionInputs): MadeAssertion {
  const problem = (text: string): MadeAssertion => ({ assertion: null, problem: text });
  if (blocksIn(certificate).some(({ label }) => /PRIVATEKEY$/.test(label)))
    return problem(
      'certificate contains a private key. Move it to privateKey, which is kept secret, and leave only the certificate.',
    );
  const key = readPrivateKey(privateKey);
  if (typeof key === 'string') return problem(key);
  if (certificate === '' && !blocksIn(privateKey).some(isCertificate))
    return problem('certificate is empty. Paste the certificate as PEM, or its Thumbprint as the portal shows it.');
  const certificates = readCertificates(certificate || privateKey);
  if (typeof certificates === 'string') return problem(certificates);
  const own = belongingTo(key, certificates, now);
  if (typeof own === 'string') return problem(own);
  const seconds = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', x5t: base64urlOf(own.thumbprint) };
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: newId(`${clientId} ${now}`),
    nbf: seconds,
    iat: seconds,
    exp: seconds + LIFETIME,
  };
  const unsigned = `${encodePart(header)}.${encodePart(claims)}`;
  const signature = signRs256(unsigned, key);
  if (signature === null)
    return problem('privateKey is damaged: its signatures are not valid. Paste it again, and change nothing in it.');
  return { assertion: `${unsigned}.${signature}`, problem: null };
}

/** Of a chain, the one whose key it is. Whatever is wrong with it is told here, since Entra would say only that the key was not found. */
function belongingTo(key: PrivateKey, certificates: readonly Certificate[], now: number): Certificate | string {
  const own = certificates.find(({ modulus }) => modulus === null || modulus === key.modulus);
  if (!own) {
    const { thumbprint, modulus } = certificates[0]!;
    if (modulus === BigInt(0))
      return `certificate (thumbprint ${thumbprint}) does not have an RSA key, and privateKey is one. Paste the certificate that belongs to the key.`;
    return `certificate (thumbprint ${thumbprint}${certificates.length > 1 ? ` and ${certificates.length - 1} more` : ''}) does not belong to privateKey. Paste the certificate that was made with this key.`;
  }
  const { from = now, until = now, thumbprint } = own;
  if (until < now)
    return `certificate (thumbprint ${thumbprint}) expired on ${dayOf(until)}. Make a new one, and upload it to the app registration.`;
  if (from > now)
    return `certificate (thumbprint ${thumbprint}) is valid only from ${dayOf(from)}. Use it from that day, or check this machine's clock.`;
  return own;
}

function isCertificate({ label }: { readonly label: string }): boolean {
  return /CERTIFICATE$/.test(label);
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** A UUID that was not there before; it need not be hard to guess. */
function newId(seed: string): string {
  const digits = sha256(`${seed} ${Math.random()} ${Math.random()}`);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
