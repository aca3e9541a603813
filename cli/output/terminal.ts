import type { LiveLine } from './live-line.ts';
import type { Screens } from './screens.ts';

/** Everything that a command may touch of the process around it; tests bring their own. */
export interface Terminal {
  /** Prints a line for programs and pipes. */
  readonly out: (text: string) => void;
  /** Prints for the person who is watching; no line end is added. */
  readonly err: (text: string) => void;
  /** Standard input, chunk by chunk; nothing when a person sits at it. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** What a person types or pastes at standard input; absent, and undefined, where none sits at it. */
  readonly keyboard?: () => AsyncIterable<Uint8Array> | undefined;
  /** What can be shown there. */
  readonly screens: Screens;
  /** The one line below all else that is written over. `out` and `err` print above it. */
  readonly live: LiveLine;
  /** The process environment. */
  readonly env: Record<string, string | undefined>;
  /** The folder that paths given on the command line are relative to. */
  readonly cwd: string;
  /** The project's folder, which holds collections/ and environments/. */
  readonly root: string;
  /** Values that no error may show. Whoever reads a secret adds it. */
  readonly secrets: Set<string>;
  /** For a command that ends itself when it is interrupted: the signal to watch, whose reason is the name of the process's. Without this call Ctrl-C ends the process. */
  readonly interruption: () => AbortSignal;
}
