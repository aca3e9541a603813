import { CliError } from '../errors/cli-error.ts';
import { LONGEST_TEXT } from '../input/text.ts';
import { decodeText } from '../../runner/index.ts';

/** What a person is asked at the terminal. */
export const QUESTION =
  'Paste the answer or the error text. Finish with Ctrl-D (Windows: Ctrl-Z, Enter), or with an empty line and a pause.';

/** A text that somebody pasted, and whether lines of it may be missing. */
export interface Pasted {
  readonly text: string;
  /** Whether a line is so long that the terminal has most likely cut it. */
  readonly cut: boolean;
}

/** After an empty line, a pause of so many milliseconds ends the text. */
const PAUSE = 1_000;
/** Terminals hand over lines of that many bytes at most, and drop the rest. */
const LONGEST_LINE = 4_095;
const END_OF_TEXT = /[\u0004\u001a]/;
const EMPTY_LINE = /\n[ \t]{0,80}\r?\n[ \t]{0,80}$/;
const INTERRUPTED = '\u0003';

/**
 * Reads what somebody pastes at a terminal, until its end, a sign for its end, or an empty line with nothing after it for a while.
 * @param pause in milliseconds
 * @returns undefined when it was broken off
 * @throws CliError E_INPUT_TOO_LARGE
 */
export async function readPaste(
  keyboard: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  pause = PAUSE,
): Promise<Pasted | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let hasText = false;
  let end = '';
  const pieces = keyboard[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextPiece(pieces, signal, hasText && EMPTY_LINE.test(end) ? pause : undefined);
      if (next === 'interrupted') return undefined;
      if (next === 'pause' || next.done === true) break;
      const piece = decodeText(next.value);
      if (piece.includes(INTERRUPTED)) return undefined;
      chunks.push(next.value);
      hasText ||= /\S/.test(piece);
      end = (end + piece).slice(-200);
      length += next.value.length;
      if (length > LONGEST_TEXT) throw new CliError('E_INPUT_TOO_LARGE', 'what was pasted');
      if (END_OF_TEXT.test(piece)) break;
    }
  } finally {
    // A terminal whose next line never comes would never end: nobody waits for it.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
  const text = decodeText(Buffer.concat(chunks)).replace(/[\u0004\u001a][\s\S]*$/, '');
  return { text, cut: text.split('\n').some((line) => Buffer.byteLength(line) >= LONGEST_LINE) };
}

type Piece = IteratorResult<Uint8Array, unknown> | 'pause' | 'interrupted';

async function nextPiece(
  pieces: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
  pause: number | undefined,
): Promise<Piece> {
  if (signal.aborted) return 'interrupted';
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  try {
    return await Promise.race<Piece>([
      pieces.next(),
      new Promise((resolve) => signal.addEventListener('abort', (stop = () => resolve('interrupted')), { once: true })),
      ...(pause === undefined
        ? []
        : [new Promise<Piece>((resolve) => (timer = setTimeout(() => resolve('pause'), pause)))]),
    ]);
  } finally {
    clearTimeout(timer);
    if (stop) signal.removeEventListener('abort', stop);
  }
}
