import { hexOf } from '../../shared/crypto-js.ts';

/** One block of a PEM text, or a text without any BEGIN line. */
export interface Block {
  /** What its BEGIN line names, in capitals without spaces; empty where there is no such line. */
  readonly label: string;
  /** What stands between the lines, as it was pasted. */
  readonly body: string;
}

const DASHES = '[-\\u2010-\\u2015\\u2212]{1,5}';

/**
 * The blocks of a text as it was pasted: with its line breaks, with spaces or a backslash and an n in their place, or with nothing;
 * in quotes; with the first or the last line missing; or the whole text in base64 once more, as many a vault keeps it.
 */
export function blocksIn(pasted: string): Block[] {
  const text = clean(pasted);
  const blocks: Block[] = [];
  for (const piece of text.split(new RegExp(`${DASHES}\\s*(?=BEGIN)`)).filter((one) => /^BEGIN/.test(one))) {
    const head = new RegExp(`^BEGIN\\s*([A-Z0-9 ]+?)\\s*${DASHES}`).exec(piece);
    if (head) blocks.push({ label: head[1]!.replace(/ /g, ''), body: untilEnd(piece.slice(head[0].length)) });
  }
  return blocks.length > 0 || text === '' ? blocks : [{ label: '', body: untilEnd(text) }];
}

/** The bytes of a block, in hex digits; null where something is in it that base64 has not. */
export function bytesOf({ body }: Block): string | null {
  const base64 = body.replace(/[\s\\]+/g, '').replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(base64) ? hexOf(base64) : null;
}

function clean(pasted: string): string {
  const text = pasted
    .replace(/\\+r\\+n|\\+[rn]/g, '\n')
    .replace(/["'`\u2018-\u201d\u200b-\u200f\u2060\ufeff]/g, '')
    .trim();
  if (!/^LS0tLS1CRUdJTi/.test(text)) return text;
  const unpacked = hexOf(text.replace(/\s+/g, '')).replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
  return unpacked.trim();
}

function untilEnd(text: string): string {
  return text.replace(new RegExp(`${DASHES}\\s*END[^]*$`), '').trim();
}
