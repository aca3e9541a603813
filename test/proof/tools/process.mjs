import { spawn, spawnSync } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end. With `stdio` left out its output is kept, and given back as text.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, shell?: boolean }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null when a signal ended it
 * @throws Error when it cannot be started
 */
export function runToEnd(command, args, { cwd, env = {}, stdio = ['ignore', 'pipe', 'pipe'], shell = false } = {}) {
  const posix = process.platform !== 'win32';
  // A process group of its own, so that whatever it started ends with it. Nothing here reads from the terminal.
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio,
    shell,
    detached: posix,
    windowsHide: true,
  });
  running.add(child);
  const parts = [];
  for (const stream of [child.stdout, child.stderr]) if (stream) stream.on('data', (part) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') });
    });
  });
}

/** Ends every program that still runs, with its descendants. Synchronous: it is the last thing a process does. */
export function endProcesses() {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    else endGroup(pid);
  }
  running.clear();
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
