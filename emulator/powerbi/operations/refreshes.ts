import { ROOT } from '../../operation-kind.ts';
import type { Dataset } from '../content/items.ts';
import { courseOf } from '../content/job.ts';
import {
  credentialsMissing,
  enhancements,
  historyEntry,
  isUnderWay,
  readRefresh,
  refreshDetail,
  type Refresh,
} from '../content/refresh.ts';
import { pick } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { enhancedRefreshRunning, refreshRunning } from '../refusals/refresh.ts';
import { refused } from '../refusals/rule.ts';
import { done, twins, type Handlers, type Request, type Result } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** Counts a read of a refresh. Tells whether it still runs. */
function read({ content }: Request, { id }: Dataset, refresh: Refresh): boolean {
  const failure = content.tenant.datasetsWithoutCredentials?.includes(id) ? credentialsMissing : undefined;
  return readRefresh(refresh, content.clock.now(), courseOf(content, 'refresh'), failure);
}

/** Starts a refresh, unless one runs. To be refused counts as a read: whoever only ever starts refreshes is let in again. */
function start(request: Request): Result {
  const dataset = datasetOf(request);
  const asked = pick(request.fields, ...enhancements);
  const enhanced = Object.keys(asked).length > 0;
  const running = dataset.refreshes.filter((refresh) => read(request, dataset, refresh));
  if (running.length > 0) throw refused(enhanced ? enhancedRefreshRunning : refreshRunning);
  const { content } = request;
  const id = content.ids.next();
  const startTime = content.clock.next();
  dataset.refreshes.unshift({
    id,
    enhanced,
    state: 'running',
    reads: 0,
    startTime,
    endTime: content.clock.next(),
    asked,
    attempts: [],
    messages: [],
  });
  const place = request.path['groupId'] === undefined ? '' : `/groups/${request.groupId}`;
  const Location = `${request.origin}${ROOT}${place}/datasets/${dataset.id}/refreshes/${id}`;
  return { headers: { 'x-ms-request-id': id, Location } };
}

function refreshOf(request: Request): Refresh {
  const wanted = request.path['refreshId']?.toLowerCase();
  const refresh = datasetOf(request).refreshes.find(({ id }) => id === wanted);
  if (!refresh) throw notFound();
  return refresh;
}

/** Refreshes of semantic models: started, followed, cancelled. */
export const refreshHandlers: Handlers = twins({
  Datasets_RefreshDataset: start,
  Datasets_GetRefreshHistory: (request) => {
    const dataset = datasetOf(request);
    for (const refresh of dataset.refreshes) read(request, dataset, refresh);
    return listed(request, dataset.refreshes.map(historyEntry));
  },
  Datasets_GetRefreshExecutionDetails: (request) => {
    const refresh = refreshOf(request);
    const running = read(request, datasetOf(request), refresh);
    return { status: running ? 202 : 200, body: refreshDetail(refresh) };
  },
  Datasets_CancelRefresh: (request) => {
    const refresh = refreshOf(request);
    // What is already done stays done.
    if (isUnderWay(refresh)) Object.assign(refresh, { state: 'cancelled', endTime: request.content.clock.now() });
    return done;
  },
});
