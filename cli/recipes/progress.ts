import { NEXT } from '../../catalogue/model/vocabulary.ts';
import type { Progress } from '../../runner/index.ts';
import { plain } from '../../reporting/index.ts';
import type { Terminal } from '../output/terminal.ts';

/** In a log, the same is said again after so long, in milliseconds: a job that lasts must not look dead. */
const SAID_AGAIN = 60_000;

/** Shows how far a recipe is: one line that is written over where somebody watches, a line for each change in a log. */
export class RecipeProgress {
  readonly #terminal: Terminal;
  #said = '';
  #saidAt = 0;
  #rows = 0;
  /** What the recipe says that comes after it, line by line: that is for the end. */
  readonly next: string[] = [];

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Takes in what the recipe says of itself. */
  say(text: string): void {
    if (text.startsWith(NEXT)) return void this.next.push(...text.split('\n'));
    const { err, live } = this.#terminal;
    const line = plain(text);
    if (live.possible) return live.show(this.#withRows(line));
    const what = line.replace(/\d+/g, '');
    if (what === this.#said && Date.now() - this.#saidAt < SAID_AGAIN) return;
    this.#said = what;
    this.#saidAt = Date.now();
    err(`${new Date().toISOString().slice(11, 19)} ${this.#withRows(line)}\n`);
  }

  /** Takes in that a request ended. */
  show({ entry }: Progress): void {
    if (this.#terminal.live.possible) this.#terminal.live.show(this.#withRows(plain(entry.request)));
  }

  add(rows: number): void {
    this.#rows += rows;
  }

  end(): void {
    this.#terminal.live.finish();
  }

  #withRows(text: string): string {
    return this.#rows > 1 ? `${text} (${this.#rows} rows so far)` : text;
  }
}
