import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import { defined } from '../../catalogue/model/defined.ts';
import { JUDGES_STATUS, listAnswer, TOKEN_TEST } from '../../catalogue/model/vocabulary.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import type { Explainer } from '../causes/explainer.ts';
import type { RawExchange } from '../exchange.ts';
import type { RunEvent } from '../newman/run-event.ts';
import { plannedEntry, type PlannedRequest } from '../plan/run-plan.ts';
import { redactedUrl, secretsIn } from '../redaction/recorded-exchange.ts';
import { redactedBeginning, type Redact } from '../redaction/redact.ts';
import { identityOf, signedInAs } from '../record/identity.ts';
import { notReached, withoutCure } from '../record/not-reached.ts';
import { judge, type Verdict } from '../record/outcome.ts';
import {
  countOutcomes,
  keyOf,
  type Attempt,
  type Caller,
  type Identity,
  type Outcome,
  type RecordedExchange,
  type RunAssertion,
  type RunEntry,
} from '../record/record.ts';

/** Name of the failed test that stands for a script that threw. */
export const SCRIPT_TEST = 'Script';

/** Scripts may say anything at any length; an entry keeps the beginning. */
export const LONGEST_TEXT = 4096;

/** Of a request that its scripts send again and again, so many attempts are kept; what all of them answered would fill a disk. */
const KEPT_ATTEMPTS = 50;

/** Of the lines by which a repeated request told what it did, so many are kept. */
const KEPT_LINES = 100;

/** What is known of a request while it runs. */
interface Seen {
  readonly request: PlannedRequest;
  readonly iteration: number;
  readonly startedAt: number;
  assertions: RunAssertion[];
  /** Since it began this time. */
  attempts: Attempt[];
  /** What became of it before, where it is sent again. */
  readonly before: RunEntry | undefined;
  status?: number;
  requestError?: string;
  heldBack?: string;
  /** Something was sent for it that may change something. */
  announced?: true;
  identity: Identity | null;
  caller?: Caller | undefined;
  exchange?: RawExchange;
  tokenRefusal?: RawExchange;
  /** The last list that its scripts asked for an id. */
  lookUp?: RawExchange;
}

/** Outcomes that want an explanation; an answer wants one when it only looks like success. */
const EXPLAINED: readonly Outcome[] = ['refused', 'failed', 'answered'];

/** What a log needs to make entries of events. */
export interface LogOptions {
  readonly catalogues: Catalogues;
  readonly plan: readonly PlannedRequest[];
  /** Rows of the data file; 1 without one. */
  readonly iterations: number;
  /** Which iterations of which requests are not run here, but by another shard. */
  readonly foreign?: (iteration: number, request: PlannedRequest) => boolean;
  /** The shard's number, from 1; null when the run is whole. */
  readonly shard: number | null;
  readonly redact: Redact;
  /** Takes in a secret that was met on the way. */
  readonly learnSecret: (secret: string) => void;
  /** An exchange as it may be kept. */
  readonly recordExchange: (raw: RawExchange) => RecordedExchange;
  readonly explainerOf: (iteration: number) => Explainer;
}

/**
 * Gathers what happens during a run and makes one entry of each request of the plan. No token gets further than this.
 * An entry is made when its request is done; in memory it stays without the exchange.
 */
export class RunLog {
  readonly #options: LogOptions;
  /** First steps that fail when the token itself is no good, whatever the answer. */
  readonly #judging: ReadonlySet<string>;
  readonly #byId: ReadonlyMap<string, PlannedRequest>;
  readonly #running = new Map<string, Seen>();
  readonly #done = new Map<string, RunEntry>();
  readonly #noToken = new Map<number, string>();
  /** Why a list of ids was refused, by its name: it is asked once, and the requests after that want the same explanation. */
  readonly #causesOfList = new Map<string, readonly Cause[]>();
  /** How many of those done came to each outcome. */
  readonly counts = countOutcomes([]);

  constructor(options: LogOptions) {
    this.#options = options;
    const steps = options.catalogues.flatMap(({ start }) => start?.steps ?? []);
    this.#judging = new Set(steps.filter((step) => step.judgesToken).map((step) => step.name));
    this.#byId = new Map(options.plan.map((request) => [request.id, request]));
  }

  /** How many requests the run has begun and ended. */
  get done(): number {
    return this.#done.size;
  }

  /** Whether an iteration could get no token. */
  get noToken(): boolean {
    return this.#noToken.size > 0;
  }

  /** Whether a request is running that was not sent itself so far. */
  isUnsent({ item, iteration }: Pick<RunEvent, 'item' | 'iteration'>): boolean {
    const seen = this.#running.get(keyOf({ iteration, id: item }));
    return seen !== undefined && !seen.attempts.some(({ purpose }) => purpose === 'request');
  }

  /** Takes in what happened. @returns the entry, with its exchange, when that was the end of a request */
  note(event: RunEvent): RunEntry | undefined {
    const request = this.#byId.get(event.item);
    if (!request) return undefined;
    const { iteration } = event;
    const key = keyOf({ iteration, id: request.id });
    if (event.kind === 'begun') return void this.#running.set(key, this.#begin(request, iteration, key));
    const seen = this.#running.get(key);
    if (!seen) return undefined;
    if (event.kind !== 'done') return void this.#take(seen, event);
    this.#running.delete(key);
    const entry = this.#makeEntry(seen);
    // Without a token there is nothing but the refusal of one; without an id, that of its list.
    const exchange =
      seen.exchange ?? seen.tokenRefusal ?? (['refused', 'failed'].includes(entry.outcome) ? seen.lookUp : undefined);
    this.#done.set(key, entry);
    this.counts[entry.outcome] += 1;
    const isKept =
      exchange && !(entry.earlier !== undefined && entry.outcome === 'answered' && entry.effect === 'reads');
    return isKept ? { ...entry, exchange: this.#options.recordExchange(exchange) } : entry;
  }

  /** All entries, by iteration and in the order of the plan. `ending` says why a request was not reached. */
  entries(ending: string): RunEntry[] {
    const { plan, iterations, foreign } = this.#options;
    return Array.from({ length: iterations }, (_, iteration) => iteration).flatMap((iteration) =>
      plan
        .filter((request) => !foreign?.(iteration, request))
        .map((request) => this.#entry(request, iteration, ending)),
    );
  }

  /** Entries of the requests that are on their way. */
  underWay(): RunEntry[] {
    return [...this.#running.values()].map((seen) => this.#onItsWay(seen));
  }

  /** The entry of a request for which something is about to be sent that may change something, whatever the request itself is. */
  announced({ item, iteration }: Pick<RunEvent, 'item' | 'iteration'>): RunEntry | undefined {
    const seen = this.#running.get(keyOf({ iteration, id: item }));
    if (!seen || seen.announced) return undefined;
    seen.announced = true;
    return this.#onItsWay(seen);
  }

  #onItsWay(seen: Seen): RunEntry {
    const doubt = seen.announced ? ': it may have been carried out' : '';
    return this.#print(
      seen,
      { outcome: 'not-reached', reason: `the run ended before this request was answered${doubt}` },
      [],
    );
  }

  #entry(request: PlannedRequest, iteration: number, ending: string): RunEntry {
    const key = keyOf({ iteration, id: request.id });
    const done = this.#done.get(key);
    if (done) return done;
    const seen = this.#running.get(key);
    if (seen) return this.#onItsWay(seen);
    const noToken = this.#noToken.get(iteration);
    // The cure stands with the request that asked for the token.
    const reason = noToken === undefined ? ending : `no access token: ${withoutCure(noToken)}`;
    return notReached(plannedEntry(request), { iteration, shard: this.#options.shard }, reason);
  }

  /** A request that is sent again: its last answer counts, but what failed once stays. */
  #begin(request: PlannedRequest, iteration: number, key: string): Seen {
    const before = this.#done.get(key);
    this.#done.delete(key);
    if (before) this.counts[before.outcome] -= 1;
    return {
      request,
      iteration,
      before,
      startedAt: before?.startedAt ? Date.parse(before.startedAt) : Date.now(),
      assertions: before?.assertions.filter((assertion) => !assertion.passed) ?? [],
      attempts: [],
      identity: null,
    };
  }

  #take(seen: Seen, event: RunEvent): void {
    switch (event.kind) {
      case 'sent':
        return this.#sent(seen, event);
      case 'besides':
        this.#learn(event.exchange);
        seen.attempts.push(...event.attempts.map((attempt) => this.#clean(attempt)));
        if (event.exchange !== undefined && event.attempts.some(({ purpose }) => purpose === 'look-up'))
          seen.lookUp = event.exchange;
        return;
      case 'token-refused':
        seen.tokenRefusal = event.exchange;
        return;
      case 'held-back':
        seen.heldBack = this.#options.redact(event.reason);
        return;
      case 'assertion':
        return this.#assert(seen, event);
      case 'script-error':
        return this.#assert(seen, { name: SCRIPT_TEST, passed: false, message: event.message });
    }
  }

  #sent(seen: Seen, event: Extract<RunEvent, { kind: 'sent' }>): void {
    const token = event.authorization?.replace(/^Bearer\s+/i, '');
    if (token) this.#options.learnSecret(token);
    this.#learn(event.exchange);
    seen.attempts.push(...event.attempts.map((attempt) => this.#clean(attempt)));
    seen.identity = identityOf(event.authorization);
    seen.caller = signedInAs(event.authorization);
    delete seen.status;
    delete seen.requestError;
    if (event.status !== undefined) seen.status = event.status;
    if (event.error !== undefined) seen.requestError = this.#options.redact(event.error);
    if (event.exchange !== undefined) seen.exchange = event.exchange;
  }

  #learn(exchange: RawExchange | undefined): void {
    if (exchange) for (const secret of secretsIn(exchange)) this.#options.learnSecret(secret);
  }

  #clean(attempt: Attempt): Attempt {
    const { redact } = this.#options;
    return {
      ...attempt,
      url: redactedUrl(attempt.url, redact),
      ...(attempt.error === undefined ? {} : { error: redact(attempt.error) }),
    };
  }

  #makeEntry(seen: Seen): RunEntry {
    const verdict = judge({ ...seen, sent: seen.attempts.filter(({ purpose }) => purpose === 'request').length });
    // Left out this time, by its script: what it came to before is what it came to.
    if (seen.before && verdict.outcome === 'skipped')
      return { ...seen.before, assertions: [...new Set([...seen.before.assertions, ...seen.assertions])] };
    return this.#print(seen, verdict, this.#explain(seen, verdict));
  }

  #print(seen: Seen, verdict: Verdict, causes: readonly Cause[]): RunEntry {
    const { request, iteration, exchange } = seen;
    // A request that the catalogue does not know by its name may still call an operation that it knows.
    const operation =
      request.operation ?? (exchange && operationAt(this.#options.catalogues, exchange.method, exchange.url));
    return defined({
      ...plannedEntry({ ...request, operation, effect: operation?.effect ?? null }),
      iteration,
      shard: this.#options.shard,
      outcome: verdict.outcome,
      reason: verdict.reason,
      status: seen.status ?? null,
      startedAt: new Date(seen.startedAt).toISOString(),
      milliseconds: Date.now() - seen.startedAt,
      ...attemptsOf(seen),
      assertions: seen.heldBack === undefined ? linesOf(seen) : [],
      identity: seen.identity,
      caller: seen.caller,
      causes: causes.length > 0 ? causes : undefined,
    });
  }

  #explain(
    { request, iteration, exchange, tokenRefusal, lookUp }: Seen,
    { outcome, reason = '' }: Verdict,
  ): readonly Cause[] {
    const explainer = this.#options.explainerOf(iteration);
    if (exchange !== undefined) {
      // A refusal that its own request expects needs no cure, and says nothing about others.
      if (outcome === 'answered' && exchange.status >= 300) return [];
      const causes = EXPLAINED.includes(outcome) ? explainer.explain(exchange) : [];
      explainer.remember(exchange, outcome);
      if (!this.#judging.has(request.name) || outcome === 'answered') return causes;
      return [...causes, ...missing(causes, explainer.explainToken(exchange))];
    }
    const list = listAnswer(reason)?.list;
    if (list !== undefined) return this.#explainList(`${iteration} ${list}`, lookUp, explainer);
    if (tokenRefusal === undefined || outcome !== 'not-reached') return [];
    const { authorization: _none, ...refused } = tokenRefusal; // a token request carries no token: that is no mistake
    return explainer.explain(refused);
  }

  #explainList(key: string, lookUp: RawExchange | undefined, explainer: Explainer): readonly Cause[] {
    if (lookUp === undefined) return this.#causesOfList.get(key) ?? [];
    const causes = explainer.explain(lookUp);
    explainer.remember(lookUp, 'failed');
    this.#causesOfList.set(key, causes);
    return causes;
  }

  #assert(seen: Seen, { name, passed, skipped, message }: RunAssertion): void {
    const clean = (text: string): string => redactedBeginning(text, LONGEST_TEXT, this.#options.redact).text;
    const assertion = defined({
      name: clean(name),
      passed,
      skipped,
      message: message === undefined ? undefined : clean(message),
    });
    // The first is the reason: the scripts may find a consequence of it.
    if (!passed && name === TOKEN_TEST && !this.#noToken.has(seen.iteration))
      this.#noToken.set(seen.iteration, assertion.message ?? 'no reason given');
    // Newman reports a script that threw twice: as the end of the script and as an exception.
    const told =
      !passed && seen.assertions.some((each) => each.name === assertion.name && each.message === assertion.message);
    if (!told) seen.assertions.push(assertion);
  }
}

/** Whether a line says what was done, and not how one answer was judged. */
function tells({ name, passed, skipped }: RunAssertion): boolean {
  return passed && skipped !== true && !JUDGES_STATUS.test(name);
}

/** What was sent for a request: the last of before, and all of this time. */
function attemptsOf({ attempts, before }: Seen): Pick<RunEntry, 'attempts' | 'earlier'> {
  const kept = before?.attempts.slice(-KEPT_ATTEMPTS) ?? [];
  const earlier = (before?.earlier ?? 0) + (before?.attempts.length ?? 0) - kept.length;
  return { attempts: [...kept, ...attempts], ...(earlier > 0 ? { earlier } : {}) };
}

/** What a request told before and tells now; what it says each time stands once. */
function linesOf({ assertions, before }: Seen): RunAssertion[] {
  const told = (before?.assertions ?? []).filter(tells).slice(-KEPT_LINES);
  return [...told.filter(({ name }) => !assertions.some((each) => each.name === name)), ...assertions];
}

function missing(known: readonly Cause[], more: readonly Cause[]): Cause[] {
  return more.filter(({ code }) => !known.some((cause) => cause.code === code));
}
