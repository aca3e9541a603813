import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunError } from '../run-error.ts';

/** Name of the file that says that somebody writes into the folder. */
export const LOCK_FILE = '.powerbi-postman.lock';

/** Who holds a folder. */
interface Holder {
  readonly id: string;
  readonly pid: number;
  /** The machine, and what in it has process numbers of its own. */
  readonly where: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** How often a lock shows that its holder lives, and how long nothing may be seen of one elsewhere. In milliseconds. */
export interface LockPace {
  readonly beat: number;
  readonly patience: number;
}

const PACE: LockPace = { beat: 3_000, patience: 10_000 };
/** Two writers that take over the same lock see within this time which of them was the later, in milliseconds. */
const SETTLING = 100;

/** A folder that is nobody else's until it is released. */
export interface FolderLock {
  release(): void;
}

/** Folders that this process holds; they are released when it ends, however it does. */
const held = new Map<string, Lock>();
const releaseAll = (): void => {
  for (const lock of held.values()) lock.release();
};

/**
 * Keeps others of us from writing into a folder. A lock whose process has ended is taken over: on this machine it is known at once, of
 * another one, or another container, the lock is watched for a while.
 * @param folder must be there
 * @throws RunError E_REPORTS_LOCKED when somebody else writes there, E_REPORTS_UNWRITABLE
 */
export async function lockFolder(folder: string, pace: LockPace = PACE): Promise<FolderLock> {
  try {
    const path = join(fs.realpathSync(folder), LOCK_FILE);
    const mine = new Lock(path, pace.beat);
    if (!mine.create()) await takeOver(mine, folder, pace);
    mine.keep();
    return mine;
  } catch (cause) {
    throw cause instanceof RunError ? cause : new RunError('E_REPORTS_UNWRITABLE', folder, { cause });
  }
}

async function takeOver(mine: Lock, folder: string, pace: LockPace): Promise<void> {
  // One that is just being written is empty for a moment.
  if (mine.holder() === undefined) await sleep(SETTLING);
  const other = mine.holder();
  if (other !== undefined && (await isAlive(other, mine, pace))) throw locked(folder, other);
  // Whoever wrote it there meanwhile is alive.
  const now = mine.holder();
  if (now !== undefined && now.id !== other?.id) throw locked(folder, now);
  mine.replace();
  await sleep(SETTLING);
  const last = mine.holder();
  if (last?.id !== mine.id) throw locked(folder, last);
}

/** Of a process of this machine it is known. Of another one it shows in the lock, which it touches again and again. */
async function isAlive(holder: Holder, lock: Lock, { patience }: LockPace): Promise<boolean> {
  if (holder.where === whereabouts()) return isRunning(holder, lock.path);
  const seen = lock.touched();
  for (let waited = 0; waited < patience; waited += patience / 10) {
    await sleep(patience / 10);
    if (lock.touched() !== seen) return lock.holder() !== undefined;
  }
  return false;
}

function isRunning({ pid, since }: Holder, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  const startOfMachine = Date.now() - uptime() * 1000;
  // Numbers of processes begin anew with the machine.
  if (Date.parse(since) < startOfMachine - 60_000) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

class Lock implements FolderLock {
  readonly path: string;
  readonly id = randomUUID();
  readonly #beat: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, beat: number) {
    this.path = path;
    this.#beat = beat;
  }

  /** Puts it there unless there is one. */
  create(): boolean {
    try {
      fs.writeFileSync(this.path, this.#text(), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Puts it in the place of another. A link that stands there is replaced, and not followed. */
  replace(): void {
    const own = `${this.path}.${this.id}`;
    fs.writeFileSync(own, this.#text(), { flag: 'wx' });
    try {
      fs.renameSync(own, this.path);
    } catch (error) {
      fs.rmSync(own, { force: true });
      throw error;
    }
  }

  /** Shows from now on that its holder lives. */
  keep(): void {
    if (held.size === 0) process.on('exit', releaseAll);
    held.set(this.path, this);
    this.#timer = setInterval(() => this.#touch(), this.#beat).unref();
  }

  release(): void {
    clearInterval(this.#timer);
    if (held.get(this.path) !== this) return;
    held.delete(this.path);
    if (held.size === 0) process.off('exit', releaseAll);
    try {
      if (this.holder()?.id === this.id) fs.rmSync(this.path, { force: true });
    } catch {
      // The folder is gone, or closed to us by now: whoever comes next sees that this process has ended.
    }
  }

  /** Who holds it; undefined when nobody does, or what is there is no lock. */
  holder(): Holder | undefined {
    try {
      // What is a link is not ours.
      if (!fs.lstatSync(this.path).isFile()) return undefined;
      const { id, pid, where, since } = JSON.parse(fs.readFileSync(this.path, 'utf8')) as Partial<Holder>;
      return typeof id === 'string' && Number.isInteger(pid) && typeof where === 'string' && typeof since === 'string'
        ? { id, pid: pid!, where, since }
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** When it was last touched; undefined when it is not there. */
  touched(): number | undefined {
    return fs.lstatSync(this.path, { throwIfNoEntry: false })?.mtimeMs;
  }

  #touch(): void {
    try {
      const now = new Date();
      if (this.holder()?.id === this.id) fs.utimesSync(this.path, now, now);
    } catch {
      // A share that is away for a moment.
    }
  }

  #text(): string {
    return `${JSON.stringify({ id: this.id, pid: process.pid, where: whereabouts(), since: new Date().toISOString() } satisfies Holder)}\n`;
  }
}

/** The machine; of Linux also the space of process numbers, for containers share a machine's name and not its processes. */
function whereabouts(): string {
  try {
    return `${hostname()} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function locked(folder: string, holder: Holder | undefined): RunError {
  const who =
    holder === undefined
      ? 'Another process writes there'
      : `Process ${holder.pid} on ${holder.where.split(' ')[0]} has been writing there since ${holder.since}`;
  return new RunError('E_REPORTS_LOCKED', folder, { cause: new Error(who.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')) });
}
