import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate of its own making, as an administrator would upload it. */
export interface SelfSigned {
  readonly certificate: string;
  /** The certificate's bytes, of which a thumbprint is the hash. */
  readonly der: Buffer;
  readonly privateKey: KeyObject;
}

/** How a certificate differs from a usual one. */
export interface SelfSignedOptions {
  readonly bits?: number;
  /** Of another kind than RSA, or made before. */
  readonly keys?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** `YYMMDDHHMMSSZ`. */
  readonly from?: string;
  readonly until?: string;
}

/** Makes a key and a certificate for it: the least that X.509 asks for, written in DER by hand since Node has no maker of certificates. */
export function selfSigned({
  bits = 2048,
  keys,
  from = '250101000000Z',
  until = '491231235959Z',
}: SelfSignedOptions = {}): SelfSigned {
  const { privateKey, publicKey } = keys ?? generateKeyPairSync('rsa', { modulusLength: bits });
  const algorithm = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));
  const commonName = sequence(Buffer.from('0603550403', 'hex'), element(0x0c, Buffer.from('test')));
  const name = sequence(element(0x31, commonName));
  const validity = sequence(element(0x17, Buffer.from(from)), element(0x17, Buffer.from(until)));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = sequence(element(0x02, Buffer.from([1])), algorithm, name, validity, name, key);
  const signature = sign('sha256', toBeSigned, privateKey);
  const der = sequence(toBeSigned, algorithm, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const base64 = der.toString('base64').replace(/.{64}/g, '$&\n');
  return { certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`, der, privateKey };
}

function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
