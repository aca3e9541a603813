import { MASK, type Redact } from './redact.ts';
import { redactedHeader } from './recorded-exchange.ts';
import { isSecretHeader, isSecretName } from './secret-names.ts';

/** Deeper than anything that is sent; what lies below is left out. */
const DEEPEST = 60;

interface Named {
  readonly key?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly type?: unknown;
}

/**
 * A copy of any value in which no text holds a secret: not a string, a key, an error's message or stack, nor the text of its bytes.
 * What stands under a secret name is masked, in lists of names and values as well. Instances become plain objects, functions are left out.
 */
export function redactedValue(value: unknown, redact: Redact): unknown {
  return copyOf(value, redact, new Map(), 0);
}

function copyOf(value: unknown, redact: Redact, copies: Map<object, unknown>, depth: number): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value === 'bigint') return redact(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return undefined;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (ArrayBuffer.isView(value)) return redactedBytes(value, redact);
  if (value instanceof ArrayBuffer) return redactedBytes(new Uint8Array(value), redact);
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp || value instanceof URL) return redact(String(value));
  const next = (inner: unknown): unknown => copyOf(inner, redact, copies, depth + 1);
  if (Array.isArray(value) && isBytes(value) && redact(value.join()) !== value.join()) return MASK;
  if (Array.isArray(value) || value instanceof Set) {
    const list: unknown[] = [];
    copies.set(value, list);
    for (const inner of value) list.push(next(inner));
    return list;
  }
  const copy: Record<string, unknown> = {};
  copies.set(value, copy);
  if (value instanceof Error)
    Object.assign(copy, { name: redact(value.name), message: redact(value.message), stack: redact(value.stack ?? '') });
  const secretPair = isSecretPair(value);
  for (const [key, inner] of entriesOf(value)) {
    const secret =
      typeof inner === 'string' &&
      inner !== '' &&
      (secretPair ? key === 'value' || key === 'system' : isSecretField(key, inner));
    copy[redact(key)] = secret ? MASK : next(inner);
  }
  return copy;
}

/** A list of numbers that may be a text's bytes. */
function isBytes(list: readonly unknown[]): boolean {
  return list.length > 5 && list.every((each) => typeof each === 'number' && each >= 0 && each < 256);
}

/** Own values, of a Map its entries; what an object says of itself as JSON comes first. */
function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value].map(([key, inner]) => [String(key), inner]);
  const plain: unknown =
    'toJSON' in value && typeof value.toJSON === 'function' ? (value.toJSON as () => unknown)() : value;
  return plain && typeof plain === 'object' ? Object.entries(plain) : [['value', plain]];
}

/** A variable, header, parameter or cookie: a name beside its value. */
function isSecretPair({ key, name, value, type }: Named): boolean {
  if (value === undefined) return false;
  const called = typeof key === 'string' ? key : name;
  return type === 'secret' || (typeof called === 'string' && (isSecretName(called) || isSecretHeader(called)));
}

/** `key` names something here more often than it opens something. */
function isSecretField(name: string, value: string): boolean {
  return name.toLowerCase() !== 'key' && isSecretName(name) && !/^\{\{[^{}]*\}\}$/.test(value);
}

/** Bytes whose text holds no secret; others become the redacted text. */
export function redactedBytes(bytes: ArrayBufferView, redact: Redact): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = text.toString('latin1');
  const clean = redact(latin);
  return clean === latin ? Buffer.from(text) : Buffer.from(clean, 'latin1');
}

/** Headers as the Postman SDK lists them, without secrets. */
export function redactedHeaderList(
  headers: readonly { key: string; value: unknown }[],
  redact: Redact,
): { key: string; value: string }[] {
  return headers.map(({ key, value }) => ({ key, value: redactedHeader(key, String(value), redact) }));
}
