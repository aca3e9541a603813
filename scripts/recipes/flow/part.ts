import { input } from './input.ts';

/** Which part of the work is done: the second of five parts is `{ number: 2, of: 5 }`. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

const ALL: Part = { number: 1, of: 1 };

/**
 * The part that somebody typed, such as `2/5`; all of the work when nothing is typed.
 * What is at place k of a list, from 0, belongs to part (k mod 5) + 1: no two parts read the same.
 */
export function part(): Part {
  const [, number, of] = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(input('part')) ?? [];
  return number === undefined ? ALL : { number: Number(number), of: Number(of) };
}

/** What is wrong with the part that somebody typed, in words; undefined when nothing is. */
export function problemOfPart(): string | undefined {
  const text = input('part');
  const { number, of } = part();
  const isOne = text === '' || (text.includes('/') && part() !== ALL && number >= 1 && number <= of);
  return isOne ? undefined : `part is "${text}": type a number and how many parts there are, such as 2/5`;
}

/** Whether what is at a place of a list, from 0, belongs to this part. */
export function isMine(place: number): boolean {
  const { number, of } = part();
  return place % of === number - 1;
}
