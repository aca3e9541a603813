import { advice, formOf } from './advice.ts';
import { childrenOf, numberIn, OCTET_STRING, readElement, type Element } from './der.ts';
import { kindOf } from './kind.ts';
import { blocksIn, bytesOf, type Block } from './pem.ts';

/** An RSA key with all that the quick way of signing takes. */
export interface PrivateKey {
  readonly modulus: bigint;
  readonly publicExponent: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly exponentP: bigint;
  readonly exponentQ: bigint;
  readonly inverse: bigint;
  /** Length of the modulus. */
  readonly bits: number;
}

const CUT_OFF =
  'privateKey is cut off: it is shorter than it should be. Paste it again, from its BEGIN line to its END line.';
const DAMAGED = 'privateKey is damaged: its parts do not belong together. Paste it again, and change nothing in it.';
const CERTIFICATES = /CERTIFICATE$/;
/** Entra takes no shorter one. */
const LEAST_BITS = 2048;

/** Reads a private key as it was pasted. What comes back is a text when it cannot be used: it says why, and shows nothing of it. */
export function readPrivateKey(pasted: string): PrivateKey | string {
  const form = formOf(pasted);
  if (form) return advice[form]!;
  const blocks = blocksIn(pasted);
  const keys = blocks.filter(({ label }) => !CERTIFICATES.test(label) && label !== 'ECPARAMETERS');
  if (keys.length > 1)
    return `privateKey contains ${keys.length} keys. Leave only the one that belongs to the certificate.`;
  const [block = blocks[0]] = keys;
  return block ? readBlock(block) : advice.unknown!;
}

function readBlock(block: Block): PrivateKey | string {
  if (/Proc-Type:\s*4,\s*ENCRYPTED/i.test(block.body)) return advice.encrypted!;
  if (/\.{3}|\u2026/.test(block.body)) return 'privateKey is shortened: dots replace a part of it. Paste all of it.';
  if (block.body === '') return CUT_OFF;
  const bytes = bytesOf(block);
  if (bytes === null)
    return block.label === ''
      ? advice.unknown!
      : 'privateKey contains a character that no key contains. Paste it again, as plain text.';
  const root = readElement(bytes);
  if (!root) return bytes.slice(0, 2) === '30' ? CUT_OFF : block.label === '' ? advice.unknown! : DAMAGED;
  const kind = kindOf(root);
  if (kind === 'PKCS#1') return readRsa(root);
  if (kind !== 'PKCS#8') return kind === 'unknown' && block.label !== '' ? DAMAGED : advice[kind]!;
  const inner = childrenOf(root).find(({ tag }) => tag === OCTET_STRING);
  return readRsa(readElement(inner?.content ?? ''));
}

function readRsa(sequence: Element | null): PrivateKey | string {
  const [, modulus, publicExponent, , p, q, exponentP, exponentQ, inverse] = childrenOf(sequence).map(numberIn);
  if (!modulus || !publicExponent || !p || !q || !exponentP || !exponentQ || !inverse || p * q !== modulus)
    return DAMAGED;
  const bits = modulus.toString(2).length;
  if (bits < LEAST_BITS)
    return `privateKey has ${bits} bits, and Entra does not accept RSA keys under ${LEAST_BITS} bits. Make a new one, with a new certificate.`;
  return { modulus, publicExponent, p, q, exponentP, exponentQ, inverse, bits };
}
