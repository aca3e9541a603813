/** What a data file says, row by row. */
export interface ReadRow {
  /** The same list for all rows that have the same names. */
  readonly names: readonly string[];
  /** In the order of the names; absent where only the names are told. */
  readonly values: readonly string[] | undefined;
  /** Where it stands, for a message: `line 3`. */
  readonly at: string;
}

/** What is wrong with a data file. The message names the place, and quotes nothing that could be a value. */
export class DataFault extends Error {}

/** A text whose beginning was already read. */
export async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
