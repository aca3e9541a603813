import picocolors from 'picocolors';
import sliceAnsi from 'slice-ansi';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { plainLook, type Look } from '../../reporting/index.ts';
import type { Screen } from './screens.ts';

/** Narrower terminals get what they get. */
const NARROWEST = 40;

/** How lines look on a screen, as it is now. */
export function lookOf({ columns: columnsNow, colours, signs }: Screen): Look {
  const paint = picocolors.createColors(colours);
  const columns = columnsNow();
  return {
    good: paint.green,
    wrong: paint.red,
    doubtful: paint.yellow,
    muted: (text) => (text === '' ? '' : paint.dim(text)),
    heading: paint.bold,
    command: paint.cyan,
    marks: signs ? { good: '✓', wrong: '✗' } : { good: '[ok]', wrong: '[!!]' },
    columns: columns === undefined ? undefined : Math.max(columns, NARROWEST),
    widthOf: stringWidth,
    cut: (text, most) => (columns === undefined ? plainLook.cut(text, most) : cutTo(text, most)),
    hang: (label, text) => hang(label, text, columns),
  };
}

/** A text behind a label; what goes on below it is set in as far. An address that is longer than the line stays whole, to be copied. */
function hang(label: string, text: string, columns: number | undefined): string[] {
  if (columns === undefined) return [label + text];
  const deep = stringWidth(label);
  const long = stringWidth(text);
  if (deep + long > columns && long <= columns && !/\s/.test(text))
    return [label.trimEnd(), ' '.repeat(columns - long) + text].filter((line) => line !== '');
  const lines = wrapAnsi(text, Math.max(columns, NARROWEST) - deep).split('\n');
  return lines.map((line, index) => (index === 0 ? label : ' '.repeat(deep)) + line);
}

/** As much of a text as fits, by the columns that it takes: a text without colours is cut between words where that leaves most of it. */
export function cutTo(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  if (columns < 2) return '';
  const cut = sliceAnsi(text, 0, columns - 1);
  if (cut.includes('\u001b')) return `${cut}…`;
  const words = cut.replace(/\s+\S*$/, '');
  return `${stringWidth(words) * 2 >= columns ? words : cut}…`;
}
