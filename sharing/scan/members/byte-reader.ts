/** Bytes that come one after the other, with a look ahead. No more is held than what was looked at. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #offset = 0;
  #hasFailed = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** How many bytes were taken. */
  get offset(): number {
    return this.#offset;
  }

  /** Whether the bytes broke off with an error. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The next bytes without taking them; fewer than `length` only at the end. */
  async peek(length: number): Promise<Buffer> {
    if (this.#held.length < length) {
      const chunks: Uint8Array[] = [this.#held];
      let gathered = this.#held.length;
      while (gathered < length) {
        const value = await this.#pull();
        if (value === undefined) break;
        chunks.push(value);
        gathered += value.length;
      }
      this.#held = chunks.length === 1 ? this.#held : Buffer.concat(chunks);
    }
    return this.#held.subarray(0, length);
  }

  /** The next bytes; fewer than `length` only at the end. */
  async take(length: number): Promise<Buffer> {
    const bytes = await this.peek(length);
    this.#held = this.#held.subarray(bytes.length);
    this.#offset += bytes.length;
    return bytes;
  }

  /** Some of the next bytes, at most `most`, as they come; undefined at the end. */
  async chunk(most = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
    if (most === 0 || (await this.peek(1)).length === 0) return undefined;
    return this.take(Math.min(this.#held.length, most));
  }

  /** Puts bytes back that were taken last. */
  unread(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
    this.#offset -= bytes.length;
  }

  async #pull(): Promise<Uint8Array | undefined> {
    try {
      const pulled = await this.#source.next();
      return pulled.done === true ? undefined : pulled.value;
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
  }

  /** Passes over all that is left. */
  async drain(): Promise<void> {
    while ((await this.chunk()) !== undefined);
  }
}

/** Exactly the next bytes, as far as they are there. */
export async function* next(reader: ByteReader, length: number): AsyncGenerator<Buffer> {
  for (let left = length; left > 0;) {
    const chunk = await reader.chunk(left);
    if (chunk === undefined) return;
    left -= chunk.length;
    yield chunk;
  }
}

/** So much is searched at once. */
const STRETCH = 65_536;

/** The bytes up to the first of these signatures, which are all of one length. */
export async function* upTo(reader: ByteReader, signatures: readonly Buffer[]): AsyncGenerator<Buffer> {
  const tail = signatures[0]!.length - 1;
  for (;;) {
    const bytes = await reader.peek(STRETCH);
    const found = signatures.map((each) => bytes.indexOf(each)).filter((at) => at >= 0);
    const end = found.length > 0 ? Math.min(...found) : bytes.length < STRETCH ? bytes.length : bytes.length - tail;
    if (end > 0) yield await reader.take(end);
    if (found.length > 0 || bytes.length < STRETCH) return;
  }
}
