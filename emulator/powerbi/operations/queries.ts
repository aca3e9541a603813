import type { Dataset } from '../content/items.ts';
import { fieldsOf, rowsOf, textOf, type Fields } from '../fields.ts';
import { invalidParameter, odata } from '../refusal.ts';
import { shows, twins, type Handlers } from '../request.ts';
import { datasetOf } from './datasets.ts';

/**
 * The rows that a DAX query gives. The emulator is no engine: it knows `EVALUATE ROW(name, constant, ...)` and a table named after
 * EVALUATE, whose pushed rows it gives; any other well-begun query gives one row that names the table it came from.
 */
function rowsOfQuery(query: string, { tables }: Dataset): Fields[] {
  const constants = /EVALUATE\s+ROW\s*\(([\s\S]*)\)/i.exec(query)?.[1];
  if (constants !== undefined) return [constantsOf(constants)];
  const named =
    tables.find(({ definition }) => new RegExp(`'?\\b${escaped(String(definition['name']))}\\b'?`, 'i').test(query)) ??
    tables[0];
  if (!named) return [{ '[Value]': 1 }];
  const name = String(named.definition['name']);
  if (named.rows.length > 0)
    return named.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [`${name}[${column}]`, value])),
    );
  return [
    Object.fromEntries(
      rowsOf(named.definition['columns']).map((column) => [`${name}[${String(column['name'])}]`, sample(column)]),
    ),
  ];
}

function constantsOf(list: string): Fields {
  const pairs = list.matchAll(/"([^"]*)"\s*,\s*(?:"([^"]*)"|(-?[\d.]+))?/g);
  return Object.fromEntries(
    [...pairs].map(([, name, text, number]) => [`[${name}]`, text ?? (number === undefined ? null : Number(number))]),
  );
}

function sample({ dataType }: Fields): unknown {
  const values: Fields = {
    string: 'Aniseed syrup',
    int64: 12,
    double: 129.5,
    decimal: 129.5,
    bool: true,
    boolean: true,
    datetime: '2026-06-01T00:00:00',
  };
  return values[String(dataType).toLowerCase()] ?? 'Aniseed syrup';
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** More rows or values than this are cut off. */
const MOST_ROWS = 100_000;

/** How many rows `GENERATESERIES(from, to)` makes; 0 for other queries. */
function generatedRows(query: string): number {
  const [, from, to] = /GENERATESERIES\s*\(\s*(-?\d+)\s*,\s*(-?\d+)\s*\)/i.exec(query) ?? [];
  return from === undefined || to === undefined ? 0 : Number(to) - Number(from) + 1;
}

/** A result that is too large comes with 200 and the error inside. */
const TOO_MANY_ROWS = { code: 'DatasetExecuteQueriesError', message: `The result has more than ${MOST_ROWS} rows.` };

/** DAX queries. */
export const queryHandlers: Handlers = twins({
  Datasets_ExecuteQueries: (request) => {
    const dataset = datasetOf(request);
    const queries = rowsOf(request.fields['queries']);
    // One query for each call is a documented limit.
    if (queries.length !== 1) throw invalidParameter('queries');
    const query = (textOf(queries[0] ?? {}, 'query') ?? '').trim();
    if (!/^(EVALUATE|DEFINE)\b/i.test(query)) {
      throw odata(
        400,
        'DatasetExecuteQueriesError',
        `Query (1, 1) The syntax for '${query.split(/\s/)[0] ?? ''}' is incorrect.`,
      );
    }
    if (generatedRows(query) > MOST_ROWS)
      return shows({ results: [{ tables: [{ rows: [], error: TOO_MANY_ROWS }], error: TOO_MANY_ROWS }] });
    const includeNulls = fieldsOf(request.fields['serializerSettings'])['includeNulls'] === true;
    const rows = rowsOfQuery(query, dataset).map((row) => (includeNulls ? row : withoutNulls(row)));
    return shows({ results: [{ tables: [{ rows }] }] });
  },
});

function withoutNulls(row: Fields): Fields {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
