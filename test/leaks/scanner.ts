import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A secret that was found where it must not be. */
export interface Leak {
  /** The secret's place in the given list. */
  readonly secret: number;
  /** How it was written. */
  readonly as: string;
}

/** So much of a secret in a row is a leak, too. */
const PIECE = 16;
/** A text is probed at every place that is a multiple of this: a piece covers one such place whole. */
const PROBE = PIECE / 2;

/** A way to read a file, by its name. */
type Reading = readonly [as: string, text: string];

/**
 * Finds secrets in a file, however they are written. It reads everything in every way that it knows and looks for the plain secret:
 * the other way round than the redactor, from which it takes nothing.
 */
export function findLeaks(bytes: Buffer, secrets: readonly string[]): Leak[] {
  const found = new Map<string, Leak>();
  const wanted = secrets.map((secret) => new Wanted(secret));
  for (const [as, text] of readings(bytes)) {
    wanted.forEach((each, index) => {
      if (each.isIn(text)) found.set(`${index} ${as}`, { secret: index, as });
    });
  }
  return [...found.values()];
}

/** What shows that a secret is there: itself, also without white space, and any piece of it that is its own. */
class Wanted {
  readonly #whole: readonly string[];
  readonly #pieces = new Set<string>();
  readonly #probes = new Set<string>();

  constructor(secret: string) {
    const forms = [secret, squeezed(secret)].flatMap((each) => [each, latin(each)]);
    this.#whole = secret.length < 3 * PIECE ? [...new Set(forms)] : [];
    for (const form of forms) {
      // Every token begins alike, and every key has the same frame.
      const own = form.replace(/^eyJ[\w-]*\./, '').replace(/-----(?:BEGIN|END) ?PRIVATE ?KEY-----/g, '');
      for (let at = 0; at + PIECE <= own.length; at += 1) this.#pieces.add(own.slice(at, at + PIECE));
      for (let at = 0; at + PROBE <= own.length; at += 1) this.#probes.add(own.slice(at, at + PROBE));
    }
  }

  isIn(text: string): boolean {
    if (this.#whole.some((form) => text.includes(form))) return true;
    for (let at = 0; at + PROBE <= text.length; at += PROBE) {
      if (this.#probes.has(text.slice(at, at + PROBE)) && this.#isAround(text, at)) return true;
    }
    return false;
  }

  #isAround(text: string, at: number): boolean {
    for (let from = Math.max(0, at - PIECE + PROBE); from <= at; from += 1)
      if (this.#pieces.has(text.slice(from, from + PIECE))) return true;
    return false;
  }
}

function* readings(bytes: Buffer): Generator<Reading> {
  yield* readText(bytes.toString('latin1'), '');
  yield* readText(bytes.toString('utf8'), 'utf-8 ');
  for (const [name, inner] of unpacked(bytes)) yield* readText(inner.toString('latin1'), `${name} `);
}

/** A text as it is, without wrapping, without escapes, and as the bytes that its Base64, hexadecimal and lists of numbers stand for. */
function* readText(text: string, as: string): Generator<Reading> {
  yield [`${as}raw`, text];
  if (text.includes('\0')) yield [`${as}utf-16`, text.replaceAll('\0', '')];
  const flat = squeezed(text);
  yield [`${as}wrapped`, flat];
  const undone = new Map<string, string>([
    [`${as}json`, json(text)],
    [`${as}url`, url(text)],
    [`${as}html`, html(text)],
  ]);
  for (const [name, start] of [
    ['raw', text],
    ['wrapped', flat],
  ] as const) {
    let layer = start;
    for (let depth = 1; depth <= 3; depth += 1)
      undone.set(`${as}${name}, escapes undone ${depth} times`, (layer = url(json(html(layer)))));
  }
  const layers = [...undone].filter(([, layer]) => layer !== text && layer !== flat);
  for (const [name, layer] of layers) {
    yield [name, layer];
    yield [`${name}, wrapped`, squeezed(layer)];
  }
  for (const source of new Set([
    text,
    flat,
    url(flat),
    json(flat),
    ...layers.slice(-1).map(([, layer]) => squeezed(layer)),
  ]))
    yield* readEncodings(source, as);
}

function* readEncodings(text: string, as: string): Generator<Reading> {
  const both = (name: string, decoded: Buffer): Reading[] => {
    const inner = decoded.toString('latin1');
    const readable = inner.includes('\0') ? [inner, inner.replaceAll('\0', '')] : [inner];
    return readable.flatMap((each) => [
      [name, each] as const,
      [`${name} json`, json(each)] as const,
      [`${name} url`, url(each)] as const,
      [`${name} wrapped`, squeezed(each)] as const,
    ]);
  };
  const decoded = (runs: readonly string[], decode: (run: string) => Buffer): Buffer =>
    Buffer.concat(runs.flatMap((run) => [decode(run), Buffer.from('\n')]));
  const base64 = text.match(/[\w+/-]{8,}/g) ?? [];
  for (let offset = 0; offset < 4; offset += 1)
    yield* both(
      `${as}base64`,
      decoded(base64, (run) => Buffer.from(run.slice(offset), 'base64')),
    );
  const hex = (text.match(/(?:[0-9a-f]{2}[ :]?){6,}[0-9a-f]?/gi) ?? []).map((run) => run.replace(/[ :]/g, ''));
  for (const offset of [0, 1])
    yield* both(
      `${as}hex`,
      decoded(hex, (run) => Buffer.from(run.slice(offset), 'hex')),
    );
  const lists = text.match(/(?:"\d+":)?\s*\d{1,3}(?:\s*,\s*(?:"\d+":)?\s*\d{1,3}){5,}/g) ?? [];
  yield* both(
    `${as}byte array`,
    decoded(lists, (run) =>
      Buffer.from(
        run
          .replace(/"\d+":/g, '')
          .split(',')
          .map(Number),
      ),
    ),
  );
}

function squeezed(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '').replace(/[\s\0│┃|]|\xe2\x94\x82/g, '');
}

function url(text: string): string {
  return text
    .replace(/\+/g, ' ')
    .replace(/%[0-9a-f]{2}/gi, (escape) => String.fromCharCode(parseInt(escape.slice(1), 16)));
}

function json(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi,
    (_all, long?: string, short?: string, letter?: string) => {
      if (letter !== undefined) return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[letter] ?? letter;
      return String.fromCharCode(parseInt(long ?? short ?? '', 16));
    },
  );
}

function html(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_all, hex: string, digits: string) =>
      String.fromCharCode(parseInt(digits, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => names[name]!);
}

function latin(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** What lies in packed files: gzip and zlib wherever they begin, and each file of a ZIP archive. */
function* unpacked(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = bytes.indexOf('\x1f\x8b', 0, 'latin1'); at >= 0; at = bytes.indexOf('\x1f\x8b', at + 1, 'latin1')) {
    const inner = attempt(() => gunzipSync(bytes.subarray(at)));
    if (inner) yield ['gzip', inner];
  }
  const zlib = attempt(() => inflateSync(bytes));
  if (zlib) yield ['zlib', zlib];
  for (
    let at = bytes.indexOf('PK\x03\x04', 0, 'latin1');
    at >= 0 && at + 30 < bytes.length;
    at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')
  ) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const inner = attempt(() => inflateRawSync(bytes.subarray(start), { finishFlush: 2 }));
    if (inner) yield ['zip', inner];
  }
}

function attempt(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
