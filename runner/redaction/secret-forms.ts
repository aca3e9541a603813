import { openRanges } from './open-ranges.ts';
import { plainView, type Range } from './view.ts';
import { unescaped, unspaced, unwrapped } from './spelling.ts';

/** One way to write a secret. */
export interface SecretForm {
  readonly text: string;
  /** Whether it is Base64: the letters at its two ends hold bits of the secret, too. */
  readonly base64?: true;
  /** Whether case matters in it. */
  readonly exact?: true;
  /** So long a part of it counts, from wherever in it; absent: only its beginning does. */
  readonly parts?: number;
  /** What in it everybody may know. */
  readonly open?: readonly Range[];
}

/** Shorter ones would be found by chance: they count only where they are the whole text. */
export const SHORTEST_FORM = 6;
/** So long a part of a secret counts; of its bytes as many letters as that is. */
const SHORTEST_PART = 12;
const SHORTEST_PART_BASE64 = 16;
const SHORTEST_PART_HEX = 24;
/** Of longer ones, such as tokens, parts count as text only: nobody writes a part of a token in Base64 once more. */
const LONGEST_IN_BYTES = 256;
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
    for (const spelt of [...readingsOf(given), JSON.stringify(given).slice(1, -1)])
      texts.add(spelt).add(spelt.replaceAll(' ', '+')).add(Buffer.from(spelt).toString('latin1'));
  }
  // In UTF-16 only letters beyond Latin differ once the zero bytes are gone.
  if (/[^\0-\x7f]/.test(secret)) {
    const little = Buffer.from(secret.trim(), 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()])
      texts.add(bytes.toString('latin1').replaceAll('\0', ''));
  }
  // A key in PEM is quoted without its frame as well, or line by line.
  if (secret.includes('PRIVATE KEY-----')) {
    const lines = secret.match(LINE_OF_KEY) ?? [];
    for (const text of [lines.join(''), ...lines]) texts.add(text);
  }
  const forms: SecretForm[] = [...texts].map((text) => ({ text, parts: SHORTEST_PART, open: openRanges(text) }));
  const wellFormed = Buffer.from(secret).toString();
  const written = new Set([secret, secret.trim(), JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed)]);
  for (const each of written) forms.push(...byteForms(each, secret.length <= LONGEST_IN_BYTES));
  return forms.filter(({ text }) => text.length >= SHORTEST_FORM);
}

/** A text, and what becomes of it when escapes and line breaks that it seems to hold are undone as they are in what is searched. */
function readingsOf(text: string): Set<string> {
  const readings = new Set([text]);
  for (let level = 0; level < LEVELS; level += 1) {
    for (const each of [...readings])
      readings.add(unescaped(plainView(each)).text).add(unwrapped(plainView(each)).text);
  }
  for (const each of [...readings]) readings.add(unspaced(plainView(each)).text);
  return readings;
}

function byteForms(text: string, withParts: boolean): SecretForm[] {
  const [ofBase64, ofHex] = withParts ? [{ parts: SHORTEST_PART_BASE64 }, { parts: SHORTEST_PART_HEX }] : [];
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  return [Buffer.from(text), little, big].flatMap((bytes) => {
    const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
    const hex = bytes.toString('hex');
    const url = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'));
    return [
      ...[...new Set([...base64, ...url])].map(
        (each) => ({ text: each, base64: true, exact: true, ...ofBase64 }) as const,
      ),
      { text: hex, ...ofHex },
    ];
  });
}

/** The letters of Base64 that depend on `bytes` alone when `offset` other bytes stand before them. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  return whole.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((whole.length * 8) / 6));
}
