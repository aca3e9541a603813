import fc from 'fast-check';
import stringWidth from 'string-width';
import { LiveLine } from '../../../cli/output/live-line.ts';
import { measure } from '../../../cli/output/measure.ts';
import { pipe, type Screen } from '../../../cli/output/screens.ts';
import { cutTo, lookOf } from '../../../cli/output/style.ts';

const screen = (columns: number | undefined, more: Partial<Screen> = {}): Screen => ({
  ...pipe,
  measure,
  columns: () => columns,
  ...more,
});

describe('a text behind a label', () => {
  test('goes on below itself', () => {
    expect(lookOf(screen(40)).hang('  Do: 1. ', 'Switch the setting on, and then wait for an hour.')).toEqual([
      '  Do: 1. Switch the setting on, and then',
      '         wait for an hour.',
    ]);
  });

  test('an address without room behind its label begins a line of its own, whole, whatever its length', () => {
    const look = lookOf(screen(40));
    const address = (length: number): string => `https://example.com/${'a'.repeat(length - 20)}`;
    expect(look.hang('  See: ', address(33))).toEqual([`  See: ${address(33)}`]);
    for (const length of [34, 37, 40, 41, 60])
      expect(look.hang('  See: ', address(length))).toEqual(['  See:', address(length)]);
    expect(look.hang('', address(60))).toEqual([address(60)]);
  });

  test('wide letters take two columns, colours none', () => {
    const look = lookOf(screen(40, { colours: true }));
    const lines = look.hang('', `${look.wrong('語'.repeat(15))} ${look.good('語'.repeat(15))}`);
    expect(lines).toHaveLength(2);
    expect(lines.map((line) => stringWidth(line))).toEqual([30, 30]);
  });

  test('in a pipe it is one line', () => {
    const text = 'word '.repeat(100).trim();
    expect(lookOf(screen(undefined)).hang('  ', text)).toEqual([`  ${text}`]);
  });

  test('no line is wider than the terminal, and no word is lost', () => {
    const words = fc.array(fc.stringMatching(/^[a-z語]{1,12}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 120 }), (given, columns) => {
        const lines = lookOf(screen(columns)).hang('  Why: ', given.join(' '));
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
        expect(lines.join(' ').trim().split(/\s+/)).toEqual(['Why:', ...given]);
      }),
    );
  });
});

test.each([
  ['short', 10, 'short'],
  ['cut between these words', 16, 'cut between…'],
  ['onewordthatislong', 8, 'oneword…'],
  ['データセット', 7, 'データ…'],
])('%s in %d columns', (text, columns, expected) => {
  expect(cutTo(text, columns, measure)).toBe(expected);
});

test('signs have words in their place where they are not drawn', () => {
  expect(lookOf(screen(80, { signs: false })).marks).toEqual({ good: '[ok]', wrong: '[!!]' });
});

describe('the live line', () => {
  const shown = (
    columns: () => number | undefined,
    act: (line: LiveLine, write: (text: string) => void) => void,
  ): string => {
    let text = '';
    const write = (more: string): void => void (text += more);
    act(new LiveLine(write, { ...pipe, measure, columns }), write);
    return text;
  };

  test('takes one column less than there are, and its colours end where it is cut', () => {
    const { muted, heading } = lookOf(screen(20, { colours: true }));
    const text = shown(
      () => 20,
      (line) => line.show(`${heading('12/20')}  ${muted('a name that is long')}`),
    );
    expect(stringWidth(text.replaceAll('\r', ''))).toBeLessThanOrEqual(19);
    expect(text.lastIndexOf('\u001b[22m')).toBeGreaterThan(text.lastIndexOf('\u001b[2m'));
  });

  test('what is printed while it is there goes above it', () => {
    const text = shown(
      () => 40,
      (line, write) => {
        line.show('1/2');
        line.above(() => write('said\n'));
      },
    );
    expect(text).toBe('\r1/2\u001b[J\r\r\u001b[Jsaid\n\r1/2\u001b[J\r');
  });

  test('is shown anew at another width, and not at all once it is gone', () => {
    let columns = 40;
    const text = shown(
      () => columns,
      (line) => {
        line.show('a line of twenty-five letters');
        columns = 24;
        line.redraw();
        line.finish();
        line.redraw();
        line.remove();
      },
    );
    expect(text).toBe('\ra line of twenty-five letters\u001b[J\r\ra line of twenty-five…\u001b[J\r\r\u001b[J\n');
  });

  test('where none can be written over, nothing is written', () => {
    const text = shown(
      () => undefined,
      (line) => {
        line.show('1/2');
        line.redraw();
        line.finish();
      },
    );
    expect(text).toBe('');
  });
});
