import picocolors from 'picocolors';
import { plainLook, type Look } from '../../reporting/look.ts';
import type { Measure, Screen } from './screens.ts';

/** Narrower terminals get what they get. */
const NARROWEST = 40;

/** How lines look on a screen, as it is now. */
export function lookOf({ columns: columnsNow, measure, colours, signs }: Screen): Look {
  const paint = picocolors.createColors(colours);
  const columns = columnsNow();
  return {
    ...plainLook,
    ...(measure === undefined || columns === undefined ? {} : spaceOf(measure, Math.max(columns, NARROWEST))),
    good: paint.green,
    wrong: paint.red,
    doubtful: paint.yellow,
    muted: (text) => (text === '' ? '' : paint.dim(text)),
    heading: paint.bold,
    command: paint.cyan,
    marks: signs ? { good: '✓', wrong: '✗' } : { good: '[ok]', wrong: '[!!]' },
  };
}

/** What of a look depends on the room that there is. */
function spaceOf(measure: Measure, columns: number): Pick<Look, 'columns' | 'widthOf' | 'cut' | 'hang'> {
  return {
    columns,
    widthOf: measure.widthOf,
    cut: (text, most) => cutTo(text, most, measure),
    hang: (label, text) => hang(label, text, columns, measure),
  };
}

/** A text behind a label; what goes on below it is set in as far. An address with no room behind it begins the next line, whole, to be copied. */
function hang(label: string, text: string, columns: number, { widthOf, wrap }: Measure): string[] {
  const [deep, long] = [widthOf(label), widthOf(text)];
  if (deep + long > columns && !/\s/.test(text)) return [label.trimEnd(), text].filter((line) => line !== '');
  return wrap(text, columns - deep).map((line, index) => (index === 0 ? label : ' '.repeat(deep)) + line);
}

/** As much of a text as fits, by the columns that it takes: a text without colours is cut between words where that leaves most of it. */
export function cutTo(text: string, columns: number, { widthOf, begin }: Measure): string {
  if (widthOf(text) <= columns) return text;
  if (columns < 2) return '';
  const cut = begin(text, columns - 1);
  if (cut.includes('\u001b')) return `${cut}…`;
  const words = cut.replace(/\s+\S*$/, '');
  return `${widthOf(words) * 2 >= columns ? words : cut}…`;
}
