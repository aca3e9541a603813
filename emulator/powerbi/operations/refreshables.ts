import type { Dataset } from '../content/items.ts';
import { historyEntry } from '../content/refresh.ts';
import { isActive } from '../content/workspace.ts';
import { expands } from '../expand.ts';
import { pick, type Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import type { Handler, Handlers, Request } from '../request.ts';
import { capacityOf } from './capacities.ts';

/** Minutes between two moments. */
function minutes(from: unknown, to: unknown): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / 60_000;
}

/** A dataset that was refreshed at least once, as a capacity's overview shows it. */
function refreshable(request: Request, capacityId: string, dataset: Dataset): Fields[] {
  const workspace = request.content.workspaces.find(dataset.groupId);
  const [last] = dataset.refreshes;
  if (!last || !isActive(workspace) || workspace.fields['capacityId'] !== capacityId) return [];
  const history = dataset.refreshes.map(historyEntry);
  const durations = dataset.refreshes
    .map(({ startTime, endTime }) => minutes(startTime, endTime))
    .sort((a, b) => a - b);
  const group = pick(workspace.fields, 'id', 'name');
  return [
    {
      id: dataset.id,
      name: dataset.fields['name'],
      kind: 'Dataset',
      startTime: dataset.refreshes.at(-1)?.startTime,
      endTime: last.endTime,
      refreshCount: history.length,
      refreshFailures: dataset.refreshes.filter(({ state }) => state === 'failed').length,
      averageDuration: durations.reduce((sum, duration) => sum + duration, 0) / durations.length,
      medianDuration: durations[Math.floor(durations.length / 2)],
      refreshesPerDay: 1,
      lastRefresh: historyEntry(last),
      refreshSchedule: dataset.schedule,
      configuredBy: [dataset.fields['configuredBy']],
      ...(expands(request, 'capacity') ? { capacity: request.content.capacities.get(capacityId).fields } : {}),
      ...(expands(request, 'group') ? { group } : {}),
    },
  ];
}

function onCapacity(request: Request, capacityId: string): Fields[] {
  const { workspaces, datasets } = request.content;
  return workspaces
    .list(({ fields }) => fields['capacityId'] === capacityId)
    .flatMap(({ id }) => datasets.in(id))
    .flatMap((dataset) => refreshable(request, capacityId, dataset));
}

const everywhere: Handler = (request) =>
  listed(
    request,
    request.content.capacities.list().flatMap(({ id }) => onCapacity(request, id)),
  );

const ofCapacity: Handler = (request) => listed(request, onCapacity(request, capacityOf(request).id));

const one: Handler = (request) => {
  const wanted = request.path['refreshableId']?.toLowerCase();
  const found = onCapacity(request, capacityOf(request).id).filter(({ id }) => id === wanted);
  if (found.length === 0) throw notFound();
  return listed(request, found);
};

/** Datasets on capacities and how their refreshes went. */
export const refreshableHandlers: Handlers = {
  Capacities_GetRefreshables: everywhere,
  Capacities_GetRefreshablesForCapacity: ofCapacity,
  Capacities_GetRefreshableForCapacity: one,
  Admin_GetRefreshables: everywhere,
  Admin_GetRefreshablesForCapacity: ofCapacity,
  Admin_GetRefreshableForCapacity: one,
};
