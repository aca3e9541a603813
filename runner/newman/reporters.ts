import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Catalogues } from '../../catalogue/model/catalogue.ts';
import type { Redact } from '../redaction/redact.ts';
import { RedactedEvents, type EventData } from './redacted-events.ts';

/** Which of Newman's reporters to run, and how. */
export interface ReporterOptions {
  /** Names as Newman knows them: `cli`, `json`, `junit`, `progress`, `emojitrain`, or NAME of a package `newman-reporter-NAME`. */
  readonly names: readonly string[];
  /** Options of each reporter by its name, such as `{ junit: { export: 'junit.xml' } }`. */
  readonly reporter?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Newman's own options that reporters look at: `verbose`, `color`, `silent`, `disableUnicode`, … */
  readonly run?: Readonly<Record<string, unknown>>;
  /** Folder from which further reporters are looked for, besides Newman's. */
  readonly from: string;
  /** File for the environment as it is at the end, without its secrets. */
  readonly exportEnvironment?: string;
  readonly redact: Redact;
  /** The APIs whose operations are known: some issue credentials, which are taken out of their answers. */
  readonly catalogues: Catalogues;
}

/** Reporters at work. */
export interface AttachedReporters {
  /**
   * Lets the reporters end, also when the run was broken off, and writes their files.
   * @returns what went wrong in a reporter, without secrets
   */
  done(): Promise<readonly string[]>;
}

/** What `newman.run` returns. Its summary holds secrets. */
export type NewmanEmitter = EventEmitter & { readonly summary?: NewmanSummary };

interface NewmanSummary {
  readonly collection: { toJSON(): object };
  readonly environment?: { toJSON(): object };
  readonly globals?: { toJSON(): object };
}

interface RunSummary extends Record<'collection' | 'environment' | 'globals', object> {
  readonly run: { readonly executions: object[]; readonly failures: object[] };
}

interface Export {
  readonly name: string;
  readonly default: string;
  readonly path?: string;
  readonly content: unknown;
}

/** The emitter that reporters see instead of Newman's. */
type ReporterEmitter = EventEmitter & { summary: RunSummary; exports: Export[]; reporters: Record<string, unknown> };
type Reporter = new (emitter: ReporterEmitter, options: object, run: object) => unknown;

const own = createRequire(import.meta.url);
const ofNewman = createRequire(own.resolve('newman'));

/** Parts of Newman that only its reporters need. They load the whole of it from its package, so they are left alone until then. */
const summaryClass = () => ofNewman('./lib/run/summary') as new (emitter: EventEmitter, options: object) => RunSummary;
const exportFile = () =>
  ofNewman('./lib/run/export-file') as (file: Export, done: (error?: Error | null) => void) => void;

const BUILT_IN = ['cli', 'json', 'junit', 'progress', 'emojitrain'];
/** These look at each event once and keep nothing. */
const KEEP_NOTHING = new Set(['cli', 'progress', 'emojitrain']);
/** Events in which nothing but what `RedactedEvents` knows is carried. `beforeDone` and `done` are raised anew. */
const FORWARDED = [
  ...['beforeIteration', 'iteration', 'beforeItem', 'item', 'beforePrerequest', 'prerequest', 'beforeScript', 'script'],
  ...['beforePrerequestScript', 'prerequestScript', 'beforeTestScript', 'testScript'],
  ...['beforeRequest', 'request', 'beforeTest', 'test', 'assertion', 'console', 'exception'],
];

/** The names among `names` for which there is no reporter, neither Newman's own nor an installed one. */
export function unknownReporters(names: readonly string[], from: string): string[] {
  return names.filter((name) => resolveReporter(name, from) === undefined);
}

/**
 * Runs Newman's reporters on copies of its events: what they print and write holds no secret, and Newman's own objects stay as they are.
 * Newman itself must be started without reporters. One run at a time: reporters cannot tell runs side by side apart.
 * @param emitter what `newman.run` returned, before anything happened
 * @throws Error when a reporter cannot be found or loaded
 */
export function attachReporters(emitter: NewmanEmitter, options: ReporterOptions): AttachedReporters {
  const reporting = new Reporting(emitter, options);
  emitter.on('start', (error: unknown, given: EventData) => reporting.start(error, given));
  for (const name of FORWARDED)
    emitter.on(name, (error: unknown, given: EventData) => reporting.forward(name, error, given));
  emitter.on('beforeDone', (_error: unknown, given: EventData) => reporting.beforeDone(given));
  return { done: () => reporting.done() };
}

class Reporting {
  readonly #from: NewmanEmitter;
  readonly #options: ReporterOptions;
  readonly #reporters: ReadonlyMap<string, Reporter>;
  readonly #copy = new EventEmitter() as ReporterEmitter;
  readonly #problems = new Set<string>();
  #events: RedactedEvents | undefined;
  #ending: EventData | undefined;

  constructor(from: NewmanEmitter, options: ReporterOptions) {
    this.#from = from;
    this.#options = options;
    this.#reporters = new Map([...new Set(options.names)].map((name) => [name, loadReporter(name, options.from)]));
  }

  /** Newman knows its collection and environment now: reporters get their copies of them. */
  start(error: unknown, given: EventData): void {
    const { summary } = this.#from;
    if (!summary || this.#events) return;
    const events = new RedactedEvents(summary.collection, this.#options.redact, this.#options.catalogues);
    this.#events = events;
    const run = {
      ...this.#options.run,
      collection: events.collection,
      environment: events.scope(summary.environment),
      globals: events.scope(summary.globals),
    };
    const copy = this.#copy;
    copy.setMaxListeners(0);
    copy.exports = [];
    copy.reporters = {};
    copy.summary = new (summaryClass())(copy, run);
    for (const [name, Each] of this.#reporters) {
      this.#try(
        () =>
          (copy.reporters[name] = new Each(copy, this.#options.reporter?.[name] ?? {}, {
            ...run,
            reporters: this.#options.names,
            reporter: this.#options.reporter ?? {},
          })),
      );
    }
    this.forward('start', error, given);
  }

  forward(name: string, error: unknown, given: EventData): void {
    const events = this.#events;
    if (!events) return;
    this.#emit(name, events.error(error), events.data(given));
    if (name === 'item' && this.#options.names.every((each) => KEEP_NOTHING.has(each)))
      this.#copy.summary.run.executions.length = 0;
  }

  beforeDone(given: EventData): void {
    const { summary } = this.#from;
    if (!this.#events || this.#ending) return;
    // Scripts change variables: what they are at the end is what counts.
    if (summary)
      Object.assign(this.#copy.summary, {
        environment: this.#events.scope(summary.environment),
        globals: this.#events.scope(summary.globals),
      });
    this.#ending = this.#events.data({ cursor: given['cursor'] });
    this.#emit('beforeDone', null, { ...this.#ending, summary: this.#copy.summary });
  }

  async done(): Promise<readonly string[]> {
    if (!this.#events) return [...this.#problems];
    this.beforeDone({});
    const { exportEnvironment: path } = this.#options;
    const files = [
      ...this.#copy.exports,
      ...(path === undefined ? [] : [environmentFile(this.#copy.summary.environment, path)]),
    ];
    for (const file of files) await this.#write(file);
    this.#emit('done', null, this.#copy.summary);
    return [...this.#problems];
  }

  #emit(name: string, error: unknown, data: unknown): void {
    // One after another, that a reporter which throws takes nothing from the others.
    for (const listener of this.#copy.listeners(name))
      this.#try(() => void Reflect.apply(listener, this.#copy, [error, data]));
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#note(error);
    }
  }

  #note(error: unknown): void {
    this.#problems.add(this.#options.redact(error instanceof Error ? error.message : String(error)));
  }

  #write(file: Export): Promise<void> {
    return new Promise((resolve) => {
      const finish = (error?: Error | null): void => {
        if (error) this.#note(error);
        resolve();
      };
      try {
        exportFile()(file, finish);
      } catch (error) {
        this.#note(error);
        resolve();
      }
    });
  }
}

function environmentFile(environment: object, path: string): Export {
  const plain = (environment as { toJSON(): object }).toJSON();
  const content = { ...plain, _postman_variable_scope: 'environment', _postman_exported_at: new Date().toISOString() };
  return { name: 'environment', default: 'newman-environment.json', path, content };
}

function loadReporter(name: string, from: string): Reporter {
  const path = resolveReporter(name, from);
  if (path === undefined)
    throw new Error(`There is no Newman reporter ${name}: the package newman-reporter-${name} is not installed`);
  return own(path) as Reporter;
}

function resolveReporter(name: string, from: string): string | undefined {
  const [scope, bare] =
    name.startsWith('@') && name.includes('/')
      ? [name.slice(0, name.indexOf('/') + 1), name.slice(name.indexOf('/') + 1)]
      : ['', name];
  const installed = `${scope}newman-reporter-${bare}`;
  for (const require of [ofNewman, createRequire(join(from, 'index.js'))]) {
    try {
      return require.resolve(installed);
    } catch {
      // Not installed there.
    }
  }
  return BUILT_IN.includes(name) ? ofNewman.resolve(`./lib/reporters/${name}`) : undefined;
}
