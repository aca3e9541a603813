import { describeLimit } from '../../catalogue/model/limit.ts';
import { LONGEST_BODY, sendBounded, type Answer, type SendOnce } from './bounded.ts';
import type { Agents } from './guarded-agent.ts';
import type { Lane, WireAttempt } from './lane.ts';
import type { LimitKeeper } from './limit-keeper.ts';
import { methodAfter, MOST_HOPS, movedTo, redirectTarget } from './redirect.ts';
import { pauseBefore, readRetryAfter, type Outcome, type RetryPolicy } from './retry.ts';
import { describeSending, outgoingOf, unreadFiles, type SdkRequest, type Sending } from './sending.ts';
import { SharedAnswers } from './shared-answers.ts';
import { Turns } from './turns.ts';
import { sleep } from './sleep.ts';

/** How postman-runtime sends one request, be it the collection's own or one of `pm.sendRequest`. */
export type SendRequest = (
  this: { readonly options: { readonly agents?: object } },
  id: string,
  request: object,
  behavior: object | undefined,
  callback: (...answer: unknown[]) => void,
) => void;

/** An error for a request that was not sent: it is not allowed, or a limit would not have let it through in time. */
export class HeldBack extends Error {
  /** What scripts see of it. */
  readonly code = 'NOT_SENT';
}

/** How a run uses the network. */
export interface WireOptions {
  /** Milliseconds to wait for each answer, from byte to byte. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
  /** Absent: documented limits are not kept. */
  readonly limits?: LimitKeeper;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}

interface Requester {
  readonly options: {
    readonly agents?: Partial<Agents>;
    maxResponseSize?: number;
    ignoreProxyEnvironmentVariables?: boolean;
  };
  readonly trace?: { readonly cursor?: { readonly scriptId?: string } };
}

type Callback = (...answer: unknown[]) => void;
type Send = (request: SdkRequest) => SendOnce;

/** Whose connections a request goes over tells which run sends it. Newman copies the object around the agents, not the agents. */
const lanes = new WeakMap<object, { readonly wire: Wire; readonly lane: Lane }>();

/** What a collection may ask of how its request is sent. Certificates, redirects and ciphers are not among it. */
const KEPT_BEHAVIOR = ['disableBodyPruning', 'disableCookies', 'disableUrlEncoding', 'disabledSystemHeaders'];

/** For Newman: a way to send that goes through the wire of the run. Whatever does not belong to a run of ours is not sent. */
export const throughWire = (original: SendRequest): SendRequest =>
  function (this: Requester, id, request, behavior, callback) {
    const known = lanes.get(this.options.agents?.https ?? {});
    if (!known) return callback(new HeldBack('it does not belong to a run of this program'), undefined, request);
    const { wire, lane } = known;
    const { scriptId } = this.trace?.cursor ?? {};
    // Connections are the lane's: it knows the proxy.
    Object.assign(this.options, { maxResponseSize: LONGEST_BODY, ignoreProxyEnvironmentVariables: true });
    const send: Send = (each) => (done) =>
      original.call(this, id, each, keptOf(behavior), done) as ReturnType<SendOnce>;
    void lane.gate.inRow(() => wire.send(lane, request as SdkRequest, scriptId !== undefined, send, callback));
  };

/** Redirects are followed by the wire, which asks the gate before. */
function keptOf(behavior: object = {}): object {
  return {
    ...Object.fromEntries(Object.entries(behavior).filter(([name]) => KEPT_BEHAVIOR.includes(name))),
    followRedirects: false,
  };
}

/** Sends what several Newman runs want to send: within the documented limits, again where the service says "later", and nothing twice at once. */
export class Wire {
  readonly #options: WireOptions;
  readonly #shared = new SharedAnswers();
  readonly #turns = new Turns();
  /** Until when an operation is not asked again, by caller and operation: it has said so. */
  readonly #closed = new Map<string, number>();

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** Takes in a run; it is known by its connections, which it alone uses. */
  add(lane: Lane): void {
    lanes.set(lane.agents.https, { wire: this, lane });
  }

  /** Sends one request, as often as it takes, and hands on the last answer. */
  async send(lane: Lane, request: SdkRequest, byScript: boolean, send: Send, callback: Callback): Promise<void> {
    this.#turns.pass(lane);
    const answer = await this.#answer(lane, request, byScript, send);
    await this.#turns.take(lane);
    callback(...answer);
  }

  /** Takes a run out that is over. */
  remove(lane: Lane): void {
    this.#turns.pass(lane);
  }

  async #answer(lane: Lane, request: SdkRequest, byScript: boolean, send: Send): Promise<Answer> {
    try {
      // The collection may name a proxy for its request, which would see what is sent.
      delete request.proxy;
      const judgement = lane.gate.judge(outgoingOf(request));
      if (!judgement.allowed) throw new HeldBack(judgement.reason);
      const [unread] = unreadFiles(request.body);
      if (unread !== undefined)
        throw new Error(
          `the file ${unread} could not be read: files of a collection are read from the folder that --working-dir names, and only from there`,
        );
      const sending = describeSending(request, judgement, byScript);
      if (sending.level !== 'plain read') lane.announce();
      return await this.#shared.get(sending.sameAs, () => this.#sendAgain(lane, sending, send));
    } catch (error) {
      return [error, undefined, request];
    }
  }

  async #sendAgain(lane: Lane, sending: Sending, send: Send): Promise<Answer> {
    const { retry, signal } = this.#options;
    let waited = await this.#hold(sending);
    for (let sent = 1; ; sent += 1) {
      const { answer, outcome } = await this.#sendFollowing(lane, sending, send, waited);
      const pause =
        sending.repeatable && !signal.aborted
          ? pauseBefore(outcome, sent, sending.changesNothing, retry, Date.now())
          : undefined;
      this.#heed(sending, outcome, pause);
      if (pause === undefined) return answer;
      await sleep(pause, signal);
      // Where a limit does not let it out again in time, the answer that there is counts.
      const held = signal.aborted ? null : await this.#hold(sending).catch(() => null);
      if (held === null || signal.aborted) return answer;
      waited = {
        milliseconds: pause + (held?.milliseconds ?? 0),
        reason:
          outcome.status === undefined
            ? `no answer (${outcome.errorCode ?? 'unknown'})`
            : `it answered ${outcome.status}`,
      };
    }
  }

  /** Sends once, and follows where the service sends the request on to, as far as the gate lets it. A token request is never sent on. */
  async #sendFollowing(lane: Lane, first: Sending, send: Send, waited: WireAttempt['waited']): Promise<Sent> {
    let sending = first;
    for (let hops = 0; ; hops += 1) {
      const sent = await this.#sendOnce(lane, sending, send(sending.request), hops === 0 ? waited : undefined);
      const next =
        hops < MOST_HOPS && sent.target ? following(lane, sending, sent.outcome.status ?? 0, sent.target) : undefined;
      if (next === undefined) return sent;
      sending = next;
    }
  }

  async #sendOnce(lane: Lane, sending: Sending, once: SendOnce, waited: WireAttempt['waited']): Promise<Sent> {
    const { operation, caller, method, url, request } = sending;
    const { signal, timeout } = this.#options;
    const leave = operation && this.#options.limits ? await this.#options.limits.enter(operation, caller) : undefined;
    const at = Date.now();
    let answer: Answer;
    try {
      // What was held back until the run came to its end must not go out any more.
      if (signal.aborted) throw new Error('the run ended before it was sent');
      answer = await sendBounded(once, timeout, (error) => [error, undefined, request]);
    } finally {
      leave?.();
    }
    const [error, response] = answer as [NodeJS.ErrnoException | null | undefined, SdkResponse | undefined];
    const target = redirectTarget(response?.code, response?.headers?.get('Location'), url);
    lane.note({
      method,
      url,
      status: response?.code ?? null,
      at,
      milliseconds: Date.now() - at,
      ...(waited ? { waited } : {}),
      ...(error ? { error: error.message } : {}),
      ...(target ? { redirectedTo: target.host } : {}),
    });
    return {
      answer,
      target,
      outcome: { status: response?.code, errorCode: error?.code, retryAfter: response?.headers?.get('Retry-After') },
    };
  }

  /** Takes in that the service wants to be left alone for a while, which holds for whatever else would ask it the same. */
  #heed(sending: Sending, { status, retryAfter }: Outcome, pause = 0): void {
    if (status !== 429) return;
    this.#closed.set(keyOf(sending), this.#now() + (readRetryAfter(retryAfter, Date.now()) ?? pause));
  }

  /** Milliseconds on a clock that nobody sets. */
  #now(): number {
    return performance.timeOrigin + performance.now();
  }

  /** Waits for a place within the limits. @throws HeldBack when that would take too long */
  async #hold(sending: Sending): Promise<WireAttempt['waited']> {
    const { limits, retry, signal } = this.#options;
    const { operation, caller } = sending;
    const now = this.#now();
    const closed = (this.#closed.get(keyOf(sending)) ?? 0) - now;
    if (closed > retry.longestWait) throw new HeldBack(`the service asked to wait for ${Math.ceil(closed / 1000)} s`);
    const slot = operation && limits ? limits.take(operation, caller, now, now + retry.longestWait) : { at: now };
    if (slot.at - now > retry.longestWait) {
      const wait =
        slot.at === Infinity
          ? 'this shard has no share of it'
          : `the next may go out in ${Math.ceil((slot.at - now) / 1000)} s`;
      throw new HeldBack(`the documented limit of ${describeLimit(slot.limit!)} is used up: ${wait}`);
    }
    const milliseconds = Math.ceil(Math.max(slot.at - now, closed));
    if (milliseconds <= 0) return undefined;
    await sleep(milliseconds, signal);
    return {
      milliseconds,
      reason: slot.limit ? `the documented limit of ${describeLimit(slot.limit)}` : 'the service asked to wait',
    };
  }
}

interface SdkResponse {
  readonly code?: number;
  readonly headers?: { get(name: string): string | undefined };
}

/** An answer, and where it sends the request on to. */
interface Sent {
  readonly answer: Answer;
  readonly outcome: Outcome;
  readonly target: URL | undefined;
}

/** The request for the address that an answer names; undefined when it must not be sent there. */
function following(
  lane: Lane,
  { request, token, repeatable }: Sending,
  status: number,
  target: URL,
): Sending | undefined {
  const method = methodAfter(status, request.method);
  if (token || (!repeatable && method === request.method)) return undefined;
  const moved = movedTo(request, target, method);
  const judgement = lane.gate.judge(outgoingOf(moved, method, target.href));
  return judgement.allowed ? describeSending(moved, judgement, false) : undefined;
}

function keyOf({ operation, caller, url }: Sending): string {
  return [caller.tenant, caller.identity, operation?.id ?? url].join(' ');
}
