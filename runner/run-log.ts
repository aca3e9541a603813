import { operations } from '../catalogue/index.ts';
import type { CollectionRequest } from './collection.ts';
import { identityOf, type Identity } from './identity.ts';
import { judge } from './outcome.ts';
import type { RunAssertion, RunEntry } from './record.ts';
import type { Redact } from './redact.ts';
import type { RunEvent } from './run-event.ts';
import { TOKEN_TEST } from '../catalogue/vocabulary.ts';

/** Name of the failed test that stands for a script that threw. */
export const SCRIPT_TEST = 'Script';

interface Seen {
  assertions: RunAssertion[];
  status?: number;
  requestError?: string;
  attempts: number;
  identity: Identity | null;
  done: boolean;
}

const byTitle = new Map(operations.map((operation) => [operation.title, operation]));

/** Gathers what happens during a run and makes one entry of each request of the plan. No token gets further than this. */
export class RunLog {
  readonly #plan: readonly CollectionRequest[];
  readonly #redact: Redact;
  readonly #learnSecret: (secret: string) => void;
  readonly #seen = new Map<string, Seen>();
  /** Why no token could be had, once that is known. */
  noToken: string | undefined;

  constructor(plan: readonly CollectionRequest[], redact: Redact, learnSecret: (secret: string) => void) {
    this.#plan = plan;
    this.#redact = redact;
    this.#learnSecret = learnSecret;
  }

  /** How many requests the run has begun and ended. */
  get done(): number {
    return [...this.#seen.values()].filter((seen) => seen.done).length;
  }

  /** Takes in what happened. */
  note(event: RunEvent): void {
    const seen = this.#of(event.item);
    switch (event.kind) {
      case 'begun':
        return this.#begin(seen);
      case 'sent':
        return this.#sent(seen, event);
      case 'assertion':
        return this.#assert(seen, event.name, event.passed, event.message);
      case 'script-error':
        return this.#assert(seen, SCRIPT_TEST, false, event.message);
      case 'done':
        seen.done = true;
    }
  }

  /** The entry of one request as things stand. `ending` says why a request was not reached. */
  entry(request: CollectionRequest, ending: string): RunEntry {
    const seen = this.#seen.get(request.id);
    const verdict = seen
      ? judge(seen)
      : { outcome: 'not-reached' as const, reason: this.noToken === undefined ? ending : `no access token: ${this.noToken}` };
    const operation = byTitle.get(request.name);
    return {
      request: request.name,
      operation: operation?.id ?? null,
      area: operation?.area ?? request.folders[0] ?? '',
      outcome: verdict.outcome,
      status: seen?.status ?? null,
      attempts: seen?.attempts ?? 0,
      assertions: seen?.assertions ?? [],
      ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
      identity: seen?.identity ?? null,
    };
  }

  /** All entries, in the order of the plan. */
  entries(ending: string): RunEntry[] {
    return this.#plan.map((request) => this.entry(request, ending));
  }

  #of(item: string): Seen {
    const known = this.#seen.get(item);
    if (known) return known;
    const seen: Seen = { assertions: [], attempts: 0, identity: null, done: false };
    this.#seen.set(item, seen);
    return seen;
  }

  /** A request that is sent again: its last answer counts, but what failed once stays. */
  #begin(seen: Seen): void {
    seen.done = false;
    seen.assertions = seen.assertions.filter((assertion) => !assertion.passed);
    delete seen.status;
    delete seen.requestError;
  }

  #sent(seen: Seen, event: Extract<RunEvent, { kind: 'sent' }>): void {
    const token = event.authorization?.replace(/^Bearer\s+/i, '');
    if (token) this.#learnSecret(token);
    seen.attempts += 1;
    seen.identity = identityOf(event.authorization);
    if (event.status !== undefined) seen.status = event.status;
    if (event.error !== undefined) seen.requestError = this.#redact(event.error);
  }

  #assert(seen: Seen, name: string, passed: boolean, message?: string): void {
    const assertion = {
      name: this.#redact(name),
      passed,
      ...(message === undefined ? {} : { message: this.#redact(message) }),
    };
    if (!passed && name === TOKEN_TEST) this.noToken = assertion.message ?? 'no reason given';
    // Newman reports a script that threw twice: as the end of the script and as an exception.
    const told = !passed && seen.assertions.some((each) => each.name === assertion.name && each.message === assertion.message);
    if (!told) seen.assertions.push(assertion);
  }
}
