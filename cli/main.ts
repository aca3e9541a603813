#!/usr/bin/env node
import { Readable } from 'node:stream';
import { describeCrash, runCommandLine } from './command-line.ts';
import { projectRoot, projectVersion } from '../generator/project.ts';
import { LiveLine } from './output/live-line.ts';
import { screensOf, type Screen } from './output/screens.ts';
import type { Terminal } from './output/terminal.ts';

const INTERRUPTED = 130;
const UNPRINTED = 1;

const stop = new AbortController();
let watching = false;

const outputs = { out: process.stdout, err: process.stderr };
const isShown = process.stdout.isTTY || process.stderr.isTTY;
const measure = isShown ? (await import('./output/measure.ts')).measure : undefined;
const screens = screensOf(outputs, process.env, process.argv.slice(2), measure);
const live = new LiveLine((text) => void process.stderr.write(text), screens.live ? screens.err : undefined);
/** What goes to a terminal goes above the live line, which is on the same one. */
const onScreen = ({ columns }: Screen, print: () => void): void =>
  columns() === undefined ? print() : live.above(print);

const terminal: Terminal = {
  out: (text) => onScreen(screens.out, () => void process.stdout.write(`${text}\n`)),
  err: (text) => onScreen(screens.err, () => void process.stderr.write(text)),
  input: () => (process.stdin.isTTY ? Readable.from([]) : process.stdin),
  keyboard: () => (process.stdin.isTTY ? process.stdin : undefined),
  screens,
  live,
  env: process.env,
  cwd: process.cwd(),
  root: projectRoot(),
  secrets: new Set(),
  interruption: () => {
    watching = true;
    return stop.signal;
  },
};

/** The first signal asks the command to end; a second one, or one that no command watches for, ends the process. */
const interrupt = (signal: NodeJS.Signals): void => {
  if (!watching || stop.signal.aborted) process.exit(INTERRUPTED);
  stop.abort(signal);
};
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
process.stderr.on('resize', () => live.redraw());
process.on('exit', () => live.remove());
// Nobody reads on (`operations | head`), or what is printed cannot be stored: no reason to break off a run, whose record is elsewhere.
let unprinted = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => (unprinted ||= error.code !== 'EPIPE'));
process.stderr.on('error', () => undefined);

// A fault outside of every command: Node's own message would show the text of the error as it is, and with it what the text quotes.
const crash = (error: unknown): void => {
  process.stderr.write(`${describeCrash(error, terminal, process.argv.includes('--debug'))}\n`, () => process.exit(1));
};
process.on('uncaughtException', crash).on('unhandledRejection', (reason) => {
  // Of a promise that a script left behind, the run takes care.
  if (process.listenerCount('unhandledRejection') === 1) crash(reason);
});

const code = await runCommandLine(process.argv.slice(2), projectVersion(), terminal);
// Text that is still on its way through a pipe must get there; only then may what is left open be cut off.
process.stdout.write('', () =>
  process.stderr.write('', () => process.exit(code === 0 && unprinted ? UNPRINTED : code)),
);
