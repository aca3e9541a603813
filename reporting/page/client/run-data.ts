import type { PageDetail, PageEntry } from '../page-entry.ts';
import { byId } from './element.ts';

interface Common {
  readonly rows: number;
  readonly rowNames?: readonly (string | null)[];
  readonly reasons: readonly string[];
  readonly causes: Readonly<Record<string, string>>;
}

/** What the page knows of the run: all entries in short, and each in full when it is asked for. */
export class RunData {
  readonly entries: readonly PageEntry[] = read(byId('entries')) as PageEntry[];
  readonly #common = read(byId('common')) as Common;
  readonly #blocks = [...document.querySelectorAll<HTMLElement>('script.details')].map((script) => ({
    script,
    from: Number(script.dataset.from),
  }));
  readonly #texts = new Map<PageEntry, string>();

  /** How many rows the data file had; 1 without one. */
  get rows(): number {
    return this.#common.rows;
  }

  /** `row 2, Finance`: a row by its number, from 1, and its name where it has one. */
  rowName(row: number): string {
    const name = this.#common.rowNames?.[row - 1] ?? '';
    return name === '' ? `row ${row}` : `row ${row}, ${name}`;
  }

  /** Codes of all causes in the run. */
  get causes(): string[] {
    return Object.keys(this.#common.causes);
  }

  /** What a cause is called. */
  causeTitle(code: string): string {
    return this.#common.causes[code] ?? code;
  }

  /** Why an entry is as it is, in one line: its most likely cause, or else its reason. */
  why(entry: PageEntry): string {
    const cause = entry.causes?.[0];
    return cause === undefined ? this.reason(entry) : this.causeTitle(cause);
  }

  /** The reason that the run gave; empty when there is none. */
  reason(entry: PageEntry): string {
    return entry.reason === undefined ? '' : (this.#common.reasons[entry.reason] ?? '');
  }

  /** The rest of an entry, by its place. */
  detail(entry: PageEntry): PageDetail | undefined {
    const place = this.entries.indexOf(entry);
    const block = this.#blocks.findLast(({ from }) => from <= place);
    return block && (read(block.script) as PageDetail[])[place - block.from];
  }

  /** What the search looks through, in small letters. */
  text(entry: PageEntry): string {
    const known = this.#texts.get(entry);
    if (known !== undefined) return known;
    const causes = (entry.causes ?? []).map((code) => `${code} ${this.causeTitle(code)}`);
    const row = this.#common.rowNames?.[entry.row - 1] ?? '';
    const text = [entry.request, row, entry.operation, entry.area, entry.status, this.reason(entry), ...causes]
      .join('\n')
      .toLowerCase();
    this.#texts.set(entry, text);
    return text;
  }

  /** The entry of a request in a row. */
  find(id: string, row: number): PageEntry | undefined {
    return this.entries.find((entry) => entry.id === id && entry.row === row);
  }
}

function read(script: HTMLElement): unknown {
  return JSON.parse(script.textContent ?? 'null');
}
