import { short } from './plain.ts';

/**
 * How lines for a person look. Whoever prints them knows whether they go to a terminal; what is said is the same everywhere.
 * Colours are named by what they mean.
 */
export interface Look {
  readonly good: (text: string) => string;
  readonly wrong: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly heading: (text: string) => string;
  /** Something to type. */
  readonly command: (text: string) => string;
  /** In front of a verdict. */
  readonly marks: { readonly good: string; readonly wrong: string };
  /** Columns that a line may have; undefined: as many as it needs. */
  readonly columns: number | undefined;
  /** How many columns a text takes: none for a colour, two for a wide character. */
  readonly widthOf: (text: string) => number;
  /** As much of a text as so many columns have room for, with … where something is missing. */
  readonly cut: (text: string, columns: number) => string;
  /** A text behind a label, as lines: those that follow begin below the text. A word that is longer than a line stays whole. */
  readonly hang: (label: string, text: string) => string[];
}

const same = (text: string): string => text;

/** For a file or a pipe: no colours, and a line for each text. */
export const plainLook: Look = {
  good: same,
  wrong: same,
  doubtful: same,
  muted: same,
  heading: same,
  command: same,
  marks: { good: '✓', wrong: '✗' },
  columns: undefined,
  widthOf: (text) => text.length,
  cut: short,
  hang: (label, text) => [label + text],
};
