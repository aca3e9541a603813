import { type Progress, type RunEntry } from '../../runner/index.ts';
import { plain, short } from '../../reporting/index.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 100;
const STEPS = 10;
const MOST_REASON = 140;

/** Shows how far a run is: one line that is written over where somebody watches, a line now and then where it goes to a log. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #verbose: boolean;
  #shownStep = 0;

  /** @param verbose shows every request with all that was sent for it */
  constructor(terminal: Terminal, verbose = false) {
    this.#terminal = terminal;
    this.#verbose = verbose;
  }

  /** Takes in that a request ended. What is wrong is told at once, in short: the whole of it comes at the end. */
  show(progress: Progress): void {
    const { entry } = progress;
    if (this.#verbose) for (const line of describeEntry(entry)) this.#line(line);
    else if (entry.outcome === 'failed' || entry.outcome === 'refused')
      this.#line(plain(`${entry.outcome}: ${nameOf(entry)}: ${reasonOf(entry)}`));
    if (this.#terminal.watched) this.#terminal.err(`\r\u001b[2K${describe(progress).slice(0, WIDTH)}`);
    else this.#step(progress);
  }

  /** Shows what a script wrote to the console. */
  say(level: string, text: string): void {
    for (const line of text.split('\n')) this.#line(`  console.${level}: ${plain(line)}`);
  }

  /** Takes the line away before something else is printed. */
  clear(): void {
    if (this.#terminal.watched) this.#terminal.err('\r\u001b[2K');
  }

  #line(text: string): void {
    this.clear();
    this.#terminal.err(`${text}\n`);
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
  return `${done}/${total}  ${counts.answered} answered, ${counts['refused-as-documented']} refused (as documented), ${wrong} to fix  ${plain(entry.request)}`;
}

function describeEntry(entry: RunEntry): string[] {
  const attempts = entry.attempts.map(({ purpose, method, url, status, milliseconds, waited, error }) => {
    const pause = waited ? `, after waiting ${Math.ceil(waited.milliseconds / 1000)} s: ${waited.reason}` : '';
    return `  ${plain(`${purpose}: ${method} ${url}: ${status ?? error ?? 'no answer'}, ${milliseconds} ms${pause}`)}`;
  });
  const reason = entry.reason === undefined ? '' : `: ${entry.reason}`;
  return [plain(`${entry.outcome.replaceAll('-', ' ')}: ${nameOf(entry)}${reason}`), ...attempts];
}

function nameOf({ request, status }: RunEntry): string {
  return status === null ? request : `${request} (${status})`;
}

/** The likeliest cause in a few words, or the beginning of the reason. */
function reasonOf({ causes, reason }: RunEntry): string {
  const [cause] = causes ?? [];
  return short(cause ? `${cause.title} [${cause.code}]` : reason, MOST_REASON);
}
