import { addDashboard, addTile } from '../content/dashboard.ts';
import type { Dashboard, Tile } from '../content/items.ts';
import { pick, textOf } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { done, inView, shows, twins, within, type Handlers, type Request } from '../request.ts';
import { targetWorkspace } from './reports.ts';

/** The dashboard that the path names. */
export function dashboardOf(request: Request): Dashboard {
  return within(request, request.content.dashboards, request.path['dashboardId']);
}

/** The tile that the path names, on the dashboard that it names. */
export function tileOf(request: Request): Tile {
  const dashboard = dashboardOf(request);
  const tile = request.content.tiles.get(request.path['tileId']);
  if (tile.dashboardId !== dashboard.id) throw notFound();
  return tile;
}

/** The tiles on a dashboard. */
export function tilesOf(request: Request, dashboard: Dashboard): Tile[] {
  return request.content.tiles.in(dashboard.groupId).filter(({ dashboardId }) => dashboardId === dashboard.id);
}

function cloneTile(request: Request): Tile {
  const original = tileOf(request);
  const { content, fields } = request;
  const target = content.dashboards.get(textOf(fields, 'targetDashboardId'));
  if (target.groupId !== targetWorkspace(request, target.groupId)) throw notFound();
  const { targetReportId, targetModelId } = pick(fields, 'targetReportId', 'targetModelId');
  return addTile(content, target, content.ids.next(), {
    ...original.fields,
    ...(targetReportId ? { reportId: targetReportId } : {}),
    ...(targetModelId ? { datasetId: targetModelId } : {}),
  });
}

/** Dashboards and their tiles. */
export const dashboardHandlers: Handlers = twins({
  Dashboards_GetDashboards: (request) =>
    listed(
      request,
      inView(request, request.content.dashboards).map(({ fields }) => fields),
    ),
  Dashboards_GetDashboard: (request) => shows(dashboardOf(request).fields),
  Dashboards_AddDashboard: ({ content, groupId, fields }) =>
    shows(addDashboard(content, groupId, content.ids.next(), textOf(fields, 'name') ?? '').fields),
  Dashboards_DeleteDashboard: (request) => {
    const dashboard = dashboardOf(request);
    for (const tile of tilesOf(request, dashboard)) request.content.tiles.remove(tile.id);
    request.content.dashboards.remove(dashboard.id);
    return done;
  },
  Dashboards_GetTiles: (request) =>
    listed(
      request,
      tilesOf(request, dashboardOf(request)).map(({ fields }) => fields),
    ),
  Dashboards_GetTile: (request) => shows(tileOf(request).fields),
  Dashboards_CloneTile: (request) => shows(cloneTile(request).fields),
});
