import { ROOT } from '../../operation-kind.ts';
import { isOnSharedCapacity } from '../content/capacity.ts';
import { lacksCredentials } from '../content/dataset.ts';
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
import { pick, textOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import {
  enhancedRefreshRunning,
  enhancedWithoutCapacity,
  notifyOptionOfApp,
  notifyOptionOfEnhanced,
  plainRefreshById,
  refreshesUsedUp,
  refreshRunning,
} from '../refusals/refresh.ts';
import { refused } from '../refusals/rule.ts';
import { done, twins, type Handlers, type Request, type Result } from '../request.ts';
import { datasetOf } from './datasets.ts';

/** Counts a read of a refresh. Tells whether it still runs. */
function read({ content }: Request, dataset: Dataset, refresh: Refresh): boolean {
  const failure = lacksCredentials(content, dataset) ? credentialsMissing : undefined;
  return readRefresh(refresh, content.clock.now(), courseOf(content, 'refresh'), failure);
}

/** Refreshes of a model a day on shared capacity. */
const MOST_A_DAY = 8;

/** @throws Refusal where the capacity, or the caller, rules the refresh out before it is looked whether another runs */
function checkStart({ content, caller, fields }: Request, { groupId, refreshes }: Dataset, enhanced: boolean): void {
  const { switches } = content.tenant;
  const option = textOf(fields, 'notifyOption');
  const shared = isOnSharedCapacity(content, groupId);
  if (enhanced && shared && switches.enhancedOnSharedCapacity === 'refused') throw refused(enhancedWithoutCapacity);
  if (enhanced && option !== undefined && switches.notifyOptionOfEnhanced === 'refused')
    throw refused(notifyOptionOfEnhanced);
  const mails = option !== undefined && option.toLowerCase() !== 'nonotification';
  if (mails && caller.kind === 'app' && switches.notifyOptionOfApp === 'refused') throw refused(notifyOptionOfApp);
  const today = content.clock.now().slice(0, 10);
  const ofToday = refreshes.filter(({ startTime }) => startTime.startsWith(today));
  if (shared && switches.refreshesOnSharedCapacity === 'limited' && ofToday.length >= MOST_A_DAY)
    throw refused(refreshesUsedUp);
}

/** Starts a refresh, unless one runs. To be refused counts as a read: whoever only ever starts refreshes is let in again. */
function start(request: Request): Result {
  const dataset = datasetOf(request);
  const asked = pick(request.fields, ...enhancements);
  const enhanced = Object.keys(asked).length > 0;
  checkStart(request, dataset, enhanced);
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
  if (!refresh.enhanced && request.content.tenant.switches.plainRefreshById === 'not-found')
    throw refused(plainRefreshById);
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
