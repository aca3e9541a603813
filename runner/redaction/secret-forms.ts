import { plainView } from './view.ts';
import { unescaped, unspaced, unwrapped } from './spelling.ts';

/** One way to write a secret. */
export interface SecretForm {
  readonly text: string;
  /** Whether it is Base64: the letters at its two ends hold bits of the secret, too. */
  readonly base64?: true;
}

/** Shorter ones would be found by chance: they count only where they are the whole text. */
export const SHORTEST_FORM = 6;
/** How often escapes are undone: an address within JSON within a message. */
export const LEVELS = 3;
const LINE_OF_KEY = /^[A-Za-z0-9+/=]{40,}$/gm;

/**
 * How a secret may be written, besides what undoing escapes and line breaks brings back to these:
 * itself, as it looks when escapes that it seems to hold are undone, and its bytes (UTF-8 and UTF-16) in Base64 and hexadecimal.
 */
export function formsOf(secret: string): SecretForm[] {
  const texts = new Set<string>();
  for (const given of [secret, secret.trim()]) {
    for (const spelt of [...readingsOf(given), JSON.stringify(given).slice(1, -1)]) texts.add(spelt).add(spelt.replaceAll(' ', '+')).add(Buffer.from(spelt).toString('latin1'));
  }
  // In UTF-16 only letters beyond Latin differ once the zero bytes are gone.
  if (/[^\0-\x7f]/.test(secret)) {
    const little = Buffer.from(secret.trim(), 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) texts.add(bytes.toString('latin1').replaceAll('\0', ''));
  }
  // A key in PEM is quoted without its frame as well, or line by line.
  if (secret.includes('PRIVATE KEY-----')) {
    const lines = secret.match(LINE_OF_KEY) ?? [];
    for (const text of [lines.join(''), ...lines]) texts.add(text);
  }
  const forms: SecretForm[] = [...texts].map((text) => ({ text }));
  const wellFormed = Buffer.from(secret).toString();
  const written = new Set([secret, secret.trim(), JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed)]);
  for (const each of written) forms.push(...byteForms(each));
  return forms.filter(({ text }) => text.length >= SHORTEST_FORM);
}

/** A text, and what becomes of it when escapes and line breaks that it seems to hold are undone as they are in what is searched. */
function readingsOf(text: string): Set<string> {
  const readings = new Set([text]);
  for (let level = 0; level < LEVELS; level += 1) {
    for (const each of [...readings]) readings.add(unescaped(plainView(each)).text).add(unwrapped(plainView(each)).text);
  }
  for (const each of [...readings]) readings.add(unspaced(plainView(each)).text);
  return readings;
}

function byteForms(text: string): SecretForm[] {
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  return [Buffer.from(text), little, big].flatMap((bytes) => {
    const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
    const hex = bytes.toString('hex');
    const url = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
    return [...[...new Set([...base64, ...url])].map((each) => ({ text: each, base64: true }) as const), { text: hex }, { text: hex.toUpperCase() }];
  });
}

/** The letters of Base64 that depend on `bytes` alone when `offset` other bytes stand before them. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  return whole.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((whole.length * 8) / 6));
}
