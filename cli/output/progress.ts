import type { Progress, RunEntry, RunStart } from '../../runner/index.ts';
import { commonReason, plain, plainLook, short, type Look } from '../../reporting/index.ts';
import { tellStart } from './run-start.ts';
import { lookOf } from './style.ts';
import type { Terminal } from './terminal.ts';

const STEPS = 10;
const MOST_REASON = 140;

/** Shows how far a run is: one line that is written over where somebody watches, a line now and then where it goes to a log. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #verbose: boolean;
  /** Causes that were told. */
  readonly #told = new Set<string>();
  #shownStep = 0;

  /** @param verbose shows every request with all that was sent for it */
  constructor(terminal: Terminal, verbose = false) {
    this.#terminal = terminal;
    this.#verbose = verbose;
  }

  /** Says where the run signs in and sends. */
  begin(start: RunStart): void {
    tellStart(start, this.#terminal);
  }

  /** Takes in that a request ended. The first with each cause is told at once, in short; further ones only count: all of it comes at the end. */
  show(progress: Progress): void {
    const { entry } = progress;
    // Taken away and not kept below what follows: it would show again what was.
    if (this.#verbose) for (const line of describeEntry(entry)) this.#line(line);
    else if ((entry.outcome === 'failed' || entry.outcome === 'refused') && this.#isNew(entry)) this.#wrong(entry);
    if (this.#terminal.live.possible) this.#terminal.live.show(describe(progress, this.#look()));
    else this.#step(progress);
  }

  /** Shows what a script wrote to the console. */
  say(level: string, text: string): void {
    for (const line of text.split('\n')) this.#line(`  console.${level}: ${plain(line)}`);
  }

  /** Takes the line away before the result is printed. */
  end(): void {
    this.#terminal.live.finish();
  }

  #look(): Look {
    return lookOf(this.#terminal.screens.err);
  }

  #isNew(entry: RunEntry): boolean {
    const key = entry.causes?.[0]?.code ?? `${entry.outcome}: ${commonReason(entry)}`;
    const isNew = !this.#told.has(key);
    this.#told.add(key);
    return isNew;
  }

  #wrong(entry: RunEntry): void {
    const look = this.#look();
    const text = plain(`${nameOf(entry)}: ${reasonOf(entry)}`);
    if (look.columns === undefined) return this.#line(plain(`${entry.outcome}: ${text}`));
    const start = `${look.marks.wrong} ${entry.outcome}: `;
    this.#line(look.wrong(start) + look.cut(text, look.columns - look.widthOf(start)));
  }

  #line(text: string): void {
    this.#terminal.live.remove();
    this.#terminal.err(`${text}\n`);
  }

  #step(progress: Progress): void {
    const step = Math.floor((progress.done / progress.total) * STEPS);
    if (step === this.#shownStep) return;
    this.#shownStep = step;
    this.#terminal.err(`${describe(progress, plainLook)}\n`);
  }
}

function describe({ done, total, counts, entry }: Progress, look: Look): string {
  const wrong = counts.refused + counts.failed;
  const parts = [
    look.good(`${counts.answered} answered`),
    `${counts['refused-as-documented']} refused (as documented)`,
    wrong > 0 ? look.wrong(`${wrong} to fix`) : `${wrong} to fix`,
  ];
  return `${look.heading(`${done}/${total}`)}  ${parts.join(', ')}  ${look.muted(plain(entry.request))}`;
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
