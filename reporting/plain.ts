import { shortened } from '../catalogue/model/shortened.ts';

/** Marks by which a CI system takes a line of a log for a command: nobody whose text we show may give commands. */
const COMMAND = /##(?=vso\[|\[)|::(?=[\w-]+(?: [^:]*)?::)/gi;
/** Characters that move the cursor or turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text that came from elsewhere, as one line that a terminal or a log can show: nothing in it acts on either. */
export function plain(text: string | undefined): string {
  return (text ?? '')
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(COMMAND, (mark) => `${mark[0]} ${mark[1]}`);
}

/** The same, with no more than so many characters. */
export function short(text: string | undefined, most: number): string {
  return shortened(plain(text), most);
}

/** `1 request`, `2 requests`. */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
