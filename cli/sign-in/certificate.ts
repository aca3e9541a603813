import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText, valueOf, withValues, type Environment } from '../../runner/index.ts';
import { CliError } from '../errors/cli-error.ts';
import { processVariable } from '../input/process-variable.ts';
import { noteSecrets, outsideVariable } from '../input/values.ts';
import type { Terminal } from '../output/terminal.ts';
import type { SignInFlags } from '../input/sign-in-flags.ts';

/** A private key and its certificate, both PEM; the key without a password. */
export interface AppCertificate {
  readonly privateKey: string;
  readonly certificate: string;
}

const KEY = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----.*?-----END \1-----/s;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs;

/**
 * Reads the file that AZURE_CLIENT_CERTIFICATE_PATH names. An encrypted key is opened with AZURE_CLIENT_CERTIFICATE_PASSWORD.
 * @throws CliError E_CERTIFICATE_…
 */
export function readCertificateFile(file: string, password: string | undefined, terminal: Terminal): AppCertificate {
  const path = resolve(terminal.cwd, file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new CliError('E_CERTIFICATE_UNREADABLE', path, { cause });
  }
  // PKCS#12 is DER: a sequence with its length in two bytes or more.
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) > 0x80) throw new CliError('E_CERTIFICATE_PFX', path);
  return readCertificate(decodeText(bytes), path, password, terminal);
}

/**
 * The environment with the key and the certificate of the file that AZURE_CLIENT_CERTIFICATE_PATH names, where they are what signs in.
 * @param prefix stands before the names of process variables
 * @throws CliError E_CERTIFICATE_…
 */
export function withCertificateFile(
  environment: Environment,
  { auth }: SignInFlags,
  terminal: Terminal,
  prefix = '',
): Environment {
  const path = outsideVariable(`${prefix}AZURE_CLIENT_CERTIFICATE_PATH`, terminal);
  if (path === '' || (auth !== undefined && auth !== 'certificate')) return environment;
  if (auth === undefined && valueOf(environment, 'accessToken').trim() !== '') return environment;
  const password = outsideVariable(`${prefix}AZURE_CLIENT_CERTIFICATE_PASSWORD`, terminal);
  const { privateKey, certificate } = readCertificateFile(path, password, terminal);
  return noteSecrets(withValues(environment, { privateKey, certificate }), terminal);
}

/** Where a key and a certificate in variables are, for a message. */
export const IN_VARIABLES = `${processVariable('privateKey')} and ${processVariable('certificate')}`;

/**
 * The key and the certificate that an environment holds.
 * @throws CliError E_CERTIFICATE_…
 */
export function certificateIn(environment: Environment, terminal: Terminal): AppCertificate {
  return readCertificate(
    `${valueOf(environment, 'privateKey')}\n${valueOf(environment, 'certificate')}`,
    IN_VARIABLES,
    undefined,
    terminal,
  );
}

/**
 * Finds the key and its certificate in PEM text.
 * @param subject where it came from, for a message
 * @throws CliError E_CERTIFICATE_…; none quotes the key
 */
export function readCertificate(
  text: string,
  subject: string,
  password: string | undefined,
  terminal: Terminal,
): AppCertificate {
  const key = readKey(text, subject, password, terminal);
  const certificates = (text.match(CERTIFICATE) ?? []).flatMap((each) => parsed(withLines(each)));
  if (certificates.length === 0)
    throw new CliError('E_CERTIFICATE_INCOMPLETE', `there is no certificate in ${subject}`);
  // A chain may stand beside it, in any order.
  const own = certificates.find((each) => each.checkPrivateKey(key));
  if (!own)
    throw new CliError('E_CERTIFICATE_MISMATCH', `the key in ${subject} does not belong to the certificate there`);
  const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
  terminal.secrets.add(privateKey);
  return { privateKey, certificate: own.toString().trim() };
}

/**
 * Finds the RSA key in PEM text; it may have lost its line breaks.
 * @throws CliError E_CERTIFICATE_…; none quotes the key
 */
export function readKey(text: string, subject: string, password: string | undefined, terminal: Terminal): KeyObject {
  const [pem] = KEY.exec(text) ?? [];
  if (pem === undefined) throw new CliError('E_CERTIFICATE_INCOMPLETE', `there is no private key in ${subject}`);
  terminal.secrets.add(pem);
  if (password !== undefined && password !== '') terminal.secrets.add(password);
  const key = openKey(withLines(pem), subject, password);
  if (key.asymmetricKeyType !== 'rsa')
    throw new CliError('E_CERTIFICATE_MISMATCH', `the key in ${subject} is not an RSA key`);
  return key;
}

/** One block with the line breaks that a variable or a secret store takes away, or writes as `\n`. */
function withLines(pem: string): string {
  const [, begin = '', body = '', end = ''] = /^(-----BEGIN [^-]+-----)(.*)(-----END [^-]+-----)$/s.exec(pem) ?? [];
  // Lines with a colon are headers of an older form: they tell how it is encrypted.
  if (body.includes(':')) return pem;
  const lines = body.replaceAll(/\\n|\s/g, '').match(/.{1,64}/g) ?? [];
  return [begin, ...lines, end, ''].join('\n');
}

function openKey(pem: string, subject: string, password: string | undefined): KeyObject {
  const encrypted = /ENCRYPTED/.test(pem);
  try {
    return createPrivateKey({
      key: pem,
      ...(password === undefined || password === '' ? {} : { passphrase: password }),
    });
  } catch {
    // What OpenSSL says of a damaged key helps nobody, and might quote it.
    if (encrypted) throw new CliError('E_CERTIFICATE_ENCRYPTED', subject);
    throw new CliError('E_CERTIFICATE_INCOMPLETE', `the private key in ${subject} is damaged`);
  }
}

function parsed(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}
