import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Cause } from '../../diagnosis/cause.ts';
import { describeToken } from '../../diagnosis/token-report.ts';
import { settingsOf } from '../causes/evidence.ts';
import { Explainer } from '../causes/explainer.ts';
import { valueOf, type Environment } from '../environment.ts';
import type { RawExchange } from '../exchange.ts';
import type { NewmanEmitter } from '../newman/newman.ts';
import { NewmanEvents } from '../newman/newman-events.ts';
import type { RunEntry } from '../record/record.ts';
import type { Redact } from '../redaction/redact.ts';
import type { SideIdentity } from '../record/two-identities.ts';

/** Longer than any refusal. */
const LONGEST_BODY = 64 * 1024;
const PROFILE_HEADER = 'x-powerbi-profile-id';

/**
 * Watches the runs of one side: whose token they carry, and what was answered. So every refusal is explained knowing how all the other
 * calls ended, whichever run they were in, and those that the documentation foretells are explained, too. It holds secrets.
 */
export class SideWatch {
  readonly #environment: Environment;
  readonly #catalogues: Catalogues;
  readonly #exchanges = new Map<string, RawExchange>();
  #redact: Redact = (text) => text;
  #explainer: Explainer | undefined;

  constructor(environment: Environment, catalogues: Catalogues) {
    this.#catalogues = catalogues;
    this.#environment = environment;
  }

  /** Listens to one Newman run. */
  readonly listen = (emitter: NewmanEmitter, redact: Redact): void => {
    this.#redact = redact;
    const events = new NewmanEvents((event) => {
      if (event.kind === 'sent' && event.exchange)
        this.#exchanges.set(event.item, { ...event.exchange, body: event.exchange.body.slice(0, LONGEST_BODY) });
    });
    events.listen(emitter);
  };

  /** Takes in how the calls ended, before anything is explained. */
  remember(entries: readonly RunEntry[]): void {
    this.#explainer ??= new Explainer(this.#catalogues, settingsOf(this.#environment), (text) => this.#redact(text));
    for (const { id, outcome } of entries) {
      const exchange = this.#exchanges.get(id);
      if (exchange) this.#explainer.remember(exchange, outcome);
    }
  }

  /** Why a call was refused, likeliest first; what the run found out where it was not sent or was answered. */
  explain({ id, outcome, causes = [] }: RunEntry): readonly Cause[] {
    const exchange = this.#exchanges.get(id);
    if (exchange === undefined || outcome === 'answered') return causes;
    return this.#explainer?.explain(exchange) ?? causes;
  }

  /** Who the side is, by the token of its first request; without one nothing is known of it. */
  identity(): SideIdentity {
    const [first] = this.#exchanges.values();
    const { kind, app, tenant, objectId, audience, roles, scopes, authenticatedBy } = describeToken(
      first?.authorization ?? '',
      Date.now(),
    );
    const profile =
      Object.entries(first?.requestHeaders ?? {}).find(([name]) => name.toLowerCase() === PROFILE_HEADER)?.[1] ?? '';
    const clean = (text: string): string => this.#redact(text);
    return {
      environment: this.#environment.name,
      api: valueOf(this.#environment, 'apiUrl'),
      kind,
      app: clean(app),
      tenant: clean(tenant),
      objectId: clean(objectId),
      audience: clean(audience),
      roles: roles.map(clean),
      scopes: scopes.map(clean),
      authenticatedBy,
      profile: clean(profile),
    };
  }
}
