import { fieldsOf, rowsOf, textOf, valueOf, type Fields } from '../fields.ts';
import {
  credentialsIncomplete,
  credentialsNotBase64,
  credentialsNotDecryptable,
  encryptionUnfit,
} from '../refusals/credentials.ts';
import { refused } from '../refusals/rule.ts';
import { decryptedFor } from './decrypt.ts';
import type { KeySize } from './gateway-key.ts';

/** The gateway that credentials are for; undefined for a source in the cloud. */
export interface EncryptingGateway {
  readonly id: string;
  readonly keySize: KeySize;
}

/** What credentials of a kind consist of. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  anonymous: [],
  basic: ['username', 'password'],
  windows: ['username', 'password'],
  oauth2: ['accessToken'],
  key: ['key'],
  sas: ['token'],
};

/**
 * Judges credentials before they are taken: encrypted for a gateway and not encrypted for a source in the cloud, and complete for their
 * kind. That anonymous ones need no encryption is inferred: there is nothing in them.
 * @throws Refusal 400
 */
export function judgeCredentials(details: Fields, gateway: EncryptingGateway | undefined): void {
  const kind = (textOf(details, 'credentialType') ?? '').toLowerCase();
  const encrypted = textOf(details, 'encryptionAlgorithm')?.toUpperCase() === 'RSA-OAEP';
  const mustBeEncrypted = gateway !== undefined && kind !== 'anonymous';
  if (encrypted ? gateway === undefined : mustBeEncrypted) throw refused(encryptionUnfit);
  // The caller's own identity takes the place of a token.
  if (kind === 'oauth2' && valueOf(details, 'useCallerAADIdentity') === true) return;
  const sent = textOf(details, 'credentials') ?? '';
  const text = encrypted && gateway !== undefined ? decryptedText(gateway, sent) : sent;
  if (!isComplete(kind, text)) throw refused(credentialsIncomplete);
}

function decryptedText({ id, keySize }: EncryptingGateway, sent: string): string {
  const result = decryptedFor(id, keySize, sent);
  if ('text' in result) return result.text;
  throw refused(result.problem === 'not-base64' ? credentialsNotBase64 : credentialsNotDecryptable);
}

/** Whether a text is JSON with everything that a kind of credentials needs. */
function isComplete(kind: string, text: string): boolean {
  const wanted = PARTS[kind] ?? [];
  if (wanted.length === 0) return true;
  try {
    const parts = rowsOf(fieldsOf(JSON.parse(text))['credentialData']);
    return wanted.every((name) => parts.some((part) => part['name'] === name && isFilled(part['value'])));
  } catch {
    return false;
  }
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
