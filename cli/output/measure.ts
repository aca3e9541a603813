import sliceAnsi from 'slice-ansi';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Measure } from './screens.ts';

/** The measure of a terminal. A file of its own, because a pipe does not need it, and it takes a while to load. */
export const measure: Measure = {
  widthOf: (text) => stringWidth(text),
  wrap: (text, columns) => wrapAnsi(text, columns).split('\n'),
  begin: (text, columns) => sliceAnsi(text, 0, columns),
};
