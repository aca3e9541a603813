import type { RunStart } from '../runner/index.ts';

/** One line that says where a run signs in and where it sends, before it does. */
export function describeStart({ signsInAt, sendsTo, emulator }: RunStart): string {
  const names = (origins: readonly string[]): string => origins.map((origin) => origin.replace(/^https:\/\//, '')).join(', ');
  if (emulator) return `Runs against the emulator at ${names(sendsTo)}: everything is sent.`;
  return `Signs in at ${names(signsInAt)}, sends to ${names(sendsTo)}.`;
}
