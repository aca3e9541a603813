import type { SendRequest } from '../newman/patches.ts';
import type { Agents } from './guarded-agent.ts';
import { describeLimit, type LimitKeeper } from './limit-keeper.ts';
import { pauseBefore, type Outcome, type RetryPolicy } from './retry.ts';
import { describeSending, type SdkRequest, type Sending } from './sending.ts';
import { SharedAnswers, type Answer } from './shared-answers.ts';

/** One thing that was sent, with how long it was held back before. */
export interface WireAttempt {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly milliseconds: number;
  readonly waited?: { readonly milliseconds: number; readonly reason: string };
  readonly error?: string;
}

/** An error for a request that was not sent because a limit would not have let it through in time. */
export class HeldBack extends Error {}

/** How a run uses the network. */
export interface WireOptions {
  readonly retry: RetryPolicy;
  /** Absent: documented limits are not kept. */
  readonly limits?: LimitKeeper;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}

interface Requester {
  readonly options: { readonly agents?: object };
  readonly trace?: { readonly cursor?: { readonly scriptId?: string } };
}

type Callback = (...answer: unknown[]) => void;

/** How one Newman run is on the wire: its connections, and what it sent since that was last asked. */
export class Lane {
  readonly agents: Agents;
  #sent: WireAttempt[] = [];

  constructor(agents: Agents) {
    this.agents = agents;
  }

  note(attempt: WireAttempt): void {
    this.#sent.push(attempt);
  }

  /** What was sent since the last call. */
  take(): readonly WireAttempt[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }
}

/** Whose connections a request goes over tells which run sends it. */
const lanes = new WeakMap<object, { readonly wire: Wire; readonly lane: Lane }>();

/** For Newman: a way to send that goes through the wire of the run. Whatever does not belong to a run of ours is sent as it is. */
export const throughWire = (original: SendRequest): SendRequest =>
  function (this: Requester, id, request, behavior, callback) {
    const known = lanes.get(this.options.agents ?? {});
    if (!known) return original.call(this, id, request, behavior, callback);
    const byScript = this.trace?.cursor?.scriptId !== undefined;
    const once = (done: Callback): void => original.call(this, id, request, behavior, done);
    void known.wire.send(known.lane, request as SdkRequest, byScript, once, callback);
  };

/** Sends what several Newman runs want to send: within the documented limits, again where the service says "later", and nothing twice at once. */
export class Wire {
  readonly #options: WireOptions;
  readonly #shared = new SharedAnswers();
  /** Until when an operation is not asked again, by caller and operation: it has said so. */
  readonly #closed = new Map<string, number>();

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** Takes in a run; it is known by its connections, which it alone uses. */
  add(lane: Lane): void {
    lanes.set(lane.agents, { wire: this, lane });
  }

  /** Sends one request, as often as it takes, and hands on the last answer. */
  async send(lane: Lane, request: SdkRequest, byScript: boolean, once: (done: Callback) => void, callback: Callback): Promise<void> {
    callback(...(await this.#answer(lane, request, byScript, once)));
  }

  async #answer(lane: Lane, request: SdkRequest, byScript: boolean, once: (done: Callback) => void): Promise<Answer> {
    try {
      const sending = describeSending(request, byScript);
      return await this.#shared.get(sending.sameAs, () => this.#sendAgain(lane, sending, once));
    } catch (error) {
      return [error, undefined, request];
    }
  }

  async #sendAgain(lane: Lane, sending: Sending, once: (done: Callback) => void): Promise<Answer> {
    const { retry, signal } = this.#options;
    let waited = await this.#hold(sending);
    for (let sent = 1; ; sent += 1) {
      const { answer, outcome } = await this.#sendOnce(lane, sending, once, waited);
      const pause = sending.repeatable && !signal.aborted ? pauseBefore(outcome, sent, sending.changesNothing, retry, Date.now()) : undefined;
      if (pause === undefined) return answer;
      if (outcome.status === 429) this.#closed.set(keyOf(sending), Date.now() + pause);
      await sleep(pause, signal);
      if (signal.aborted) return answer;
      const held = await this.#hold(sending);
      waited = { milliseconds: pause + (held?.milliseconds ?? 0), reason: outcome.status === undefined ? `no answer (${outcome.errorCode ?? 'unknown'})` : `it answered ${outcome.status}` };
    }
  }

  async #sendOnce(lane: Lane, sending: Sending, once: (done: Callback) => void, waited: WireAttempt['waited']): Promise<{ answer: Answer; outcome: Outcome }> {
    const { operation, caller, method, url } = sending;
    const leave = operation && this.#options.limits ? await this.#options.limits.enter(operation, caller) : undefined;
    const at = Date.now();
    const answer = await new Promise<Answer>((resolve) => once((...given) => resolve(given)));
    leave?.();
    const [error, response] = answer as [NodeJS.ErrnoException | null | undefined, SdkResponse | undefined];
    lane.note({
      method,
      url,
      status: response?.code ?? null,
      at,
      milliseconds: Date.now() - at,
      ...(waited ? { waited } : {}),
      ...(error ? { error: error.message } : {}),
    });
    return { answer, outcome: { status: response?.code, errorCode: error?.code, retryAfter: response?.headers?.get('Retry-After') } };
  }

  /** Waits for a place within the limits. @throws HeldBack when that would take too long */
  async #hold(sending: Sending): Promise<WireAttempt['waited']> {
    const { limits, retry, signal } = this.#options;
    const { operation, caller } = sending;
    const now = Date.now();
    const closedUntil = this.#closed.get(keyOf(sending)) ?? 0;
    const slot = operation && limits ? limits.take(operation, caller, now, now + retry.longestWait) : { at: now };
    if (slot.at - now > retry.longestWait) {
      const wait = slot.at === Infinity ? 'this shard has no share of it' : `the next may go out in ${Math.ceil((slot.at - now) / 1000)} s`;
      throw new HeldBack(`the documented limit of ${describeLimit(slot.limit!)} is used up: ${wait}`);
    }
    const milliseconds = Math.max(slot.at, closedUntil) - now;
    if (milliseconds <= 0) return undefined;
    await sleep(milliseconds, signal);
    return { milliseconds, reason: slot.limit ? `the documented limit of ${describeLimit(slot.limit)}` : 'the service asked to wait' };
  }
}

interface SdkResponse {
  readonly code?: number;
  readonly headers?: { get(name: string): string | undefined };
}

function keyOf({ operation, caller, url }: Sending): string {
  return [caller.tenant, caller.identity, operation?.id ?? url].join(' ');
}

/** Ends early when the run does. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
