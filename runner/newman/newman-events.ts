import type { EventEmitter } from 'node:events';
import type { NewmanRunSummary } from 'newman';
import { defined } from '../../catalogue/model/defined.ts';
import type { RawExchange } from '../exchange.ts';
import type { Purpose } from '../record/record.ts';
import { isTokenEndpoint } from '../../catalogue/entra/token-endpoint.ts';
import type { Lane, WireAttempt } from '../wire/lane.ts';
import { HeldBack } from '../wire/wire.ts';
import { rawExchange, type NewmanRequest, type NewmanResponse } from './raw-exchange.ts';
import type { RunEvent, SentAttempt } from './run-event.ts';

interface Cursor {
  readonly iteration?: number;
}

interface Arguments {
  readonly cursor?: Cursor;
  readonly item?: { readonly id: string };
  readonly assertion?: string;
  readonly skipped?: boolean;
  readonly error?: unknown;
  readonly level?: string;
  readonly messages?: readonly unknown[];
  readonly request?: NewmanRequest;
  readonly response?: NewmanResponse;
  readonly executions?: readonly Execution[];
}

/** A script that ran, as far as it showed a table. */
interface Execution {
  readonly result?: {
    readonly return?: {
      readonly visualizer?: { readonly data?: { readonly columns?: unknown; readonly rows?: unknown } };
    };
  };
}

type Thrown = { readonly name?: string; readonly message?: string } | null | undefined;
/** An event without what all have in common. */
type Told = RunEvent extends infer Each ? (Each extends RunEvent ? Omit<Each, 'item' | 'iteration'> : never) : never;

/**
 * Translates Newman's events into ours.
 * Newman raises `request` for what scripts send with `pm.sendRequest` as well, under the same item. Scripts run before the
 * event `prerequest` and after the event `beforeTest`; what is sent in between is the request itself.
 */
export class NewmanEvents {
  readonly #tell: (event: RunEvent) => void;
  readonly #lane: Lane | undefined;
  #summary: NewmanRunSummary | undefined;
  #item: string | undefined;
  #iteration = 0;
  #itself = false;

  /** @param lane what tells what was really sent; without it only answers are known */
  constructor(tell: (event: RunEvent) => void, lane?: Lane) {
    this.#tell = tell;
    this.#lane = lane;
    if (lane) lane.announce = () => this.#say({ kind: 'changing' });
  }

  /** Attaches to the emitter that `newman.run` returned. */
  listen(emitter: EventEmitter & { summary?: NewmanRunSummary }): void {
    const on = (name: string, handle: (error: Thrown, given: Arguments) => void): void => void emitter.on(name, handle);
    on('start', () => (this.#summary = emitter.summary));
    on('beforeItem', (_error, { item, cursor }) => this.#begin(item!.id, cursor?.iteration ?? 0));
    on('prerequest', () => (this.#itself = true));
    on('beforeTest', () => (this.#itself = false));
    on('request', (error, given) => this.#sent(error, given));
    on('assertion', (error, given) => this.#assertion(error, given));
    on('script', (error) => this.#scriptError(error));
    on('test', (_error, { executions }) => executions?.forEach((execution) => this.#shown(execution)));
    on('exception', (_error, given) => this.#scriptError(given.error as Thrown));
    on('console', (_error, { level, messages }) =>
      this.#say({ kind: 'console', level: level ?? 'log', text: (messages ?? []).map(print).join(' ') }),
    );
    on('item', () => this.#done());
  }

  /** Counts a promise that a script left rejected against the request that is running. @returns whether one is */
  unhandledRejection(reason: unknown): boolean {
    this.#scriptError(typeof reason === 'object' && reason ? reason : { message: print(reason) });
    return this.#item !== undefined;
  }

  /** Counts an error that ended the whole Newman run, as a script that never returned, against the request that is running. @returns whether one is */
  brokeOff(error: Error): boolean {
    if (this.#item === undefined) return false;
    this.#scriptError(error);
    this.#done();
    return true;
  }

  #say(told: Told): void {
    if (this.#item !== undefined) this.#tell({ ...told, item: this.#item, iteration: this.#iteration });
  }

  #begin(item: string, iteration: number): void {
    this.#item = item;
    this.#iteration = iteration;
    this.#itself = false;
    this.#lane?.take();
    this.#say({ kind: 'begun' });
  }

  #sent(error: Thrown, { request, response }: Arguments): void {
    if (this.#item === undefined) return;
    if (error instanceof HeldBack) {
      // A script whose look-up was held back may know another way; what becomes of its request is told by the request.
      if (this.#itself) this.#say({ kind: 'held-back', reason: error.message });
      return;
    }
    const exchange = rawExchange(request, response, error);
    const attempts = this.#attempts();
    if (!this.#itself) return this.#scriptSent(exchange, attempts);
    const authorization = request?.headers?.get('Authorization');
    const said = error ? (error.message ?? 'no answer came') : undefined;
    this.#say(defined({ kind: 'sent', attempts, authorization, status: response?.code, error: said, exchange }));
  }

  /** What was really sent: of an answer that another run had asked for already, nothing was sent here. */
  #attempts(): SentAttempt[] {
    return (this.#lane?.take() ?? []).map((attempt) => ({
      ...attempt,
      purpose: this.#purposeOf(attempt),
      at: new Date(attempt.at).toISOString(),
    }));
  }

  #purposeOf({ method, url }: WireAttempt): Purpose {
    if (this.#itself) return 'request';
    if (method === 'POST' && isTokenEndpoint(url)) return 'token';
    return method === 'GET' ? 'look-up' : 'other';
  }

  #scriptSent(exchange: RawExchange, attempts: SentAttempt[]): void {
    this.#say({ kind: 'besides', attempts, exchange });
    const refused = exchange.status < 200 || exchange.status >= 300;
    if (refused && isTokenEndpoint(exchange.url)) this.#say({ kind: 'token-refused', exchange });
  }

  #assertion(error: Thrown, { assertion, skipped }: Arguments): void {
    const more = skipped ? ({ skipped } as const) : error ? { message: error.message ?? 'it failed' } : {};
    this.#say({ kind: 'assertion', name: assertion ?? '', passed: !error, ...more });
  }

  #shown({ result }: Execution): void {
    const { columns, rows } = result?.return?.visualizer?.data ?? {};
    if (Array.isArray(rows) && Array.isArray(columns)) this.#say({ kind: 'table', columns: columns.map(String), rows });
  }

  #scriptError(error: Thrown): void {
    if (error) this.#say({ kind: 'script-error', message: `${error.name ?? 'Error'}: ${error.message ?? ''}` });
  }

  /** Newman keeps every answer and every token answer until the end: drop them now, they fill the memory and hold secrets. */
  #done(): void {
    const run = this.#summary?.run;
    for (const execution of run?.executions ?? []) {
      for (const key of Object.keys(execution)) delete (execution as unknown as Record<string, unknown>)[key];
    }
    if (run) run.executions.length = run.failures.length = 0;
    this.#say({ kind: 'done' });
    this.#item = undefined;
    this.#itself = false;
  }
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
