import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import type { RawExchange } from '../exchange.ts';
import type { RecordedExchange, RecordedMessage } from '../record/record.ts';
import { MASK, redactedBeginning, type Redact } from './redact.ts';
import { secretFields, secretParameters, type IsSecret, type SecretField } from './secret-fields.ts';
import { isIssuedName, isSecretHeader, isSecretName } from './secret-names.ts';

/** So much of a body is kept. */
const KEPT = 4_096;
/** So much of a body is searched for secrets to learn. */
const LEARNT_FROM = 65_536;
const SHORTEST_LEARNT = 16;
const BINARY = /^(?:image|audio|video|font)\/|octet-stream|zip|pdf|officedocument|vnd\.ms-/i;

/**
 * What a record keeps of an exchange: headers and bodies without secrets, by name, by field and by what they look like.
 * Of a body that is no text only the length is kept.
 */
export function recordedExchange(raw: RawExchange, redact: Redact, catalogues: Catalogues): RecordedExchange {
  const request = recordedMessage(
    raw.requestHeaders,
    raw.requestBody ?? '',
    Buffer.byteLength(raw.requestBody ?? ''),
    isSecretName,
    redact,
  );
  if (raw.status === 0) return { request };
  return {
    request,
    response: recordedMessage(raw.headers, raw.body, raw.bytes, answerNames(catalogues, raw.method, raw.url), redact),
  };
}

/** An address without secrets in its query or fragment. */
export function redactedUrl(url: string, redact: Redact): string {
  const parts = redact(url).split(/(?=[?#])/);
  return parts
    .map((part, index) =>
      index === 0 ? part : part[0]! + masked(part.slice(1), secretParameters(part.slice(1), isSecretName)),
    )
    .join('');
}

/** Secrets that an exchange brought and that nobody told before: its tokens. What comes later is to be searched for them. */
export function secretsIn(raw: RawExchange): string[] {
  const bearer = /^\s*Bearer\s+(\S+)/i.exec(raw.authorization ?? '')?.[1];
  const bodies = [raw.requestBody ?? '', raw.body].map((body) => body.slice(0, LEARNT_FROM));
  const fields = [
    ...bodies.flatMap((body) => valuesOf(body, secretFields(body, isTelling))),
    ...valuesOf(bodies[0]!, secretParameters(bodies[0]!, isTelling)).map(fromForm),
  ];
  return [...(bearer === undefined ? [] : [bearer]), ...fields].filter(
    (value) => value.length >= SHORTEST_LEARNT && !/\s/.test(value),
  );
}

/** What stands under `key` may be anything, such as the name of a setting. */
const isTelling: IsSecret = (name) => isSecretName(name) && name.toLowerCase() !== 'key';

/** Which fields are secret in the answer to a request: in that of an operation that issues a credential, more than elsewhere. */
export function answerNames(catalogues: Catalogues, method: string, url: string): IsSecret {
  return operationAt(catalogues, method, url)?.effect === 'credential' ? isIssuedName : isSecretName;
}

function recordedMessage(
  headers: Readonly<Record<string, string>>,
  body: string,
  bytes: number,
  isSecret: IsSecret,
  redact: Redact,
): RecordedMessage {
  const kept = { headers: redactedHeaders(headers, redact), bytes };
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (body === '' || BINARY.test(type) || !isText(body)) return kept;
  const { text, cut } = redactedBeginning(body, KEPT, (beginning) => redactedBody(beginning, isSecret, redact));
  return cut ? { ...kept, body: text, cut } : { ...kept, body: text };
}

/** Headers without secrets: by their name, or by what their value looks like. */
export function redactedHeaders(headers: Readonly<Record<string, string>>, redact: Redact): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, redactedHeader(name, value, redact)]),
  );
}

/** The value of a header without secrets; how somebody signs in is kept. */
export function redactedHeader(name: string, value: string, redact: Redact): string {
  if (value === '') return value;
  if (!isSecretHeader(name)) return /^(?:content-)?location$/i.test(name) ? redactedUrl(value, redact) : redact(value);
  const scheme = /^(?:Bearer|Basic|EmbedToken)(?=\s)/i.exec(value)?.[0];
  return scheme === undefined ? MASK : `${scheme} ${MASK}`;
}

/**
 * A body, or the beginning of one, without secrets: by what looks like one, then by its fields. In this order, for a secret may hold
 * a quote or an ampersand that nobody escaped, and its field would end there.
 */
export function redactedBody(body: string, isSecret: IsSecret, redact: Redact): string {
  const clean = redact(body);
  const form = secretParameters(clean, isSecret);
  return masked(clean, form.length > 0 ? form : secretFields(clean, isSecret));
}

function masked(text: string, fields: readonly SecretField[]): string {
  let clean = '';
  let read = 0;
  for (const { from, to, quoted } of fields) {
    clean += text.slice(read, from) + (quoted ? MASK : `"${MASK}"`);
    read = to;
  }
  return clean + text.slice(read);
}

function valuesOf(text: string, fields: readonly SecretField[]): string[] {
  return fields.filter(({ quoted }) => quoted).map(({ from, to }) => text.slice(from, to));
}

function fromForm(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** Whether a body that was read as text is one: bytes that are none show as replacement characters. */
export function isText(body: string): boolean {
  const sample = body.slice(0, KEPT);
  const strange = sample.match(/[\ufffd\0-\u0008]/g)?.length ?? 0;
  return strange * 10 <= sample.length;
}
