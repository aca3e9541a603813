import type { EventEmitter } from 'node:events';
import type { NewmanRunSummary } from 'newman';
import type { Exchange } from '../exchange.ts';
import type { RunEvent } from './run-event.ts';

interface Cursor {
  readonly ref?: string;
}

interface Arguments {
  readonly cursor?: Cursor;
  readonly item?: { readonly id: string };
  readonly assertion?: string;
  readonly skipped?: boolean;
  readonly error?: unknown;
  readonly event?: { readonly listen?: string };
  readonly request?: NewmanRequest;
  readonly response?: NewmanResponse;
}

interface NewmanRequest {
  readonly method?: string;
  readonly url?: { toString(): string };
  readonly headers?: { get(name: string): string | undefined };
}

interface NewmanResponse {
  readonly code?: number;
  readonly headers?: { toObject(excludeDisabled: boolean, caseSensitive: boolean): Record<string, unknown> };
  readonly stream?: { readonly length: number };
  text?(): string;
}

/** Longer answers are no error answers, and turning them into text costs. */
const LONGEST_BODY = 1_000_000;
const TOKEN_ENDPOINT = /\/oauth2\/(?:v2\.0\/)?token(?:[?#]|$)/i;

type Thrown = { readonly name?: string; readonly message?: string } | null | undefined;

/**
 * Translates Newman's events into ours.
 * Newman raises `request` for what scripts send with `pm.sendRequest` as well, under the same item. Scripts run before the
 * event `prerequest` and after the event `beforeTest`; what is sent in between is the request itself.
 */
export class NewmanEvents {
  readonly #tell: (event: RunEvent) => void;
  #summary: NewmanRunSummary | undefined;
  #item: string | undefined;
  #itself = false;

  constructor(tell: (event: RunEvent) => void) {
    this.#tell = tell;
  }

  /** Attaches to the emitter that `newman.run` returned. */
  listen(emitter: EventEmitter & { summary?: NewmanRunSummary }): void {
    const on = (name: string, handle: (error: Thrown, given: Arguments) => void): void => void emitter.on(name, handle);
    on('start', () => (this.#summary = emitter.summary));
    on('beforeItem', (_error, { item }) => this.#begin(item!.id));
    on('prerequest', () => (this.#itself = true));
    on('beforeTest', () => (this.#itself = false));
    on('request', (error, given) => this.#sent(error, given));
    on('assertion', (error, given) => this.#assertion(error, given));
    on('script', (error) => this.#scriptError(error));
    on('exception', (_error, given) => this.#scriptError(given.error as Thrown));
    on('item', () => this.#done());
  }

  /** Counts a promise that a script left rejected against the request that is running. */
  unhandledRejection(reason: unknown): void {
    this.#scriptError(typeof reason === 'object' && reason ? reason : { message: JSON.stringify(reason) });
  }

  #begin(item: string): void {
    this.#item = item;
    this.#itself = false;
    this.#tell({ kind: 'begun', item });
  }

  #sent(error: Thrown, { request, response }: Arguments): void {
    if (this.#item === undefined) return;
    const exchange = exchangeOf(request, response);
    if (!this.#itself) return this.#scriptSent(this.#item, exchange);
    const authorization = request?.headers?.get('Authorization');
    this.#tell({
      kind: 'sent',
      item: this.#item,
      ...(authorization === undefined ? {} : { authorization }),
      ...(response?.code === undefined ? {} : { status: response.code }),
      ...(error ? { error: error.message ?? 'no answer came' } : {}),
      exchange,
    });
  }

  #scriptSent(item: string, exchange: Exchange): void {
    const refused = exchange.status < 200 || exchange.status >= 300;
    if (refused && TOKEN_ENDPOINT.test(exchange.url)) this.#tell({ kind: 'token-refused', item, exchange });
  }

  #assertion(error: Thrown, { assertion, skipped }: Arguments): void {
    if (this.#item === undefined || skipped) return;
    const message = error ? { message: error.message ?? 'it failed' } : {};
    this.#tell({ kind: 'assertion', item: this.#item, name: assertion ?? '', passed: !error, ...message });
  }

  #scriptError(error: Thrown): void {
    if (!error || this.#item === undefined) return;
    this.#tell({ kind: 'script-error', item: this.#item, message: `${error.name ?? 'Error'}: ${error.message ?? ''}` });
  }

  /** Newman keeps every answer and every token answer until the end: drop them now, they fill the memory and hold secrets. */
  #done(): void {
    const run = this.#summary?.run;
    for (const execution of run?.executions ?? []) {
      for (const key of Object.keys(execution)) delete (execution as unknown as Record<string, unknown>)[key];
    }
    if (run) run.executions.length = run.failures.length = 0;
    const item = this.#item!;
    this.#item = undefined;
    this.#itself = false;
    this.#tell({ kind: 'done', item });
  }
}

function exchangeOf(request: NewmanRequest | undefined, response: NewmanResponse | undefined): Exchange {
  const headers = Object.entries(response?.headers?.toObject(false, true) ?? {}).map(([name, value]) => [name, String(value)] as const);
  return {
    method: request?.method ?? 'GET',
    url: request?.url?.toString() ?? '',
    status: response?.code ?? 0,
    headers: Object.fromEntries(headers),
    body: (response?.stream?.length ?? 0) > LONGEST_BODY ? '' : (response?.text?.() ?? ''),
    authorization: request?.headers?.get('Authorization') ?? '',
  };
}
