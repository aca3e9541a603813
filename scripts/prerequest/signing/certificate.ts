import { isGuid } from '../../../catalogue/model/guid.ts';
import { sha1 } from '../../shared/crypto-js.ts';
import { childrenOf, numberIn, readElement, type Element } from './der.ts';
import { kindOf } from './kind.ts';
import { blocksIn, bytesOf } from './pem.ts';

/** A certificate, or what is known of one by its thumbprint alone. */
export interface Certificate {
  /** SHA-1 in hex digits, as the portal shows it. */
  readonly thumbprint: string;
  /** Of its RSA key; null where only the thumbprint is known, 0 where the key is none of RSA. */
  readonly modulus: bigint | null;
  /** Milliseconds since 1970; absent where only the thumbprint is known. */
  readonly from?: number;
  readonly until?: number;
}

const INVALID =
  'certificate is neither a certificate in PEM format (-----BEGIN CERTIFICATE-----) nor a thumbprint of 40 hexadecimal digits';

/**
 * Reads what was pasted for the certificate: PEM, one or a chain, or the thumbprint as the portal shows it.
 * A text comes back when it is neither: it says why.
 */
export function readCertificates(pasted: string): Certificate[] | string {
  const text = pasted.replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').trim();
  if (isGuid(text))
    return "certificate is a GUID: that is the certificate's ID. Paste its Thumbprint, or the certificate itself as PEM.";
  const digits = text.replace(/[\s:-]/g, '');
  if (/^[0-9a-f]{40}$/i.test(digits)) return [{ thumbprint: digits.toLowerCase(), modulus: null }];
  if (/^[0-9a-f]{64}$/i.test(digits))
    return 'certificate is a SHA-256 thumbprint. Paste the one of 40 digits (SHA-1) that the portal shows, or the certificate itself as PEM.';
  if (/^[0-9a-f]+$/i.test(digits)) return `${INVALID}: it has ${digits.length} digits.`;
  const blocks = blocksIn(text).filter(({ label }) => label === '' || /CERTIFICATE$/.test(label));
  const certificates = blocks.map((block) => readOne(bytesOf(block) ?? ''));
  const good = certificates.filter((one) => one !== null);
  if (good.length === 0 || good.length < certificates.length)
    return `${INVALID}${blocks.some(({ label }) => label !== '') ? ': it is cut off or damaged' : ''}. Paste it again.`;
  return good;
}

function readOne(bytes: string): Certificate | null {
  const root = readElement(bytes);
  if (!root || kindOf(root) !== 'certificate') return null;
  const fields = childrenOf(childrenOf(root)[0]);
  // Version 1 leaves out the version, which stands first otherwise.
  const offset = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [from, until] = childrenOf(fields[3 + offset]).map(momentIn);
  const key = childrenOf(fields[5 + offset])[1];
  // The bit string's first byte counts the bits left over: none.
  const modulus = numberIn(childrenOf(readElement(key?.content.slice(2) ?? ''))[0]);
  return { thumbprint: sha1(root.whole), modulus, from: from ?? NaN, until: until ?? NaN };
}

/** `YYMMDDHHMMSSZ`, or with four digits for the year. */
function momentIn({ content }: Element): number {
  const text = content.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  return Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
