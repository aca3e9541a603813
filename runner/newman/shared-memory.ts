import type { EventEmitter } from 'node:events';
import { FOUND_IDS, TOKEN_CACHE } from '../../catalogue/model/vocabulary.ts';

/** A scope of variables of the Postman SDK. */
interface Scope {
  get(name: string): unknown;
  set(name: string, value: string): void;
}

interface StartedRun {
  readonly state: { readonly environment: Scope; readonly _variables: Scope };
}

interface KnownId {
  readonly id: string;
}
type KnownIds = Record<string, KnownId>;

/**
 * What Newman runs of the same row, side by side, let each other know: the token that one of them got, and the ids that one of them
 * found. Each keeps them where the collection's scripts look for them, so that a token is still renewed by the scripts when it ends.
 */
export class SharedMemory {
  #token = '';
  readonly #found: Record<string, KnownId> = {};
  /** Ids that were deleted, by name: another run may still have them. */
  readonly #gone = new Map<string, Set<string>>();

  /**
   * Joins a run, from its start on.
   * @param emitter what `newman.run` returned
   */
  join(emitter: EventEmitter): void {
    let run: StartedRun | undefined;
    let given: KnownIds = {};
    emitter.on('start', (_error: unknown, started: { run: StartedRun }) => (run = started.run));
    emitter.prependListener('beforeItem', () => {
      if (!run) return;
      if (this.#token !== '') run.state._variables.set(TOKEN_CACHE, this.#token);
      given = this.#withoutGone({ ...readIds(run), ...this.#found });
      run.state.environment.set(FOUND_IDS, JSON.stringify(given));
    });
    emitter.prependListener('item', () => {
      if (!run) return;
      this.#token = later(this.#token, textOf(run.state._variables.get(TOKEN_CACHE)));
      this.#learn(given, readIds(run));
    });
  }

  #learn(given: KnownIds, known: KnownIds): void {
    for (const [name, { id }] of Object.entries(given)) {
      if (known[name]) continue;
      this.#gone.set(name, (this.#gone.get(name) ?? new Set()).add(id));
      if (this.#found[name]?.id === id) delete this.#found[name];
    }
    Object.assign(this.#found, this.#withoutGone(known));
  }

  #withoutGone(ids: KnownIds): KnownIds {
    return Object.fromEntries(Object.entries(ids).filter(([name, { id }]) => !this.#gone.get(name)?.has(id)));
  }
}

function readIds(run: StartedRun): KnownIds {
  const text = textOf(run.state.environment.get(FOUND_IDS));
  return text === '' ? {} : ((parse(text) as KnownIds | undefined) ?? {});
}

/** Of two kept tokens the one that lasts longer. */
function later(one: string, other: string): string {
  const end = (text: string): number => (parse(text) as { expiresAt?: number } | undefined)?.expiresAt ?? 0;
  return one !== '' && (other === '' || end(one) >= end(other)) ? one : other;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
