import type { RunStart } from '../../runner/index.ts';

/**
 * One line that says where a run signs in and where it sends, before it does.
 * @param readsOnly nothing but plain reads is sent, not even to an emulator
 */
export function describeStart({ signsInAt, sendsTo, emulator }: RunStart, readsOnly = false): string {
  const names = (origins: readonly string[]): string =>
    origins.map((origin) => origin.replace(/^https:\/\//, '')).join(', ');
  if (emulator)
    return `Runs against the emulator at ${names(sendsTo)}${readsOnly ? '' : ', including requests that change something'}.`;
  return `Signs in at ${names(signsInAt)}, sends to ${names(sendsTo)}.`;
}
