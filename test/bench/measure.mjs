import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const SAMPLE_MS = 10;
const TICKS_PER_SECOND = 100;
const linux = process.platform === 'linux';
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It ended in between.
  }
};

/**
 * Runs a program to its end and measures it: wall clock in seconds, processor time and the largest resident memory of all its
 * processes together (Linux only, sampled each 10 ms; null elsewhere).
 */
export async function measure({ command, args, cwd, env = {} }) {
  const before = childrenTime();
  const started = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
  let peak = 0;
  const timer = linux ? setInterval(() => (peak = Math.max(peak, residentOf(child.pid))), SAMPLE_MS) : undefined;
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wall = (performance.now() - started) / 1000;
  clearInterval(timer);
  return {
    code,
    output: Buffer.concat(parts).toString('utf8'),
    wall,
    cpu: linux ? childrenTime() - before : null,
    memory: linux ? peak / 1024 : null,
  };
}

/** Seconds of processor time of all children that have ended. */
function childrenTime() {
  const fields = read('/proc/self/stat').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** Resident memory in kilobytes of a process and all that it started. */
function residentOf(pid) {
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  let below = 0;
  for (const task of tasksOf(pid))
    for (const child of read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean))
      below += residentOf(child);
  return own + below;
}

function tasksOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The middle one. */
export function median(values) {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
