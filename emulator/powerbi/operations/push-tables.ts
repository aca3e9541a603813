import type { Dataset, Table } from '../content/items.ts';
import { rowsOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { invalidParameter, notFound } from '../refusal.ts';
import { notPushModel } from '../refusals/push.ts';
import { refused } from '../refusals/rule.ts';
import { done, shows, twins, type Handlers, type Request } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** A request may push this many rows. */
const MOST_ROWS = 10_000;

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
    table.rows.push(...rows);
    return done;
  },
  Datasets_DeleteRows: (request) => {
    tableOf(request).rows = [];
    return done;
  },
});
