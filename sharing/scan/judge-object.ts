import type { Hit } from './finding.ts';
import type { JsonPath } from './json-place.ts';
import { isDirectoryName, isNamedSecret, type NamedAs } from './named.ts';
import { judgeSetting } from './judge-setting.ts';
import { isPlaceholder, looksRandom, isTellingGuid, shown } from './placeholder.ts';

/** Where variables keep a value: in a file, and in what Postman and Newman export besides. */
const VALUES = ['value', 'currentValue', 'initialValue', 'sessionValue', 'newValue', 'system'];
/** Fields of Postman's auth blocks that are secret, of every kind of auth. */
const AUTH_SECRETS = new Set(
  'password token secret secretkey sessiontoken consumersecret tokensecret accesstoken refreshtoken clientsecret privatekey authkey clienttoken assertion code passphrase key'.split(
    ' ',
  ),
);
const SHORTEST_KEY = 32;

/**
 * What the names in an object say about its texts, by the field that holds the text.
 * @param path where the object stands
 * @param inAuth whether it belongs to an `auth` block
 */
export function judgeObject(
  object: Readonly<Record<string, unknown>>,
  path: JsonPath,
  inAuth: boolean,
  as: NamedAs,
): Map<string, Hit> {
  const found = new Map<string, Hit>();
  const note = (field: string, hit: Hit | undefined): void => {
    if (hit !== undefined && !found.has(field)) found.set(field, hit);
  };
  const called = [object['key'], object['name']].find((each) => typeof each === 'string');
  for (const field of VALUES) {
    const value = object[field];
    if (typeof value !== 'string' || value === '') continue;
    if (object['type'] === 'secret' && !isPlaceholder(value, called))
      note(field, hitOf('typed-secret', `the secret variable ${nameOf(called)} is filled in`, value));
    if (called !== undefined) note(field, judgePair(called, value, path, inAuth) ?? judgeSetting(called, value, path));
  }
  for (const [name, value] of Object.entries(object)) {
    if (typeof value !== 'string' || value === '') continue;
    if (inAuth && isAuthSecret(name, value, path))
      note(name, hitOf('authorization', `the ${name} of ${kindOf(path)}`, value));
    note(name, judgeNamed(name, value, as));
  }
  const key = object['d'];
  if (typeof object['kty'] === 'string' && typeof key === 'string' && key.length >= SHORTEST_KEY)
    note('d', hitOf('private-key', 'a private key (JSON web key)', key));
  return found;
}

function judgePair(name: string, value: string, path: JsonPath, inAuth: boolean): Hit | undefined {
  if (inAuth) {
    // An API key is a pair of pairs: `key` is its name there, `value` the key itself.
    const isSecret =
      kindOf(path) === 'apikey' ? name === 'value' && !isPlaceholder(value) : isAuthSecret(name, value, path);
    return isSecret ? hitOf('authorization', `the ${name} of ${kindOf(path)}`, value) : undefined;
  }
  if (isCookie(path) && looksRandom(value) && !isPlaceholder(value))
    return hitOf('named-secret', `the cookie ${nameOf(name)} (${shown(value)})`, value);
  return judgeNamed(name, value, path.some((step) => step === 'header' || step === 'headers') ? 'header' : 'pair');
}

/** One of a list of cookies, as HAR files and answers in collections have it. */
function isCookie(path: JsonPath): boolean {
  return typeof path.at(-1) === 'number' && /^cookies?$/.test(String(path.at(-2)));
}

function judgeNamed(name: string, value: string, as: NamedAs): Hit | undefined {
  if (isNamedSecret(name, value, as))
    return hitOf('named-secret', `the value of ${nameOf(name)} (${shown(value)})`, value);
  if (isDirectoryName(name) && isTellingGuid(value))
    return hitOf('directory-id', `an id of the directory: ${nameOf(name)} (${value.slice(0, 3)}…, a GUID)`, value);
  return undefined;
}

function isAuthSecret(name: string, value: string, path: JsonPath): boolean {
  const plain = name.replace(/[-_]/g, '').toLowerCase();
  const isApiKey = kindOf(path) === 'apikey';
  return (
    (isApiKey
      ? plain === 'value' && typeof path.at(-1) === 'string'
      : AUTH_SECRETS.has(plain) && !(plain === 'key' && typeof path.at(-1) === 'number')) &&
    !isPlaceholder(value, isApiKey ? '' : name)
  );
}

/** The kind of an auth block is the step behind `auth`. */
function kindOf(path: JsonPath): string {
  return String(path[path.lastIndexOf('auth') + 1] ?? 'auth');
}

function nameOf(name: string | undefined): string {
  return name === undefined ? 'without a name' : name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function hitOf(rule: Hit['rule'], what: string, value: string): Hit {
  return { rule, from: 0, to: value.length, secret: value, what, place: [] };
}
