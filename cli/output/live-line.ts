import { pipe, type Screen } from './screens.ts';
import { cutTo } from './style.ts';

/** To the left edge; and away with what stands from there on. */
const EDGE = '\r';
const REST = '\u001b[J';

/**
 * The one line of a terminal that is written over. Everything else is printed above it. The cursor waits at the line's left edge: whether
 * a terminal that becomes narrower breaks the line in two or cuts it, what stands from the cursor on is the line and nothing else.
 */
export class LiveLine {
  readonly #write: (text: string) => void;
  readonly #screen: Screen | undefined;
  #text = '';

  /** @param screen absent where no line may be written over: then none is shown */
  constructor(write: (text: string) => void, screen: Screen | undefined) {
    this.#write = write;
    this.#screen = screen;
  }

  /** Whether a line can be shown. */
  get possible(): boolean {
    return this.#screen?.columns() !== undefined;
  }

  /** Shows a line in the place of the one before, as much of it as there is room for. */
  show(text: string): void {
    const { columns: now, measure } = this.#screen ?? pipe;
    const columns = now();
    if (columns === undefined || measure === undefined) return;
    this.#text = text;
    // In the last column the cursor would be in two minds about the line that it is in.
    this.#write(`${EDGE}${cutTo(text, columns - 1, measure)}${REST}${EDGE}`);
  }

  /** Shows the line anew, after the terminal changed its width. */
  redraw(): void {
    if (this.#text !== '') this.show(this.#text);
  }

  /** Takes the line away. */
  remove(): void {
    if (this.#text === '') return;
    this.#text = '';
    this.#write(`${EDGE}${REST}`);
  }

  /** Takes the line away for good, and leaves a blank one in its place: what came before ends there. */
  finish(): void {
    this.remove();
    if (this.possible) this.#write('\n');
  }

  /**
   * Prints something where the line is, and shows the line again below it.
   * @param print must end with a line end
   */
  above(print: () => void): void {
    const text = this.#text;
    this.remove();
    print();
    if (text !== '') this.show(text);
  }
}
