// Certificates made at run time, in memory only: nothing of them is ever written to a file that stays.
import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto);

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const HOUR = 3_600_000;

/** A certificate authority of our own. */
export async function makeAuthority() {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...common('CN=Proof authority'),
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { pem: certificate.toString('pem'), certificate, keys };
}

/**
 * Key and certificate of a server at localhost and at other hosts, signed by the authority; both PEM.
 * @param {Authority} authority
 * @param {readonly string[]} [hosts]
 *
 * @typedef {Awaited<ReturnType<typeof makeAuthority>>} Authority
 */
export async function makeServerCertificate(authority, hosts = []) {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create({
    ...common('CN=localhost'),
    issuer: authority.certificate.subject,
    signingKey: authority.keys.privateKey,
    publicKey: keys.publicKey,
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        ...hosts.map((value) => ({ type: /** @type {const} */ ('dns'), value })),
      ]),
    ],
  });
  return { key: await privatePem(keys), cert: certificate.toString('pem') };
}

/**
 * A self-signed certificate as an administrator uploads it for an app, and its key as PKCS#8 and as PKCS#1; all PEM.
 * @param {number} [bits]
 */
export async function makeAppCertificate(bits = 2048) {
  const keys = await makeKeys(bits);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...common('CN=Northwind reporting app'),
    keys,
  });
  const key = await privatePem(keys);
  return {
    key,
    pkcs1: createPrivateKey(key).export({ type: 'pkcs1', format: 'pem' }).toString().trim(),
    certificate: certificate.toString('pem'),
  };
}

/** @param {string} name */
function common(name) {
  return {
    serialNumber: webcrypto.randomUUID().replaceAll('-', ''),
    subject: name,
    name,
    notBefore: new Date(Date.now() - HOUR),
    notAfter: new Date(Date.now() + 24 * HOUR),
    signingAlgorithm: algorithm,
  };
}

/** @returns {Promise<webcrypto.CryptoKeyPair>} */
function makeKeys(modulusLength = 2048) {
  return webcrypto.subtle.generateKey({ ...algorithm, modulusLength }, true, ['sign', 'verify']);
}

/** @param {webcrypto.CryptoKeyPair} keys */
async function privatePem({ privateKey }) {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');
}
