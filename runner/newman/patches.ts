// Everything that changes how Newman's own code runs. Each change says why; `npm run bench` measures the whole.
import vm from 'node:vm';
import { loadNewman, type ConnectOptions, type Instruction, type NewmanParts } from './load-newman.ts';
import { Lanes } from './patches/lanes.ts';
import { sandboxSource } from './patches/sandbox-source.ts';

/** What became of the changes to Newman. */
export interface PatchStatus {
  readonly applied: readonly string[];
  readonly skipped: readonly { readonly patch: string; readonly reason: string }[];
}

/** The versions that the changes were made for. With any other, Newman runs as it is; what guards a run does not depend on them. */
const MADE_FOR: NewmanParts['versions'] = {
  newman: '6.2.2',
  'postman-runtime': '7.39.1',
  'postman-sandbox': '4.7.1',
  uvm: '2.1.1',
};

/** Why the changes do not fit what was loaded. */
function misfit(versions: NewmanParts['versions']): string | undefined {
  const other = Object.entries(MADE_FOR).find(([name, version]) => versions[name as keyof typeof MADE_FOR] !== version);
  return other && `made for ${other[0]} ${other[1]}, found ${versions[other[0] as keyof typeof MADE_FOR]}`;
}

const done = new WeakMap<NewmanParts, PatchStatus>();

/** Makes Newman faster for the rest of the process; the second time it only tells what became of it. A change that does not fit is left out. */
export function applyPatches(parts: NewmanParts = loadNewman()): PatchStatus {
  const status = done.get(parts) ?? apply(parts);
  done.set(parts, status);
  return status;
}

function apply(parts: NewmanParts): PatchStatus {
  const applied: string[] = [];
  const skipped: { patch: string; reason: string }[] = [];
  const unfit = misfit(parts.versions);
  for (const [patch, change] of Object.entries({ steps: fasterSteps, sandbox: oneSandbox })) {
    const reason = unfit ?? change(parts);
    if (reason === undefined) applied.push(patch);
    else skipped.push({ patch, reason });
  }
  return { applied, skipped };
}

/**
 * A run takes six steps a request, and after each waits for `setTimeout(…, 0)`, which is a millisecond or more: 8 of the 18 that Newman
 * takes for a request. `setImmediate` comes as soon as input and output had their turn.
 */
function fasterSteps({ instruction, Run }: NewmanParts): string | undefined {
  const { pool } = instruction;
  const { immediate } = Run.prototype;
  if (!/setTimeout\(callback\.bind\(\.\.\.args\), ?0\)/.test(pool.toString())) return 'an instruction ends differently';
  if (
    !/setTimeout\(function ?\(\) ?\{[^}]*instruction\.execute\(\w+\.noop, ?scope\);?\s*\}, ?0\)/.test(
      immediate.toString(),
    )
  )
    return 'a request of a script begins differently';
  instruction.pool = (processors) => {
    const made = pool(processors);
    made.prototype.execute = execute;
    return made;
  };
  Run.prototype.immediate = function (
    this: { pool: { create(...given: unknown[]): Instruction } },
    action: unknown,
    payload: unknown,
    ...given: unknown[]
  ) {
    const step = this.pool.create(action, payload, given);
    setImmediate(() => step.execute(() => undefined, this));
    return step;
  };
  return undefined;
}

/** As postman-runtime's, but for the last line. */
function execute(this: Instruction, callback: (...answer: unknown[]) => void, scope: unknown = this): void {
  let sealed = false;
  const done = (...answer: unknown[]): void => {
    if (sealed) return;
    sealed = true;
    this.timings.record('end');
    if (answer[0]) this._catch?.forEach((tell) => tell.apply(scope, answer));
    else this._done?.forEach((tell) => tell.apply(scope, answer.slice(1)));
    setImmediate(() => callback.apply(scope, answer));
  };
  this.timings.record('start');
  try {
    this._processor.apply(scope, [...this.in, this.payload, done]);
  } catch (error) {
    done(error);
  }
}

/**
 * Newman makes a sandbox for each run (120 ms and 15 MB), sends it each script anew for each request, and compiles it anew. All runs of
 * the process share one, which keeps the scripts; see `patches/lanes.ts` for what is kept apart.
 */
function oneSandbox(parts: NewmanParts): string | undefined {
  const { UniversalVm, delegateTimers, flatted } = parts;
  const { connect } = UniversalVm.prototype;
  if (connect.length !== 2 || !connect.toString().includes('this._bridgeConnected'))
    return 'a sandbox is connected differently';
  const script = parts.sandbox ?? changedSandbox(parts);
  if (typeof script === 'string') return script;
  parts.leaveOutBootCode?.();
  let lanes: Lanes | undefined;
  UniversalVm.prototype.connect = function (options: ConnectOptions = {}, callback) {
    if (options.debug || options._sandbox) return connect.call(this, options, callback);
    lanes ??= new Lanes({ script: script(), delegateTimers, flatted });
    lanes.connect(this, options.dispatchTimeout);
    callback.call(this, null, this);
    return undefined;
  };
  return undefined;
}

/** Changes the sandbox's code now, where no build did so before. */
function changedSandbox({ bootCode, uvmClient }: NewmanParts): (() => vm.Script) | string {
  let boot = '';
  bootCode((_error, code) => (boot = code));
  const source = sandboxSource(boot, uvmClient(''));
  return 'reason' in source ? source.reason : () => new vm.Script(source.code);
}
