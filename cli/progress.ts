import type { Progress } from '../runner/index.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 100;
const STEPS = 10;

/** Shows how far a run is: one line that is written over where somebody watches, a line now and then where it goes to a log. */
export class ProgressLine {
  readonly #terminal: Terminal;
  #shownStep = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Takes in that a request ended. What is wrong is told at once. */
  show(progress: Progress): void {
    const { entry } = progress;
    const bad = entry.outcome === 'failed' || entry.outcome === 'refused';
    if (bad) {
      this.clear();
      this.#terminal.err(`${entry.outcome}: ${entry.request}${entry.status === null ? '' : ` (${entry.status})`}: ${oneLine(entry.reason)}\n`);
    }
    if (this.#terminal.watched) this.#terminal.err(`\r\u001b[2K${describe(progress).slice(0, WIDTH)}`);
    else this.#step(progress);
  }

  /** Takes the line away before something else is printed. */
  clear(): void {
    if (this.#terminal.watched) this.#terminal.err('\r\u001b[2K');
  }

  #step(progress: Progress): void {
    const step = Math.floor((progress.done / progress.total) * STEPS);
    if (step === this.#shownStep) return;
    this.#shownStep = step;
    this.#terminal.err(`${describe(progress)}\n`);
  }
}

function describe({ done, total, counts, entry }: Progress): string {
  const wrong = counts.refused + counts.failed;
  return `${done}/${total}  ${counts.answered} answered, ${counts['refused-as-documented']} refused as documented, ${wrong} wrong  ${entry.request}`;
}

function oneLine(reason: string | undefined): string {
  return (reason ?? '').replace(/\s+/g, ' ').trim();
}
