import { enhancements, historyEntry, readRefresh, refreshDetail } from '../content/refresh.ts';
import type { Refresh } from '../content/refresh.ts';
import { pick } from '../fields.ts';
import { listed } from '../paging.ts';
import { bare, notFound } from '../refusal.ts';
import { done, twins } from '../request.ts';
import type { Handlers, Request, Result } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** Starts a refresh. A second enhanced refresh beside a running one is a conflict. */
function start(request: Request): Result {
  const dataset = datasetOf(request);
  const asked = pick(request.fields, ...enhancements);
  const enhanced = Object.keys(asked).length > 0;
  if (enhanced && dataset.refreshes.some((refresh) => refresh.enhanced && refresh.state === 'running')) throw bare(409);
  const { content } = request;
  const id = content.ids.next();
  const startTime = content.clock.next();
  dataset.refreshes.unshift({ id, enhanced, state: 'running', reads: 0, startTime, endTime: content.clock.next(), asked, attempts: [], messages: [] });
  const place = request.path['groupId'] === undefined ? '' : `/groups/${request.groupId}`;
  const Location = `${request.origin}/v1.0/myorg${place}/datasets/${dataset.id}/refreshes/${id}`;
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
    const { refreshes } = datasetOf(request);
    for (const refresh of refreshes) readRefresh(refresh);
    return listed(request, refreshes.map(historyEntry));
  },
  Datasets_GetRefreshExecutionDetails: (request) => {
    const refresh = refreshOf(request);
    const running = readRefresh(refresh);
    return { status: running ? 202 : 200, body: refreshDetail(refresh) };
  },
  Datasets_CancelRefresh: (request) => {
    const refresh = refreshOf(request);
    // What is already done stays done.
    if (refresh.state === 'running') refresh.state = 'cancelled';
    return done;
  },
});
