import { BIT_STRING, childrenOf, INTEGER, OBJECT_ID, OCTET_STRING, SEQUENCE, type Element } from './der.ts';

/** What a DER structure is, as far as somebody might paste it for a private key. */
export type Kind =
  | 'PKCS#1'
  | 'PKCS#8'
  | 'encrypted'
  | 'EC'
  | 'Ed25519'
  | 'RSA-PSS'
  | 'DSA'
  | 'public key'
  | 'certificate'
  | 'request'
  | 'PFX'
  | 'PKCS#7'
  | 'unknown';

const KEYS: Readonly<Record<string, Kind>> = {
  '2a864886f70d010101': 'PKCS#8',
  '2a864886f70d01010a': 'RSA-PSS',
  '2a8648ce3d0201': 'EC',
  '2a8648ce380401': 'DSA',
  '2b656e': 'Ed25519',
  '2b656f': 'Ed25519',
  '2b6570': 'Ed25519',
  '2b6571': 'Ed25519',
};

/** Tells what it is by its structure: the line above a block may be missing, or be another one's. */
export function kindOf(root: Element): Kind {
  const children = childrenOf(root);
  const [first, second, third] = children;
  if (root.tag !== SEQUENCE || !first || !second) return 'unknown';
  if (first.tag === OBJECT_ID) return 'PKCS#7';
  if (first.tag === SEQUENCE) return kindOfSigned(first, second, third);
  if (first.tag !== INTEGER) return 'unknown';
  if (second.tag === SEQUENCE)
    return third?.tag === OCTET_STRING ? (KEYS[childrenOf(second)[0]?.content ?? ''] ?? 'unknown') : 'PFX';
  if (second.tag === OCTET_STRING) return 'EC';
  if (children.some(({ tag }) => tag !== INTEGER)) return 'unknown';
  return children.length === 2
    ? 'public key'
    : children.length === 6
      ? 'DSA'
      : children.length >= 9
        ? 'PKCS#1'
        : 'unknown';
}

function kindOfSigned(first: Element, second: Element, third: Element | undefined): Kind {
  if (second.tag === OCTET_STRING) return 'encrypted';
  if (second.tag === BIT_STRING) return 'public key';
  if (third?.tag !== BIT_STRING) return 'unknown';
  return childrenOf(first).length >= 6 ? 'certificate' : 'request';
}
