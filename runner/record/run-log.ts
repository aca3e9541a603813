import { operations } from '../../catalogue/index.ts';
import { operationAt } from '../../catalogue/operation-at.ts';
import { startSteps } from '../../catalogue/start-here.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { CollectionRequest } from '../plan/collection.ts';
import type { Exchange } from '../exchange.ts';
import type { Explainer } from '../causes/explainer.ts';
import { identityOf, type Identity } from './identity.ts';
import { judge } from './outcome.ts';
import type { Outcome, RunAssertion, RunEntry } from './record.ts';
import type { Redact } from '../redaction/redact.ts';
import type { RunEvent } from '../newman/run-event.ts';
import { TOKEN_TEST } from '../../catalogue/vocabulary.ts';

/** Name of the failed test that stands for a script that threw. */
export const SCRIPT_TEST = 'Script';

interface Seen {
  assertions: RunAssertion[];
  status?: number;
  requestError?: string;
  attempts: number;
  identity: Identity | null;
  done: boolean;
  /** Only until the request is done: then the causes take its place. */
  exchange?: Exchange;
  tokenRefusal?: Exchange;
  causes: readonly Cause[];
  operation?: string;
}

/** Outcomes that want an explanation; an answer wants one when it only looks like success. */
const EXPLAINED: readonly Outcome[] = ['refused', 'failed', 'answered'];

/** Steps of "Start here" that fail when the token itself is no good, whatever the answer. */
const JUDGING = new Set(startSteps.filter((step) => step.judgesToken).map((step) => step.name));

const byTitle = new Map(operations.map((operation) => [operation.title, operation]));

/** Gathers what happens during a run and makes one entry of each request of the plan. No token gets further than this. */
export class RunLog {
  readonly #plan: readonly CollectionRequest[];
  readonly #redact: Redact;
  readonly #explainer: Explainer;
  readonly #learnSecret: (secret: string) => void;
  readonly #seen = new Map<string, Seen>();
  /** Why no token could be had, once that is known. */
  noToken: string | undefined;

  constructor(plan: readonly CollectionRequest[], redact: Redact, explainer: Explainer, learnSecret: (secret: string) => void) {
    this.#plan = plan;
    this.#redact = redact;
    this.#explainer = explainer;
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
      case 'token-refused':
        seen.tokenRefusal = event.exchange;
        return;
      case 'done':
        seen.done = true;
        this.#explain(seen, event.item);
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
      operation: operation?.id ?? seen?.operation ?? null,
      area: operation?.area ?? request.folders[0] ?? '',
      outcome: verdict.outcome,
      status: seen?.status ?? null,
      attempts: seen?.attempts ?? 0,
      assertions: seen?.assertions ?? [],
      ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
      identity: seen?.identity ?? null,
      ...(seen && seen.causes.length > 0 ? { causes: seen.causes } : {}),
    };
  }

  /** All entries, in the order of the plan. */
  entries(ending: string): RunEntry[] {
    return this.#plan.map((request) => this.entry(request, ending));
  }

  #of(item: string): Seen {
    const known = this.#seen.get(item);
    if (known) return known;
    const seen: Seen = { assertions: [], attempts: 0, identity: null, done: false, causes: [] };
    this.#seen.set(item, seen);
    return seen;
  }

  /** A request that is sent again: its last answer counts, but what failed once stays. */
  #begin(seen: Seen): void {
    seen.done = false;
    seen.assertions = seen.assertions.filter((assertion) => !assertion.passed);
    delete seen.status;
    delete seen.requestError;
    seen.causes = [];
  }

  #sent(seen: Seen, event: Extract<RunEvent, { kind: 'sent' }>): void {
    const token = event.authorization?.replace(/^Bearer\s+/i, '');
    if (token) this.#learnSecret(token);
    seen.attempts += 1;
    seen.identity = identityOf(event.authorization);
    if (event.status !== undefined) seen.status = event.status;
    if (event.error !== undefined) seen.requestError = this.#redact(event.error);
    if (event.exchange !== undefined) seen.exchange = event.exchange;
  }

  /** Puts the causes in the place of what was sent and answered. */
  #explain(seen: Seen, item: string): void {
    const { exchange, tokenRefusal } = seen;
    delete seen.exchange;
    delete seen.tokenRefusal;
    const { outcome } = judge(seen);
    if (exchange !== undefined) {
      const operation = operationAt(exchange.method, exchange.url);
      if (operation !== undefined) seen.operation = operation.id;
      if (EXPLAINED.includes(outcome)) seen.causes = this.#explainer.explain(exchange);
      const judgesToken = JUDGING.has(this.#plan.find(({ id }) => id === item)?.name ?? '');
      if (judgesToken && outcome !== 'answered') seen.causes = [...seen.causes, ...missing(seen.causes, this.#explainer.explainToken(exchange))];
      this.#explainer.remember(exchange, outcome);
    } else if (tokenRefusal !== undefined && outcome === 'not-reached') {
      const { authorization: _none, ...refused } = tokenRefusal; // a token request carries no token: that is no mistake
      seen.causes = this.#explainer.explain(refused);
    }
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

function missing(known: readonly Cause[], more: readonly Cause[]): Cause[] {
  return more.filter(({ code }) => !known.some((cause) => cause.code === code));
}
