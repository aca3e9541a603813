import type { Limits } from './bounds.ts';
import type { ByteReader } from './byte-reader.ts';
import { isUtf16, SAMPLE } from './formats.ts';
import { notRead, type Part } from './part.ts';

/** Two pieces share so much, for a key of several lines may stand where a text is cut. */
const SHARED = 16_384;

/** A text as it is, or in pieces when it is long. When reading fails, what was read until then comes first. */
export async function* textPieces(file: string, reader: ByteReader, limits: Limits): AsyncGenerator<Part> {
  const sample = await reader.peek(SAMPLE);
  const isWide = isUtf16(sample);
  const decoder = new TextDecoder(!isWide ? 'utf-8' : sample[0] === 0xff ? 'utf-16le' : 'utf-16be');
  const cutter = new Cutter(
    file,
    /^[^\w"'<#-]{0,100}[[{]/.test(sample.toString('latin1')) ? limits.document : limits.window,
    limits.window,
  );
  let isMixed = false;
  let failure: Error | undefined;
  for (;;) {
    const chunk = await reader.chunk().catch((error: Error) => void (failure = error));
    yield* cutter.add(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
    if (chunk === undefined) break;
    isMixed ||= !isWide && chunk.includes(0);
  }
  yield* cutter.end();
  if (isMixed) yield notRead(file, 'it begins as text and continues as something else; only the text was checked');
  if (failure !== undefined) throw failure;
}

/** Cuts a text into pieces that end with a line, as far as there are lines. */
class Cutter {
  #held = '';
  #linesBefore = 0;
  #header = '';

  constructor(
    private readonly file: string,
    private most: number,
    private readonly window: number,
  ) {}

  *add(text: string): Generator<Part> {
    this.#held += text;
    while (this.#held.length > this.most) {
      const end = this.#held.lastIndexOf('\n', this.most - 1) + 1 || this.most;
      const piece = this.#held.slice(0, end);
      yield this.#part(piece);
      // The columns of a table are named in its first line.
      if (this.#header === '' && /\.[ct]sv$/i.test(this.file)) this.#header = `${piece.split('\n', 1)[0]!}\n`;
      const overlap = end - Math.min(SHARED, this.window >> 3);
      const next = piece.indexOf('\n', overlap) + 1 || overlap;
      this.#linesBefore += linesIn(piece.slice(0, next));
      this.#held = this.#held.slice(next);
      this.most = this.window;
    }
  }

  *end(): Generator<Part> {
    if (this.#held !== '') yield this.#part(this.#held);
    this.#held = '';
  }

  #part(text: string): Part {
    return {
      kind: 'text',
      file: this.file,
      place: '',
      text: this.#header + text,
      linesBefore: this.#linesBefore - (this.#header === '' ? 0 : 1),
    };
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
