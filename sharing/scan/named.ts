import { isSecretHeader, isSecretName } from '../../runner/index.ts';
import { parseDocument } from './parse-document.ts';
import { isGuid, isPlaceholder, isProse, looksRandom } from './placeholder.ts';

/** Names under which a value is a secret whatever it looks like. */
const STRONG =
  /(?:secret|secrettext|password|passphrase|pwd|apikey|accesskey|accountkey|sharedkey|privatekey|functionskey|subscriptionkey)$/;
/** An address or a text whose parts are looked at one by one. */
const JUDGED_INSIDE = /connectionstring$/;
/** Headers whose names sound secret and whose values everybody may know. */
const OPEN_HEADER =
  /^(?:idempotency-key|sec-websocket-(?:key|accept)|access-control-.*|x-csrf-token|.*-key-id|.*keep-alive.*|.*public-?key.*)$/i;

/** Short words of other habits, and of another language, that name a password when they end a name. */
const WORD = /(?:(?:^|[^a-z])pass|kennwort|passwort)$/;
const PIN = /(?:^|[^a-z])pin$/;

/** Where a key is kept is not the key. */
const KEY_FILE = /^[\w./\\:~-]*\w\.(?:pem|pfx|p12|key|crt|cer)$/i;
/** What stands beside a wrong secret in logs and guides: Entra's number for the refusal. */
const ENTRA_ERROR = /^AADSTS\d{4,8}[.:]?$/;

const LONGEST_NAME = 80;
const DIRECTORY =
  /^(?:(?:.*[^a-z])?(?:tenant|client|app|application|service_?principal|directory)[-_]?(?:id|guid)|(?:.*[^a-z])?(?:user|principal|aad|azure|sp)[-_]object[-_]?id|tid|oid|appid|azp)$/;

/** Where a name and its value stand side by side. */
export type NamedAs =
  /** A variable, a parameter, a field of a form: somebody filled it in. */
  | 'pair'
  | 'header'
  /** A field of the JSON that is sent or answered. */
  | 'body'
  /** A field of any other JSON, or a line of any text. */
  | 'field';

/** Whether the value under a name is a secret rather than a placeholder or a word. */
export function isNamedSecret(name: string, value: string, as: NamedAs): boolean {
  const plainName = name.replace(/[-_.\s]/g, '').toLowerCase();
  if (JUDGED_INSIDE.test(plainName) || OPEN_HEADER.test(name)) return false;
  if (!isSecretName(name) && !(as === 'header' && isSecretHeader(name))) return isNamedByWord(name, value.trim(), as);
  // `key` names something more often than it opens something.
  if (plainName === 'key' && as !== 'pair' && as !== 'header') return false;
  const bare = value.trim().replace(/^(?:Bearer|Basic|EmbedToken|Token|ApiKey)\s+/i, '');
  if (isPlaceholder(bare, name) || isOwnName(bare) || ENTRA_ERROR.test(bare) || KEY_FILE.test(bare)) return false;
  // Entra makes no secret that is a GUID: somebody took the secret's ID for it.
  if (/clientsecret$/.test(plainName) && isGuid(bare)) return false;
  // The place in a list of pages, as Cosmos DB writes it; and what is judged by the names within it.
  if (!STRONG.test(plainName)) return looksRandom(bare) && !/^[+-]RID:/.test(bare) && parseDocument(bare) === undefined;
  if (as !== 'field') return bare.length >= 4;
  return bare.length >= 6 && !isProse(bare) && !/^https?:\/\/[^\s?#]*$/.test(bare);
}

/** Whether the value under a name such as `DB_PASS` is a password: these words name other things as well. */
function isNamedByWord(name: string, value: string, as: NamedAs): boolean {
  if (name.length > LONGEST_NAME || isPlaceholder(value, name)) return false;
  const words = name.replace(/([a-z])(?=[A-Z])/g, '$1_').toLowerCase();
  if (PIN.test(words)) return as === 'pair' && /^\d{4,12}$/.test(value);
  if (!WORD.test(words) || /\s/.test(value)) return false;
  // `pass` alone is the verdict of a test more often than a password.
  return words !== 'pass' && (as === 'pair' || as === 'header')
    ? value.length >= 4
    : value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Code that names a secret says where it comes from. */
function isOwnName(value: string): boolean {
  return /^[A-Za-z_.$-]+$/.test(value) && (isSecretName(value) || /^(?:tenant|client|app)_?id$/i.test(value));
}

/** Names of ids in a directory: they say whose something is. */
export function isDirectoryName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false;
  return DIRECTORY.test(name.replace(/([a-z])(?=[A-Z])/g, '$1_').toLowerCase());
}
