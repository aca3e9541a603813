import type { Dataset, Table } from '../content/items.ts';
import { rowsOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { invalidParameter, notFound } from '../refusal.ts';
import { notPushModel, rowsUsedUp, textTooLong } from '../refusals/push.ts';
import { refused } from '../refusals/rule.ts';
import { done, shows, twins, type Handlers, type Request } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** A request may push this many rows. */
const MOST_ROWS = 10_000;

/** A model takes this many rows in an hour. */
const MOST_ROWS_AN_HOUR = 1_000_000;

/** A table of a model that drops its oldest rows keeps this many. */
const MOST_KEPT = 200_000;

const LONGEST_TEXT = 4000;

const HOUR = 3600;

function isTooLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > LONGEST_TEXT;
}

/** @throws Refusal 429 when the model has got too many rows in the last hour */
function countRows(request: Request, count: number): void {
  const model = pushModelOf(request);
  const now = Date.parse(request.content.clock.now());
  const recent = model.pushes.filter(({ at }) => now - at < HOUR * 1000);
  const rows = recent.reduce((sum, push) => sum + push.rows, count);
  const [oldest] = recent;
  if (rows > MOST_ROWS_AN_HOUR)
    throw refused(rowsUsedUp, Math.max(1, HOUR - Math.floor((now - (oldest?.at ?? now)) / 1000)));
  model.pushes = [...recent, { at: now, rows: count }];
}

/** The push model that the path names. */
function pushModelOf(request: Request): Dataset {
  const dataset = datasetOf(request);
  if (dataset.fields['addRowsAPIEnabled'] !== true) throw refused(notPushModel, dataset.id);
  return dataset;
}

function tableOf(request: Request): Table {
  const table = pushModelOf(request).tables.find(({ definition }) => definition['name'] === request.path['tableName']);
  if (!table) throw notFound();
  return table;
}

/** Tables of push datasets and the rows in them. */
export const pushTableHandlers: Handlers = twins({
  // Reports have tables and rows refused; the list stays open, for a reader who has no push model.
  Datasets_GetTables: (request) =>
    listed(
      request,
      datasetOf(request).tables.map(({ definition }) => definition),
    ),
  Datasets_PutTable: (request) => {
    const table = tableOf(request);
    table.definition = { ...request.fields };
    return shows(table.definition);
  },
  Datasets_PostRows: (request) => {
    const table = tableOf(request);
    const rows = rowsOf(request.fields['rows']);
    if (rows.length > MOST_ROWS) throw invalidParameter('rows', 413);
    if (rows.some((row) => Object.values(row).some(isTooLong))) throw refused(textTooLong);
    countRows(request, rows.length);
    table.rows.push(...rows);
    const { defaultRetentionPolicy } = pushModelOf(request).fields;
    if (String(defaultRetentionPolicy).toLowerCase() === 'basicfifo')
      table.rows.splice(0, table.rows.length - MOST_KEPT);
    return done;
  },
  Datasets_DeleteRows: (request) => {
    tableOf(request).rows = [];
    return done;
  },
});
