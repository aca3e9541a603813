import type { EventEmitter } from 'node:events';
import { powerBi } from '../../catalogue/powerbi/catalogue.ts';
import { operationOf } from '../../catalogue/model/catalogue.ts';
import { requestNameOf, type Recipe } from '../../catalogue/model/recipe.ts';

/** How long an interruption waits for the answer of a request that creates something, in milliseconds. */
const PATIENCE = 30_000;

interface Told {
  readonly item?: { readonly name?: string };
}

/**
 * Puts an interruption off while a request is on its way that creates something: without its answer nobody would know what to remove. Whoever is
 * in a hurry interrupts a second time, which ends the process.
 */
export class Patience {
  readonly #asked: AbortSignal;
  readonly #creating: ReadonlySet<string>;
  readonly #stop = new AbortController();
  readonly #interrupt = (): void => this.#asksToEnd();
  #busy = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param asked is aborted when somebody wants an end */
  constructor(asked: AbortSignal, recipe: Recipe) {
    this.#asked = asked;
    const creating = recipe.steps.filter(({ operation }) => operationOf(powerBi, operation).effect === 'creates');
    this.#creating = new Set(creating.map((step) => requestNameOf(recipe, step)));
    if (asked.aborted) this.#stop.abort();
    else asked.addEventListener('abort', this.#interrupt);
  }

  /** Is aborted when it is time to end. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Takes in what Newman begins with. */
  readonly watch = (emitter: EventEmitter): void =>
    void emitter.on('beforeItem', (_error: unknown, { item }: Told) => {
      this.#busy = this.#creating.has(item?.name ?? '');
    });

  /** Takes in that a request has ended, and is in the record. */
  ended(): void {
    this.#busy = false;
    if (this.#asked.aborted) this.#stop.abort();
  }

  /** The run is over. */
  close(): void {
    clearTimeout(this.#timer);
    this.#asked.removeEventListener('abort', this.#interrupt);
  }

  #asksToEnd(): void {
    if (this.#busy) this.#timer = setTimeout(() => this.#stop.abort(), PATIENCE);
    else this.#stop.abort();
  }
}
