/** How much of one file is unpacked and looked at. */
export interface Limits {
  /** Characters of a text that are looked at in one piece; longer ones are cut where a line ends. */
  readonly window: number;
  /** The same for JSON, which has to be whole to say where something stands in it. */
  readonly document: number;
  /** Bytes that come out of all that is packed in it, layers within layers included. */
  readonly unpacked: number;
  /** How many times its packed size one member may have, */
  readonly ratio: number;
  /** once it is larger than this. */
  readonly ratioFrom: number;
  /** Layers of packing. */
  readonly depth: number;
  readonly entries: number;
}

const MEGA = 1_048_576;

/** A report packs to a twentieth; a thousandth is somebody's trap. */
export const usualLimits: Limits = {
  window: 8 * MEGA,
  document: 32 * MEGA,
  unpacked: 1024 * MEGA,
  ratio: 100,
  ratioFrom: 16 * MEGA,
  depth: 6,
  entries: 50_000,
};

/** One member is not read on: it goes beyond what is unpacked. */
export class TooMuch extends Error {}

/** Nothing more of the whole file is read. */
export class Exhausted extends TooMuch {}

/** Counts what comes out of one file. */
export class Bounds {
  readonly limits: Limits;
  #unpacked = 0;
  #entries = 0;

  constructor(limits: Limits = usualLimits) {
    this.limits = limits;
  }

  /** @throws Exhausted */
  countEntry(): void {
    this.#entries += 1;
    if (this.#entries > this.limits.entries)
      throw new Exhausted(`it has more than ${this.limits.entries} entries; the rest was not checked`);
  }

  /**
   * @param bytes that were unpacked now
   * @param whole all that came of this member
   * @param from how many packed bytes
   * @throws Exhausted, TooMuch
   */
  countUnpacked(bytes: number, whole: number, from: number): void {
    const { unpacked, ratio, ratioFrom } = this.limits;
    this.#unpacked += bytes;
    if (this.#unpacked > unpacked)
      throw new Exhausted(`more than ${unpacked / MEGA} MB are packed in it; the rest was not checked`);
    if (whole > ratioFrom && whole > ratio * from)
      throw new TooMuch(`it unpacks to more than ${ratio} times its size; the rest of it was not checked`);
  }
}
