import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type vm from 'node:vm';
import type newman from 'newman';
import { compiledFile } from './patches/compiled-file.ts';
import type { Bridge, SandboxParts } from './patches/lanes.ts';

/** Files of `build/bundle-newman.mjs`, in dist/newman. */
const BUNDLE = 'newman.cjs';
const SANDBOX = 'sandbox.js';

type Callback = (...answer: unknown[]) => void;

/** One step of a run, as postman-runtime keeps it. */
export interface Instruction {
  readonly in: readonly unknown[];
  readonly payload: unknown;
  readonly timings: { record(label: string): number };
  readonly _processor: (...given: unknown[]) => void;
  readonly _done?: readonly Callback[];
  readonly _catch?: readonly Callback[];
  execute(callback: Callback, scope?: unknown): void;
}

/** The class of a run's instructions; each run has its own. */
export interface InstructionPool {
  readonly prototype: Instruction;
  create(processor: unknown, name?: unknown, payload?: unknown): Instruction;
}

/** The parts of Newman that we use or change, whichever way they were loaded. */
export interface NewmanParts {
  readonly newman: typeof newman;
  readonly versions: Readonly<Record<'newman' | 'postman-runtime' | 'postman-sandbox' | 'uvm', string>>;
  /** postman-collection, as Newman has it: loading another copy costs 60 ms and 15 MB. */
  readonly sdk: object;
  /** postman-runtime: sends every request of a collection and of its scripts. */
  readonly Requester: { readonly prototype: { request: (...given: never[]) => unknown } };
  /** postman-runtime: the steps of a run. */
  readonly instruction: { pool: (processors: object) => InstructionPool };
  /** postman-runtime: a run. */
  readonly Run: { readonly prototype: { immediate: (...given: never[]) => Instruction; pool?: InstructionPool } };
  /** uvm: what a sandbox is connected by. */
  readonly UniversalVm: {
    readonly prototype: { connect: (this: Bridge, options: ConnectOptions | undefined, callback: Callback) => unknown };
  };
  /** The shared sandbox, made and compiled by the build. */
  readonly sandbox?: () => vm.Script;
  /** Tells the bundle that its sandboxes come from {@link sandbox}, so that it need not read Postman's 2 MB besides. */
  readonly leaveOutBootCode?: () => void;
  /** postman-sandbox: the code of the sandbox; it answers at once. */
  readonly bootCode: (callback: (error: unknown, code: string) => void) => void;
  readonly uvmClient: (bootCode: string) => string;
  readonly delegateTimers: SandboxParts['delegateTimers'];
  readonly flatted: SandboxParts['flatted'];
}

/** How a sandbox is connected. */
export interface ConnectOptions {
  readonly bootCode?: string;
  readonly debug?: boolean;
  readonly dispatchTimeout?: number;
  readonly _sandbox?: unknown;
}

let built = join(import.meta.dirname, '..', '..', 'newman');
let loaded: NewmanParts | undefined;

/** Takes the bundle from another folder than the one beside the compiled sources; for what runs from the sources themselves. */
export function useBundle(folder: string): void {
  built = folder;
}

/** Loads Newman and the parts inside it, once: from the bundle that the build made, or from `node_modules` where there is none. */
export function loadNewman(): NewmanParts {
  return (loaded ??= existsSync(join(built, BUNDLE)) ? fromBundle(built) : fromPackages());
}

/** The bundle is a CommonJS module that exports the parts. What it leaves out it finds as Newman itself would. */
function fromBundle(folder: string): NewmanParts {
  const own = createRequire(import.meta.url);
  const file = join(folder, BUNDLE);
  const module = { exports: {} as Omit<NewmanParts, 'sandbox'> };
  const run = compiledFile(file).runInThisContext() as (
    exports: object,
    require: NodeJS.Require,
    module: object,
    filename: string,
    dirname: string,
  ) => void;
  run(module.exports, createRequire(own.resolve('newman')), module, file, folder);
  return { ...module.exports, sandbox: () => compiledFile(join(folder, SANDBOX)) };
}

/** From `node_modules`, each part as the package above it finds it: a second copy elsewhere would be another part. */
export function fromPackages(): NewmanParts {
  const own = createRequire(import.meta.url);
  const ofNewman = createRequire(own.resolve('newman'));
  const ofRuntime = createRequire(ofNewman.resolve('postman-runtime'));
  const ofSandbox = createRequire(ofRuntime.resolve('postman-sandbox'));
  const ofUvm = createRequire(ofSandbox.resolve('uvm'));
  const version = (from: NodeJS.Require, name: string): string =>
    (from(`${name}/package.json`) as { version: string }).version;
  return {
    newman: own('newman') as NewmanParts['newman'],
    versions: {
      newman: version(own, 'newman'),
      'postman-runtime': version(ofNewman, 'postman-runtime'),
      'postman-sandbox': version(ofRuntime, 'postman-sandbox'),
      uvm: version(ofSandbox, 'uvm'),
    },
    sdk: ofNewman('postman-collection') as object,
    Requester: (ofNewman('postman-runtime') as Pick<NewmanParts, 'Requester'>).Requester,
    instruction: ofNewman('postman-runtime/lib/runner/instruction') as NewmanParts['instruction'],
    Run: ofNewman('postman-runtime/lib/runner/run') as NewmanParts['Run'],
    bootCode: ofRuntime('postman-sandbox/lib/bootcode') as NewmanParts['bootCode'],
    UniversalVm: ofSandbox('uvm') as NewmanParts['UniversalVm'],
    uvmClient: ofSandbox('uvm/lib/bridge-client') as NewmanParts['uvmClient'],
    delegateTimers: ofSandbox('uvm/lib/vm-delegate-timers') as NewmanParts['delegateTimers'],
    flatted: ofUvm('flatted') as NewmanParts['flatted'],
  };
}
