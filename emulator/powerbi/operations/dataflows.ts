import { modelOf } from '../content/dataflow.ts';
import type { Dataflow } from '../content/items.ts';
import { courseOf, phaseAt } from '../content/job.ts';
import { fieldsOf, pick, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { done, inView, shows, within, type Handler, type Handlers, type Request } from '../request.ts';

function dataflowOf(request: Request): Dataflow {
  return within(request, request.content.dataflows, request.path['dataflowId']);
}

const exported: Handler = (request) => ({
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: Buffer.from(JSON.stringify(modelOf(dataflowOf(request)))),
});

const dataSources: Handler = (request) => listed(request, dataflowOf(request).dataSources);

const upstream: Handler = (request) => listed(request, dataflowOf(request).upstream);

/** Cancels a transaction if it is still going on. The answer says how it was found; an unknown one is told, not refused. */
const cancel: Handler = (request) => {
  const transactionId = request.path['transactionId'];
  const transaction = inView(request, request.content.dataflows)
    .flatMap(({ transactions }): Fields[] => transactions)
    .find(({ id }) => id === transactionId);
  if (!transaction) return shows({ transactionId, status: 'notFound' });
  if (transaction['status'] !== 'InProgress') return shows({ transactionId, status: 'alreadyConcluded' });
  Object.assign(transaction, { status: 'Cancelled', endTime: request.content.clock.next() });
  return shows({ transactionId, status: 'successfullyMarked' });
};

/** Counts a read of a run that a caller started and that is going on. */
function read({ content }: Request, { reads }: Dataflow, transaction: Fields): void {
  const before = reads.get(String(transaction['id']));
  if (before === undefined || transaction['status'] !== 'InProgress') return;
  reads.set(String(transaction['id']), before + 1);
  const phase = phaseAt(before + 1, courseOf(content, 'dataflow refresh'));
  if (phase === 'waiting' || phase === 'running') return;
  Object.assign(transaction, { status: phase === 'succeeded' ? 'Success' : 'Failed', endTime: content.clock.next() });
}

/** Dataflows and their runs. */
export const dataflowHandlers: Handlers = {
  Dataflows_GetDataflows: (request) =>
    listed(
      request,
      inView(request, request.content.dataflows).map(({ fields }) => fields),
    ),
  Dataflows_GetDataflow: exported,
  Dataflows_UpdateDataflow: (request) => {
    const changes = pick(request.fields, 'name', 'description', 'allowNativeQueries', 'computeEngineBehavior');
    Object.assign(dataflowOf(request).fields, changes, { modifiedDateTime: request.content.clock.next() });
    return done;
  },
  Dataflows_DeleteDataflow: (request) => {
    request.content.dataflows.remove(dataflowOf(request).id);
    return done;
  },
  Dataflows_GetDataflowDataSources: dataSources,
  Dataflows_GetUpstreamDataflowsInGroup: upstream,
  Dataflows_UpdateRefreshSchedule: (request) => {
    Object.assign(dataflowOf(request).schedule, fieldsOf(request.fields['value']));
    return done;
  },
  Dataflows_RefreshDataflow: (request) => {
    const { content } = request;
    const id = content.ids.next();
    const dataflow = dataflowOf(request);
    dataflow.reads.set(id, 0);
    dataflow.transactions.unshift({
      id,
      refreshType: 'OnDemand',
      startTime: content.clock.next(),
      status: 'InProgress',
    });
    return done;
  },
  Dataflows_GetDataflowTransactions: (request) => {
    const dataflow = dataflowOf(request);
    for (const transaction of dataflow.transactions) read(request, dataflow, transaction);
    return listed(request, dataflow.transactions);
  },
  Dataflows_CancelDataflowTransaction: cancel,

  Dataflows_ExportDataflowAsAdmin: exported,
  Dataflows_GetDataflowDatasourcesAsAdmin: dataSources,
  Dataflows_GetUpstreamDataflowsInGroupAsAdmin: upstream,
};
