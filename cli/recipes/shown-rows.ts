import { saveRows, type SavedRows } from './saved-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows that are kept to be printed: all of them are saved. */
const PRINTED = 40;

/** The rows that a recipe showed: saved as they come, the first of them kept, all of them counted. */
export class ShownRows {
  readonly rows: Row[] = [];
  count = 0;
  columns: readonly string[];
  readonly #file: string | undefined;
  readonly #most: number;
  #saved: SavedRows | undefined;

  /**
   * @param columns of the recipe
   * @param file to save them in; absent: they are not saved
   * @param keepAll keeps all of them, to be printed as JSON
   */
  constructor(columns: readonly string[], file: string | undefined, keepAll: boolean) {
    this.columns = columns;
    this.#file = file;
    this.#most = keepAll ? Infinity : PRINTED;
  }

  /** @param columns a query has columns that only its answer tells */
  add(shown: readonly unknown[], columns: readonly string[]): void {
    this.columns = columns;
    if (this.#file !== undefined) (this.#saved ??= saveRows(this.#file, columns)).add(shown);
    this.rows.push(...(shown.slice(0, Math.max(0, this.#most - this.rows.length)) as Row[]));
    this.count += shown.length;
  }

  /** Where they were saved. A file without rows is written too: whoever reads it next expects it. */
  saved(): string | undefined {
    if (this.#file !== undefined) this.#saved ??= saveRows(this.#file, this.columns);
    return this.#saved?.path;
  }

  close(): void {
    this.#saved?.end();
  }
}
