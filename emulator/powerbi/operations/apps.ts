import type { Placed } from '../content/items.ts';
import type { PlacedCollection } from '../content/placed-collection.ts';
import type { App } from '../content/tenant-wide.ts';
import type { Fields } from '../fields.ts';
import { listed } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { shows, type Handler, type Handlers, type Request } from '../request.ts';

interface Published extends Placed {
  readonly fields: Fields;
}

function appOf(request: Request): App {
  return request.content.apps.get(request.path['appId']);
}

/** An item as the app shows it: under the app's id. */
function inApp({ id }: App, { fields }: Published): Fields {
  return { ...fields, appId: id };
}

function published<T extends Published>(app: App, collection: PlacedCollection<T>): T[] {
  return collection.in(app.groupId);
}

function publishedOne<T extends Published>(app: App, collection: PlacedCollection<T>, id: string | undefined): T {
  const item = collection.get(id);
  if (item.groupId !== app.groupId) throw notFound();
  return item;
}

const list: Handler = (request) =>
  listed(
    request,
    request.content.apps.list().map(({ fields, groupId }) => ({ ...fields, workspaceId: groupId })),
  );

/** Apps: what workspaces published, read only. */
export const appHandlers: Handlers = {
  Apps_GetApps: list,
  Apps_GetAppsAsAdmin: list,
  Apps_GetAppUsersAsAdmin: (request) => listed(request, appOf(request).access.shown()),
  Apps_GetApp: (request) => shows(appOf(request).fields),
  Apps_GetReports: (request) => {
    const app = appOf(request);
    return listed(
      request,
      published(app, request.content.reports).map((report) => inApp(app, report)),
    );
  },
  Apps_GetReport: (request) => {
    const app = appOf(request);
    return shows(inApp(app, publishedOne(app, request.content.reports, request.path['reportId'])));
  },
  Apps_GetDashboards: (request) => {
    const app = appOf(request);
    return listed(
      request,
      published(app, request.content.dashboards).map((dashboard) => inApp(app, dashboard)),
    );
  },
  Apps_GetDashboard: (request) => {
    const app = appOf(request);
    return shows(inApp(app, publishedOne(app, request.content.dashboards, request.path['dashboardId'])));
  },
  Apps_GetTiles: (request) =>
    listed(
      request,
      tiles(request).map(({ fields }) => fields),
    ),
  Apps_GetTile: (request) => {
    const tile = tiles(request).find(({ id }) => id === request.path['tileId']?.toLowerCase());
    if (!tile) throw notFound();
    return shows(tile.fields);
  },
};

function tiles(request: Request): Published[] {
  const dashboard = publishedOne(appOf(request), request.content.dashboards, request.path['dashboardId']);
  return request.content.tiles.in(dashboard.groupId).filter(({ dashboardId }) => dashboardId === dashboard.id);
}
