import type { Cause } from '../../diagnosis/cause.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Neighbour } from '../../diagnosis/evidence.ts';
import type { Settings } from '../../diagnosis/settings/settings.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { operationAt } from '../../catalogue/model/operation-at.ts';
import { evidenceOf } from './evidence.ts';
import type { Exchange } from '../exchange.ts';
import type { Outcome } from '../record/record.ts';
import type { Redact } from '../redaction/redact.ts';
import { redactCause } from './redact-cause.ts';

/** Finds the causes of what happens in a run, and keeps how its calls ended: that tells causes apart. */
export class Explainer {
  readonly #catalogues: Catalogues;
  readonly #settings: Settings;
  readonly #redact: Redact;
  readonly #seen = new Map<string, Neighbour>();

  constructor(catalogues: Catalogues, settings: Settings, redact: Redact) {
    this.#catalogues = catalogues;
    this.#settings = settings;
    this.#redact = redact;
  }

  /** The causes of an answer, most likely first, without secrets; empty when all is well with it. */
  explain(exchange: Exchange): readonly Cause[] {
    const { causes } = diagnose(
      evidenceOf(exchange, {
        catalogues: this.#catalogues,
        settings: this.#settings,
        neighbours: [...this.#seen.values()],
        now: Date.now(),
      }),
    );
    return causes.map((cause) => redactCause(cause, this.#redact));
  }

  /** What about the token of a request will cause trouble, whatever is called with it. */
  explainToken({ authorization = '' }: Exchange): readonly Cause[] {
    return describeToken(authorization, Date.now(), this.#settings).problems.map((cause) =>
      redactCause(cause, this.#redact),
    );
  }

  /** Takes in how a call ended. */
  remember(exchange: Exchange, outcome: Outcome): void {
    const operation = operationAt(this.#catalogues, exchange.method, exchange.url)?.id;
    if (operation !== undefined) this.#seen.set(operation, { operation, outcome: neighbourly(exchange, outcome) });
  }
}

function neighbourly({ status, body }: Exchange, outcome: Outcome): Neighbour['outcome'] {
  if (status === 401 || status === 403) return 'refused';
  if (status < 200 || status >= 300 || outcome === 'failed') return 'failed';
  return /"value"\s*:\s*\[\s*\]/.test(body) ? 'empty' : 'answered';
}
