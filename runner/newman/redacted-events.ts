import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import { answerNames, isText, redactedBody, redactedUrl } from '../redaction/recorded-exchange.ts';
import { MASK, redactedBeginning, type Redact } from '../redaction/redact.ts';
import { redactedHeaderList, redactedValue } from '../redaction/redacted-value.ts';
import type { IsSecret } from '../redaction/secret-fields.ts';
import { isSecretName } from '../redaction/secret-names.ts';
import { loadNewman } from './load-newman.ts';

/** What Newman's events carry: different things for each. */
export type EventData = Readonly<Record<string, unknown>>;

interface Sdk {
  readonly Collection: new (definition: object) => SdkCollection;
  readonly Request: new (definition: object) => object;
  readonly Response: new (definition: object) => object;
  readonly VariableScope: new (definition: object) => object;
}

/** A collection of the Postman SDK. */
export interface SdkCollection {
  readonly name: string;
  toJSON(): object;
  forEachItem(visit: (item: { readonly id: string }) => void): void;
}

interface SdkRequest {
  readonly method: string;
  readonly url: { toString(): string };
  readonly headers: { all(): { key: string; value: unknown }[] };
  readonly body?: { readonly mode?: string; isEmpty(): boolean; toString(): string };
}

interface SdkResponse {
  readonly code: number;
  readonly status?: string;
  readonly responseTime?: number;
  readonly headers: { all(): { key: string; value: unknown }[] };
  text(): string;
}

/** Longer bodies are cut for reporters, which keep all they get until the end. */
const LONGEST_BODY = 65_536;
/** Longer names, messages and variables are cut as well: laying out a table with a few kilobytes in a cell takes Newman seconds. */
const LONGEST_TEXT = 2_048;

/** The SDK that Newman's reporters know, loaded when it is first needed. */
const sdk = (): Sdk => loadNewman().sdk as unknown as Sdk;

/**
 * Copies of what Newman's events carry, without secrets. Only what reporters are known to need is copied, thing by thing: scripts'
 * results, for one, hold every variable. The originals stay as they are, for the collection's scripts work with them.
 */
export class RedactedEvents {
  readonly collection: SdkCollection;
  readonly #redact: Redact;
  readonly #whole: Redact;
  readonly #catalogues: Catalogues;
  readonly #items = new Map<string, object>();
  /** Which fields are secret in what is being copied. */
  #isSecret: IsSecret = isSecretName;

  constructor(collection: { toJSON(): object }, redact: Redact, catalogues: Catalogues) {
    this.#catalogues = catalogues;
    this.#whole = redact;
    this.#redact = (text) => redactedBeginning(text, LONGEST_TEXT, redact).text;
    this.collection = new (sdk().Collection)(redactedValue(collection.toJSON(), redact) as object);
    this.collection.forEachItem((item) => this.#items.set(item.id, item));
  }

  /** The data of an event. */
  data(given: EventData): EventData {
    const copy: Record<string, unknown> = {};
    const { method, url } = (given['request'] ?? {}) as Partial<SdkRequest>;
    this.#isSecret = answerNames(this.#catalogues, method ?? '', url?.toString() ?? '');
    for (const [name, value] of Object.entries(given)) {
      const take = this.#copies[name] as ((value: unknown) => unknown) | undefined;
      if (take && value !== undefined && value !== null) copy[name] = take(value);
    }
    return copy;
  }

  /** The error that an event begins with, as an error. */
  error(error: unknown): unknown {
    if (error === null || error === undefined) return error;
    const plain = redactedValue(error, this.#redact);
    return error instanceof Error ? Object.assign(new Error(), plain) : plain;
  }

  /** Variables: their names, and the values that are no secrets. */
  scope(scope: { toJSON(): object } | undefined): object {
    return new (sdk().VariableScope)(redactedValue(scope?.toJSON() ?? {}, this.#redact) as object);
  }

  readonly #copies: Readonly<Record<string, (value: never) => unknown>> = {
    cursor: (cursor: object) => redactedValue(cursor, this.#redact),
    item: ({ id }: { id: string }) => this.#items.get(id),
    events: (events: readonly { listen?: string }[]) => events.map(({ listen }) => ({ listen })),
    event: ({ listen }: { listen?: string }) => ({ listen }),
    script: ({ id }: { id?: string }) => ({ id }),
    execution: (execution: object) => this.#execution(execution),
    executions: (executions: readonly object[]) => executions.map((each) => this.#execution(each)),
    request: (request: SdkRequest) => this.#request(request),
    response: (response: SdkResponse) => this.#response(response),
    cookies: (cookies: readonly object[]) =>
      cookies.map((cookie) => ({ ...(redactedValue(cookie, this.#redact) as object), value: MASK })),
    history: (history: object) => redactedValue(history, this.#redact),
    assertion: (name: string) => this.#redact(name),
    skipped: (skipped: boolean) => skipped,
    error: (error: unknown) => this.error(error),
    level: (level: string) => level,
    messages: (messages: readonly unknown[]) => redactedValue(messages, this.#redact),
  };

  #execution({ error, result }: { error?: unknown; result?: { return?: unknown } }): object {
    return {
      ...(error ? { error: this.error(error) } : {}),
      result: { return: redactedValue(result?.return, this.#redact) },
    };
  }

  #request({ method, url, headers, body }: SdkRequest): object {
    const text =
      body && !body.isEmpty() && body.mode !== 'file' && body.mode !== 'formdata' ? this.#body(body.toString()) : '';
    return new (sdk().Request)({
      method,
      url: redactedUrl(url.toString(), this.#redact),
      header: redactedHeaderList(headers.all(), this.#redact),
      ...(text === '' ? {} : { body: { mode: 'raw', raw: text } }),
    });
  }

  #response(response: SdkResponse): object {
    const { code, status, responseTime, headers } = response;
    const body = response.text();
    return new (sdk().Response)({
      code,
      ...(status === undefined ? {} : { status }),
      responseTime,
      header: redactedHeaderList(headers.all(), this.#redact),
      stream: Buffer.from(isText(body) ? this.#body(body) : ''),
    });
  }

  #body(body: string): string {
    return redactedBeginning(body, LONGEST_BODY, (text) => redactedBody(text, this.#isSecret, this.#whole)).text;
  }
}
