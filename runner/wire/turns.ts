/** How long a run may keep its turn without sending anything, in milliseconds: it may be waiting, or be at its end. */
const LONGEST_TURN = 100;

/**
 * Lets several runs in one process work one after the other. Newman does its work in many small steps; runs whose answers come at the same
 * time would take their steps by turns, all be done at the same late moment, and wait for the network together ever after. One after
 * the other, the first is on the network again while the next one works.
 */
export class Turns {
  #holder: object | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting: { readonly run: object; readonly go: () => void }[] = [];

  /** Waits until it is the run's turn. */
  async take(run: object): Promise<void> {
    if (this.#holder === undefined || this.#holder === run) return this.#give(run);
    await new Promise<void>((go) => this.#waiting.push({ run, go }));
  }

  /** Ends the run's turn: it waits for something now. */
  pass(run: object): void {
    if (this.#holder !== run) return;
    clearTimeout(this.#timer);
    this.#holder = undefined;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#give(next.run);
    next.go();
  }

  #give(run: object): void {
    clearTimeout(this.#timer);
    this.#holder = run;
    this.#timer = setTimeout(() => this.pass(run), LONGEST_TURN);
  }
}
