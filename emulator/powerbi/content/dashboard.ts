import type { Fields } from '../fields.ts';
import type { Content } from './content.ts';
import { embedUrl } from './embed-url.ts';
import type { Dashboard, Tile } from './items.ts';

/** A new dashboard without tiles. */
export function addDashboard(content: Content, groupId: string, id: string, displayName: string): Dashboard {
  const address = `https://app.powerbi.com/groups/${groupId}/dashboards/${id}`;
  const shownAt = embedUrl(content, 'dashboardEmbed', { dashboardId: id, groupId });
  return content.dashboards.add({
    id,
    groupId,
    // Recordings have the two lists, empty whatever there is.
    fields: { id, displayName, isReadOnly: false, webUrl: address, embedUrl: shownAt, users: [], subscriptions: [] },
  });
}

/** A new tile on a dashboard. `fields`: its title, report, dataset and size. */
export function addTile(content: Content, dashboard: Dashboard, id: string, fields: Fields): Tile {
  const shownAt = embedUrl(content, 'embed', { dashboardId: dashboard.id, tileId: id });
  return content.tiles.add({
    id,
    groupId: dashboard.groupId,
    dashboardId: dashboard.id,
    fields: { rowSpan: 1, colSpan: 2, embedData: '', ...fields, id, embedUrl: shownAt },
  });
}
