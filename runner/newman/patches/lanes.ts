import type { EventEmitter } from 'node:events';
import vm from 'node:vm';

/** A sandbox's end in our process, as uvm makes it. Each run has its own. */
export interface Bridge extends EventEmitter {
  _bridgeConnected: boolean;
  _dispatch: (...message: unknown[]) => void;
  _disconnect: () => void;
}

/** A run's way into the shared sandbox. */
interface Lane {
  readonly dispatch: (data: string, plain: boolean) => void;
  readonly text: (key: string, code: string) => void;
}
type MakeLane = (emit: (message: unknown, plain?: boolean) => void) => Lane;

/** What the sandbox is made of. */
export interface SandboxParts {
  /** {@link sandboxSource}, compiled. */
  readonly script: vm.Script;
  readonly delegateTimers: (context: object) => unknown;
  readonly flatted: { parse(text: string): unknown[]; stringify(message: unknown[]): string };
}

interface ScriptTarget {
  readonly listen?: string;
  readonly script?: { readonly exec?: readonly string[] };
}

/** Scripts with fewer characters travel as they are. */
const LONG_SCRIPT = 1_000;
/** So many long scripts are kept; a collection where each request has its own must not fill the memory. */
const KEPT_SCRIPTS = 64;
/** uvm's own, for a script without a time-out. */
const DEFAULT_TIMEOUT_MS = 30_000;

const SKIPPED = 'execution.skipRequest.';
/** Nothing of these comes from a script after it skipped its request. */
const SILENT_AFTER_SKIP = new Set(['execution.console', 'execution.error', 'execution.assertion']);

// A script may lie in wait for these names: whatever stands under them is text, or comes from the sandbox itself.
const CALL = new vm.Script(
  '(function (call, text, plain) { delete __uvm_call; delete __uvm_text; delete __uvm_plain; call(text, plain); }(__uvm_call, __uvm_text, __uvm_plain));',
);

/**
 * Timers that hand nothing of this process to a script: by any of its objects, and by an error as well, a script would reach all of it.
 * uvm's own return the timer itself, and throw what Node throws.
 */
const TIMERS = new vm.Script(`(function (realm) {
  'use strict';
  var held = Object.create(null), last = 0, Failure = TypeError;
  function safe(act) { try { return act(); } catch (error) { throw new Failure('the timer cannot be set'); } }
  ['setTimeout', 'setInterval', 'setImmediate'].forEach(function (name) {
    var set = realm[name];
    realm[name] = function (run, time) {
      if (typeof run !== 'function') return undefined;
      var id = (last += 1), milliseconds = +time;
      safe(function () { held[id] = set(function () { if (name !== 'setInterval') delete held[id]; run(); }, milliseconds); });
      return id;
    };
  });
  ['clearTimeout', 'clearInterval', 'clearImmediate'].forEach(function (name) {
    var clear = realm[name];
    realm[name] = function (id) {
      var key = typeof id === 'number' ? id : 0, timer = held[key];
      delete held[key];
      if (timer !== undefined) safe(function () { clear(timer); });
    };
  });
}(this));`);

/** One sandbox for all runs in the process; what belongs to a run (globals, listeners, pending answers) is kept in its lane. */
export class Lanes {
  readonly #parts: SandboxParts;
  readonly #context: Record<string, unknown>;
  readonly #make: MakeLane;
  readonly #keys = new Map<string, string>();
  readonly #keyOfLines = new WeakMap<readonly string[], string>();

  constructor(parts: SandboxParts) {
    this.#parts = parts;
    this.#context = vm.createContext(Object.create(null) as Record<string, unknown>);
    parts.delegateTimers(this.#context);
    TIMERS.runInContext(this.#context);
    let handed: { make: MakeLane; ready: () => void } | undefined;
    this.#context.__uvm_emit = (make: MakeLane, ready: () => void): void => void (handed = { make, ready });
    parts.script.runInContext(this.#context, { timeout: DEFAULT_TIMEOUT_MS });
    delete this.#context.__uvm_emit;
    handed!.ready();
    this.#make = handed!.make;
  }

  /** Connects a run. A script that does not return is stopped after `timeout` milliseconds, as uvm does it; the other runs wait meanwhile. */
  connect(bridge: Bridge, timeout = DEFAULT_TIMEOUT_MS): void {
    bridge._bridgeConnected = true;
    let lane: Lane | undefined = this.#make(receiver(bridge, this.#parts.flatted));
    bridge._dispatch = (...message) => {
      if (!lane)
        return void bridge.emit(
          'error',
          new Error(`uvm: unable to dispatch "${String(message[0])}" post disconnection.`),
        );
      try {
        this.#call(lane, message[0] === 'execute' ? this.#byKey(message, lane) : message, timeout);
      } catch (error) {
        bridge.emit('error', error);
      }
    };
    bridge._disconnect = () => (lane = undefined);
  }

  #call(lane: Lane, message: unknown[], timeout: number): void {
    this.#context.__uvm_call = lane.dispatch;
    const { text, plain } = written(message, this.#parts.flatted);
    this.#context.__uvm_text = text;
    this.#context.__uvm_plain = plain;
    CALL.runInContext(this.#context, { timeout });
  }

  /** Puts a key in the place of a long script; the script itself travels once. */
  #byKey(message: readonly unknown[], lane: Lane): unknown[] {
    const [name, id, target, ...rest] = message as [string, string, ScriptTarget, ...unknown[]];
    const key = target.script?.exec && this.#keyOf(target.script.exec, lane);
    if (key === undefined) return [...message];
    return [name, id, { listen: target.listen, script: { exec: [key] } }, ...rest];
  }

  /** The lines of one script are one array as long as the run lasts; two runs of the same collection have two. */
  #keyOf(lines: readonly string[], lane: Lane): string | undefined {
    const seen = this.#keyOfLines.get(lines);
    if (seen !== undefined) return seen;
    const code = lines.join('\n');
    if (code.length < LONG_SCRIPT) return undefined;
    let key = this.#keys.get(code);
    if (key === undefined && this.#keys.size === KEPT_SCRIPTS) return undefined;
    if (key === undefined) {
      this.#keys.set(code, (key = `\u0000script ${String(this.#keys.size)}`));
      lane.text(key, code);
    }
    this.#keyOfLines.set(lines, key);
    return key;
  }
}

/** A message as text; JSON is five times as fast as flatted, which carries circles as well. */
function written(
  message: unknown[],
  flatted: SandboxParts['flatted'],
): { readonly text: string; readonly plain: boolean } {
  try {
    return { text: JSON.stringify(message), plain: true };
  } catch {
    return { text: flatted.stringify(message), plain: false };
  }
}

/**
 * What a script says, on its way to its run. postman-runtime drops what comes after a skipped request by a list that all runs in the
 * process share and that each one empties when it starts; here each run has its own.
 */
function receiver(bridge: Bridge, flatted: SandboxParts['flatted']): (message: unknown, plain?: boolean) => void {
  const skipped = new Set<unknown>();
  return (text, plain) => {
    if (typeof text !== 'string') return;
    const message = (plain ? JSON : flatted).parse(text) as [string, { execution?: unknown } | undefined, ...unknown[]];
    if (message[0].startsWith(SKIPPED)) skipped.add(message[0].slice(SKIPPED.length));
    if (skipped.size > 0 && SILENT_AFTER_SKIP.has(message[0]) && skipped.has(message[1]?.execution)) return;
    bridge.emit(...message);
  };
}
