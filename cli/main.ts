#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCommandLine } from './command-line.ts';
import { projectRoot } from './project-root.ts';
import type { Terminal } from './terminal.ts';

const INTERRUPTED = 130;
const UNPRINTED = 1;

const root = projectRoot(import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const stop = new AbortController();
let watching = false;

const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(text),
  input: () => (process.stdin.isTTY ? Readable.from([]) : process.stdin),
  watched: process.stderr.isTTY === true,
  env: process.env,
  cwd: process.cwd(),
  root,
  secrets: new Set(),
  interruption: () => {
    watching = true;
    return stop.signal;
  },
};

/** The first signal asks the command to end; a second one, or one that no command watches for, ends the process. */
const interrupt = (): void => {
  if (!watching || stop.signal.aborted) process.exit(INTERRUPTED);
  stop.abort();
};
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
// Nobody reads on (`operations | head`), or what is printed cannot be stored: no reason to break off a run, whose record is elsewhere.
let unprinted = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => (unprinted ||= error.code !== 'EPIPE'));
process.stderr.on('error', () => undefined);

const code = await runCommandLine(process.argv.slice(2), version, terminal);
// Text that is still on its way through a pipe must get there; only then may what is left open be cut off.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code === 0 && unprinted ? UNPRINTED : code)));
