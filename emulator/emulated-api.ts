import type { Catalogue } from '../catalogue/model/catalogue.ts';

/** What the emulator takes of a catalogue: which operations there are, and what the shapes are that they name. */
export type EmulatedApi = Pick<Catalogue, 'operations' | 'shapes'>;
