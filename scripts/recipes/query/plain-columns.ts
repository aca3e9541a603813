/** A row of a result, by column. */
type Row = Readonly<Record<string, unknown>>;

interface Column {
  /** As the service calls it: `Sales[Amount]`, or `[Total]` where the query made it. */
  readonly key: string;
  readonly table: string;
  readonly name: string;
}

/** Rows whose columns have plain names, and those names in order. */
export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Gives columns the names that people know; two tables with a column of the same name keep theirs. */
export function withPlainColumns(rows: readonly Row[]): PlainTable {
  const keys: string[] = [];
  // A row has no member for an empty value unless the service is asked for it.
  for (const row of rows) for (const key of Object.keys(row)) if (keys.indexOf(key) < 0) keys.push(key);
  const columns = keys.map(columnOf);
  const names = columns.map(({ name, table }, index) =>
    columns.some((other, place) => place !== index && other.name === name) && table !== '' ? `${table} ${name}` : name,
  );
  const plain = rows.map((row) => Object.fromEntries(keys.map((key, index) => [names[index]!, row[key] ?? null])));
  return { columns: names, rows: plain };
}

function columnOf(key: string): Column {
  const start = key.indexOf('[');
  if (start < 0 || key.charAt(key.length - 1) !== ']') return { key, table: '', name: key };
  return { key, table: key.slice(0, start), name: key.slice(start + 1, -1) };
}
