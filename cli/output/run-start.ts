import type { RunStart } from '../../runner/index.ts';
import { lookOf } from './style.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says where a run signs in and where it sends, before it does.
 * @param about `readsOnly`: nothing but plain reads is sent, not even to an emulator; `label`: stands in front
 */
export function tellStart(
  start: RunStart,
  terminal: Terminal,
  { readsOnly = false, label = '' }: { readonly readsOnly?: boolean; readonly label?: string } = {},
): void {
  const lines = lookOf(terminal.screens.err).hang(label, describe(start, readsOnly));
  for (const line of lines) terminal.err(`${line}\n`);
}

function describe({ signsInAt, sendsTo, emulator }: RunStart, readsOnly: boolean): string {
  const names = (origins: readonly string[]): string =>
    origins.map((origin) => origin.replace(/^https:\/\//, '')).join(', ');
  if (emulator)
    return `Runs against the emulator at ${names(sendsTo)}${readsOnly ? '' : ', including requests that change something'}.`;
  return `Signs in at ${names(signsInAt)}, sends to ${names(sendsTo)}.`;
}
