import type { Operation, Shape } from '../catalogue/model/types.ts';

/** What the emulator takes of a catalogue: which operations there are, and what the shapes are that they name. */
export interface EmulatedApi {
  readonly operations: readonly Operation[];
  readonly shapes: Readonly<Record<string, Shape>>;
}
